"""The tables that are derived whole: pathways by state, statements in conflict, the ledger, lists of records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation, PageCitations, statement_citekeys
from evidograph.derive.drugs import EVIDENCE_ON
from evidograph.derive.grading import best_level
from evidograph.derive.pathway_table import CellEntry, PathwayCell, PathwayRow
from evidograph.render.addresses import Here
from evidograph.render.claims import Sign, sign_of
from evidograph.render.edition import Edition
from evidograph.render.environment import fill
from evidograph.render.marks import best_on, is_disputed
from evidograph.render.pages.common import StatementLine, statement_line
from evidograph.render.words import MARK_WORDS

LEDGER_OUTCOMES = ("kept", "corrected", "dropped", "added", "open")


@dataclass(frozen=True, slots=True)
class SignedEntry:
    """What a cell says once: a sign for one subject, by one statement or by several that agree."""

    statements: tuple[tuple[str, str], ...]
    sign: Sign
    gene: str
    level: str
    on: str
    word: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class SignedCell:
    """One state of a row, ready to print; `gaps` are (address, date of the last search)."""

    state: str
    changes: tuple[SignedEntry, ...]
    effects: tuple[SignedEntry, ...]
    gaps: tuple[tuple[str, str], ...]

    @property
    def is_filled(self) -> bool:
        """True where a statement stands in the cell."""
        return bool(self.changes or self.effects)


@dataclass(frozen=True, slots=True)
class SignedRow:
    """One row of the pathway table."""

    pathway: model.Pathway
    href: str
    disputed: bool
    cells: tuple[SignedCell, ...]


def render_pathway_table(edition: Edition, here: Here, page: PageCitations) -> str:
    """The pathway table of the drug."""
    groups: dict[str, list[SignedRow]] = {}
    for row in edition.pathway_rows:
        label = edition.words.label("pathway_group", row.pathway.group)
        groups.setdefault(label, []).append(_signed_row(edition, row, here, page))
    counts = Counter(_cell_kind(cell) for row in edition.pathway_rows for cell in row.cells)
    return fill(
        edition.corpus.root,
        "fragments/pathway_table.html",
        here=here,
        groups=groups,
        rows=len(edition.pathway_rows),
        counts=counts,
        drug=edition.drug_name(edition.drug),
        words=edition.words,
    )


def _cell_kind(cell: PathwayCell) -> str:
    if cell.is_filled:
        return "filled"
    return "searched" if cell.gaps else "open"


def _signed_row(edition: Edition, row: PathwayRow, here: Here, page: PageCitations) -> SignedRow:
    entries = [entry for cell in row.cells for entry in (*cell.changes, *cell.effects)]
    return SignedRow(
        pathway=row.pathway,
        href=here.to("pathway", row.pathway.id),
        disputed=any(is_disputed(edition, entry.statement) for entry in entries),
        cells=tuple(_signed_cell(edition, cell, here, page) for cell in row.cells),
    )


def _signed_cell(edition: Edition, cell: PathwayCell, here: Here, page: PageCitations) -> SignedCell:
    return SignedCell(
        state=edition.words.label("state", cell.state),
        changes=_signed_all(edition, cell.changes, here, page),
        effects=_signed_all(edition, cell.effects, here, page),
        gaps=tuple(
            (here.to("gap", gap.id), max((s.date for s in gap.searched), default="")) for gap in cell.gaps
        ),
    )


def _signed_all(
    edition: Edition, entries: tuple[CellEntry, ...], here: Here, page: PageCitations
) -> tuple[SignedEntry, ...]:
    """One entry for each sign and gene; statements that agree share it."""
    groups: dict[tuple[str, str | None], list[model.Statement]] = {}
    for entry in entries:
        value = entry.statement.proposition.value if entry.statement.proposition else ""
        groups.setdefault((value, entry.gene), []).append(entry.statement)
    return tuple(_signed(edition, found, gene or "", here, page) for (_, gene), found in groups.items())


def _signed(
    edition: Edition, statements: list[model.Statement], gene: str, here: Here, page: PageCitations
) -> SignedEntry:
    best = min(statements, key=lambda s: EVIDENCE_ON.index(best_on(edition, s)))  # type: ignore[arg-type]
    on = best_on(edition, best)
    proposition = best.proposition or model.Proposition(predicate="regulates")
    levels = [level for s in statements if (level := best_level(edition.corpus, s))]
    citekeys = dict.fromkeys(key for s in statements for key in statement_citekeys(edition.corpus, s))
    return SignedEntry(
        statements=tuple((s.id, here.to("statement", s.id)) for s in statements),
        sign=sign_of(edition, proposition),
        gene=gene,
        level=min(levels, default=""),
        on=on,
        word=MARK_WORDS[on],
        citations=page.cite(citekeys),
    )


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements side by side, or one whose own evidence disagrees."""

    type: str
    sides: tuple[StatementLine, ...]
    reason: str
    differs_by: str
    would_settle: str


def conflicts_of(edition: Edition, here: Here) -> tuple[Conflict, ...]:
    """Every related pair once, then every statement with evidence against it."""
    made = []
    for statement in sorted(edition.corpus.statements.values(), key=lambda s: s.id):
        for relation in statement.relations:
            other = edition.corpus.statements.get(relation.statement)
            if other:
                sides = (statement_line(edition, statement, here), statement_line(edition, other, here))
                made.append(
                    Conflict(
                        relation.type,
                        sides,
                        relation.reason or "",
                        edition.words.labelled("differs_by", relation.differs_by),
                        relation.would_settle or "",
                    )
                )
        if statement.is_disputed and statement.disagreement:
            why = " ".join(line.reason for line in statement.lines("disputes") if line.reason)
            differs = edition.words.labelled("differs_by", statement.disagreement.differs_by)
            settle = statement.disagreement.would_settle or ""
            own = (statement_line(edition, statement, here),)
            made.append(Conflict("evidence_both_ways", own, why, differs, settle))
    return tuple(made)


def render_conflicts(edition: Edition, here: Here) -> str:
    """All disagreement in one list."""
    found = conflicts_of(edition, here)
    return fill(
        edition.corpus.root, "fragments/conflicts.html", here=here, conflicts=found, words=edition.words
    )


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One claim of the source document and what became of it; `first` are statements not printed above."""

    entry: model.LedgerEntry
    claim: Mapping[str, str]
    statements: tuple[StatementLine, ...]
    first: frozenset[str]
    citations: tuple[Citation, ...]


def render_ledger(edition: Edition, here: Here, page: PageCitations) -> str:
    """The ledger by section of the source document, in the order of claims.csv."""
    corpus = edition.corpus
    sections: dict[str, list[LedgerRow]] = {}
    printed: set[str] = set()
    for key, claim in corpus.claims.items():
        entry = corpus.ledger.get(key)
        if entry:
            row = _ledger_row(edition, entry, here, page, printed)
            sections.setdefault(claim["section"], []).append(row)
            printed |= row.first
    counts = Counter(entry.outcome for entry in corpus.ledger.values())
    return fill(
        corpus.root,
        "fragments/ledger.html",
        here=here,
        sections=sections,
        bar=_bar(counts),
        counts=[(name, counts[name]) for name in LEDGER_OUTCOMES],
        total=len(corpus.ledger),
        claims=len(corpus.claims),
        words=edition.words,
    )


def _ledger_row(
    edition: Edition, entry: model.LedgerEntry, here: Here, page: PageCitations, printed: set[str]
) -> LedgerRow:
    corpus = edition.corpus
    held = [corpus.statements[name] for name in entry.statements if name in corpus.statements]
    return LedgerRow(
        entry=entry,
        claim=corpus.claims[entry.key],
        statements=tuple(statement_line(edition, statement, here) for statement in held),
        first=frozenset(statement.id for statement in held) - printed,
        citations=page.cite(key for key in entry.citekeys if key in corpus.sources),
    )


def _bar(counts: Counter[str]) -> list[tuple[str, float, float]]:
    """Outcome, start and width of each part of the bar, in percent."""
    total = sum(counts.values()) or 1
    parts, start = [], 0.0
    for name in LEDGER_OUTCOMES:
        width = 100 * counts[name] / total
        parts.append((name, round(start, 2), round(width, 2)))
        start += width
    return parts

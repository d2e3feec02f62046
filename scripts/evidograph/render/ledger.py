"""The ledger: what became of each claim of the document that the first monograph began from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation
from evidograph.render.lines import StatementLine, statement_line
from evidograph.render.sheet import Sheet

OUTCOMES = ("kept", "corrected", "dropped", "added", "open")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One claim and what became of it; `first` are statements not printed above."""

    entry: model.LedgerEntry
    claim: Mapping[str, str]
    statements: tuple[StatementLine, ...]
    first: frozenset[str]
    citations: tuple[Citation, ...]


def render_ledger(sheet: Sheet) -> str:
    """The ledger by section of the source document, in the order of claims.csv."""
    corpus = sheet.corpus
    sections: dict[str, list[LedgerRow]] = {}
    printed: set[str] = set()
    for key, claim in corpus.claims.items():
        entry = corpus.ledger.get(key)
        if entry:
            row = _row(sheet, entry, printed)
            sections.setdefault(claim["section"], []).append(row)
            printed |= row.first
    counts = Counter(entry.outcome for entry in corpus.ledger.values())
    return sheet.fill(
        "fragments/ledger.html",
        sections=sections,
        bar=_bar(counts),
        counts=[(name, counts[name]) for name in OUTCOMES],
        total=len(corpus.ledger),
        claims=len(corpus.claims),
    )


def _row(sheet: Sheet, entry: model.LedgerEntry, printed: set[str]) -> LedgerRow:
    corpus = sheet.corpus
    held = [corpus.statements[name] for name in entry.statements if name in corpus.statements]
    return LedgerRow(
        entry=entry,
        claim=corpus.claims[entry.key],
        statements=tuple(statement_line(sheet, statement) for statement in held),
        first=frozenset(statement.id for statement in held) - printed,
        citations=sheet.cite(key for key in entry.citekeys if key in corpus.sources),
    )


def _bar(counts: Counter[str]) -> list[tuple[str, float, float]]:
    """Outcome, start and width of each part of the bar, in percent."""
    total = sum(counts.values()) or 1
    parts, start = [], 0.0
    for name in OUTCOMES:
        width = 100 * counts[name] / total
        parts.append((name, round(start, 2), round(width, 2)))
        start += width
    return parts

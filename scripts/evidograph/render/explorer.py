"""The pathway table row by row: each statement and each search of a cell, as the file of rows has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from evidograph import model
from evidograph.derive.grading import best_level
from evidograph.derive.pathway_table import CellEntry, FlatRow, flat_rows
from evidograph.edition import best_on, is_disputed
from evidograph.render.claims import EFFECT_WORDS, Sign, sign_of
from evidograph.render.gap_marks import GapMark, gap_mark
from evidograph.render.listing import columns
from evidograph.render.measured import Measured, measured_in
from evidograph.render.narrowing import Closed, Held, facets
from evidograph.render.record_list import certainties, evidence_on, grade_of, levels
from evidograph.render.sheet import Sheet
from evidograph.render.words import MARK_WORDS

UNNAMED = "none_named"
FOUND = {"filled": "a statement", "searched": "no answer, after a search", "open": "not looked yet"}
COLUMNS = columns(
    pathway="Pathway",
    state="State",
    effect="Change or effect",
    statement="Statement",
    level="Evidence level",
    evidence_on="On",
    certainty="Certainty",
    subtype="Subtypes",
)
EFFECTS = ("drug_effect", "prognosis", "dependency")


@dataclass(frozen=True, slots=True)
class Said:
    """What a statement says of a pathway: a sign for what happens to it or what it does, and its grounds."""

    id: str
    href: str
    text: str
    sign: Sign
    measured: Measured
    level: str
    on: str
    word: str
    certainty: str | None
    certainty_word: str
    subtypes: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class ExplorerRow:
    """One row: with a statement, with a search that found none (its gap and last day), or with neither."""

    pathway: str
    href: str
    state: str
    held: Held
    said: Said | None = None
    gap: GapMark | None = None


def render_explorer(sheet: Sheet) -> str:
    """Every row, and what they can be narrowed by."""
    rows = [_row(sheet, row) for row in flat_rows(sheet.edition.pathway_rows)]
    closed = facets(_closed(sheet), [row.held for row in rows])
    return sheet.fill("fragments/explorer.html", columns=COLUMNS, rows=rows, facets=closed)


def _closed(sheet: Sheet) -> tuple[Closed, ...]:
    words = sheet.words.labels
    effects = {token: EFFECT_WORDS[token] for name in EFFECTS for token in words[name]}
    genes = sorted(sheet.corpus.genes)
    return (
        Closed("cell", "Found", FOUND),
        Closed("pathway", "Pathway", _by_name(sheet.corpus.pathways)),
        Closed("state", "State", words["state"]),
        Closed("effect", "Change or effect", {**words["regulation"], **effects}),
        Closed("gene", "Gene", dict(zip(genes, genes, strict=True))),
        Closed("marker_level", "Gene or pathway", words["level"]),
        replace(levels(sheet), title="Evidence level"),
        evidence_on(),
        certainties(sheet),
        Closed("subtype", "Subtype", {**_by_name(sheet.corpus.subtypes), UNNAMED: "none named"}),
    )


def _by_name(held: Mapping[str, model.Thing]) -> dict[str, str]:
    things = sorted(held.values(), key=lambda thing: thing.name.casefold())
    return {thing.id: thing.name for thing in things}


def _row(sheet: Sheet, row: FlatRow) -> ExplorerRow:
    pathway = row.pathway
    about = (pathway.name, sheet.to("pathway", pathway.id), sheet.words.label("state", row.state))
    held = {"pathway": (pathway.id,), "state": (row.state,)}
    if row.entry:
        said = _said(sheet, row.entry)
        return ExplorerRow(*about, {"cell": ("filled",), **held, **_words(row.entry, said)}, said)
    if row.gap:
        return ExplorerRow(*about, {"cell": ("searched",), **held}, gap=gap_mark(sheet, row.gap))
    return ExplorerRow(*about, {"cell": ("open",), **held})


def _said(sheet: Sheet, entry: CellEntry) -> Said:
    edition, statement = sheet.edition, entry.statement
    proposition = _proposition(entry)
    on = best_on(edition, statement)
    return Said(
        id=statement.id,
        href=sheet.to("statement", statement.id),
        text=statement.text,
        sign=sign_of(edition, proposition),
        measured=measured_in(edition, proposition),
        level=best_level(edition.corpus, statement) or "",
        on=on,
        word=MARK_WORDS[on],
        certainty=statement.certainty,
        certainty_word=edition.words.label("certainty", statement.certainty) or "not graded",
        subtypes=_names(sheet.corpus.subtypes, proposition.subtypes),
        disputed=is_disputed(edition, statement),
    )


def _proposition(entry: CellEntry) -> model.Proposition:
    return entry.statement.proposition or model.Proposition(predicate="")


def _names(held: Mapping[str, model.Subtype], ids: Iterable[str]) -> str:
    return ", ".join(held[subtype].name for subtype in ids)


def _words(entry: CellEntry, said: Said) -> Held:
    proposition = _proposition(entry)
    return {
        "effect": (said.sign.token,),
        "gene": (proposition.gene,) if proposition.gene else (),
        "marker_level": (proposition.level,) if proposition.level else (),
        "level": (said.level,) if said.level else (),
        "evidence_on": (said.on,),
        "certainty": grade_of(entry.statement),
        "subtype": proposition.subtypes or (UNNAMED,),
    }

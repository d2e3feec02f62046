"""Two tables at a glance: what each pathway does in each state, and who is better off in which setting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evidograph.derive.matrix import COLUMNS, Comparison, MatrixCell
from evidograph.derive.pathway_table import STATES, PathwayCell
from evidograph.edition import best_on
from evidograph.render.claims import Sign, sign_of
from evidograph.render.comparing import column_head, is_harm, sign_of_comparison
from evidograph.render.marks import Mark, mark_of
from evidograph.render.pictures.drawn import weight_of
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case

# What the small picture of the comparisons shows: benefits on the drug itself or on arms that include it.
OWN = frozenset({"drug", "drug_in_pool"})
SHOWN = frozenset({"against", "beside", "longer"})
ORDER = ("change", "effect", "direction")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign once, as heavy as the surest of the statements that say it."""

    sign: Sign
    weight: int
    strength: str
    count: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its signs, or what else can be said of it: `other`, `none` or `open`."""

    glyphs: tuple[Glyph, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row, which leads to that row of the table."""

    name: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The table behind a picture: its page, its heads, and its rows by name and anchor."""

    page: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, str, tuple[Cell, ...]]]


REST = {"other": "other evidence", "none": "looked, no answer", "open": "not looked yet"}


def render_table_picture(sheet: Sheet, kind: str) -> str:
    """A table at a glance: `pathways` by state, or `comparisons` by subtype and setting."""
    table = TABLES[kind](sheet)
    return sheet.fill(
        f"pictures/{kind}.html",
        heads=[sentence_case(head) for head in table.heads],
        rows=[
            Row(name, f"{sheet.here.at(table.page)}#{anchor}", cells) for name, anchor, cells in table.rows
        ],
        rest=REST,
        drug=sheet.edition.drug_name(sheet.edition.drug),
    )


def _pathways(sheet: Sheet) -> Table:
    heads = [sheet.words.label("state", state) for state in STATES]
    rows = [(r.pathway, tuple(_of_pathway(sheet, c) for c in r.cells)) for r in sheet.edition.pathway_rows]
    return Table("pathway-table/", heads, [(thing.name, thing.id, cells) for thing, cells in rows])


def _comparisons(sheet: Sheet) -> Table:
    heads = [column_head(sheet.edition, column) for column in COLUMNS]
    rows = [(r.subtype, tuple(_of_matrix(sheet, c) for c in r.cells)) for r in sheet.edition.matrix_rows]
    return Table("comparisons/", heads, [(thing.name, thing.id, cells) for thing, cells in rows])


TABLES: Mapping[str, Callable[[Sheet], Table]] = {"pathways": _pathways, "comparisons": _comparisons}


def _of_pathway(sheet: Sheet, cell: PathwayCell) -> Cell:
    found = []
    for entry in (*cell.changes, *cell.effects):
        if entry.statement.proposition:
            sign = sign_of(sheet.edition, entry.statement.proposition)
            found.append((sign, mark_of(sheet, entry.statement)))
    return Cell(_glyphs(found), "none" if cell.gaps else "open")


def _of_matrix(sheet: Sheet, cell: MatrixCell) -> Cell:
    shown = [comparison for comparison in cell.comparisons if _is_shown(sheet, comparison)]
    found = [(sign_of_comparison(sheet.edition, c), mark_of(sheet, c.statement)) for c in shown]
    other = "other" if cell.comparisons else "none" if cell.gaps else "open"
    return Cell(_glyphs(found), other)


def _is_shown(sheet: Sheet, comparison: Comparison) -> bool:
    own = best_on(sheet.edition, comparison.statement) in OWN
    return own and comparison.contrast in SHOWN and not is_harm(sheet.edition, comparison)


def _glyphs(found: Iterable[tuple[Sign, Mark]]) -> tuple[Glyph, ...]:
    groups: dict[Sign, list[Mark]] = {}
    for sign, mark in found:
        groups.setdefault(sign, []).append(mark)
    made = [_glyph(sign, marks) for sign, marks in groups.items()]
    return tuple(sorted(made, key=lambda glyph: (ORDER.index(glyph.sign.kind), glyph.sign.word)))


def _glyph(sign: Sign, marks: Sequence[Mark]) -> Glyph:
    surest = max(marks, key=weight_of)
    return Glyph(
        sign, weight_of(surest), surest.certainty_word or f"level {surest.level or 'unknown'}", len(marks)
    )

"""Subtype by setting: how the drug compares, all of it from statements and gaps (records.md, Views)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from evidograph.derive.drugs import entry_key
from evidograph.derive.effects import flipped
from evidograph.derive.pathway_table import statements_of_drug
from evidograph.derive.scope import ANY_SUBTYPE, SETTING_PARENT

if TYPE_CHECKING:
    from collections.abc import Set

    from evidograph import model
    from evidograph.corpus import Corpus

# The columns, early to late, and the settings that each holds.
COLUMNS: dict[str, tuple[str, ...]] = {
    "prevention": ("prevention",),
    "dcis": ("dcis",),
    "presurgical_window": ("presurgical_window",),
    "neoadjuvant": ("neoadjuvant",),
    "adjuvant": ("adjuvant",),
    "extended_adjuvant": ("extended_adjuvant",),
    "metastatic": ("metastatic", "metastatic_first_line", "metastatic_later_line"),
}
# Where a subtype stands that says no order.
LAST = 1000
DEPENDENCY_EFFECT = {"dependent": "favours_treatment", "not_dependent": "no_difference"}

# against: the drug and another; beside: another drug with it, or one that blocks what growth may need;
# longer: the drug and less of it; apart: two drugs of which neither is the drug; marker: tumors apart by a
# marker, all of them treated.
Contrast = Literal["against", "beside", "longer", "apart", "marker"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A statement as seen from the drug: with what it is compared, and who is better off.

    `value` is an `effect`; favours_treatment speaks for the drug, for more of it, or for what goes with it.
    Of a marker it is the `drug_effect`.
    """

    statement: model.Statement
    contrast: Contrast
    other: tuple[model.DrugEntry, ...]
    value: str

    @property
    def settings(self) -> tuple[str, ...]:
        """The settings that the statement names."""
        return self.statement.proposition.settings if self.statement.proposition else ()


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One column of one subtype: what is known, or where nothing was found."""

    subtype: str
    column: str
    comparisons: tuple[Comparison, ...]
    gaps: tuple[model.Gap, ...]

    @property
    def is_open(self) -> bool:
        """True where nobody has looked."""
        return not self.comparisons and not self.gaps

    def narrowed(self, setting: str) -> MatrixCell:
        """What stands in the cell for one of its settings alone; a gap of the wider setting covers it."""
        wanted = {setting, SETTING_PARENT.get(setting, setting)}
        return MatrixCell(
            self.subtype,
            setting,
            tuple(c for c in self.comparisons if setting in c.settings),
            tuple(g for g in self.gaps if _is_about(g, self.subtype, wanted)),
        )


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One subtype and its settings."""

    subtype: model.Subtype
    cells: tuple[MatrixCell, ...]


def matrix(corpus: Corpus, drug: str) -> tuple[MatrixRow, ...]:
    """The rows of the drug's matrix, by how a subtype is defined and then by its own order.

    A statement fills the row that it names, never the narrower ones; one that names none is unrestricted.
    """
    held = [c for s in statements_of_drug(corpus, drug) if (c := _compared(s, drug))]
    rows = []
    for subtype in sorted(corpus.subtypes.values(), key=row_order):
        if subtype.is_accepted:
            own = [c for c in held if subtype.id in subtypes_of(c.statement)]
            cells = (_cell(corpus, subtype.id, column, own) for column in COLUMNS)
            rows.append(MatrixRow(subtype, tuple(cells)))
    return tuple(rows)


def subtypes_of(statement: model.Statement) -> tuple[str, ...]:
    """The rows that a statement fills."""
    named = statement.proposition.subtypes if statement.proposition else ()
    return named or (ANY_SUBTYPE,)


def row_order(subtype: model.Subtype) -> tuple[bool, bool, str, int, str]:
    """Where the row of a subtype stands: receptor status first, then by its own order."""
    by_receptor = subtype.defined_by == "receptor_status"
    order = subtype.order if subtype.order is not None else LAST
    return subtype.id != ANY_SUBTYPE, not by_receptor, subtype.defined_by, order, subtype.name


def _cell(corpus: Corpus, subtype: str, column: str, own: list[Comparison]) -> MatrixCell:
    held = frozenset(COLUMNS[column])
    return MatrixCell(
        subtype,
        column,
        tuple(comparison for comparison in own if held.intersection(comparison.settings)),
        tuple(g for g in corpus.gaps.values() if g.is_accepted and _is_about(g, subtype, held)),
    )


def _is_about(gap: model.Gap, subtype: str, settings: Set[str]) -> bool:
    return any(cell.subtype == subtype and cell.setting in settings for cell in gap.cells)


def _compared(statement: model.Statement, drug: str) -> Comparison | None:
    """The statement as a comparison; None where it compares nothing in patients."""
    proposition = statement.proposition
    if proposition is None or not proposition.settings:
        return None
    if proposition.predicate == "predicts_response":
        return Comparison(statement, "marker", (), proposition.value)
    if proposition.predicate == "depends_on" and proposition.blocked_by:
        value = DEPENDENCY_EFFECT[proposition.value]
        return Comparison(statement, "beside", proposition.blocked_by, value)
    if proposition.predicate != "affects_outcome":
        return None
    return _of_sides(statement, proposition, drug)


def _of_sides(statement: model.Statement, proposition: model.Proposition, drug: str) -> Comparison:
    treatment, comparator = proposition.treatment, proposition.comparator
    given, against = {entry_key(e) for e in treatment}, {entry_key(e) for e in comparator}
    own = {(drug,)}
    if given == against:
        return Comparison(statement, "longer", (), proposition.value)
    if given == own:
        return Comparison(statement, "against", comparator, proposition.value)
    if against == own and own < given:
        added = tuple(e for e in treatment if entry_key(e) not in own)
        return Comparison(statement, "beside", added, proposition.value)
    if against == own:
        value = flipped(proposition.predicate, proposition.value)
        return Comparison(statement, "against", treatment, value)
    return Comparison(statement, "apart", treatment, proposition.value)

"""Subtype by setting: how the drug compares, all of it from statements and gaps (records.md, Views)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from evidograph.derive.drugs import entry_key
from evidograph.derive.effects import flipped
from evidograph.derive.pathway_table import statements_of_drug
from evidograph.derive.scope import ANY_SUBTYPE

if TYPE_CHECKING:
    from evidograph import model
    from evidograph.corpus import Corpus

# The columns, early to late, and the settings that each holds.
COLUMNS: dict[str, frozenset[str]] = {
    "prevention": frozenset({"prevention"}),
    "dcis": frozenset({"dcis"}),
    "before_surgery": frozenset({"presurgical_window", "neoadjuvant"}),
    "adjuvant": frozenset({"adjuvant"}),
    "extended_adjuvant": frozenset({"extended_adjuvant"}),
    "metastatic": frozenset({"metastatic", "metastatic_first_line", "metastatic_later_line"}),
}
DEPENDENCY_EFFECT = {"dependent": "favours_treatment", "not_dependent": "no_difference"}

# against: the drug and another; beside: another drug with it, or one that blocks what growth may need;
# longer: the drug and less of it; apart: two drugs of which neither is the drug.
Contrast = Literal["against", "beside", "longer", "apart"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A statement as seen from the drug: with what it is compared, and who is better off.

    `value` is an `effect`; favours_treatment speaks for the drug, for more of it, or for what goes with it.
    """

    statement: model.Statement
    contrast: Contrast
    other: tuple[model.DrugEntry, ...]
    value: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One setting of one subtype: what is known, or where nothing was found."""

    column: str
    comparisons: tuple[Comparison, ...]
    gaps: tuple[model.Gap, ...]

    @property
    def is_open(self) -> bool:
        """True where nobody has looked."""
        return not self.comparisons and not self.gaps


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One subtype and its settings."""

    subtype: model.Subtype
    cells: tuple[MatrixCell, ...]


def matrix(corpus: Corpus, drug: str) -> tuple[MatrixRow, ...]:
    """The rows of the drug's matrix: subtypes by how they are defined, the unrestricted one first.

    A statement fills the row that it names, never the narrower ones; one that names none is unrestricted.
    """
    held = [(c, _scope(c.statement)) for s in statements_of_drug(corpus, drug) if (c := _compared(s, drug))]
    rows = []
    for subtype in sorted(corpus.subtypes.values(), key=_row_order):
        if subtype.is_accepted:
            own = [(c, settings) for c, (subtypes, settings) in held if subtype.id in subtypes]
            cells = (_cell(corpus, subtype.id, column, own) for column in COLUMNS)
            rows.append(MatrixRow(subtype, tuple(cells)))
    return tuple(rows)


def _row_order(subtype: model.Subtype) -> tuple[bool, bool, str, str]:
    by_receptor = subtype.defined_by == "receptor_status"
    return subtype.id != ANY_SUBTYPE, not by_receptor, subtype.defined_by, subtype.name


def _scope(statement: model.Statement) -> tuple[frozenset[str], frozenset[str]]:
    proposition = statement.proposition
    assert proposition is not None  # noqa: S101  (only compared statements come here)
    return frozenset(proposition.subtypes or (ANY_SUBTYPE,)), frozenset(proposition.settings)


def _cell(
    corpus: Corpus, subtype: str, column: str, own: list[tuple[Comparison, frozenset[str]]]
) -> MatrixCell:
    comparisons = tuple(comparison for comparison, settings in own if settings & COLUMNS[column])
    gaps = tuple(
        gap
        for gap in corpus.gaps.values()
        if gap.is_accepted and any(c.subtype == subtype and c.setting in COLUMNS[column] for c in gap.cells)
    )
    return MatrixCell(column, comparisons, gaps)


def _compared(statement: model.Statement, drug: str) -> Comparison | None:
    """The statement as a comparison; None where it compares nothing in patients."""
    proposition = statement.proposition
    if proposition is None or not proposition.settings:
        return None
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

"""The matrix: a statement stands in the rows and settings that it names and nowhere else."""

from evidograph.derive.matrix import COLUMNS, MatrixCell
from evidograph.derive.scope import ANY_SUBTYPE
from releases import edition, evidence

ROWS = [
    "any-receptor-status",
    "hr-positive",
    "hr-positive-her2-negative",
    "hr-positive-her2-positive",
    "hr-low",
    "hr-negative",
    "triple-negative",
    "her2-positive",
    "luminal-a",
    "luminal-b",
    "brca1-mutated",
    "brca2-mutated",
    "hrd-high",
]


def cells() -> dict[tuple[str, str], MatrixCell]:
    return {(row.subtype.id, cell.column): cell for row in edition().matrix_rows for cell in row.cells}


def test_rows_and_columns_stand_in_their_order() -> None:
    assert [row.subtype.id for row in edition().matrix_rows] == ROWS
    settings = [setting for held in COLUMNS.values() for setting in held]
    assert settings == [
        "prevention", "dcis", "presurgical_window", "neoadjuvant", "adjuvant", "extended_adjuvant",
        "metastatic", "metastatic_first_line", "metastatic_later_line",
    ]  # fmt: skip


def test_evidence_never_flows_down() -> None:
    found = 0
    for (subtype, column), cell in cells().items():
        for comparison in cell.comparisons:
            proposition = comparison.statement.proposition
            assert proposition
            assert subtype in (proposition.subtypes or (ANY_SUBTYPE,))
            assert set(proposition.settings) & set(COLUMNS[column])
            found += 1
    assert found > 150


def test_every_claim_on_outcome_need_or_response_has_its_cell() -> None:
    """What names a setting stands in the matrix, but for what compares nothing."""
    shown = {c.statement.id for cell in cells().values() for c in cell.comparisons}
    told = {
        s.id: s.proposition
        for s in edition().corpus.statements.values()
        if s.is_accepted and s.proposition and s.proposition.settings
    }
    wanted = {
        name
        for name, p in told.items()
        if p.predicate in {"affects_outcome", "predicts_response"}
        or (p.predicate == "depends_on" and p.blocked_by)
    }
    assert len(wanted) > 150
    assert shown == wanted


def test_a_gap_of_metastatic_disease_covers_every_line_and_a_statement_its_own() -> None:
    cell = cells()["hr-negative", "metastatic"]
    assert {setting: bool(cell.narrowed(setting).gaps) for setting in COLUMNS["metastatic"]} == {
        "metastatic": True,
        "metastatic_first_line": True,
        "metastatic_later_line": True,
    }
    rows = [r for r in evidence()["subtype_setting"] if r["column"] == "metastatic" and "statement" in r]
    held = {(r["statement"], r["setting"]) for r in rows}
    statements = edition().corpus.statements
    assert rows
    for name, setting in held:
        proposition = statements[name].proposition
        assert proposition
        assert setting in proposition.settings


def test_each_empty_cell_says_who_looked_or_that_nobody_has() -> None:
    rows = evidence()["subtype_setting"]
    kinds = {r["cell"] for r in rows}
    assert kinds == {"filled", "searched", "open"}
    for row in rows:
        assert ("statement" in row) == (row["cell"] == "filled")
        assert ("gap" in row) == (row["cell"] == "searched")
        if row["cell"] == "searched" and edition().corpus.gaps[row["gap"]].searched:
            assert len(row["searched"]) == len(row["searched_where"]) > 0

"""Tables of chosen columns, and those of which nothing stands in a record: files say what pages say."""

import re
from collections import defaultdict

import pytest

from evidograph.contract import CHOICES
from evidograph.edition import Here
from evidograph.render.pathway_table import render_pathway_table
from evidograph.render.sheet import Sheet
from releases import downloads, edition, evidence, rows
from test_parity import WHOLE, told


def test_chosen_columns_say_what_the_whole_table_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert CHOICES
    for choice in CHOICES:
        (whole,) = (table for table in WHOLE if table.source == choice.source)
        names = {name.rpartition(".")[2]: name for name in choice.columns}
        pairs = list(zip(rows(whole.file), rows(choice.file), strict=True))
        expected = {(n, name): row[names[name]] for n, (row, _) in enumerate(pairs) for name in names}
        found = {(n, name): text for n, (_, row) in enumerate(pairs) for name, text in row.items()}
        told(capsys, choice.file, expected, found)


def test_the_ledger_accounts_for_each_claim_of_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    first = "audit,claim_id,section,claim,verdict,outcome,statements,reason,citekeys\n"
    assert downloads()["ledger.csv"].decode().startswith(first)
    claims = {
        (claim["audit"], claim["claim_id"]): claim["claim"] for claim in edition().corpus.claims.values()
    }
    assert len(claims) == 219
    found = [((row["audit"], row["claim_id"]), row["claim"].removeprefix("'")) for row in rows("ledger.csv")]
    assert len(found) == len(dict(found)), "a claim stands twice"
    told(capsys, "Claims in ledger.csv", claims, dict(found))


def test_pathway_table_is_the_one_on_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    page = [
        (row.pathway.id, cell.state, stands)
        for row in edition().pathway_rows
        for cell in row.cells
        for stands in (
            *(entry.statement.id for entry in (*cell.changes, *cell.effects)),
            *sorted(gap.id for gap in cell.gaps),
            *(() if cell.was_looked_into else ("",)),
        )
    ]
    file = [
        (r["pathway"], r["state"], r.get("statement") or r.get("gap", ""))
        for r in evidence()["pathway_evidence"]
    ]
    told(capsys, "Pathway table", dict(enumerate(page)), dict(enumerate(file)))


def test_cells_are_counted_on_the_page_as_in_the_file() -> None:
    html = render_pathway_table(Sheet(edition(), Here("pathway-table/")))
    counted = re.search(r"Of (\d+) cells, (\d+) hold evidence, (\d+) a search", html)
    stands = defaultdict(set)
    for row in rows("pathway-evidence.csv"):
        stands[row["cell"]].add((row["pathway"], row["state"]))
    assert counted
    cells = set[tuple[str, str]]().union(*stands.values())
    assert [int(number) for number in counted.groups()] == [
        len(found) for found in (cells, stands["filled"], stands["searched"])
    ]


def test_items_for_and_against_are_those_of_the_statement(capsys: pytest.CaptureFixture[str]) -> None:
    columns = {"items": "supports", "disputing_items": "disputes"}
    expected, found = {}, {}
    for file in ("pathway-evidence.csv", "subtype-setting.csv"):
        for number, row in enumerate(row for row in rows(file) if row["statement"]):
            statement = edition().corpus.statements[row["statement"]]
            for column, way in columns.items():
                items = sorted(line.item for line in statement.evidence if line.direction == way)
                expected[file, number, column] = items, str(len(items))
                found[file, number, column] = row[column].split("|") if row[column] else [], row[way]
    told(capsys, "Items for and against", expected, found)
    against = [items for (*_, column), (items, _) in expected.items() if column == "disputing_items"]
    assert any(against), "nothing is disputed"


def test_genes_bear_the_bare_ids_of_their_xrefs(capsys: pytest.CaptureFixture[str]) -> None:
    prefixes = {"entrez": "ncbigene:", "uniprot": "uniprot:"}
    expected = {
        (gene.id, column): "".join(x.id.removeprefix(start) for x in gene.xrefs if x.id.startswith(start))
        for gene in edition().corpus.genes.values()
        for column, start in prefixes.items()
    }
    found = {(row["id"], column): row[column] for row in rows("genes.csv") for column in prefixes}
    told(capsys, "Ids of genes", expected, found)
    assert downloads()["genes.csv"].decode().startswith("id,entrez,uniprot,label,")


def test_matrix_is_the_one_on_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    """A statement stands in the column of each of its settings; a gap in each setting that it covers."""
    page = {
        (row.subtype.id, cell.column, stands)
        for row in edition().matrix_rows
        for cell in row.cells
        for stands in (
            *(comparison.statement.id for comparison in cell.comparisons),
            *(gap.id for gap in cell.gaps),
            *(("",) if cell.is_open else ()),
        )
    }
    rows_ = [
        (r["subtype"], r["column"], r.get("statement") or r.get("gap", ""))
        for r in evidence()["subtype_setting"]
    ]
    file = {row for row in rows_ if row[2] or not any(row[:2] == other[:2] and other[2] for other in rows_)}
    told(capsys, "Matrix", dict.fromkeys(page, True), dict.fromkeys(file, True))
    rows_of_cells = {(r["subtype"], r["setting"]) for r in evidence()["subtype_setting"]}
    assert len(rows_of_cells) == 9 * len(edition().matrix_rows)

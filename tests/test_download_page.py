"""The page of downloads: every file and column is documented, and the lines on it work as they stand."""

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd

from evidograph.contract import SITE
from evidograph.edition import Here
from evidograph.render.reference.downloads import FIRST
from evidograph.render.reference.downloads import downloads as render
from evidograph.schema import load_schemas
from programs import ROOT
from releases import all_tables, downloads, edition, evidence, rows


@cache
def page() -> str:
    return render(edition(), Here("downloads/"))


def test_every_file_is_documented_and_every_documented_file_is_there() -> None:
    html = page()
    named = set(re.findall(r'class="ev-mono" href="../downloads/([^"]+)"', html))
    assert named <= downloads().keys()
    assert {name for name in downloads() if not name.startswith("schema/")} == {
        name for name in named if not name.startswith("schema/")
    }


def test_every_column_is_documented_and_rows_are_counted() -> None:
    html = unescape(page())
    for table in all_tables():
        part = html.partition(f'<details id="{table.name}">')[2].partition("</details>")[0]
        names = re.findall(r'<th scope="row"><code[^>]*>([^<]+)', part)
        assert names == [column.name for column in table.columns]
        assert [c.name for c in table.columns if c.description not in part] == []
        row = html.partition(f">{table.file}</a>")[2].partition("</tr>")[0]
        assert f'<div class="v">{len(evidence()[table.source]):,}</div>' in row


def test_closed_columns_list_their_words_and_no_cell_holds_another() -> None:
    """The words stand on the page as the schema has them; the files, read apart, hold no other."""
    html = unescape(page())
    vocabulary = load_schemas(ROOT / "schema").schema("vocabulary")["$defs"]
    checked = 0
    for table in all_tables():
        part = html.partition(f'<details id="{table.name}">')[2].partition("</details>")[0]
        for column in table.columns:
            row = part.partition(f">{column.name}</code>")[2].partition("</tr>")[0]
            assert (f'<small class="ev-mono">{", ".join(column.words)}</small>' in row) == bool(column.words)
            if column.name.rpartition(".")[2] == "evidence_on":
                assert list(column.words) == vocabulary["evidence_on"]["enum"]
            if column.words:
                cells = {part for row in rows(table.file) for part in re.split(r"[\\|]+", row[column.name])}
                assert cells - {""} <= set(column.words), (table.file, column.name)
                checked += 1
    print(f"{checked} closed columns")
    assert checked > 100


def code_after(html: str, heading: str) -> str:
    return unescape(html.partition(f"<h3>{heading}</h3>")[2].partition("<code>")[2].partition("</code>")[0])


def test_the_line_of_pandas_works_and_so_does_the_join(tmp_path: Path) -> None:
    (tmp_path / FIRST).write_bytes(downloads()[FIRST])
    html = page()
    base = f"{SITE}{evidence()['release']}/downloads/"
    line = code_after(html, "pandas")
    assert base in line
    found: dict[str, Any] = {"pandas": pd}
    exec(line.replace(base, f"{tmp_path}/"), found)
    assert len(found["evidence"]) == len(evidence()["pathway_evidence"])
    assert found["evidence"]["entrez"].dropna().str.isdigit().all()
    sets = [name for row in evidence()["pathway_evidence"] for name in row.get("gene_sets", ())]
    found["results"] = pd.DataFrame({"Term": [sets[0], "NOT_A_SET"], "NES": [1.5, 2.0]})
    joined = eval(
        code_after(html, "Beside the result of any enrichment tool, by the exact name of the gene set"), found
    )
    assert len(joined) == sets.count(sets[0])


def test_addresses_are_those_of_the_site() -> None:
    assert f"site_url: {SITE}\n" in (ROOT / "mkdocs.yml").read_text("utf-8")
    assert f"{SITE}latest/downloads/{FIRST}" in page()

"""The downloads: valid, complete, the same bytes each time, and read by ordinary programs as they are."""

import dataclasses
import hashlib
import io
import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from evidograph.bibfile import read_bib
from evidograph.contract import Column, Table
from evidograph.export import export_all
from evidograph.export.tables import GUARDED, cell, table
from programs import ROOT, program, run
from releases import all_tables, downloads, edition, evidence, rows

TABLES = {made.file: made for made in all_tables()}
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


def read_back(text: str, depth: int) -> Any:
    """A cell as the download page says to read it."""
    return _split(text.removeprefix("'"), depth)


def _split(text: str, depth: int) -> Any:
    if not depth:
        return text
    parts = re.findall(r"(?:^|\|)((?:[^|\\]|\\.)*)", text, re.DOTALL)
    return [_split(re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL), depth - 1) for part in parts]


def test_two_exports_are_the_same_bytes() -> None:
    assert export_all(edition()) == export_all(dataclasses.replace(edition()))


def test_the_order_in_which_files_were_read_makes_no_difference() -> None:
    corpus = edition().corpus
    turned: dict[str, Any] = {
        f.name: dict(reversed(list(held.items())))
        for f in dataclasses.fields(corpus)
        if f.name != "claims" and isinstance(held := getattr(corpus, f.name), Mapping)
    }
    shuffled = dataclasses.replace(edition(), corpus=dataclasses.replace(corpus, **turned))
    assert list(shuffled.corpus.items) != list(corpus.items)
    again = export_all(shuffled)
    assert [name for name, content in downloads().items() if again[name] != content] == []


def test_no_file_says_when_it_was_made() -> None:
    today = {name: content for name, content in downloads().items() if b"generated" in content.lower()}
    assert {name for name in today if not name.endswith("schema.json")} == set()


def test_checksums_cover_every_file_and_hold(tmp_path: Path) -> None:
    for name, content in downloads().items():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    checked = run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.count(": OK") == len(downloads()) - 1
    (tmp_path / "items.csv").write_bytes(b"")
    assert run(["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path).returncode == 1


def test_the_companion_names_release_license_and_every_file() -> None:
    companion = json.loads(downloads()["release.json"])
    assert companion["release"] == edition().corpus.release.release
    assert companion["license"] == evidence()["license"] == "CC-BY-4.0"
    assert companion["files"].keys() == downloads().keys() - {"release.json", "SHA256SUMS"}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in downloads().items()}
    assert {n: f["sha256"] for n, f in companion["files"].items()} == {n: sums[n] for n in companion["files"]}


def test_citation_file_is_valid_and_names_the_release() -> None:
    checked = run(
        ["check-jsonschema", "--builtin-schema", "vendor.citation-file-format", ROOT / "CITATION.cff"]
    )
    assert checked.returncode == 0, checked.stdout
    text = downloads()["CITATION.cff"].decode()
    assert f'version: "{evidence()["release"]}"' in text
    assert f'date-released: "{evidence()["as_of"]}"' in text


@pytest.mark.parametrize("made", TABLES.values(), ids=list(TABLES))
def test_columns_are_all_that_the_schema_allows_each_once(made: Table) -> None:
    names = [column.name for column in made.columns]
    assert len(names) == len(set(names))
    assert downloads()[made.file].decode().partition("\n")[0].split(",") == names


@pytest.mark.parametrize("made", TABLES.values(), ids=list(TABLES))
def test_pandas_reads_a_table_as_it_is(made: Table) -> None:
    frame = pd.read_csv(io.BytesIO(downloads()[made.file]))
    assert len(frame) == len(evidence()[made.source])
    for column in made.columns:
        if column.is_numeric:
            assert is_numeric_dtype(frame[column.name]), column.name
        elif column.sort == "true or false" and not column.is_list and frame[column.name].notna().all():
            assert is_bool_dtype(frame[column.name]) or frame.empty, column.name
    filled = [[bool(text) for text in row.values()] for row in rows(made.file)]
    assert frame.notna().to_numpy().tolist() == filled, "pandas takes some text for a missing value"


def test_numbers_are_there_to_be_asserted() -> None:
    frame = pd.read_csv(io.BytesIO(downloads()["items.csv"]))
    estimates = [i["result"]["estimate"] for i in evidence()["items"] if "estimate" in i.get("result", {})]
    assert estimates
    assert frame["result.estimate"].dropna().tolist() == pytest.approx(estimates, abs=0)


@pytest.mark.parametrize("made", TABLES.values(), ids=list(TABLES))
def test_no_cell_of_text_runs_as_a_formula(made: Table) -> None:
    numeric = {column.name for column in made.columns if column.is_numeric}
    texts = [t for row in rows(made.file) for name, t in row.items() if name not in numeric]
    assert [text for text in texts if text.startswith(GUARDED[:-1])] == []


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1 day", "@SUM(A1)", "\tx", "'quoted", "''", "a|b", "a\\", ""]
)
def test_text_that_would_run_is_kept_and_comes_back(text: str) -> None:
    columns = tuple(Column(name, (name,), "text", name == "list", "") for name in ("text", "list", "number"))
    made = table([{"text": text, "list": [text, "b|\\c"], "number": -1.5}], columns)
    row = pd.read_csv(io.BytesIO(made), dtype="string", keep_default_na=False).iloc[0]
    assert not row["text"].startswith(GUARDED[:-1])
    assert row["number"] == "-1.5"
    assert read_back(row["text"], 0) == text
    assert read_back(row["list"], 1) == [text, "b|\\c"]


@given(st.lists(st.lists(WORDS, min_size=1), min_size=1))
def test_a_list_of_lists_comes_back(value: list[list[str]]) -> None:
    assert read_back(cell(value), 2) == value


def test_bibliography_comes_back_field_by_field(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_bytes(downloads()["references.bib"])
    sources, problems = read_bib(tmp_path / "references.bib", tmp_path)
    _, own = read_bib(ROOT / "evidence" / "references.bib", ROOT)
    assert [problem.what for problem in problems] == [problem.what for problem in own]
    held = edition().corpus.sources
    assert sources
    assert {k: (s.entry_type, s.fields) for k, s in sources.items()} == {
        key: (source.entry_type, source.fields) for key, source in held.items()
    }


def test_pybtex_reads_the_same_bibliography() -> None:
    code = (
        "import json,sys; from pybtex.database import parse_string as p;"
        "b=p(sys.stdin.read(),'bibtex');"
        "print(json.dumps({k:[e.type,dict(e.fields),[str(a) for a in e.persons.get('author',[])]]"
        " for k,e in b.entries.items()}))"
    )
    done = subprocess.run(
        [program("python"), "-c", code], input=downloads()["references.bib"], capture_output=True, check=True
    )
    seen = json.loads(done.stdout)
    held = edition().corpus.sources
    assert seen.keys() == held.keys()
    for key, (entry_type, fields, people) in seen.items():
        source = held[key]
        assert entry_type == source.entry_type
        assert fields == {n: v for n, v in source.fields.items() if n != "author"}, key
        assert len(people) == len(source.authors) + source.others, key

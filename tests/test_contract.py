"""The public contract of the downloads: made from the kinds, closed, kept by each release, never narrowed."""

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from evidograph.contract import SCHEMA_VERSION
from evidograph.contract.public import FILE, as_json, completed
from evidograph.corpus import load_corpus
from evidograph.edition import load_edition
from evidograph.export import export_all
from evidograph.schema import load_schemas
from programs import ROOT
from releases import DRUG, all_tables, downloads, evidence

EXAMPLES = ROOT / "tests" / "examples"
# Every column that was ever published under the first number of the version.
PROMISED = EXAMPLES / "columns-1.txt"


def schema() -> Any:
    return json.loads(downloads()["evidence.schema.json"])


def verdicts(data: Any) -> tuple[bool, bool]:
    """What jsonschema and jsonschema-rs say of the data, with the published schema and nothing else."""
    slow = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    fast = jsonschema_rs.Draft202012Validator(schema(), validate_formats=True, offline=True)
    return slow.is_valid(data), fast.is_valid(data)


def test_the_schema_is_the_one_that_follows_from_the_kinds() -> None:
    schemas = {f.name: json.loads(f.read_text("utf-8")) for f in (ROOT / "schema").glob("*.schema.json")}
    committed = (ROOT / "schema" / FILE).read_text("utf-8")
    assert committed == as_json(completed(schemas[FILE], schemas)), (
        "say: python scripts/make_evidence_schema.py"
    )


def test_the_schema_is_sound_and_carries_its_version() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$id"].endswith(f"/{FILE}")
    assert schema()["properties"]["schema_version"]["const"] == SCHEMA_VERSION


def test_every_definition_of_the_contract_is_closed_and_described() -> None:
    found = json.loads((ROOT / "schema" / FILE).read_text("utf-8"))["$defs"]
    objects = {name: part for name, part in found.items() if "properties" in part}
    assert len(objects) > 15
    assert [name for name, part in objects.items() if part.get("unevaluatedProperties") is not False] == []
    assert [name for name, part in found.items() if not part["description"].endswith(".")] == []
    columns = [column for table in all_tables() for column in table.columns]
    assert [column.name for column in columns if not column.description.endswith(".")] == []


def test_both_validators_accept_the_release() -> None:
    assert verdicts(evidence()) == (True, True)


def changed(path: list[Any], value: Any) -> Any:
    """The release with one value set."""
    data = json.loads(downloads()["evidence.json"])
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["schema_version"], "0.9.0"),
        (["new"], []),
        (["items", 0, "colour"], "blue"),
        (["items", 0, "derived", "colour"], "blue"),
        (["items", 0, "derived"], {}),
        (["statements", 0, "derived", "supports"], -1),
        (["genes", 0, "growth_role"], "both"),
        (["pathway_evidence", 0, "cell"], "empty"),
        (["sources", 0, "year"], "2010"),
        (["ledger", 0, "id"], "one"),
    ],
)
def test_both_validators_refuse_a_file_that_breaks_the_contract(path: list[Any], value: Any) -> None:
    fast = jsonschema_rs.Draft202012Validator(schema(), validate_formats=True, offline=True)
    data = changed(path, value)
    assert not fast.is_valid(data)
    only = {**data, **{name: [] for name in data if isinstance(data[name], list) and name != path[0]}}
    assert verdicts(only) == (False, False)


def test_the_committed_schema_says_the_same_as_the_published_one() -> None:
    assert load_schemas(ROOT / "schema").validate("evidence", evidence())


def test_no_column_was_taken_away_and_each_is_promised() -> None:
    assert SCHEMA_VERSION.startswith("1.")
    columns = {f"{table.file} {column.name}" for table in all_tables() for column in table.columns}
    promised = set(PROMISED.read_text("utf-8").splitlines())
    assert sorted(promised - columns) == [], "a column is gone: the first number of the version has to change"
    assert sorted(columns - promised) == [], "new columns: add these lines to tests/examples/columns-1.txt"


def test_a_release_with_withdrawn_records_keeps_the_contract(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    for overlay in ("corpus", "invalid/withdrawn-in-use/twin"):
        shutil.copytree(EXAMPLES / overlay / "evidence", tmp_path / "evidence", dirs_exist_ok=True)
    for name in ("LICENSE-CC-BY-4.0", "CITATION.cff"):
        shutil.copy(ROOT / name, tmp_path / name)
    corpus, problems = load_corpus(tmp_path)
    assert problems == []
    data = json.loads(export_all(load_edition(corpus, DRUG))["evidence.json"])
    (gone,) = [item for item in data["items"] if item["status"] == "withdrawn"]
    assert gone["withdrawn"]["replaced_by"] == ["EV0006"]
    assert gone["result"]["estimate"] == 0.79
    assert verdicts(data) == (True, True)

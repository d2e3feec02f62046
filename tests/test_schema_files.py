"""The schemas themselves: closed, explained, portable, and read alike by both validators."""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from evidograph import model
from evidograph.yamlfile import read_yaml
from programs import ROOT
from schema_places import BASE, PLACES, SCHEMAS, Place, having, properties, referred, verdicts

PREFIXES: dict[str, Any] = json.loads((ROOT / "schema" / "prefixes.json").read_text("utf-8"))["prefixes"]
VOCABULARIES: dict[str, Any] = SCHEMAS["vocabulary.schema.json"]["$defs"]
RECORDS = sorted((ROOT / "tests" / "examples" / "valid").glob("*/*.yaml"))
DERIVED = {"drug_role", "evidence_in", "evidence_level", "evidence_on"}
VALUES: dict[str, Any] = {
    "document": model.Document, "drug": model.Drug, "gap": model.Gap, "gene": model.Gene, "item": model.Item,
    "pathway": model.Pathway, "proposition": model.Proposition, "release": model.Release,
    "result": model.Result, "section": model.Section, "statement": model.Statement,
    "subtype": model.Subtype, "term": model.Term, "trial": model.Trial,
}  # fmt: skip


def faults(places: Iterable[Place], fault: Callable[[Place], object]) -> list[str]:
    """What is wrong with the places; having none to look at is a failure of its own."""
    looked_at = list(places)
    assert looked_at, "nothing was checked"
    return [f"{place.address}: {wrong}" for place in looked_at if (wrong := fault(place))]


def portable(pattern: str) -> bool:
    """No shorthand class (Python reads Arabic digits into it), anchored, and no newline after the end."""
    anchored = pattern.startswith("^") and pattern.endswith(r"$(?!\n)") and pattern.count("$") == 1
    return anchored and not re.search(r"\\[dDwWsSbB]|\n", pattern)


def test_every_file_is_a_draft_2020_12_schema_with_id_title_and_description() -> None:
    assert SCHEMAS
    for name, schema in SCHEMAS.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        assert schema["$id"] == BASE + name
        assert schema["title"]
        assert schema["description"].endswith(".")


def test_every_reference_resolves() -> None:
    assert faults(having("$ref"), lambda place: not referred(place)) == []


def test_every_definition_has_a_title_and_a_description() -> None:
    definitions = (place for place in PLACES if place.address.endswith(f"/$defs/{place.name}"))
    assert faults(definitions, lambda place: {"title", "description"} - place.schema.keys()) == []


def test_every_object_is_closed_or_a_map_with_named_keys() -> None:
    def is_open(place: Place) -> bool:
        is_map = {"propertyNames", "additionalProperties"} <= place.schema.keys()
        return not is_map and place.schema.get("unevaluatedProperties") is not False

    def is_object(place: Place) -> bool:
        return "properties" in place.schema or place.schema.get("type") == "object"

    objects = [p for p in PLACES if is_object(p) and not p.narrows and "x-mixin" not in p.schema]
    assert faults(objects, is_open) == []


def test_no_schema_chooses_by_one_of() -> None:
    """With `oneOf` a validator cannot say which branch was meant; `if` names it."""
    assert faults(PLACES, lambda place: "oneOf" in place.schema) == []


def test_every_property_says_in_a_sentence_what_it_holds() -> None:
    assert faults(properties(), lambda p: not p.schema.get("description", "").endswith(".")) == []


def test_every_property_has_an_example() -> None:
    assert faults(properties(), lambda place: not referred(place).get("examples")) == []


def test_every_example_is_valid_to_both_validators() -> None:
    def wrong(place: Place) -> list[object]:
        return [e for e in place.schema["examples"] if verdicts(place.address, e) != (True, True)]

    assert faults(having("examples"), wrong) == []


def test_patterns_mean_the_same_to_every_engine_and_are_told_in_words() -> None:
    def wrong(place: Place) -> bool:
        return not portable(place.schema["pattern"]) or "x-form" not in place.schema

    assert faults(having("pattern"), wrong) == []


@pytest.mark.parametrize("pattern", [r"^\d$(?!\n)", "^a$", "a$(?!\\n)", "^a$|^b$(?!\\n)", "^a\nb$(?!\\n)"])
def test_a_pattern_that_engines_read_differently_is_refused(pattern: str) -> None:
    assert not portable(pattern)


def test_formats_are_those_that_both_validators_check_and_have_a_pattern() -> None:
    def wrong(place: Place) -> bool:
        return place.schema["format"] not in {"date", "uri"} or "pattern" not in place.schema

    assert faults(having("format"), wrong) == []


def test_every_number_has_bounds() -> None:
    def unbounded(place: Place) -> set[str]:
        return {"minimum", "maximum"} - {key.replace("exclusiveM", "m") for key in place.schema}

    numbers = [place for place in having("type") if place.schema["type"] in ("number", "integer")]
    assert faults(numbers, unbounded) == []


def test_every_field_that_is_ruled_out_says_why() -> None:
    ruled_out = [place for place in having("not") if place.schema["not"] == {}]
    assert faults(ruled_out, lambda place: not place.schema.get("x-forbidden", "").endswith(".")) == []


@pytest.mark.parametrize("name", sorted(VOCABULARIES))
def test_every_token_has_a_label_and_a_meaning(name: str) -> None:
    vocabulary = VOCABULARIES[name]
    tokens = vocabulary["enum"]
    assert tokens
    assert list(vocabulary["x-labels"]) == tokens
    assert list(vocabulary["x-meanings"]) == tokens
    assert all(meaning.endswith(".") for meaning in vocabulary["x-meanings"].values())
    assert set(vocabulary.get("x-broader", {}).values()) <= set(tokens)


def test_every_vocabulary_is_used_by_a_field_or_derived() -> None:
    references = [place.schema["$ref"] for place in having("$ref")]
    used = {r.rpartition("/")[2] for r in references if r.startswith("vocabulary.schema.json#")}
    assert used == VOCABULARIES.keys() - DERIVED


@pytest.mark.parametrize("name", ["item", "statement"])
def test_a_withdrawn_record_knows_the_same_fields(name: str) -> None:
    definitions = SCHEMAS[f"{name}.schema.json"]["$defs"]
    in_use = definitions["live"]["properties"].keys() - {"withdrawn"}
    assert definitions["tombstone"]["properties"].keys() == in_use


@pytest.mark.parametrize("name", sorted(VALUES))
def test_the_values_hold_every_field_and_no_other(name: str) -> None:
    own = re.compile(rf"/{name}\.schema\.json#(/\$defs/live)?/properties/[a-z_]+$")
    fields = {place.name for place in properties() if own.search(place.address)}
    held = set(VALUES[name].__struct_fields__)
    assert fields
    assert fields <= held
    assert held - fields <= {"contributions", "gene", "pathway", "cell", "analyte"}


def test_there_is_a_valid_record_of_every_kind() -> None:
    kinds = {path.parent.name for path in RECORDS}
    assert len(kinds) == 15
    assert {f"{kind}.schema.json" for kind in kinds} <= SCHEMAS.keys()


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_both_validators_accept_the_records_by_example(path: Path) -> None:
    data, problems = read_yaml(path, ROOT)
    assert problems == []
    assert verdicts(f"{BASE}{path.parent.name}.schema.json", data) == (True, True)


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_every_prefix_is_described_and_its_example_fits(prefix: str) -> None:
    entry = PREFIXES[prefix]
    assert entry["name"]
    assert entry["url"].startswith("http")
    assert "$1" in entry["url"]
    assert portable(entry["pattern"])
    assert re.search(entry["pattern"], entry["example"])

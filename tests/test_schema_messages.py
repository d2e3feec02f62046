"""What a schema refuses, in plain words: the exact sentences, and one finding for each cause.

The small schemas and the cases are in examples/schema-messages.
"""

import copy
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from evidograph.problem import JSON
from evidograph.schema import SCHEMA_RULES, SchemaFinding, SchemaSet, load_schemas
from evidograph.yamlfile import read_yaml

EXAMPLES = Path(__file__).parent / "examples" / "schema-messages"
ROOT = Path(__file__).parent.parent
GOOD: dict[str, Any] = {
    "id": "F01",
    "kind": "effect",
    "trials": ["atac"],
    "outcome": "recurrence",
    "result": {"estimate": 0.79},
}
SMALL = load_schemas(EXAMPLES)
REAL = load_schemas(ROOT / "schema")


def cases() -> list[dict[str, Any]]:
    data, problems = read_yaml(EXAMPLES / "cases.yaml", EXAMPLES)
    assert problems == []
    assert isinstance(data, list)
    return [case for case in data if isinstance(case, dict)]


def changed(case: dict[str, Any]) -> dict[str, Any]:
    change: dict[str, Any] = case.get("change", {})
    return {name: value for name, value in GOOD.items() if name not in case.get("remove", ())} | change


def explain(schemas: SchemaSet, kind: str, data: JSON) -> list[SchemaFinding]:
    assert not schemas.validate(kind, data)
    assert schemas.agrees(kind, data)
    return schemas.explain(kind, data)


def test_the_good_record_is_good() -> None:
    assert SMALL.kinds == ("common", "finding")
    assert SMALL.validate("finding", GOOD)
    assert SMALL.agrees("finding", GOOD)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["told"][0]["code"])
def test_each_slip_is_told_once_in_these_words(case: dict[str, Any]) -> None:
    found = explain(SMALL, "finding", changed(case))
    assert [
        {"at": each.at, "path": list(each.path), "code": each.code, "what": each.what, "fix": each.fix}
        for each in found
    ] == case["told"]


def test_each_code_is_shown() -> None:
    shown = {finding["code"] for case in cases() for finding in case["told"]}
    assert shown | {"validators-disagree"} == {rule.code for rule in SCHEMA_RULES}


def test_a_field_that_is_ruled_out_says_why() -> None:
    (finding,) = explain(SMALL, "finding", GOOD | {"says": "warning"})
    assert finding.why == "Only a text says something."


def test_what_has_no_name_is_still_refused_in_words() -> None:
    (finding,) = explain(SMALL, "finding", GOOD | {"numbers": [1, 1.0]})
    assert (finding.code, finding.path) == ("does-not-fit", ())


def test_validators_that_disagree_are_a_finding() -> None:
    (finding,) = SMALL.explain("finding", GOOD)
    assert (finding.code, finding.at, finding.path) == ("validators-disagree", "parent", ())
    assert (
        finding.what == "One of the two programs that check records refuses this one, the other accepts it."
    )


def item(**change: Any) -> dict[str, Any]:
    """The item of the schema's own example, changed; ... removes a field."""
    record = copy.deepcopy(REAL.schema("item")["examples"][0]) | change
    return {name: value for name, value in record.items() if value is not ...}


@pytest.mark.parametrize(
    ("record", "causes"),
    [
        (item(kind="treatment_efect"), ["unknown-value kind"]),
        (item(kind=...), ["missing-field "]),
        (item(kind="nonsense"), ["unknown-value kind"]),
        (item(knd="treatment_effect", kind=...), ["unknown-field knd"]),
        (item(kind="treatment_efect", outcome=...), ["missing-field ", "unknown-value kind"]),
        (item(status="acepted", outcome=...), ["missing-field ", "unknown-value status"]),
        (item(trials="atac"), ["wrong-type trials"]),
        (item(trials=[]), ["too-few trials"]),
        (item(trials=["atac", "atac"]), ["duplicate-item trials 1"]),
        (item(populaton="itt", population=...), ["unknown-field populaton"]),
        (item(result={}), ["missing-field result"]),
        (item(result=None), ["wrong-type result"]),
        (item(result={"measur": "hazard_ratio", "estimate": 0.5}), ["unknown-field result measur"]),
        (item(design="cohort_study"), ["not-allowed-here design"]),
        (item(topic="pregnancy"), ["not-allowed-here topic"]),
        ([item()], ["wrong-type "]),
    ],
)
def test_one_cause_is_one_finding(record: JSON, causes: list[str]) -> None:
    found = explain(REAL, "item", record)
    assert [f"{each.code} {' '.join(map(str, each.path))}" for each in found] == causes


def test_findings_about_a_mended_place_point_at_it_as_it_stands() -> None:
    record = item(reslt={"measure": "hazard_ratoi", "estimate": -1, "arm": {"a": {"percnt": 1}}}, result=...)
    found = explain(REAL, "item", record)
    assert [(each.code, each.path) for each in found] == [
        ("unknown-field", ("reslt",)),
        ("unknown-field", ("reslt", "arm")),
        ("unknown-field", ("reslt", "arm", "a", "percnt")),
        ("out-of-range", ("reslt", "estimate")),
        ("unknown-value", ("reslt", "measure")),
    ]


JARGON = re.compile(
    r"\b(?:schema|JSON|object|array|string|integer|boolean|null|enum|pattern|regex|property|properties|invalid|"
    r"required|anyOf|oneOf|allOf|const|unevaluated|additional)\b|\^|\$|\\|\[0-9\]"
)


def test_no_sentence_needs_knowledge_of_schemas() -> None:
    found = [finding for case in cases() for finding in explain(SMALL, "finding", changed(case))]
    assert found
    for text in [each.what for each in found] + [each.fix for each in found]:
        assert not JARGON.search(text), text
    for rule in SCHEMA_RULES:
        for text in (rule.description, rule.why, rule.fix):
            assert text.endswith(".")


def test_a_record_full_of_slips_is_explained_in_bounded_time() -> None:
    began = time.monotonic()
    for slips in ({"trials": [*range(2_000)]}, {f"outcom{number}": number for number in range(2_000)}):
        assert 90 <= len(explain(SMALL, "finding", GOOD | slips)) <= 100
    assert time.monotonic() - began < 5


def test_nothing_slow_is_loaded_while_all_is_clean() -> None:
    program = (
        "import sys, pathlib\n"
        "from evidograph.schema import load_schemas\n"
        f"schemas = load_schemas(pathlib.Path({str(EXAMPLES)!r}))\n"
        f"assert schemas.validate('finding', {GOOD!r})\n"
        "print(sorted({'jsonschema', 'referencing'} & set(sys.modules)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{", "is not a JSON Schema"), ("[]", "it is not an object"), ('"\\ud800', "is not a JSON Schema")],
)
def test_a_broken_schema_is_a_fault_of_the_house(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "item.schema.json").write_text(content)
    with pytest.raises(ValueError, match=reason):
        load_schemas(tmp_path)


def test_a_folder_without_schemas_is_no_licence_to_accept_everything(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="No schemas"):
        load_schemas(tmp_path)


def test_a_reference_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "item.schema.json").write_text(json.dumps({"$ref": "gone.schema.json"}))
    with pytest.raises(ValueError, match="gone"):
        load_schemas(tmp_path).validate("item", {})

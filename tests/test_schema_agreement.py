"""The fast validator and the thorough one say the same, and whatever is refused is explained.

Real records are changed at random, always in the same way: values replaced, removed or added, fields renamed.
"""

import copy
import random
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from evidograph.problem import JSON
from evidograph.problem import Path as DataPath
from evidograph.schema import SCHEMA_RULES, load_schemas
from evidograph.yamlfile import read_yaml

ROOT = Path(__file__).parent.parent
SCHEMAS = load_schemas(ROOT / "schema")
RECORDS = sorted((ROOT / "tests" / "examples" / "valid").glob("*/*.yaml"))
MUTANTS = 6_000
EXPLAINED = 400
# What a value is replaced with: other sorts, edges of ranges, forms that nearly fit, digits of other scripts.
VALUES: list[JSON] = [
    None,
    True,
    False,
    0,
    1,
    -1,
    1.0,
    0.5,
    1e308,
    2**53,
    2**63,
    2**70,
    "",
    " ",
    "x",
    [],
    {},
    [1, 1.0],
    [True, 1],
    {"a": 1},
    "EV0011",
    "EV0011\n",
    "EV００１１",
    "ST0201",
    "2026-02-30",
    "2026-11-23\n",
    "٢٠٢٦-11-23",
    "20261123",
    "2026-W01-1",
    "2026-11-23T00:00:00Z",
    "A sentence.",
    "A sentence.\n",
    " A sentence.",
    "accepted",
    "withdrawn",
    "anastrozole",
    "Anastrozole",
    "hr-positive",
    ["hr-positive", "hr-positive"],
    "treatment_effect",
    "prevalence",
    "hgnc:3594",
    "HGNC:3594",
    "hgnc:3594\n",
    "5 years",
    "12.6 years",
    "é" * 700,
    "😀" * 400,
    "x" * 3_000,
]
NAMES = ["kind", "withdrawn", "trials", "design", "population", "result", "extra", "id", "x-y", "", "n\n"]


def places(value: JSON, path: DataPath = ()) -> list[DataPath]:
    """Every place in a record but its top."""
    inner: list[tuple[str | int, JSON]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [place for step, part in inner for place in ((*path, step), *places(part, (*path, step)))]


def mutate(record: JSON, dice: random.Random) -> None:
    """Changes one thing in a record."""
    *way, last = dice.choice(places(record))
    group: Any = record
    for step in way:
        group = group[step]
    change = dice.random()
    if change < 0.55:
        group[last] = copy.deepcopy(dice.choice(VALUES))
    elif change < 0.75:
        del group[last]
    elif change < 0.9 and isinstance(group, dict):
        group[dice.choice(NAMES)] = copy.deepcopy(dice.choice(VALUES))
    elif isinstance(group, dict) and isinstance(last, str):
        group[last[:-1]] = group.pop(last)
    else:
        group.append(copy.deepcopy(dice.choice(group)))


class Mutant(NamedTuple):
    """A record of a kind, and how many slips were made in it."""

    kind: str
    record: JSON
    slips: int


@pytest.fixture(scope="module")
def mutants() -> list[Mutant]:
    known = [(file.parent.name, read_yaml(file, ROOT)[0]) for file in RECORDS]
    assert len(known) > 50
    dice = random.Random(20261125)
    made = []
    for _ in range(MUTANTS):
        kind, record = copy.deepcopy(dice.choice(known))
        slips = dice.choice((1, 1, 1, 2, 3))
        for _ in range(slips):
            if places(record):
                mutate(record, dice)
        made.append(Mutant(kind, record, slips))
    return made


def test_the_validators_agree_on_thousands_of_changed_records(mutants: list[Mutant]) -> None:
    verdicts = Counter(SCHEMAS.validate(mutant.kind, mutant.record) for mutant in mutants)
    assert min(verdicts.values()) > MUTANTS / 50  # both verdicts occur, or nothing is compared
    assert [mutant for mutant in mutants if not SCHEMAS.agrees(mutant.kind, mutant.record)] == []


def test_the_validators_agree_on_the_records_of_the_house() -> None:
    compared = Counter[str]()
    for kind, folder in {
        "drug": "drugs", "item": "items", "pathway": "pathways", "gene": "genes", "subtype": "subtypes",
        "trial": "trials", "document": "documents", "gap": "gaps", "term": "glossary",
        "section": "monographs/*", "ledger": "audit/*",
    }.items():  # fmt: skip
        for file in sorted((ROOT / "evidence").glob(f"{folder}/*.yaml")):
            data, problems = read_yaml(file, ROOT)
            if not problems:
                assert SCHEMAS.agrees(kind, data), file.name
                compared[kind] += 1
    assert len(compared) == 11


def test_whatever_is_refused_is_explained(mutants: list[Mutant]) -> None:
    refused = [each for each in mutants if not SCHEMAS.validate(each.kind, each.record)][:EXPLAINED]
    codes = Counter[str]()
    for mutant in refused:
        before = copy.deepcopy(mutant.record)
        found = SCHEMAS.explain(mutant.kind, mutant.record)
        assert mutant.record == before
        assert found, mutant
        for finding in found:
            codes[finding.code] += 1
            assert finding.what.endswith(".")
            assert finding.fix.endswith((".", "?"))
            assert not finding.path or finding.path[:-1] in [(), *places(mutant.record)]
    assert codes.keys() <= {rule.code for rule in SCHEMA_RULES} - {"validators-disagree", "does-not-fit"}
    assert len(codes) >= 8
    assert codes.total() < 1.1 * sum(mutant.slips for mutant in refused)  # more would be echoes

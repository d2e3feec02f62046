"""What one field of a record demands of the others: changes that make a good record a bad one."""

import copy
from typing import Any

import pytest

from evidograph.yamlfile import read_yaml
from programs import ROOT
from schema_places import BASE, verdicts

GONE = object()
EFFECT, MARKER, CHANGE, SHARE = "item/EV0011", "item/EV0121", "item/EV0102", "item/EV0051"
KINETIC, TARGET, ADVICE, LABEL, LOOSE = (
    "item/EV0061",
    "item/EV0063",
    "item/EV0091",
    "item/EV0071",
    "item/EV0124",
)
POOL, PATIENTS, CELLS, REGULATES = "item/EV0113", "statement/ST0121", "statement/ST0102", "statement/ST0101"
OUTCOME, WITHDRAWN, NOTHING, UNREAD = "statement/ST0201", "item/EV0191", "gap/GP0001", "gap/GP0002"
OPEN = "ledger/pathways"
STILL_OPEN: dict[str, object] = {
    "audit": "pathways",
    "claim_id": "TB12",
    "outcome": "open",
    "citekeys": [],
    "reason": "The sentence cited could not be read.",
    "would_settle": "The full text of the review.",
}

REFUSED: list[tuple[str, dict[str, object]]] = [
    # One trial: population and arms are those of its file.
    (EFFECT, {"design": "randomized_controlled_trial"}),
    (EFFECT, {"population": {"n": 3}}),
    (EFFECT, {"population": GONE}),
    (EFFECT, {"intervention": [{"any_in": "aromatase_inhibitor"}]}),
    (MARKER, {"design": GONE}),
    # No single trial: the item says it itself.
    (EFFECT, {"trials": GONE}),
    (EFFECT, {"trials": ["atac", "big-1-98"]}),
    (POOL, {"design": GONE}),
    (POOL, {"population": "itt"}),
    (POOL, {"population": GONE}),
    (CHANGE, {"intervention": "anastrozole"}),
    (CHANGE, {"model": GONE}),
    # Kinds
    (EFFECT, {"comparator": GONE}),
    (EFFECT, {"result": {"p_value": 0.04}}),
    (EFFECT, {"result": {"estimate": 0.79}}),
    (EFFECT, {"marker": {"gene": "FASN", "feature": "expression"}}),
    (MARKER, {"interaction_tested": GONE}),
    (MARKER, {"result.association": GONE}),
    (MARKER, {"result.favours": "intervention"}),
    (MARKER, {"marker.state": GONE}),
    (CHANGE, {"compared_with": GONE}),
    (CHANGE, {"marker.state": "on_treatment"}),
    (CHANGE, {"result.direction": GONE}),
    (SHARE, {"assay": GONE}),
    (SHARE, {"result": {"events": 22}}),
    (SHARE, {"n": 39}),
    (KINETIC, {"result.unit": GONE}),
    (KINETIC, {"outcome": "overall_survival"}),
    (TARGET, {"action": GONE}),
    (TARGET, {"population": {}}),
    (ADVICE, {"strength": GONE}),
    (ADVICE, {"design": "practice_guideline"}),
    (LABEL, {"says": GONE}),
    (LABEL, {"intervention": ["anastrozole"]}),
    (LOOSE, {"marker": {"gene": "FASN", "feature": "expression"}}),
    # Markers and figures
    (MARKER, {"marker.level": "present"}),
    (MARKER, {"marker.level": "rises"}),
    (MARKER, {"marker.pathway": "fatty-acid-synthesis"}),
    (MARKER, {"marker.gene": GONE}),
    (SHARE, {"marker.level": "high"}),
    (EFFECT, {"result.estimate": -0.79}),
    (EFFECT, {"result.ci_lower": GONE}),
    (EFFECT, {"result.p_value": 1.2}),
    (EFFECT, {"result.confidence_level": 95}),
    (EFFECT, {"intervention": ["anastrozole", "anastrozole"]}),
    # Statements
    (PATIENTS, {"certainty": GONE}),
    (CELLS, {"certainty": "low"}),
    (CELLS, {"claim_in": "patients", "certainty": "low"}),
    (CELLS, {"downgraded_for": ["indirectness"]}),
    (CELLS, {"evidence": [{"item": "EV0103", "direction": "disputes"}]}),
    (CELLS, {"evidence": GONE}),
    (CELLS, {"proposition.drug_effect": "resistance"}),
    (CELLS, {"proposition.regulation": GONE}),
    (CELLS, {"proposition.level": "high"}),
    (CELLS, {"text": "No period at the end"}),
    (OUTCOME, {"proposition.gene": "FASN"}),
    (OUTCOME, {"proposition.comparator": GONE}),
    (OUTCOME, {"proposition.treatment": [{"any_of": ["anastrozole"]}]}),
    (OUTCOME, {"proposition.treatment": [{"any_of": ["a", "b"], "any_in": "placebo"}]}),
    # Withdrawal
    (WITHDRAWN, {"withdrawn": GONE}),
    (WITHDRAWN, {"withdrawn.reason": GONE}),
    (WITHDRAWN, {"figure": 1}),
    (EFFECT, {"status": "withdrawn"}),
    (EFFECT, {"withdrawn": {"date": "2026-11-25", "reason": "Wrong."}}),
    ("drug/letrozole", {"withdrawn": {"date": "2026-11-25", "reason": "Wrong."}}),
    # Gaps, documents, ledger
    (NOTHING, {"searched": GONE}),
    (NOTHING, {"cells": GONE}),
    (NOTHING, {"cells": [{"pathway": "fatty-acid-synthesis"}]}),
    (NOTHING, {"cells": [{"subtype": "luminal-b", "state": "baseline"}]}),
    (NOTHING, {"cells": [{"comparator": "letrozole"}]}),
    (NOTHING, {"cells": [{"comparator": "letrozole", "subtype": "luminal-b", "setting": "adjuvant"}]}),
    ("document/us-label-2018", {"jurisdiction": GONE}),
    (OPEN, {"entries": [{**STILL_OPEN, "outcome": "kept", "statements": ["ST0001"]}]}),
    (OPEN, {"entries": [{name: STILL_OPEN[name] for name in STILL_OPEN if name != "would_settle"}]}),
]
ACCEPTED: list[tuple[str, dict[str, object]]] = [
    (EFFECT, {"comparator": GONE, "result": {"arms": {"anastrozole": {"percent": 4}}}}),
    (EFFECT, {"intervention": ["anastrozole", "tamoxifen"]}),
    (CHANGE, {"time_point": "8 to 10 weeks"}),
    (REGULATES, {"claim_in": "patients"}),
    (OUTCOME, {"proposition": GONE, "certainty": GONE, "certainty_reason": GONE}),
    (WITHDRAWN, {"kind": "no longer a kind", "result": []}),
    (UNREAD, {"searched": GONE}),
    (NOTHING, {"cells": [{"comparator": "letrozole", "setting": "adjuvant"}]}),
    (OPEN, {"entries": [STILL_OPEN]}),
    ("document/us-label-2018", {"document_type": "practice_guideline", "jurisdiction": GONE}),
]


def changed(name: str, change: dict[str, object]) -> Any:
    """A valid record with some fields (`result.unit`) set to something else, or gone."""
    data, problems = read_yaml(ROOT / "tests" / "examples" / "valid" / f"{name}.yaml", ROOT)
    assert problems == []
    record: Any = copy.deepcopy(data)
    for path, value in change.items():
        *groups, field = path.split(".")
        group = record
        for step in groups:
            group = group[step]
        if value is GONE:
            del group[field]
        else:
            group[field] = value
    return record


def test_the_records_to_change_are_there() -> None:
    assert len(REFUSED) > 60
    assert all(changed(name, {}) for name, _ in REFUSED + ACCEPTED)


@pytest.mark.parametrize(("name", "change"), REFUSED)
def test_refused(name: str, change: dict[str, object]) -> None:
    kind, _, _ = name.partition("/")
    assert verdicts(f"{BASE}{kind}.schema.json", changed(name, change)) == (False, False)


@pytest.mark.parametrize(("name", "change"), ACCEPTED)
def test_accepted(name: str, change: dict[str, object]) -> None:
    kind, _, _ = name.partition("/")
    assert verdicts(f"{BASE}{kind}.schema.json", changed(name, change)) == (True, True)

"""The lists of pathways: each claim of the table stands in the list that its words ask for, and in one."""

from __future__ import annotations

import pytest

from evidograph import model
from evidograph.derive.pathway_lists import LISTS, list_of, pathway_list
from evidograph.edition import Here
from evidograph.render.pathway_lists import HOLDS, render_pathway_list
from evidograph.render.sheet import Sheet
from releases import edition, evidence


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"predicate": "regulates", "regulation": "up", "state": "on_treatment"}, "upregulated"),
        ({"predicate": "regulates", "regulation": "down", "state": "on_treatment"}, "downregulated"),
        ({"predicate": "regulates", "regulation": "unchanged", "state": "on_treatment"}, None),
        ({"predicate": "regulates", "regulation": "up", "state": "acquired_resistance"}, "resistance_up"),
        ({"predicate": "regulates", "regulation": "down", "state": "acquired_resistance"}, "resistance_down"),
        ({"predicate": "predicts_response", "drug_effect": "sensitivity", "level": "high"}, "sensitivity_up"),
        (
            {"predicate": "predicts_response", "drug_effect": "sensitivity", "level": "falls"},
            "sensitivity_down",
        ),
        (
            {"predicate": "predicts_response", "drug_effect": "resistance", "level": "present"},
            "resistance_up",
        ),
        (
            {"predicate": "predicts_response", "drug_effect": "reduced_sensitivity", "level": "low"},
            "resistance_down",
        ),
        ({"predicate": "predicts_response", "drug_effect": "no_association", "level": "high"}, None),
        ({"predicate": "depends_on", "dependency": "dependent"}, "resistance_up"),
        ({"predicate": "depends_on", "dependency": "not_dependent"}, None),
        ({"predicate": "prognostic_for", "prognosis": "poorer_outcome", "level": "high"}, None),
    ],
)
def test_a_claim_stands_in_its_list(fields: dict[str, str], expected: str | None) -> None:
    assert list_of(model.Proposition(**fields)) == expected  # type: ignore[arg-type]


def test_the_lists_hold_what_the_download_of_the_table_holds() -> None:
    wanted = {
        "upregulated": {("regulates", "up", "on_treatment")},
        "downregulated": {("regulates", "down", "on_treatment")},
    }
    for name, claims in wanted.items():
        file = {
            (r["statement"], r["pathway"])
            for r in evidence()["pathway_evidence"]
            if (r.get("predicate"), r.get("value"), r["state"]) in claims
        }
        found = pathway_list(edition().pathway_rows, name)
        assert {(one.statement.id, pathway.id) for one in found for pathway in one.pathways} == file
        assert file


@pytest.mark.parametrize("name", LISTS)
def test_a_list_opens_with_its_count_and_says_where_it_was_counted(name: str) -> None:
    html = render_pathway_list(Sheet(edition(), Here("anastrozole/pathway-lists/")), name)
    found = pathway_list(edition().pathway_rows, name)
    pathways = {pathway.id for one in found for pathway in one.pathways}
    assert f"In {len(pathways)} of {len(edition().pathway_rows)} pathways {HOLDS[name]}" in html
    assert 'class="ev-mark is-count" href="../../pathway-table/#t-paths"' in html
    assert html.count("<li>") == len(found) > 0

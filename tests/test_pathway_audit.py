"""The pathway table against the fact-check of the source document, row by row (its part 2.4).

Each cell that the fact-check fills is filled here with what it found, or the ledger says why not. Each cell
in which it found nothing holds a dated search, unless a later search found something.
"""

from __future__ import annotations

import pytest

from releases import edition, rows

BEFORE, DURING, AFTER = "baseline", "on_treatment", "acquired_resistance"
FOUND = {
    ("estrogen-response", BEFORE): {"predicts_response: sensitivity"},
    ("estrogen-response", DURING): {"regulates: down"},
    ("estrogen-response", AFTER): {"regulates: up", "predicts_response: resistance"},
    ("estrogen-biosynthesis", BEFORE): {"predicts_response: no_association"},
    ("estrogen-biosynthesis", DURING): {"regulates: down"},
    ("estrogen-biosynthesis", AFTER): {"regulates: up"},
    ("pi3k-akt-mtor-signaling", BEFORE): {"predicts_response: no_association", "depends_on: not_dependent"},
    ("pi3k-akt-mtor-signaling", AFTER): {"depends_on: dependent"},
    ("her2-signaling", BEFORE): {
        "predicts_response: reduced_sensitivity",
        "predicts_response: no_association",
    },
    ("her2-signaling", AFTER): {"regulates: up"},
    ("egfr-signaling", BEFORE): {"depends_on: not_dependent"},
    ("egfr-signaling", AFTER): {"regulates: up"},
    ("ras-mapk-signaling", BEFORE): {"predicts_response: reduced_sensitivity"},
    ("ras-mapk-signaling", AFTER): {"regulates: up"},
    ("fatty-acid-synthesis", BEFORE): {"predicts_response: reduced_sensitivity"},
    ("fatty-acid-synthesis", DURING): {"regulates: up"},
    ("fatty-acid-synthesis", AFTER): {"regulates: up"},
    ("interferon-gamma-response", BEFORE): {"predicts_response: reduced_sensitivity"},
    ("tumor-inflammation", BEFORE): {"predicts_response: reduced_sensitivity"},
    ("tumor-inflammation", DURING): {"regulates: up"},
    ("interferon-alpha-response", AFTER): {"regulates: up"},
    ("il6-jak-stat3-signaling", AFTER): {"depends_on: dependent"},
    ("tnf-nfkb-signaling", BEFORE): {"predicts_response: reduced_sensitivity"},
    ("tnf-nfkb-signaling", AFTER): {"depends_on: dependent"},
    ("cell-cycle-e2f", BEFORE): {"prognostic_for: poorer_outcome", "prognostic_for: no_association"},
    ("cell-cycle-e2f", DURING): {"regulates: down", "predicts_response: reduced_sensitivity"},
}
NOTHING = (
    ("egfr-signaling", DURING),
    ("interferon-gamma-response", DURING),
    ("il6-jak-stat3-signaling", BEFORE),
    ("il6-jak-stat3-signaling", DURING),
    ("tnf-nfkb-signaling", DURING),
)
FOUND_LATER = {
    ("pi3k-akt-mtor-signaling", DURING): "ST0116",
    ("her2-signaling", DURING): "ST0124",
}
ELSEWHERE = {
    ("ras-mapk-signaling", DURING): ("TB06", "without its direction"),
    ("pi3k-akt-mtor-signaling", BEFORE): ("SU05", "names none of them"),
    ("cell-cycle-e2f", AFTER): ("TB18", "stands before treatment"),
}


def _cell(pathway: str, state: str) -> list[dict[str, str]]:
    table = rows("pathway-evidence.csv")
    return [row for row in table if (row["pathway"], row["state"]) == (pathway, state)]


@pytest.mark.parametrize("cell", FOUND, ids="/".join)
def test_a_cell_that_the_fact_check_fills_says_what_it_found(cell: tuple[str, str]) -> None:
    assert {f"{row['predicate']}: {row['value']}" for row in _cell(*cell)} >= FOUND[cell]


@pytest.mark.parametrize("cell", NOTHING, ids="/".join)
def test_where_the_fact_check_found_nothing_no_change_is_claimed_and_a_search_is_dated(
    cell: tuple[str, str],
) -> None:
    gaps = [row for row in _cell(*cell) if row["gap"]]

    assert gaps
    assert all("2026-11-23" in row["searched"] for row in gaps)
    assert not [row for row in _cell(*cell) if row["predicate"] == "regulates"]


@pytest.mark.parametrize("cell", FOUND_LATER, ids="/".join)
def test_what_a_later_search_found_stands_where_the_fact_check_had_nothing(cell: tuple[str, str]) -> None:
    assert [row["statement"] for row in _cell(*cell)] == [FOUND_LATER[cell]]


@pytest.mark.parametrize("cell", ELSEWHERE, ids="/".join)
def test_what_stands_elsewhere_than_in_the_fact_check_is_explained_in_the_ledger(
    cell: tuple[str, str],
) -> None:
    claim, words = ELSEWHERE[cell]
    reasons = {entry.claim_id: entry.reason for entry in edition().corpus.ledger.values()}

    assert words in reasons[claim]


def test_every_cell_of_the_fact_check_is_compared() -> None:
    compared = {*FOUND, *NOTHING, *FOUND_LATER, *ELSEWHERE}
    named = {pathway for pathway, _ in compared} - {"interferon-alpha-response", "tumor-inflammation"}

    missing = {(pathway, state) for pathway in named for state in (BEFORE, DURING, AFTER)} - compared
    assert missing == {("interferon-gamma-response", AFTER)}  # the fact-check speaks of type I there

"""What a statement is about and how strongly it speaks of it, as the search orders statements."""

from __future__ import annotations

from evidograph.edition import best_on
from evidograph.render.search_words import strength_of, subject_of
from releases import edition


def test_a_statement_is_about_its_outcome_and_its_subtypes_by_all_their_names() -> None:
    held = edition().corpus.statements
    assert "fracture" in subject_of(edition(), held["ST0210"])
    assert {"HR-low", "ER-low"} <= set(subject_of(edition(), held["ST0457"]))
    assert "PIK3CA" in subject_of(edition(), held["ST0243"])
    assert all(not subject_of(edition(), s) for s in held.values() if s.proposition is None)


def test_the_drug_itself_and_the_more_certain_weigh_more() -> None:
    by_rank: dict[tuple[bool, bool], set[float]] = {}
    for statement in edition().corpus.statements.values():
        rank = (best_on(edition(), statement) == "drug", statement.certainty == "high")
        by_rank.setdefault(rank, set()).add(strength_of(edition(), statement))
    assert min(by_rank[True, True]) > max(by_rank[True, False]) > min(by_rank[False, False]) == 1.0
    assert min(by_rank[True, True]) > max(by_rank[False, True])

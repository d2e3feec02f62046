"""Figures without one trial stand under drugs and classes; pages say what was given on the whole side."""

from __future__ import annotations

import pytest

from evidograph import model
from evidograph.derive.drugs import keyed_sides
from evidograph.render.sides import arm_name, compared_names, contrast_words
from releases import edition

WARFARIN, PLACEBO = ("anastrozole", "warfarin"), ("placebo", "warfarin")
POOL = (model.DrugChoice(any_of=("anastrozole", "letrozole")),)


def item(
    intervention: tuple[model.DrugEntry, ...], comparator: tuple[model.DrugEntry, ...], *keys: str
) -> model.Item:
    result = model.Result(arms={key: model.ArmResult(n=1) for key in keys})
    return model.Item(id="EV9999", intervention=intervention, comparator=comparator, result=result)


@pytest.mark.parametrize(
    ("found", "sides"),
    [
        (item(WARFARIN, PLACEBO, "anastrozole", "placebo"), {"anastrozole": WARFARIN, "placebo": PLACEBO}),
        (
            item(WARFARIN, ("anastrozole",), "anastrozole", "warfarin"),
            {"warfarin": WARFARIN, "anastrozole": ("anastrozole",)},
        ),
        (item(POOL, ("tamoxifen",), "anastrozole", "letrozole"), {}),
        (item(WARFARIN, PLACEBO, "warfarin"), {}),
        (item(WARFARIN, PLACEBO, "letrozole"), {}),
    ],
)
def test_a_key_stands_for_the_one_side_that_it_can_mean(
    found: model.Item, sides: dict[str, tuple[model.DrugEntry, ...]]
) -> None:
    assert keyed_sides(found) == sides


def test_a_class_is_named_in_words_where_no_side_has_it() -> None:
    assert arm_name(edition(), item(POOL, (), "aromatase_inhibitor"), "aromatase_inhibitor") == (
        "aromatase inhibitor"
    )


def test_no_page_prints_a_bare_key() -> None:
    """A pool of placebo and no treatment is called so, whichever of the two its figures stand under."""
    held = {
        item.id: {key: arm_name(edition(), item, key) for key in item.result.arms}
        for item in edition().corpus.items.values()
        if item.result and item.result.arms and len(item.trials) != 1
    }
    assert held["EV0327"] == {
        "aromatase_inhibitor": "any aromatase inhibitor",
        "placebo": "placebo or no treatment in its place",
    }
    names = [name for arms in held.values() for name in arms.values()]
    assert [name for name in names if "_" in name] == []
    assert [key for key, arms in held.items() if len(set(arms.values())) < len(arms)] == []


def test_one_drug_on_both_sides_is_named_by_its_arms() -> None:
    corpus = edition().corpus
    assert compared_names(edition(), corpus.statements["ST0277"]) == (
        "five more years of anastrozole",
        "two more years of anastrozole",
    )
    assert contrast_words(edition(), corpus.items["EV0035"]) == (
        "six years of anastrozole against three years of anastrozole"
    )
    for statement in corpus.statements.values():
        treated, against = compared_names(edition(), statement)
        assert not treated or treated != against, statement.id
    for found in corpus.items.values():
        first, _, second = contrast_words(edition(), found).partition(" against ")
        assert not first or first != second, found.id

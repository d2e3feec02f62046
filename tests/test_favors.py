"""An axis says whom each side favors as the records have it, and nothing where an arm is not named."""

from __future__ import annotations

from evidograph import model
from evidograph.derive.effects import favoured_side
from evidograph.render.drawing import drawing_of, place
from evidograph.render.favors import IN_ORDER, NOBODY, Favors, favors_of, favors_of_all
from evidograph.render.sides import side_names
from programs import ROOT
from releases import edition

STYLES = ROOT / "docs" / "stylesheets" / "evidograph.css"


def drawn() -> list[model.Item]:
    return [item for item in edition().corpus.items.values() if drawing_of(edition(), item)]


def test_a_square_lies_on_the_side_of_whom_the_result_favors() -> None:
    """The name on the side of the square is the side that a clear result favors, read another way."""
    checked = 0
    for item in drawn():
        favors, side = favors_of(edition(), item), favoured_side(edition().corpus, item)
        if favors and side in {"intervention", "comparator"} and item.result and item.result.estimate:
            name = favors.below if item.result.estimate < 1 else favors.above
            assert name == side_names(edition(), item)[("intervention", "comparator").index(side)], item.id
            checked += 1
    print(f"{checked} results name whom they favor")
    assert checked > 60


def test_what_compares_no_arms_names_none() -> None:
    held = [item for item in drawn() if not item.intervention or not item.comparator]
    assert held
    assert all(favors_of(edition(), item) is None for item in held)


def test_arms_with_one_drug_go_by_their_own_names() -> None:
    items = edition().corpus.items
    found = favors_of(edition(), items["EV0036"])
    assert found == Favors("six years of anastrozole", "three years of anastrozole", in_order=True)


def test_an_axis_shared_by_several_says_only_what_holds_for_all() -> None:
    one, other = Favors("a", "b", in_order=True), Favors("c", "b", in_order=True)
    turned = Favors("b", "a", in_order=False)
    assert favors_of_all([one, one]) == ("a", "b")
    assert favors_of_all([one, other]) == IN_ORDER
    assert favors_of_all([one, turned]) == NOBODY
    assert favors_of_all([one, None]) == NOBODY
    assert favors_of_all([]) == NOBODY


def test_the_words_meet_at_the_line_of_no_difference() -> None:
    assert place(1) == 50
    assert ".ev-favors{display:grid;grid-template-columns:repeat(2," in STYLES.read_text("utf-8")

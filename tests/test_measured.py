"""Beside each sign of the pathway table stands what it holds for: a feature, its gene, which side of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest

from evidograph import model
from evidograph.derive.pathway_table import flat_rows
from evidograph.edition import Here
from evidograph.render.explorer import render_explorer
from evidograph.render.measured import SIDES, measured_in
from evidograph.render.pathway_table import render_pathway_table
from evidograph.render.sheet import Sheet
from releases import edition

TAG = re.compile(r"<[^>]*>")


def text_of(html: str) -> str:
    return " ".join(unescape(TAG.sub("", html)).split())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"gene": "PGR", "feature": "protein_level", "level": "low"}, "with low PGR protein"),
        ({"gene": "ESR1", "feature": "expression", "level": "high"}, "with high ESR1 expression"),
        ({"gene": "ESR1", "feature": "mutation", "level": "present"}, "with ESR1 mutation"),
        ({"gene": "ESR1", "feature": "mutation", "level": "absent"}, "without ESR1 mutation"),
        ({"gene": "PGR", "feature": "protein_level", "level": "falls"}, "with falling PGR protein"),
        ({"pathway": "her2-signaling", "feature": "expression", "level": "high"}, "with high expression"),
        ({"gene": "ESR1", "feature": "activity"}, "ESR1 activity"),
        ({"pathway": "her2-signaling"}, ""),
    ],
)
def test_what_was_measured_is_said_in_few_words(fields: dict[str, str], words: str) -> None:
    proposition = model.Proposition(predicate="predicts_response", **fields)  # type: ignore[arg-type]
    assert measured_in(edition(), proposition).words == words


def test_every_side_of_a_feature_has_its_word() -> None:
    assert SIDES.keys() == edition().words.labels["level"].keys()


@pytest.mark.parametrize("render", [render_pathway_table, render_explorer])
def test_each_sign_says_what_it_holds_for(render: Callable[[Sheet], str]) -> None:
    html = render(Sheet(edition(), Here("page/")))
    rows = re.split(r"<tr[ >]", html)
    for row in flat_rows(edition().pathway_rows):
        if not row.entry or not row.entry.statement.proposition:
            continue
        words = measured_in(edition(), row.entry.statement.proposition).words
        ours = [text_of(r) for r in rows if f"/statements/{row.entry.statement.id}/" in r]
        assert ours
        assert all(words in text for text in ours), (row.entry.statement.id, words)


def test_signs_for_the_two_sides_of_a_marker_are_no_twins() -> None:
    html = render_pathway_table(Sheet(edition(), Here("page/")))
    said = {
        name: text_of(re.findall(rf'<div class="v"><a [^>]*/statements/{name}/".*?</div>', html)[0])
        for name in ("ST0206", "ST0528")
    }
    assert "better outlook with high PGR protein" in said["ST0206"]
    assert "sensitive with low PGR protein" in said["ST0528"]

"""Each conflict has a page of its own: both sides with their evidence, linked from both statements."""

from __future__ import annotations

import dataclasses
from html import unescape

import pytest

from evidograph import model
from evidograph.corpus import Corpus, Ref
from evidograph.derive.disputes import BOTH_WAYS, KINDS, disputes
from evidograph.edition import Edition, Here, page_path
from evidograph.render.conflicts import render_conflicts
from evidograph.render.pages.conflict import render_conflict
from evidograph.render.pages.statement import render_statement
from evidograph.render.sheet import Sheet
from releases import edition

DISPUTES = edition().disputes


def test_every_relation_and_every_disagreement_is_a_dispute() -> None:
    statements = [s for s in edition().corpus.statements.values() if s.status != "draft"]
    pairs = {"-".join(sorted((s.id, r.statement))) for s in statements for r in s.relations}
    alone = {s.id for s in statements if s.is_disputed}
    assert DISPUTES.keys() == pairs | alone
    assert len(pairs) > 10
    assert len(alone) > 5


@pytest.mark.parametrize("name", DISPUTES)
def test_its_page_holds_both_sides_and_what_would_settle_it(name: str) -> None:
    dispute = DISPUTES[name]
    html = unescape(render_conflict(edition(), dispute).html)
    for statement in dispute.statements:
        assert statement.text in html
        assert f'href="../../{page_path(Ref("statement", statement.id))}"' in html
        for line in statement.evidence:
            assert edition().corpus.items[line.item].summary in html
    assert dispute.would_settle in html
    assert dispute.would_settle or dispute.type in {"reconciled_with", "superseded_by"}
    assert dispute.reason in html


@pytest.mark.parametrize("name", DISPUTES)
def test_it_is_linked_from_its_statements_and_from_the_list(name: str) -> None:
    dispute = DISPUTES[name]
    link = f'href="../../conflicts/{name}/"'
    for statement in dispute.statements:
        assert link in render_statement(edition(), statement).html
    listed = "".join(render_conflicts(Sheet(edition(), Here("conflicts/")), kind) for kind in KINDS)
    assert (f'id="{name}"' in listed) == dispute.is_live


def with_first_side(edition: Edition, status: str) -> tuple[str, Corpus]:
    """A dispute of two statements, and the corpus in which the first of them has another status."""
    corpus = edition.corpus
    (name,) = (d.id for d in edition.disputes.values() if d.type != BOTH_WAYS)
    first = edition.disputes[name].statements[0]
    changed = model.build({**model.to_data(first), "status": status}, model.Statement)
    return name, dataclasses.replace(corpus, statements={**corpus.statements, first.id: changed})


def test_a_withdrawn_side_keeps_the_address(example: Edition) -> None:
    name, later = with_first_side(example, "withdrawn")
    assert disputes(later).keys() == example.disputes.keys()
    assert not disputes(later)[name].is_live
    assert "<span>withdrawn</span>" in render_conflict(example, disputes(later)[name]).html


def test_a_draft_disputes_nothing(example: Edition) -> None:
    name, drafted = with_first_side(example, "draft")
    assert name not in disputes(drafted)

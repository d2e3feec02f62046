"""What is near what: shared rare names count, common ones hardly; drafts and the record itself never do."""

from __future__ import annotations

from evidograph.corpus import Ref, load_corpus
from evidograph.derive.nearness import Nearness
from programs import ROOT

CORPUS, _ = load_corpus(ROOT)
NEAR = Nearness(CORPUS)


def test_trials_that_ask_the_same_question_are_near() -> None:
    assert set(NEAR.near(Ref("trial", "soft"))) >= {"text", "abcsg-12"}
    assert "first" in NEAR.near(Ref("trial", "falcon"))
    assert "nsabp-b-35" in NEAR.near(Ref("trial", "ibis-ii-dcis"))


def test_statements_on_one_thing_are_near() -> None:
    assert set(NEAR.near(Ref("statement", "ST0133"))) >= {"ST0131", "ST0135"}


def test_nothing_is_near_itself_and_only_accepted_statements_of_the_corpus_are_near() -> None:
    refs = [Ref("statement", name) for name in CORPUS.statements] + [Ref("trial", t) for t in CORPUS.trials]
    found = {ref: NEAR.near(ref) for ref in refs}
    assert sum(map(bool, found.values())) > len(refs) / 2
    for ref, near in found.items():
        assert len(near) <= 4
        assert ref.id not in near
        held = CORPUS.by_kind[ref.kind]
        assert all(held[name].status in {None, "accepted"} for name in near)


def test_what_nobody_speaks_of_has_nothing_near() -> None:
    assert NEAR.near(Ref("gene", "NOSUCHGENE")) == ()

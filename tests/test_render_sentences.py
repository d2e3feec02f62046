"""Statements as prose: where paragraphs begin, which sentences share a note, what a mark says twice."""

from __future__ import annotations

import releases
from evidograph.derive.dependence import independent_groups
from evidograph.edition import Edition, Here
from evidograph.render.balance import balance_of
from evidograph.render.marks import mark_of
from evidograph.render.monograph import tally_of
from evidograph.render.sentences import paragraphs_of
from evidograph.render.sheet import Sheet


def ids(edition: Edition, *names: str) -> list[list[str]]:
    """The ids of the sentences, paragraph by paragraph."""
    sheet = Sheet(edition, Here("page/"))
    found = paragraphs_of(sheet, [edition.corpus.statements[name] for name in names])
    return [[sentence.id for sentence in paragraph.sentences] for paragraph in found]


def test_sentences_flow_until_the_curator_begins_a_paragraph(example: Edition) -> None:
    assert ids(example, "ST0001", "ST0006", "ST0007") == [["ST0001", "ST0006"], ["ST0007"]]


def test_a_disputed_sentence_stands_apart(example: Edition) -> None:
    assert ids(example, "ST0001", "ST0003", "ST0009") == [["ST0001"], ["ST0003"], ["ST0009"]]


def test_two_sentences_that_contradict_each_other_share_a_note(example: Edition) -> None:
    sheet = Sheet(example, Here("page/"))
    pair = [example.corpus.statements[name] for name in ("ST0004", "ST0012")]
    (paragraph,) = paragraphs_of(sheet, pair)
    assert paragraph.note is not None
    assert paragraph.note.reason == "Two small series disagree."
    assert paragraph.note.balances == ()


def test_a_note_draws_the_balance_where_the_own_evidence_disagrees(example: Edition) -> None:
    (paragraph,) = paragraphs_of(Sheet(example, Here("page/")), [example.corpus.statements["ST0003"]])
    assert paragraph.note is not None
    assert [(b.supports, b.disputes) for b in paragraph.note.balances] == [(1, 1)]
    assert paragraph.note.reason == "Not at 10 nM."


def test_several_lines_of_one_study_are_one_square_of_the_balance() -> None:
    held = releases.edition()
    for name, supports in (("ST0201", 1), ("ST0250", 2)):
        statement = held.corpus.statements[name]
        items = [held.corpus.items[line.item] for line in statement.lines("supports")]
        assert len(balance_of(held, statement).squares) == supports == len(independent_groups(items)), name


def test_numbers_of_references_run_on_and_are_said_again(example: Edition) -> None:
    sheet = Sheet(example, Here("page/"))
    paragraphs_of(sheet, [example.corpus.statements[name] for name in ("ST0001", "ST0006", "ST0007")])
    mentions = {key: [c.anchor for c in found] for key, found in sheet.citations.mentions.items()}
    assert mentions == {
        "cuzick2010effect": ["cite-1-a", "cite-1-b"],
        "robertson2016fulvestrant": ["cite-2-a"],
    }


def test_a_mark_says_its_word_once_while_it_holds(example: Edition) -> None:
    sheet = Sheet(example, Here("page/"))
    first, again, other = (
        mark_of(sheet, example.corpus.statements[name]) for name in ("ST0001", "ST0006", "ST0002")
    )
    assert again.after(first).same
    assert not other.after(first).same
    assert not first.after(None).same


def test_the_name_of_a_mark_begins_with_what_is_seen(example: Edition) -> None:
    sheet = Sheet(example, Here("page/"))
    names = {
        key: mark_of(sheet, example.corpus.statements[key]).name for key in ("ST0001", "ST0003", "ST0010")
    }
    assert names["ST0001"].startswith("drug: certainty high, evidence on anastrozole itself.")
    assert names["ST0003"].startswith("D drug in cells disputed: best evidence level D")
    assert names["ST0010"].startswith("D drug in cell-free systems: ")


def test_a_tally_counts_every_statement_once(example: Edition) -> None:
    held = list(example.corpus.statements.values())
    assert sum(count for count, _, _ in tally_of(example, held)) == len(held)

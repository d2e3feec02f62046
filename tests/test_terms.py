"""Words of the glossary in running text: whole words, longest first, each explained once in a section."""

from __future__ import annotations

import re

import pytest

from evidograph import model
from evidograph.derive.terms import TermFinder
from evidograph.edition import Edition, Here
from evidograph.render.monograph import section_text
from evidograph.render.pieces import Piece
from evidograph.render.sheet import Sheet
from evidograph.render.tips import LONGEST_END, Tips
from releases import edition
from sites import EXAMPLE


def term(name: str, *, abbreviation: str | None = None, synonyms: tuple[str, ...] = ()) -> model.Term:
    """A term whose id is its name."""
    return model.Term(id=name, label=name, abbreviation=abbreviation, synonyms=synonyms, definition="So.")


TERMS = {
    made.id: made
    for made in (
        term("overall survival", abbreviation="OS"),
        term("survival"),
        term("hazard ratio", abbreviation="HR"),
        term("hormone receptor", abbreviation="HR"),
        term("osteoporosis"),
        term("bone density", synonyms=("osteoporosis", "BMD")),
        term("Ki-67"),
        model.Term(id="gone", label="gone", status="withdrawn", definition="No more."),
    )
}
FINDER = TermFinder(TERMS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Overall survival rose.", [("Overall survival", "overall survival")]),
        ("Longer survival, and OS.", [("survival", "survival"), ("OS", "overall survival")]),
        ("The os and HR, osmosis and survivals.", []),
        ("HR-positive, survival-free, Ki-67/PR.", []),
        ("Osteoporosis and BMD.", [("Osteoporosis", "osteoporosis"), ("BMD", "bone density")]),
        ("ki-67 is written Ki-67.", [("Ki-67", "Ki-67")]),
        ("Gone is gone.", []),
        ("<b>survival</b>", [("survival", "survival")]),
    ],
)
def test_uses_are_whole_words_longest_first_and_of_one_term(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = [(text[use.start : use.end], use.term.id) for use in FINDER.uses(text)]
    assert found == expected


def test_no_terms_are_no_uses() -> None:
    assert list(TermFinder({}).uses("survival")) == []


def tips(name: str) -> list[Piece]:
    """The words of a section that lead to the glossary, in reading order."""
    section = section_text(Sheet(edition(), Here("anastrozole/x/")), name)
    sentences = [s for p in (*section.answer, *section.paragraphs) for s in p.sentences]
    return [piece for s in sentences for piece in (*s.head, *s.end) if piece.tip]


@pytest.mark.parametrize("name", edition().sections)
def test_each_term_is_explained_once_in_a_section_where_it_first_stands(name: str) -> None:
    found = tips(name)
    assert len({piece.href for piece in found}) == len(found)
    texts = " ".join(s.text for s in edition().corpus.sections[name].statements if s.is_accepted)
    used = {use.term.id for use in edition().term_finder.uses(texts)}
    assert {(piece.href or "").partition("#")[2] for piece in found} <= used


def test_sections_explain_terms_from_the_records() -> None:
    found = [piece for name in edition().sections for piece in tips(name)]
    terms = edition().corpus.terms
    assert len(found) > 50
    for piece in found:
        term = terms[(piece.href or "").partition("#")[2]]
        assert piece.href == f"../../glossary/#{term.id}"
        assert (piece.tip or "").endswith(f"\n{term.definition}")
        forms = {form.casefold() for form in (term.name, term.abbreviation or "", *term.synonyms)}
        assert piece.text.casefold() in forms


def test_a_sentence_reads_the_same_with_and_without_tips(example: Edition) -> None:
    for statement in (*edition().corpus.statements.values(), *example.corpus.statements.values()):
        head, end = Tips(Sheet(edition(), Here())).split(statement.text.strip())
        said = " ".join("".join(piece.text for piece in run) for run in (head, end) if run)
        assert said == statement.text.strip()


def test_a_term_at_the_end_stays_with_the_mark_unless_it_is_long(example: Edition) -> None:
    sheet = Sheet(example, Here())
    _, end = Tips(sheet).split("There were more broken bones.")
    assert [piece.text for piece in end] == ["broken bones", "."]
    long = "a" * LONGEST_END + " b"
    finder = TermFinder({"x": model.Term(id="x", label=long, definition="Long.")})
    example.__dict__["term_finder"] = finder
    head, end = Tips(sheet).split(f"It was {long}.")
    del example.__dict__["term_finder"]
    assert [piece.tip for piece in (*head, *end)] == [None, None]


def test_a_tip_is_a_link_with_its_meaning_and_no_link_is_within_another(example: Edition) -> None:
    section = section_text(Sheet(example, Here("anastrozole/trials/")), "anastrozole/trials")
    assert any(p.tip for block in section.paragraphs for s in block.sentences for p in (*s.head, *s.end))
    page = (EXAMPLE / "golden" / "section-anastrozole-trials.html").read_text("utf-8")
    link = '<a href="../../glossary/#fracture" class="ev-term" data-tip="Fracture\nA broken bone.">'
    assert link in page
    assert all(found.count("<a ") == 1 for found in re.findall(r"<a\s.*?</a>", page, re.DOTALL))

"""What mkdocs and the theme are told of a page: title, contents, anchors, words to be found by."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from evidograph.corpus import Ref
from evidograph.edition import Edition
from evidograph.render import pieces
from evidograph.render.words import sentence_case
from evidograph.website.record_pages import RecordPage

# Records whose name is a number: their pages go by it, and the sentence stands beside it.
NUMBERED = frozenset({"statement", "item", "gap"})


def describe(page: Page, ref: Ref, made: pieces.Page, linked: str) -> None:
    """What the frame of the page shows: its title, its contents, the words by which the search finds it.

    The theme prints title and description as they are, so they are escaped here; `linked` is JSON already.
    """
    title = escape(made.title)
    page.title = ref.id if ref.kind in {*NUMBERED, "source"} else title
    page.meta["title"] = f"{ref.id}: {title}" if ref.kind in NUMBERED else title
    page.meta["description"] = escape(made.description)
    page.meta["linked"] = linked
    if isinstance(page, RecordPage):
        page.meta["template"] = "record.html"
    page.meta["layered"] = ref.kind in {"section", "whole"}  # before it is painted: answers, or with evidence
    found = {"kind": sentence_case(ref.kind), "id": ref.id, "names": list(made.synonyms)}
    found |= {"level": made.level, "also": list(made.words), "about": list(made.about)}
    found["weight"] = f"{made.weight:g}" if made.weight != 1 else ""
    if ref.kind == "section":
        found["id"] = ""
    page.meta["find"] = False if ref.kind == "whole" else found  # the sections are found one by one
    top = AnchorLink(made.title, "top", 1)
    top.children = [AnchorLink(heading.title, heading.id, 2) for heading in made.headings]
    page.toc = TableOfContents([top])


def found_as_drug(edition: Edition, given: Mapping[str, Any]) -> dict[str, Any]:
    """By what the search finds the monograph: all names of its drug, and the further words of its page."""
    drug = edition.corpus.drugs[edition.drug]
    return {**given, "kind": "Monograph", "id": drug.id, "names": [drug.name, *drug.brands, *drug.synonyms]}


def anchors(html: str) -> set[str]:
    """The names of all places in an article."""
    return {part.partition('"')[0] for part in html.split(' id="')[1:]}

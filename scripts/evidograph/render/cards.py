"""What a card behind a mark says: the evidence of its sentence, line by line; or what was looked for in vain.

Pages do not repeat it. It stands in small files of plain data, one for a hundred records (`cards/ST01.json`
holds ST0100 to ST0199), so that none grows with their number; docs/javascripts/cards.js reads one when a
reader first asks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from evidograph import model
from evidograph.derive.grading import design_of, evidence_level
from evidograph.edition import Edition
from evidograph.render import findings
from evidograph.render.environment import day
from evidograph.render.marks import long_form, mark_words
from evidograph.render.sources import container_of, reading_place, short_name
from evidograph.render.words import sentence_case

# Records whose ids differ in their last two digits alone share a file.
DIGITS = 2
SIDES = ("supports", "disputes", "neutral")
Shelf = dict[str, dict[str, Any]]


def card_files(edition: Edition) -> Mapping[str, Shelf]:
    """The cards of all statements and gaps, by the name of their file below the root of the site."""
    shelves: dict[str, Shelf] = defaultdict(lambda: {"cards": {}, "items": {}, "sources": {}})
    for name, statement in sorted(edition.corpus.statements.items()):
        shelf = shelves[_file(name)]
        lines = [
            line for side in SIDES for line in statement.lines(side) if line.item in edition.corpus.items
        ]
        shelf["cards"][name] = {
            "says": mark_words(edition, statement),
            "lines": [[line.item, line.direction] for line in lines],
        }
        _lay(edition, shelf, (line.item for line in lines))
    for name, gap in sorted(edition.corpus.gaps.items()):
        shelves[_file(name)]["cards"][name] = {"says": _gap_words(edition, gap), "lines": []}
    return shelves


def card_texts(edition: Edition) -> Mapping[str, str]:
    """The same as JSON, without spaces."""
    return {
        name: json.dumps(shelf, ensure_ascii=False, separators=(",", ":"))
        for name, shelf in card_files(edition).items()
    }


def _file(record: str) -> str:
    return f"cards/{record[:-DIGITS]}.json"


def _lay(edition: Edition, shelf: Shelf, items: Iterable[str]) -> None:
    """Puts items and their sources on a shelf, once each."""
    for name in items:
        item = edition.corpus.items[name]
        shelf["items"].setdefault(name, _item(edition, item))
        source = edition.corpus.sources.get(item.source.citekey) if item.source else None
        if source:
            shelf["sources"][source.citekey] = {
                "name": short_name(source) if source.authors else str(source.year or ""),
                "title": source.fields.get("title", ""),
                "journal": container_of(source),
            }


def _item(edition: Edition, item: model.Item) -> dict[str, str]:
    corpus, words = edition.corpus, edition.words
    n = findings.patients_words(edition, item)
    asked = (findings.markers_words(edition, item), edition.term_name(item.outcome))
    result = findings.result_words(edition, item)
    if any(asked):
        result = _within_a_sentence(result)
    said = {
        "source": item.source.citekey if item.source else "",
        "result": ": ".join(part for part in (sentence_case("; ".join(filter(None, asked))), result) if part),
        "design": words.label("design", design_of(corpus, item)),
        "n": f"n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}" if n else "",
        "level": evidence_level(corpus, item) or "",
        "on": long_form(edition, edition.standing[item.id]),
        "read": reading_place(edition, item.source) if item.source else "",
    }
    return {name: value for name, value in said.items() if value}


def _within_a_sentence(words: str) -> str:
    """`Poorer outcome` -> `poorer outcome`; what is written in capitals stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _gap_words(edition: Edition, gap: model.Gap) -> list[str]:
    last = model.last_searched(gap.searched)
    searched = f"Searched {day(last)}. " if last else ""
    said = edition.words.label("gap_reason", gap.reason)
    return [f"Looked: {said}.", f"{gap.question} {searched}What would settle it: {gap.would_settle}"]

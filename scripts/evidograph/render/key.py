"""How to read the marks, in one line."""

from __future__ import annotations

from collections.abc import Mapping

from evidograph.derive.grading import CERTAINTIES
from evidograph.render.sheet import Sheet
from evidograph.render.words import MARK_WORDS


def key_words(sheet: Sheet) -> Mapping[str, object]:
    """What the key explains: the grades from high to very low, the words of the marks, the drug's name."""
    return {
        "certainties": tuple(reversed(CERTAINTIES)),
        "marks": MARK_WORDS,
        "drug": sheet.edition.drug_name(sheet.edition.drug),
    }


def render_key(sheet: Sheet) -> str:
    """The bars, the letters and the words of the marks, with what each means."""
    return sheet.fill("fragments/key.html", open=False, **key_words(sheet))

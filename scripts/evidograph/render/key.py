"""How to read the marks, in one line."""

from __future__ import annotations

from evidograph.derive.grading import CERTAINTIES
from evidograph.render.sheet import Sheet
from evidograph.render.words import MARK_WORDS


def render_key(sheet: Sheet) -> str:
    """The bars, the letters and the words of the marks, with what each means."""
    return sheet.fill(
        "fragments/key.html",
        certainties=tuple(reversed(CERTAINTIES)),
        marks=MARK_WORDS,
        drug=sheet.edition.drug_name(sheet.edition.drug),
    )

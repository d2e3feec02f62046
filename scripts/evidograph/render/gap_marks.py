"""What stands in the place of an answer that nobody has: why, and when somebody last looked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidograph import model
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case

NOT_LOOKED = "not looked yet"


@dataclass(frozen=True, slots=True)
class GapMark:
    """A gap as it stands in a cell or behind a sentence; `searched` is the last day, empty where unknown."""

    gap: str
    href: str
    said: str
    searched: str


def gap_mark(sheet: Sheet, gap: model.Gap) -> GapMark:
    """Why there is no answer in a word or two, such as `none found` or `result not seen`."""
    said = sheet.words.label("gap_reason", gap.reason)
    return GapMark(gap.id, sheet.to("gap", gap.id), said, model.last_searched(gap.searched))


def empty_words(cells: Iterable[tuple[str, Iterable[GapMark]]]) -> dict[str, list[str]]:
    """The names of empty cells by what is said of them."""
    found: dict[str, list[str]] = {}
    not_looked: list[str] = []
    for name, gaps in cells:
        words = dict.fromkeys(gap.said for gap in gaps)
        for said in words:
            found.setdefault(said, []).append(name)
        if not words:
            not_looked.append(name)
    return {**found, NOT_LOOKED: not_looked} if not_looked else found


def rest_line(empty: Mapping[str, Iterable[str]]) -> str:
    """The same in a line, such as `None found: adjuvant. Not looked yet: metastatic.`."""
    return " ".join(f"{sentence_case(said)}: {', '.join(names)}." for said, names in empty.items())

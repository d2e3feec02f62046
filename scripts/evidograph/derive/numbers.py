"""The numbers that a text states: digits that count or measure, not those of a name such as HER2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# Names that hold digits which stand apart from their letters; HER2, CYP19A1 or IC50 need no entry.
NAMES: tuple[str, ...] = (
    "17\u03b2-estradiol",
    "17-beta-estradiol",
    "21-gene",
    "27-hydroxycholesterol",
    "4-hydroxytamoxifen",
    "5-fluorouracil",
    "50-gene",
    "70-gene",
    "ACOSOG Z1031",
    "BT-474",
    "CDK 4/6",
    "CDK4/6",
    "CDK2/4/6",
    "COX-2",
    "EGF-1",
    "ERK1/2",
    "FGFR-1",
    "G1/S",
    "HER-2",
    "HER2/neu",
    "IGF-1",
    "IGF-1R",
    "IL-6",
    "IL-17",
    "Ki-67",
    "MCF-7",
    "MCF-7:5C",
    "MDA-MB-231",
    "MMP-9",
    "PD-1",
    "PD-L1",
    "SMAD2/3",
    "STAT-3",
    "TGF-\u03b21",
    "VEGFR-2",
    "ZR-75-1",
)
ROUNDED_FROM = 10
"""Whole numbers below this must stand in a record as they are: 2 is not 1.6 rounded."""
_MINUS = "-\u2212\u2013"
_NUMBER = re.compile(
    rf"(?<![\w.])(?P<sign>(?<![\w)])[{_MINUS}])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+)?(?P<decimals>\.\d+)?"
    rf"(?P<power>\s*[\u00d7x]\s*10\^?(?P<exponent>[{_MINUS}]?\d+|[\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+))?"
)
_RAISED = str.maketrans(
    "\u207b\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u2212\u2013", "-0123456789--"
)


@dataclass(frozen=True, slots=True)
class NumberAt:
    """One number of a text: as written, its value, and where it starts."""

    text: str
    value: float
    start: int

    @property
    def decimals(self) -> int:
        """How many digits stand behind the point."""
        return len(self.text.partition(".")[2].split("\u00d7")[0].split("x")[0].strip())


def numbers_in(text: str, names: Iterable[str] = NAMES) -> list[NumberAt]:
    """The numbers that the text states, in reading order; digits inside one of the names are passed over."""
    found = []
    for match in _NUMBER.finditer(_without(text, frozenset(names))):
        if not match["digits"] and not match["decimals"]:
            continue
        number = float((match["digits"] or "0").replace(",", "") + (match["decimals"] or ""))
        if match["exponent"]:
            number *= 10.0 ** int(match["exponent"].translate(_RAISED))
        start = match.start("digits") if match["digits"] else match.start("decimals")
        found.append(NumberAt(text[start : match.end()], -number if match["sign"] else number, start))
    return found


def _without(text: str, names: frozenset[str]) -> str:
    """The text with each name blanked out, so that every other sign keeps its place."""
    pattern = _pattern_of(names)
    return pattern.sub(lambda match: "_" * len(match.group()), text) if pattern else text


@lru_cache(maxsize=16)
def _pattern_of(names: frozenset[str]) -> re.Pattern[str] | None:
    with_digits = sorted(
        (name for name in names if any(sign.isdigit() for sign in name)), key=len, reverse=True
    )
    if not with_digits:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, with_digits))})(?!\d)", re.IGNORECASE)


def stands_in(number: NumberAt, held: Collection[float]) -> bool:
    """Whether a number is one of those held, or one of them rounded to the digits that are written."""
    if is_one_of(number, held):
        return True
    if number.decimals == 0 and abs(number.value) < ROUNDED_FROM:
        return False
    half = 0.5 * 10.0**-number.decimals
    return any(abs(abs(number.value) - figure) <= half * 1.000001 for figure in held)


def is_one_of(number: NumberAt, held: Collection[float]) -> bool:
    """Whether a number is one of those held, as it is written; signs aside."""
    value = abs(number.value)
    return any(abs(value - figure) <= 1e-9 * max(1.0, figure) for figure in held)

"""What is wrong, where, why it matters, how to mend it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"
"""Plain data, as a record file holds it."""

Path: TypeAlias = tuple[str | int, ...]
"""The way from the top of a record to a place in it, such as ("evidence", 0, "item")."""

Severity: TypeAlias = Literal["error", "warning"]

# Spaces that a program takes for a letter, line separators, bidirectional marks, zero-width and filler
# characters, variation selectors, private use, tag characters, marks of lost text: what nobody can see, or
# what makes text look other than it is.
HIDDEN = (
    "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U0010ffff"
)
_UNSEEN = re.compile(f"[\u0000-\u001f\u007f-\u009f{HIDDEN}]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of complaint, as the page of checks explains it."""

    code: str
    description: str
    why: str
    fix: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint about one place in one file. Line and column count from 1; column 0: the whole file."""

    file: str
    line: int
    column: int
    length: int
    excerpt: str
    code: str
    what: str
    why: str
    fix: str
    severity: Severity = "error"

    @property
    def more(self) -> str:
        """Where the page of checks explains this kind of complaint."""
        return f"contributing/checks/#{self.code}"

    def __lt__(self, other: Problem) -> bool:
        """Problems stand in reading order: by file, then from top to bottom."""
        return self._order() < other._order()

    def _order(self) -> tuple[str, int, int, str, str]:
        return self.file, self.line, self.column, self.code, self.what


@dataclass(frozen=True, slots=True)
class Fault:
    """What a reader objects to in a text. It becomes a Problem once the file and the rule are at hand."""

    code: str
    what: str
    line: int = 1
    column: int = 0
    length: int = 0
    fix: str = ""

    def problem(self, rule: Rule, file: str, excerpt: str) -> Problem:
        """The fault as a problem of a file; the rule says why and, unless the fault does, how to mend it."""
        shown = excerpt if self.column else ""
        fix = self.fix or rule.fix
        return Problem(file, self.line, self.column, self.length, shown, rule.code, self.what, rule.why, fix)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing."""
    return next(iter(difflib.get_close_matches(word[:80], known, n=1, cutoff=0.6)), "")


def visible(text: str) -> str:
    """The same text, of the same length, with a sign in place of each character that nobody can see."""
    return _UNSEEN.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    number = ord(match.group())
    if number < 0x20:
        return chr(0x2400 + number)  # the picture of that control character, such as ␛
    return "\N{SYMBOL FOR DELETE}" if number == 0x7F else "\N{REPLACEMENT CHARACTER}"

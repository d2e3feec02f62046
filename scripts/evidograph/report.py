"""Problems -> terminal text, annotations of a pull request, JSON."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from evidograph.problem import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidograph.problem import Problem

_GUTTER = 7
_WIDTH = 100  # columns of a source line that are shown; a longer line is cut around the place
_BEFORE = 30  # columns kept before the place when a line is cut
_CUT = "…"
_COLORS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "place": "\x1b[1m", "label": "\x1b[36m"}
_PLAIN = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was looked at, so that silence is never mistaken for success."""

    files: int


def format_text(problems: Iterable[Problem], checked: Counts, color: bool = False) -> str:
    """The problems as a person reads them in a terminal, the count last."""
    found = sorted(problems)
    return "".join(f"{_block(problem, color)}\n" for problem in found) + _closing(found, checked) + "\n"


def format_github(problems: Iterable[Problem], checked: Counts) -> str:
    """The problems as workflow commands: each becomes an annotation on its line."""
    found = sorted(problems)
    return "".join(f"{_annotation(problem)}\n" for problem in found) + _closing(found, checked) + "\n"


def format_json(problems: Iterable[Problem], checked: Counts) -> str:
    """The problems as JSON for programs, the same for the same input."""
    found = sorted(problems)
    report = {
        "files": checked.files,
        "errors": _count(found, "error"),
        "warnings": _count(found, "warning"),
        "problems": [asdict(problem) | {"more": problem.more} for problem in found],
    }
    return json.dumps(report, ensure_ascii=True, indent=2) + "\n"


def _block(problem: Problem, color: bool) -> str:
    place = f"{visible(problem.file)}:{problem.line}:{problem.column or 1}"  # a whole file begins at 1:1
    severity = _painted(f"{problem.severity}[{problem.code}]", problem.severity, color)
    lines = [f"{_painted(place, 'place', color)}: {severity}"]
    if problem.column:
        lines += _excerpt(problem, color)
    for label in ("what", "why", "fix", "more"):
        lines.append(
            f"  {_painted(label, 'label', color)}{' ' * (6 - len(label))}{visible(getattr(problem, label))}"
        )
    return "\n".join(lines) + "\n"


def _excerpt(problem: Problem, color: bool) -> list[str]:
    """The source line with its number, and a line below that points at the place."""
    text, start = _window(visible(problem.excerpt), problem.column - 1)
    length = max(1, min(problem.length, len(text) - start))
    pad = " " * _columns(text[:start])
    mark = "^" * max(1, _columns(text[start : start + length]))
    return [
        f"{problem.line:>{_GUTTER}} | {text}".rstrip(),
        f"{'':{_GUTTER}} | {pad}{_painted(mark, problem.severity, color)}",
    ]


def _window(text: str, start: int) -> tuple[str, int]:
    """The part of a long line around a place, and where the place is in it."""
    start = min(start, len(text))
    if len(text) <= _WIDTH:
        return text, start
    first = max(0, min(start - _BEFORE, len(text) - _WIDTH))
    part = text[first : first + _WIDTH]
    head = _CUT if first else ""
    tail = _CUT if first + _WIDTH < len(text) else ""
    return f"{head}{part}{tail}", start - first + len(head)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(map(_column, text))


def _column(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _painted(text: str, name: str, color: bool) -> str:
    return f"{_COLORS[name]}{text}{_PLAIN}" if color else text


def _annotation(problem: Problem) -> str:
    place = {"file": problem.file, "line": problem.line}
    if problem.column:
        end = problem.column + max(1, problem.length)
        place |= {"col": problem.column, "endColumn": end}
    place |= {"title": problem.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    message = f"{problem.what}\n{problem.why}\n{problem.fix}\n{problem.more}"
    return f"::{problem.severity} {properties}::{_data(message)}"


def _data(text: str) -> str:
    lines = text.replace("%", "%25").split("\n")
    return "%0A".join(visible(line) for line in lines)


def _property(text: str) -> str:
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def _closing(found: list[Problem], checked: Counts) -> str:
    """The last line: what was found in how many files."""
    total = f"{checked.files:,} {_plural('file', checked.files)}"
    if not checked.files:
        return "No files were checked."
    if not found:
        return f"No problems in {total}."
    counts = [(name, _count(found, name)) for name in ("error", "warning")]
    kinds = " and ".join(f"{count:,} {_plural(name, count)}" for name, count in counts if count)
    files = len({problem.file for problem in found})
    return f"{kinds} in {files:,} of {total}."


def _count(found: list[Problem], severity: str) -> int:
    return sum(problem.severity == severity for problem in found)


def _plural(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"

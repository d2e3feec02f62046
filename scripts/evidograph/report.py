"""Problems -> terminal text, annotations of a pull request, JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidograph.problem import Problem


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was looked at, so that silence is never mistaken for success."""

    files: int


def format_text(problems: Iterable[Problem], checked: Counts, color: bool = False) -> str:
    """The problems as a person reads them in a terminal, the count last."""
    raise NotImplementedError


def format_github(problems: Iterable[Problem], checked: Counts) -> str:
    """The problems as workflow commands: each becomes an annotation on its line."""
    raise NotImplementedError


def format_json(problems: Iterable[Problem], checked: Counts) -> str:
    """The problems as JSON for programs, the same for the same input."""
    raise NotImplementedError

"""YAML text -> plain data and positions. The only user of PyYAML; a strict subset with one meaning."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass
from typing import Literal

from evidograph.problem import JSON, Path, Problem, Rule

YAML_RULES: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line; line and column count from 1."""

    line: int
    column: int
    length: int


class Positions:
    """Where each key and value of a file stands. For a path that it lacks: the nearest parent."""

    def key(self, path: Path) -> Span:
        """Where the last key of `path` stands (of a list entry: the entry)."""
        raise NotImplementedError

    def value(self, path: Path) -> Span:
        """Where the value at `path` stands."""
        raise NotImplementedError

    def at(self, path: Path, where: Literal["key", "value", "parent"]) -> Span:
        """The place that a schema finding means: `parent` is the key that holds the incomplete value."""
        raise NotImplementedError

    def excerpt(self, line: int) -> str:
        """The text of a line, with unseen characters made visible."""
        raise NotImplementedError


def read_yaml(file: pathlib.Path, root: pathlib.Path) -> tuple[JSON | None, list[Problem]]:
    """The data of a file, or its problems: (data, []) or (None, problems). Never raises for bad data."""
    raise NotImplementedError


def read_positions(file: pathlib.Path, root: pathlib.Path) -> Positions:
    """The positions in a file: a slower second reading, for files that have problems."""
    raise NotImplementedError


def line_text(file: pathlib.Path, n: int) -> str:
    """Line `n` (from 1) of a file, with unseen characters made visible; empty where there is none."""
    raise NotImplementedError

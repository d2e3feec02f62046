"""Where things stand in a YAML file: a second, slower reading for files that have problems."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import yaml
from yaml._yaml import CParser

from evidograph.problem import visible

if TYPE_CHECKING:
    from evidograph.problem import Path

MAX_DEPTH = 32


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line; line and column count from 1."""

    line: int
    column: int
    length: int


class Positions:
    """Where each key and value of a file stands. For a path that it lacks: the nearest parent."""

    def __init__(self, lines: list[str], keys: dict[Path, Span], values: dict[Path, Span]) -> None:
        """What `positions_of` found out."""
        self._lines = lines
        self._keys = keys
        self._values = values
        self._shown: dict[int, str] = {}

    def key(self, path: Path) -> Span:
        """Where the last key of `path` stands (of a list entry, or of the whole file: where it begins)."""
        known = self._nearest(path)
        return self._keys.get(known) or self.value(known)

    def value(self, path: Path) -> Span:
        """Where the value at `path` stands; a block of fields stands where its first key does."""
        return self._values.get(self._nearest(path), Span(1, 1, 1))

    def at(self, path: Path, where: Literal["key", "value", "parent"]) -> Span:
        """The place that a finding means: `parent` is where the incomplete value begins, by its name."""
        return self.value(path) if where == "value" else self.key(path)

    def excerpt(self, line: int) -> str:
        """The text of a line, with unseen characters made visible."""
        if line not in self._shown:
            self._shown[line] = visible(self._lines[line - 1]) if 0 < line <= len(self._lines) else ""
        return self._shown[line]

    def _nearest(self, path: Path) -> Path:
        while path and path not in self._values:
            path = path[:-1]
        return path


@lru_cache(maxsize=8)
def positions_of(text: str) -> Positions:
    """The positions in a text, as far as it can be read; kept, for one file often has several problems."""
    walk = _Walk()
    parser = CParser(text)
    try:
        while not walk.ended:
            walk.step(parser.get_event())
    except yaml.YAMLError:
        pass  # what stands before the fault is known
    return Positions([line.removesuffix("\r") for line in text.split("\n")], walk.keys, walk.values)


@dataclass(slots=True)
class _Open:
    """A container that is being walked: its path, its key in waiting, or the number of its next entry."""

    path: Path
    is_mapping: bool
    key: str | None = None
    index: int = 0


class _Walk:
    """Notes the place of every key and value, event by event; of equal keys the first counts."""

    def __init__(self) -> None:
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self.stack: list[_Open] = []
        self.ended = False

    def step(self, event: yaml.Event | None) -> None:
        if isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            self.leaf(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close(event)
        elif isinstance(event, yaml.StreamEndEvent | yaml.DocumentEndEvent):
            self.ended = True

    def leaf(self, event: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top and top.is_mapping and top.key is None:
            top.key = getattr(event, "value", "*")
            self.keys.setdefault((*top.path, top.key), _span(event))
            self.fill_parent(event)
        else:
            self.values.setdefault(self.next_path(), _span(event))

    def fill_parent(self, event: Any) -> None:
        """A block of fields is shown by its first key."""
        path = self.stack[-1].path
        place = self.values[path]
        if place.length == 0:
            self.values[path] = Span(place.line, place.column, _span(event).length)

    def open(self, event: Any) -> None:
        path = self.next_path()
        mark = event.start_mark
        self.values.setdefault(path, Span(mark.line + 1, mark.column + 1, 0))
        self.stack.append(_Open(path, isinstance(event, yaml.MappingStartEvent)))
        self.ended = len(self.stack) > MAX_DEPTH

    def close(self, event: Any) -> None:
        path = self.stack.pop().path
        place, end = self.values[path], event.end_mark
        on_one_line = end.line + 1 == place.line and end.column >= place.column
        if on_one_line or place.length == 0:
            length = end.column + 1 - place.column if on_one_line else 1
            self.values[path] = Span(place.line, place.column, length)

    def next_path(self) -> Path:
        """The path of the value that comes now."""
        if not self.stack:
            return ()
        top = self.stack[-1]
        if top.is_mapping:
            key, top.key = top.key, None
            return (*top.path, key or "")
        top.index += 1
        return (*top.path, top.index - 1)


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Span(start.line + 1, start.column + 1, max(1, length))

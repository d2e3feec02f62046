"""An error of a schema as data, what there is to know around it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from evidograph.schema.finding import SchemaFinding
from evidograph.schema.guide import inside, value_at
from evidograph.schema.rules import SCHEMA_RULES
from evidograph.schema.wording import note, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from evidograph.problem import JSON, Path
    from evidograph.schema.finding import Schema
    from evidograph.schema.guide import Guide, Part
    from evidograph.schema.repair import Repair

_RULES = {rule.code: rule for rule in SCHEMA_RULES}


@dataclass(frozen=True, slots=True)
class Condition:
    """An `if` that led to an error: how deep its value lies, and the fields it looks at."""

    depth: int
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Objection:
    """One error: where, which keyword, what it wanted, what it found; `of_key` if it is about a name."""

    path: Path
    keyword: str
    wanted: Any
    value: Any
    schema: Schema
    of_key: bool = False
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """A finding, the objection behind it, the field that is missing, and what was probably meant."""

    finding: SchemaFinding
    objection: Objection
    missing: str = ""
    repair: Repair | None = None


class View:
    """What there is to know about the places of one record."""

    def __init__(self, guide: Guide, schema: Schema, data: JSON) -> None:
        """A record and its schema."""
        self._guide = guide
        self._schema = schema
        self._data = data
        self._known: dict[Path, tuple[JSON, list[Part]]] = {}

    def about(self, path: Path) -> list[Schema]:
        """The pieces of schema that speak about the value at `path`, whatever the value is."""
        return [part.schema for part in self._parts(path)[1] if part.applies and not part.depends]

    def note(self, objection: Objection, keyword: str) -> Any:
        """What the schema says under a keyword about the place of an objection, or nothing."""
        return note([objection.schema, *self.about(objection.path)], keyword)

    def fields(self, path: Path) -> dict[str, bool]:
        """The fields that the group at `path` can have; true for those that it can have as it is."""
        known: dict[str, bool] = {}
        for part in self._parts(path)[1]:
            for name in part.schema.get("properties", ()):
                known[name] = known.get(name, False) or part.applies
        return known

    def place(self, path: Path) -> str:
        """How a sentence names the value at `path`."""
        return place(path, self._schema)

    def file(self) -> str:
        """The file of the schema."""
        return f"schema/{self._schema['$id'].rpartition('/')[2]}"

    def _parts(self, path: Path) -> tuple[JSON, list[Part]]:
        if path not in self._known:
            self._known[path] = self._walk(path)
        return self._known[path]

    def _walk(self, path: Path) -> tuple[JSON, list[Part]]:
        if not path:
            return self._data, list(self._guide.parts(self._schema, self._data))
        outer, around = self._parts(path[:-1])
        value = value_at(outer, path[-1])
        return value, [
            part
            for piece in around
            for part in self._guide.parts(inside(piece.schema, path[-1]), value, piece.applies)
        ]


Teller: TypeAlias = "Callable[[Objection, View], Iterator[Described]]"
"""Puts the objections of one keyword into words."""


def finding(
    path: Path, at: Literal["key", "value", "parent"], code: str, what: str, fix: str = ""
) -> SchemaFinding:
    """A finding; its rule says why and, unless more is known, how to mend it."""
    rule = _RULES[code]
    return SchemaFinding(path, at, code, what, rule.why, fix or rule.fix)

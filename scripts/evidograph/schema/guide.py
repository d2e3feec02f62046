"""Finds its way through schemas: which parts speak about a value, which fields a group may have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from evidograph.problem import JSON
    from evidograph.schema.finding import Schema


class Part(NamedTuple):
    """A piece of schema about a value, whether it applies, and whether that depends on the value itself."""

    schema: Schema
    applies: bool
    depends: bool


class Guide:
    """Reads schemas side by side with data; `holds` says whether a condition is true of a value."""

    def __init__(self, schemas: dict[str, Schema], holds: Callable[[Schema, JSON], bool]) -> None:
        """Schemas by kind, each with an `$id`; their references are absolute."""
        self._by_address = {schema["$id"]: schema for schema in schemas.values()}
        self._holds = holds
        self._follow = cache(self._resolve)

    def parts(self, schema: Any, value: JSON, applies: bool = True, depends: bool = False) -> Iterator[Part]:
        """A schema and all that it includes for the same value: references, branches, conditions."""
        if not isinstance(schema, dict):
            return
        yield Part(schema, applies, depends)
        if "$ref" in schema:
            yield from self.parts(self._follow(schema["$ref"]), value, applies, depends)
        for inner in schema.get("allOf", ()):
            yield from self.parts(inner, value, applies, depends)
        for inner, holds in self._branches(schema, value):
            yield from self.parts(inner, value, applies and holds, depends=True)

    def _branches(self, schema: Schema, value: JSON) -> Iterator[tuple[Any, bool]]:
        for inner in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
            yield inner, self._holds(inner, value)
        if "if" in schema:
            holds = self._holds(schema["if"], value)
            yield schema.get("then"), holds
            yield schema.get("else"), not holds
        for name, inner in schema.get("dependentSchemas", {}).items():
            yield inner, isinstance(value, dict) and name in value

    def _resolve(self, reference: str) -> Any:
        address, _, pointer = reference.partition("#")
        node: Any = self._by_address[address]
        for step in pointer.split("/")[1:]:
            node = node[step.replace("~1", "/").replace("~0", "~")]
        return node


def inside(schema: Schema, step: str | int) -> Any:
    """What a schema says about one field, or about the entries of a list; nothing if it is silent."""
    if isinstance(step, int):
        return schema.get("items")
    if step in schema.get("properties", ()):
        return schema["properties"][step]
    return schema.get("additionalProperties")


def value_at(value: JSON, step: str | int) -> JSON:
    """The value of one field or entry, or nothing."""
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None

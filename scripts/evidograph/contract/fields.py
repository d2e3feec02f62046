"""Every field that a schema knows, whether or not a record fills it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evidograph.schema import SchemaSet

Schema = dict[str, Any]
VOCABULARY = "vocabulary.schema.json#/$defs/"


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of schema about a value; not `sure` where it holds only in some cases."""

    schema: Schema
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a group: its name, all that is said about its value, whether it must always stand."""

    name: str
    said: tuple[Said, ...]
    required: bool

    def note(self, keyword: str) -> Any:
        """What is said first under a keyword, what always holds before what holds in some cases; or None."""
        return next((s.schema[keyword] for s in self.said if keyword in s.schema), None)

    def sure_note(self, keyword: str) -> Any:
        """The same of what always holds."""
        return next((s.schema[keyword] for s in self.said if s.sure and keyword in s.schema), None)

    @property
    def types(self) -> tuple[str, ...]:
        """The JSON types that the value may have; a word of a list is text."""
        found = self.note("type") or "string"
        return (found,) if isinstance(found, str) else tuple(found)

    @property
    def vocabulary(self) -> str | None:
        """The closed vocabulary that the value is a word of."""
        references = [s.schema.get("$ref", "") for s in self.said]
        return next((r.partition(VOCABULARY)[2] for r in references if VOCABULARY in r), None)

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that the value may be, where that is closed; of several lists, all of them."""
        return tuple(dict.fromkeys(word for said in self.said for word in said.schema.get("enum", ())))


class Reader:
    """Reads the schemas of a repository for what they say, without a record at hand."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        """Schemas by address, their references absolute."""
        self._schemas = schemas
        self.about = cache(self._about)

    @classmethod
    def of(cls, schemas: SchemaSet) -> Reader:
        """A reader of schemas that are loaded already."""
        found = (schemas.schema(kind) for kind in schemas.kinds)
        return cls({schema["$id"]: schema for schema in found})

    def fields(self, said: tuple[Said, ...]) -> list[Field]:
        """The fields of a group in the order of the schema; one that is only ever ruled out is none."""
        inner: dict[str, list[Said]] = {}
        must: set[str] = set()
        for piece in said:
            must |= set(piece.schema.get("required", ())) if piece.sure else set()
            for name, schema in piece.schema.get("properties", {}).items():
                pieces = list(self._walk(schema, piece.sure))
                if not any(found.schema.get("not") == {} for found in pieces):
                    inner.setdefault(name, []).extend(pieces)
        return [Field(name, _sure_first(found), name in must) for name, found in inner.items() if found]

    def entries(self, field: Field) -> Field | None:
        """What stands in each place of a list or under each name of a map; None for a single value."""
        pieces: list[Said] = []
        for piece in field.said:
            for keyword in ("items", "additionalProperties"):
                pieces += self._walk(piece.schema.get(keyword), piece.sure)
        return Field(field.name, _sure_first(pieces), required=True) if pieces else None

    def resolve(self, address: str) -> Any:
        """The schema at an absolute address."""
        base, _, pointer = address.partition("#")
        node: Any = self._schemas[base]
        for step in pointer.split("/")[1:]:
            node = node[step.replace("~1", "/").replace("~0", "~")]
        return node

    def _about(self, address: str) -> tuple[Said, ...]:
        """All that is said about a value of the schema at an address."""
        return tuple(self._walk(self.resolve(address), sure=True))

    def _walk(self, schema: Any, sure: bool) -> Iterator[Said]:
        """The schema and all that it includes for the same value; `else` is the usual case."""
        if not isinstance(schema, dict):
            return
        yield Said(schema, sure)
        if "$ref" in schema:
            yield from self._walk(self.resolve(schema["$ref"]), sure)
        for inner in (*schema.get("allOf", ()), schema.get("else")):
            yield from self._walk(inner, sure)
        in_some_cases = (*schema.get("anyOf", ()), *schema.get("dependentSchemas", {}).values())
        for inner in (schema.get("then"), *in_some_cases):
            yield from self._walk(inner, sure=False)


def _sure_first(pieces: list[Said]) -> tuple[Said, ...]:
    return tuple(sorted(pieces, key=lambda piece: not piece.sure))

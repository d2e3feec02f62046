"""Every place in the schema files: where it is, what it says, and whether it declares or only narrows."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import jsonschema_rs
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from programs import ROOT

BASE = "https://evidograph.example/schema/"
# The shape of a download is kept by its exporter; it describes no record.
DOWNLOADS = {"evidence.schema.json"}
SCHEMAS: dict[str, Any] = {
    path.name: json.loads(path.read_text("utf-8"))
    for path in sorted((ROOT / "schema").glob("*.schema.json"))
    if path.name not in DOWNLOADS
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)
FAST_REGISTRY = jsonschema_rs.Registry([(schema["$id"], schema) for schema in SCHEMAS.values()])
CONDITIONS = ("if", "then", "else", "not", "allOf", "anyOf", "dependentSchemas")
BY_NAME = ("properties", "$defs", "dependentSchemas")
BY_NUMBER = ("allOf", "anyOf")
SINGLE = ("if", "then", "else", "not", "items", "propertyNames", "additionalProperties")


class Place(NamedTuple):
    """A schema within the files; one that `narrows` describes again what another place declares."""

    address: str
    schema: dict[str, Any]
    narrows: bool

    @property
    def name(self) -> str:
        """The last step of the address: the property, the definition, the keyword."""
        return self.address.rpartition("/")[2]


def _children(place: Place) -> Iterator[Place]:
    for keyword, value in place.schema.items():
        if keyword in BY_NAME:
            inner = [(f"{keyword}/{name}", schema) for name, schema in value.items()]
        elif keyword in BY_NUMBER:
            inner = [(f"{keyword}/{number}", schema) for number, schema in enumerate(value)]
        else:
            inner = [(keyword, value)] if keyword in SINGLE else []
        for step, schema in inner:
            if isinstance(schema, dict):
                narrows = place.narrows or keyword in CONDITIONS or "x-condition" in schema
                yield Place(f"{place.address}/{step}", schema, narrows)


def below(place: Place) -> Iterator[Place]:
    """The place and all within it."""
    yield place
    for child in _children(place):
        yield from below(child)


PLACES = [
    place
    for schema in SCHEMAS.values()
    for place in below(Place(schema["$id"] + "#", schema, "x-condition" in schema))
]


def having(*keywords: str) -> list[Place]:
    """The places that use all these keywords."""
    return [place for place in PLACES if all(keyword in place.schema for keyword in keywords)]


def properties() -> list[Place]:
    """The properties that records may carry, as against those that a condition narrows or rules out."""
    parents = {f"{place.address}/properties/" for place in PLACES if not place.narrows}
    return [
        place for place in PLACES
        if place.address.removesuffix(place.name) in parents and "not" not in place.schema
    ]  # fmt: skip


def referred(place: Place) -> dict[str, Any]:
    """The place's own words laid over those of what it refers to."""
    schema, resolver = place.schema, REGISTRY.resolver(place.address.partition("#")[0])
    found = dict(schema)
    while "$ref" in schema:
        resolved = resolver.lookup(schema["$ref"])
        schema, resolver = resolved.contents, resolved.resolver
        found = {**schema, **found}
    return found


def verdicts(address: str, value: object) -> tuple[bool, bool]:
    """What jsonschema and jsonschema-rs say of a value against the schema at an address."""
    schema = {"$schema": Draft202012Validator.META_SCHEMA["$id"], "$ref": address}
    checker = Draft202012Validator.FORMAT_CHECKER
    slow = Draft202012Validator(schema, registry=REGISTRY, format_checker=checker)
    fast = jsonschema_rs.Draft202012Validator(schema, registry=FAST_REGISTRY, validate_formats=True)
    return slow.is_valid(value), fast.is_valid(value)

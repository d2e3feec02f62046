"""The public schema of downloads/evidence.json: each kind's own schema, and beside its fields `derived`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Schema = dict[str, Any]
SITE = "https://evidograph.example/"
BASE = f"{SITE}schema/"
FILE = "evidence.schema.json"
NAME = f"{BASE}{FILE}"
SCHEMA_VERSION = "1.0.0"
LICENSE = "CC-BY-4.0"

# The name of each list of records in evidence.json, and its kind.
LISTS: Mapping[str, str] = {
    "drugs": "drug",
    "statements": "statement",
    "items": "item",
    "pathways": "pathway",
    "genes": "gene",
    "subtypes": "subtype",
    "trials": "trial",
    "documents": "document",
    "gaps": "gap",
    "terms": "term",
}
# What these share with the rest is `page`; what follows for the others is alike.
DERIVED: Mapping[str, str] = {
    "gene": "derived_gene",
    "item": "derived_item",
    "statement": "derived_statement",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of record of which one file holds many: where its schema is, what is said beside it."""

    file: str
    definition: str
    derived: str
    id: str = ""


LEDGER = Entry("ledger.schema.json", "entry", "derived_ledger_entry", "ledger_id")
REFERENCES = Entry("reference-map.schema.json", "reference", "derived_reference")
OF_THE_WHOLE = ("$schema", "$id", "unevaluatedProperties", "examples", "$defs")


def completed(written: Schema, kinds: Mapping[str, Schema]) -> Schema:
    """The public schema with the definition of every kind made anew from that kind's own schema."""
    definitions = {name: schema for name, schema in written["$defs"].items() if name not in LISTS.values()}
    made = {kind: _public(kind, kinds[f"{kind}.schema.json"]) for kind in LISTS.values()}
    made["ledger_entry"] = _public_entry(kinds, LEDGER)
    made["reference"] = _public_entry(kinds, REFERENCES)
    constants = {"schema_version": SCHEMA_VERSION, "license": LICENSE}
    properties = {
        name: {**schema, "const": constants[name]} if name in constants else schema
        for name, schema in written["properties"].items()
    }
    return {**written, "properties": properties, "$defs": {**made, **_without(definitions, made)}}


def _without(definitions: Schema, made: Mapping[str, Schema]) -> Schema:
    return {name: schema for name, schema in definitions.items() if name not in made}


def _public(kind: str, schema: Schema) -> Schema:
    """A kind's own schema, every part of it by reference, with `derived` beside the fields."""
    file = f"{kind}.schema.json"
    body = {key: _located(part, file) for key, part in schema.items() if key not in OF_THE_WHOLE}
    body["properties"] = {name: {"$ref": f"{file}#/properties/{name}"} for name in schema["properties"]}
    return _with_derived(body, DERIVED.get(kind, "derived_thing"))


def _public_entry(kinds: Mapping[str, Schema], entry: Entry) -> Schema:
    """An entry of such a file, with the id that it has where its own fields give none."""
    schema = kinds[entry.file]["$defs"][entry.definition]
    body = {key: _located(part, entry.file) for key, part in schema.items() if key not in OF_THE_WHOLE}
    address = f"{entry.file}#/$defs/{entry.definition}/properties/"
    own = {name: {"$ref": f"{address}{name}"} for name in schema["properties"]}
    named = {"id": {"$ref": f"#/$defs/{entry.id}"}} if entry.id else {}
    body["properties"] = {**named, **own}
    return _with_derived({**body, "required": [*named, *schema["required"]]}, entry.derived)


def _with_derived(body: Schema, derived: str) -> Schema:
    properties = {**body["properties"], "derived": {"$ref": f"#/$defs/{derived}"}}
    required = [*body["required"], "derived"]
    return {**body, "required": required, "properties": properties, "unevaluatedProperties": False}


def _located(part: Any, file: str) -> Any:
    """The same piece of schema; its references say in which file they lead."""
    if isinstance(part, list):
        return [_located(inner, file) for inner in part]
    if not isinstance(part, dict):
        return part
    return {
        key: file + inner if key == "$ref" and inner.startswith("#") else _located(inner, file)
        for key, inner in part.items()
    }


def bundled(schemas: Mapping[str, Schema]) -> Schema:
    """The public schema as one file that needs no other: all that it refers to stands in its `$defs`.

    References become pointers within the file, not embedded `$id`s: every validator resolves those, and fast.
    """
    needed: dict[str, Schema] = {}
    waiting = {FILE}
    while waiting:
        file = waiting.pop()
        needed[file] = _inside(schemas[file], file)
        waiting |= set(_files(schemas[file])) - needed.keys()
    whole = needed.pop(FILE)
    return {**whole, "$defs": {**whole["$defs"], **dict(sorted(needed.items()))}}


def _files(part: Any) -> Iterator[str]:
    """The other files that a piece of schema refers to."""
    if isinstance(part, list):
        for inner in part:
            yield from _files(inner)
    elif isinstance(part, dict):
        for key, inner in part.items():
            if key == "$ref" and not inner.startswith("#"):
                yield inner.partition("#")[0]
            else:
                yield from _files(inner)


def _inside(part: Any, file: str) -> Any:
    """A piece of the schema `file` with its references as pointers within the bundle."""
    if isinstance(part, list):
        return [_inside(inner, file) for inner in part]
    if not isinstance(part, dict):
        return part
    dropped = () if file == FILE else ("$schema", "$id")
    return {
        key: _pointer(inner, file) if key == "$ref" else _inside(inner, file)
        for key, inner in part.items()
        if key not in dropped
    }


def _pointer(reference: str, file: str) -> str:
    target, _, pointer = reference.partition("#")
    target = target or file
    return f"#{pointer}" if target == FILE else f"#/$defs/{target}{pointer}"


def as_json(data: Any) -> str:
    """JSON as it is committed and published: two spaces, keys in order of writing, a line end at the end."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"

"""Every field of a kind of record and every word of a closed list, as the schemas have them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidograph.contract import CHOICE, LISTS, Field, Reader, Said
from evidograph.edition import Edition
from evidograph.render.environment import fill
from evidograph.schema import load_schemas

BASE = "https://evidograph.example/schema/"
# Kinds of record or file, in the order of the page.
KINDS = (
    "drug",
    "section",
    "statement",
    "item",
    "trial",
    "pathway",
    "gene",
    "subtype",
    "document",
    "gap",
    "term",
    "ledger",
    "reference-map",
    "exceptions",
    "release",
)
# A longer example would fill the page; it stands in the schema.
LONGEST = 160
# Text with one of these signs is quoted in YAML.
QUOTED = ':#,[]{}"'
WORDS = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
    "array": "list",
    "object": "group",
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One line of a table of fields; `within` are the names of the groups around it."""

    anchor: str
    name: str
    within: str
    about: str
    hint: str
    sort: str
    vocabulary: str | None
    form: str
    required: bool
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What one word of a field asks for: what must then stand, what cannot, and a hint."""

    field: str
    token: str
    needs: tuple[str, ...]
    cannot: tuple[str, ...]
    hints: tuple[str, ...]


def schema_fields(root: Path, kind: str) -> str:
    """The fields of one kind of record as a table; raises KeyError for an unknown kind."""
    schemas = load_schemas(root / "schema")
    reader = Reader.of(schemas)
    said = reader.about(schemas.schema(kind)["$id"])
    rows = list(field_rows(reader, kind, said, ()))
    cases = list(cases_of(reader, said))
    return fill(root, "fragments/schema_fields.html", kind=kind, rows=rows, cases=cases)


def field_rows(
    reader: Reader, anchor: str, said: tuple[Said, ...], within: tuple[str, ...]
) -> Iterator[FieldRow]:
    """The fields of a group and, each after its own, those of the groups inside it."""
    for field in reader.fields(said):
        row = _row(reader, f"{anchor}-{field.name}", field, within)
        yield row
        inner, around = _inner(reader, field, within)
        if inner:
            yield from field_rows(reader, row.anchor, inner.said, around)


def _inner(reader: Reader, field: Field, within: tuple[str, ...]) -> tuple[Field | None, tuple[str, ...]]:
    """The group inside a field, if there is one that is no record of its own, and the names around it."""
    entry = reader.entries(field)
    if entry and "array" in field.types:
        around = (*within, f"each of {field.name}")
    elif entry:
        around = (*within, field.name, "a name")
    else:
        around = (*within, field.name)
    group = entry or field
    return (None if "object" not in group.types or _kind(group) else group), around


def _kind(field: Field) -> str | None:
    """The kind of record that the value is, for a record within another."""
    addresses = {f"{BASE}{kind}.schema.json": kind for kind in LISTS.values()}
    return next((addresses[s.schema["$id"]] for s in field.said if s.schema.get("$id") in addresses), None)


def _row(reader: Reader, anchor: str, field: Field, within: tuple[str, ...]) -> FieldRow:
    entry = reader.entries(field)
    vocabulary = field.vocabulary or (entry.vocabulary if entry else None)
    return FieldRow(
        anchor=anchor,
        name=field.name,
        within=" › ".join(within),
        about=field.note("description"),
        hint=field.sure_note("x-hint") or "",
        sort=_sort(reader, field, entry),
        vocabulary=vocabulary,
        form=_form(field) or (_form(entry) if entry else ""),
        required=field.required,
        examples=tuple(e for e in map(written, field.note("examples") or ()) if len(e) <= LONGEST)[:2],
    )


def _form(field: Field) -> str:
    """The form of the value in words; plain text has none to speak of."""
    is_plain = any(s.schema.get("$ref", "").endswith("common.schema.json#/$defs/text") for s in field.said)
    return "" if is_plain else field.sure_note("x-form") or ""


def _sort(reader: Reader, field: Field, entry: Field | None) -> str:
    """What sort of value it is, in words."""
    if entry is None:
        return "word of" if field.vocabulary else _single(field)
    if "array" in field.types:
        of_list = _listed(reader, entry)
        return of_list if field.types == ("array",) else f"{_single(field)}, or {of_list}"
    return f"{_single(entry)} under each name"


def _listed(reader: Reader, entry: Field) -> str:
    if entry.vocabulary:
        return "list of words of"
    if {field.name for field in reader.fields(entry.said)} == CHOICE:
        return "list of drugs"
    return f"list of {_kind(entry) or _single(entry)}s".replace("texts", "text")


def _single(field: Field) -> str:
    words = [WORDS[name] for name in field.types if name != "array"]
    return " or ".join(words)


def written(value: Any) -> str:
    """A value as it may be written in YAML, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {written(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(inner) for inner in value) + "]"
    if (
        isinstance(value, str)
        and value
        and not set(value) & set(QUOTED)
        and not value.replace(".", "").isdigit()
    ):
        return value
    return json.dumps(value, ensure_ascii=False)


def cases_of(reader: Reader, said: tuple[Said, ...]) -> Iterator[Case]:
    """What each word of a deciding field asks for, such as each kind of item, anywhere in the record."""
    for piece in said:
        for choice in piece.schema.get("allOf", ()):
            yield from _case(reader, choice)
    for field in reader.fields(said):
        if not reader.entries(field) and not _kind(field):
            yield from cases_of(reader, field.said)


def _case(reader: Reader, choice: Any) -> Iterator[Case]:
    asked = choice.get("if", {}).get("properties", {})
    reference = choice.get("then", {}).get("$ref")
    for name, test in asked.items():
        if reference and "const" in test:
            then = reader.resolve(reference)
            inner = then.get("properties", {})
            needs = [*then.get("required", ())]
            needs += [f"{outer} › {must}" for outer in inner for must in inner[outer].get("required", ())]
            ruled_out = [field for field, part in inner.items() if _is_ruled_out(reader, part)]
            hints = [part["x-hint"] for part in (then, *inner.values()) if "x-hint" in part]
            yield Case(name, test["const"], tuple(needs), tuple(ruled_out), tuple(hints))


def _is_ruled_out(reader: Reader, part: Any) -> bool:
    whole = reader.resolve(part["$ref"]) if "$ref" in part else part
    return bool(whole.get("not") == {})


def vocabularies(edition: Edition) -> str:
    """Every closed list of words, with what each word means."""
    schema = load_schemas(edition.corpus.root / "schema").schema("vocabulary")
    return fill(edition.corpus.root, "fragments/vocabularies.html", lists=schema["$defs"])

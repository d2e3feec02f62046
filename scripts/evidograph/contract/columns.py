"""The tables of the downloads and their columns: all that the public schema allows, in its order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidograph.contract.public import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.contract.fields import Field, Reader, Said

EACH = "*"
"""A step of a path: every entry of a list, or every value of a map."""
NAMES = "@"
"""A step of a path: the names in a map that curators name themselves."""
SORTS = {"number": "number", "integer": "whole number", "boolean": "true or false", "string": "text"}
CHOICE = {"any_of", "any_in"}
"""The fields of a choice of drugs, which is written as one value."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the way to its value in a record, what sort of value, and what it means."""

    name: str
    path: tuple[str, ...]
    sort: str
    is_list: bool
    description: str

    @property
    def is_numeric(self) -> bool:
        """True where every cell is one number."""
        return not self.is_list and self.sort in {"number", "whole number"}


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the downloads: its list in evidence.json, what a row is, its columns."""

    source: str
    description: str
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.source.replace('_', '-')}.csv"


def tables(reader: Reader) -> tuple[Table, ...]:
    """One table for each list of records in the public schema."""
    found = []
    for field in reader.fields(reader.about(NAME)):
        entry = reader.entries(field)
        if entry:
            found.append(Table(field.name, field.note("description"), columns_of(reader, entry.said)))
    return tuple(found)


def columns_of(reader: Reader, said: tuple[Said, ...]) -> tuple[Column, ...]:
    """The columns of one kind of record, in the order of the schema, what is derived last."""
    found = _columns(reader, said, "", (), is_list=False)
    return tuple(sorted(found, key=lambda column: column.path[0] == "derived"))


def _columns(
    reader: Reader, said: tuple[Said, ...], prefix: str, path: tuple[str, ...], is_list: bool
) -> Iterator[Column]:
    for field in reader.fields(said):
        yield from _of_field(reader, field, prefix + field.name, (*path, field.name), is_list)


def _of_field(
    reader: Reader, field: Field, name: str, path: tuple[str, ...], is_list: bool
) -> Iterator[Column]:
    description = field.note("description")
    entry = reader.entries(field)
    if entry and "object" in field.types:
        yield Column(name, (*path, NAMES), "text", True, description)
        yield from _of_entry(reader, entry, name, (*path, EACH))
    elif entry and _is_group(reader, entry):
        yield from _of_entry(reader, entry, name, (*path, EACH))
    elif entry:
        yield Column(name, path, _sort(entry), True, description)
    else:
        if field.types != ("object",):
            yield Column(name, path, _sort(field), is_list, description)
        if "object" in field.types:
            yield from _columns(reader, field.said, f"{name}.", path, is_list)


def _of_entry(reader: Reader, entry: Field, name: str, path: tuple[str, ...]) -> Iterator[Column]:
    """The columns of what stands in each place: one for each field, or one for the bare value."""
    if _is_group(reader, entry):
        yield from _columns(reader, entry.said, f"{name}.", path, is_list=True)
    else:
        yield Column(f"{name}.value", path, _sort(entry), True, entry.note("description"))


def _is_group(reader: Reader, entry: Field) -> bool:
    """True for a group of fields; a choice of drugs is written as one value."""
    return "object" in entry.types and {f.name for f in reader.fields(entry.said)} != CHOICE


def _sort(field: Field) -> str:
    return next((SORTS[name] for name in field.types if name in SORTS), "text")

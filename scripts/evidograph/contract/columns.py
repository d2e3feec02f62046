"""The tables of the downloads and their columns: all that the public schema allows, in its order."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
class Choice:
    """A table of chosen columns, for readers who need no more; it stays whatever the schema gains."""

    file: str
    source: str
    description: str
    columns: tuple[str, ...]


# What tables are joined on: it stands under its last name, right behind the id.
KEYS = {"genes": ("derived.entrez", "derived.uniprot")}
# Lists whose whole table bears another name than theirs.
FILES = {"ledger": "ledger-entries.csv"}
CHOICES = (
    Choice(
        "ledger.csv",
        "ledger",
        "Each claim of the document that the monograph began from: what it said, what became of it, and why.",
        (
            "audit",
            "claim_id",
            "derived.section",
            "derived.claim",
            "derived.verdict",
            "outcome",
            "statements",
            "reason",
            "citekeys",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the way to its value in a record, what sort of value, and what it means.

    `words` are all that it may hold, where that is closed.
    """

    name: str
    path: tuple[str, ...]
    sort: str
    is_list: bool
    description: str
    words: tuple[str, ...] = ()

    @property
    def is_numeric(self) -> bool:
        """True where every cell is one number."""
        return not self.is_list and self.sort in {"number", "whole number"}


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the downloads: its file, its list in evidence.json, what a row is, its columns."""

    file: str
    source: str
    description: str
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """The name of the file without its ending."""
        return self.file.removesuffix(".csv")


def tables(reader: Reader) -> tuple[Table, ...]:
    """One table for each list of records in the public schema, and those of chosen columns."""
    whole = tuple(_whole_tables(reader))
    chosen = [_chosen(choice, next(t for t in whole if t.source == choice.source)) for choice in CHOICES]
    return (*whole, *chosen)


def _whole_tables(reader: Reader) -> Iterator[Table]:
    for field in reader.fields(reader.about(NAME)):
        entry = reader.entries(field)
        if entry:
            file = FILES.get(field.name, f"{field.name.replace('_', '-')}.csv")
            columns = _with_keys(columns_of(reader, entry.said), KEYS.get(field.name, ()))
            yield Table(file, field.name, field.note("description"), columns)


def _with_keys(columns: tuple[Column, ...], keys: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns with those named moved behind the first, under their last name."""
    found = (replace(c, name=c.path[-1]) for c in columns if c.name in keys)
    return (columns[0], *found, *(c for c in columns[1:] if c.name not in keys))


def _chosen(choice: Choice, whole: Table) -> Table:
    """The chosen columns of a table, each under the last part of its name."""
    named = {column.name: column for column in whole.columns}
    columns = (replace(named[name], name=name.rpartition(".")[2]) for name in choice.columns)
    return Table(choice.file, choice.source, choice.description, tuple(columns))


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
        yield Column(name, path, _sort(entry), True, description, entry.words)
    else:
        if field.types != ("object",):
            yield Column(name, path, _sort(field), is_list, description, field.words)
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

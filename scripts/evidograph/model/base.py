"""What several kinds of record share. The only importer of msgspec."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

Number = int | float


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A frozen piece of a record; a field that the curator left out is None or empty."""


def no_entries() -> Any:
    """The default of a field that holds a mapping: a new empty one for each record."""
    return msgspec.field(default_factory=dict)


class Xref(Value, frozen=True, kw_only=True):
    """The same thing in another database: a CURIE, and its label as a second witness."""

    id: str
    label: str
    match: str | None = None


class Contribution(Value, frozen=True, kw_only=True):
    """Who did what to the record, and when (VA-Spec Contribution)."""

    role: str
    contributor: str
    date: str
    machine_assisted: bool | None = None


class Withdrawn(Value, frozen=True, kw_only=True):
    """Why and when a record stopped being held, and what took its place."""

    date: str
    reason: str
    replaced_by: tuple[str, ...] = ()


class DrugChoice(Value, frozen=True, kw_only=True):
    """One drug out of several (`any_of`), or any drug of a class (`any_in`)."""

    any_of: tuple[str, ...] = ()
    any_in: str | None = None


DrugEntry = str | DrugChoice


class Marker(Value, frozen=True, kw_only=True):
    """What is measured: one of gene, pathway, cell, analyte; which feature of it, which side, when."""

    gene: str | None = None
    pathway: str | None = None
    cell: str | None = None
    analyte: str | None = None
    feature: str | None = None
    level: str | None = None
    state: str | None = None


class Record(Value, frozen=True, kw_only=True):
    """Fields that any record may carry."""

    id: str
    status: str | None = None
    withdrawn: Withdrawn | None = None
    contributions: tuple[Contribution, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """True unless it is a draft or withdrawn; kinds that need no status are accepted without."""
        return self.status in (None, "accepted")


class Thing(Record, frozen=True, kw_only=True):
    """A record of an outside thing that has a name, other names and identifiers."""

    label: str | None = None
    synonyms: tuple[str, ...] = ()
    xrefs: tuple[Xref, ...] = ()

    @property
    def name(self) -> str:
        """The label, or the id where the record gives none."""
        return self.label or self.id


T = TypeVar("T")


def build(data: Any, kind: type[T]) -> T:
    """Turns plain data into a record of `kind`; raises ValueError where a field is of another type.

    The schema has seen to that before, but for the fields of a withdrawn record, which it lets be.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error


def to_data(record: Value) -> dict[str, Any]:
    """Gives plain data with exactly the fields that the record carries, defaults left out."""
    data: dict[str, Any] = msgspec.to_builtins(record, builtin_types=())
    return data

"""What a repository holds once it is read: records by kind, their sources, and where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol

from evidograph.problem import Path as DataPath
from evidograph.problem import Problem
from evidograph.yamlfile import read_positions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from evidograph import model
    from evidograph.bibfile import Source

At = Literal["key", "value", "parent"]


class Objection(Protocol):
    """What a schema or a rule says against a place in a record."""

    @property
    def path(self) -> DataPath:
        """The way from the top of the record to the place."""

    @property
    def at(self) -> At:
        """Whether to point at the key, the value, or the parent that lacks a field."""

    @property
    def code(self) -> str:
        """The name of the check."""

    @property
    def what(self) -> str:
        """What is wrong."""

    @property
    def why(self) -> str:
        """Why it matters."""

    @property
    def fix(self) -> str:
        """How to mend it."""


@dataclass(frozen=True, slots=True)
class Location:
    """A record's file, relative to the root, and the path inside it (empty: the whole file)."""

    file: str
    prefix: DataPath = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A record's name across kinds: `item` `EV0042`."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """One id that two records claim."""

    ref: Ref
    first: Location
    again: Location


@dataclass(frozen=True, slots=True)
class RegisteredId:
    """One line of the register of ids ever published; `about` tells a re-used id from an edited record."""

    kind: str
    id: str
    about: str
    line: int


@dataclass(frozen=True)
class Corpus:
    """Everything in evidence/, read once. Records that could not be read are only in `known`."""

    root: Path
    release: model.Release
    drugs: Mapping[str, model.Drug]
    sections: Mapping[str, model.Section]
    statements: Mapping[str, model.Statement]
    items: Mapping[str, model.Item]
    pathways: Mapping[str, model.Pathway]
    genes: Mapping[str, model.Gene]
    subtypes: Mapping[str, model.Subtype]
    trials: Mapping[str, model.Trial]
    documents: Mapping[str, model.Document]
    gaps: Mapping[str, model.Gap]
    terms: Mapping[str, model.Term]
    ledger: Mapping[str, model.LedgerEntry]
    deviations: tuple[model.Deviation, ...]
    sources: Mapping[str, Source]
    claims: Mapping[str, Mapping[str, str]]
    references: Mapping[str, model.NumberedReference]
    register: tuple[RegisteredId, ...]
    locations: Mapping[Ref, Location]
    known: Mapping[str, frozenset[str]]
    duplicates: tuple[Duplicate, ...]
    files: tuple[str, ...]

    @cached_property
    def by_kind(self) -> Mapping[str, Mapping[str, model.Record]]:
        """The kinds of record that have an id of their own, in the order of the downloads."""
        return {
            "drug": self.drugs,
            "statement": self.statements,
            "item": self.items,
            "pathway": self.pathways,
            "gene": self.genes,
            "subtype": self.subtypes,
            "trial": self.trials,
            "document": self.documents,
            "gap": self.gaps,
            "term": self.terms,
        }

    def records(self) -> Iterator[tuple[Ref, model.Record]]:
        """Every record that has an id of its own, by kind and id."""
        for kind, found in self.by_kind.items():
            for record_id in sorted(found):
                yield Ref(kind, record_id), found[record_id]

    @cached_property
    def section_of(self) -> Mapping[str, str]:
        """Statement id -> section name, such as `anastrozole/mechanism`."""
        return {s.id: name for name, section in self.sections.items() for s in section.statements}

    def problem(self, ref: Ref, objection: Objection) -> Problem:
        """A Problem at a place inside a record; the file is read again for its positions only now."""
        return problem_at(self.root, self.locations[ref], objection)


def problem_at(root: Path, location: Location, objection: Objection) -> Problem:
    """A Problem at the objection's path below the location."""
    positions = read_positions(root / location.file, root)
    span = positions.at(location.prefix + objection.path, objection.at)
    return Problem(
        file=location.file,
        line=span.line,
        column=span.column,
        length=span.length,
        excerpt=positions.excerpt(span.line),
        code=objection.code,
        what=objection.what,
        why=objection.why,
        fix=objection.fix,
    )

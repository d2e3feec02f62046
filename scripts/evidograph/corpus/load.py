"""Reads evidence/: every file once, each schema-checked, each a value."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from evidograph import model
from evidograph.bibfile import Source, read_bib
from evidograph.corpus.tombstones import ill_typed
from evidograph.corpus.values import Corpus, Duplicate, Location, Ref, RegisteredId, problem_at
from evidograph.corpus.whereabouts import missing_file, stray_files
from evidograph.csvfile import Row, read_csv
from evidograph.problem import Problem
from evidograph.schema import SchemaSet, load_schemas
from evidograph.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that has one file each: its folder below evidence/ and its value."""

    name: str
    folder: str
    value: type[model.Record]


KINDS: tuple[Kind, ...] = (
    Kind("drug", "drugs", model.Drug),
    Kind("item", "items", model.Item),
    Kind("pathway", "pathways", model.Pathway),
    Kind("gene", "genes", model.Gene),
    Kind("subtype", "subtypes", model.Subtype),
    Kind("trial", "trials", model.Trial),
    Kind("document", "documents", model.Document),
    Kind("gap", "gaps", model.Gap),
    Kind("term", "glossary", model.Term),
)
BIBLIOGRAPHY = "evidence/references.bib"
CLAIMS = "evidence/audit/claims.csv"
REFERENCES = "evidence/audit/reference-map.yaml"
CLAIM_COLUMNS = ("audit", "claim_id", "section", "claim", "verdict")
REGISTER = "evidence/register.csv"
REGISTER_COLUMNS = ("id", "kind", "about")
RELEASE = "evidence/release.yaml"
EXCEPTIONS = "evidence/exceptions.yaml"
UNRELEASED = model.Release(release="0000.00", as_of="1970-01-01")

T = TypeVar("T")
K = TypeVar("K", model.LedgerEntry, model.NumberedReference)


@dataclass
class _Reading:
    """What has been read so far; becomes a Corpus at the end."""

    root: Path
    schemas: SchemaSet
    problems: list[Problem] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    locations: dict[Ref, Location] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    known: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def read(self, file: Path, schema: str) -> tuple[Any, bool]:
        """Plain data of one file and whether it passed its schema; (None, False) where it cannot be read."""
        name = file.relative_to(self.root).as_posix()
        self.files.append(name)
        data, problems = read_yaml(file, self.root)
        self.problems += problems
        if problems:
            return None, False
        if self.schemas.validate(schema, data):
            return data, True
        for finding in self.schemas.explain(schema, data):
            self.problems.append(problem_at(self.root, Location(name), finding))
        return data, False

    def value(self, data: Any, kind: type[T], name: str) -> T | None:
        """The record as a value; a withdrawn record with a field of another type gives a Problem instead."""
        try:
            return model.build(data, kind)
        except ValueError as error:
            self.problems.append(problem_at(self.root, Location(name), ill_typed(str(error))))
            return None

    def place(self, ref: Ref, location: Location) -> None:
        """Remembers where a record stands; a second record with its id is kept as a duplicate."""
        self.known[ref.kind].add(ref.id)
        if ref in self.locations:
            self.duplicates.append(Duplicate(ref, self.locations[ref], location))
        else:
            self.locations[ref] = location


def load_corpus(root: Path) -> tuple[Corpus, list[Problem]]:
    """Reads `root`/evidence against `root`/schema; gives what could be read, and every Problem met."""
    reading = _Reading(root, load_schemas(root / "schema"))
    things = {kind.name: dict(_read_kind(reading, kind)) for kind in KINDS}
    sections = dict(_read_sections(reading))
    ledger = dict(_read_ledger(reading))
    references = dict(_read_references(reading))
    sources = _read_sources(reading)
    nothing: tuple[model.Deviation, ...] = ()
    deviations = _read_single(reading, EXCEPTIONS, "exceptions", _deviations, nothing)
    release = _read_single(reading, RELEASE, "release", lambda d: model.build(d, model.Release), UNRELEASED)
    claims = {
        f"{row.cells['audit']}/{row.cells['claim_id']}": row.cells
        for row in _read_table(reading, CLAIMS, CLAIM_COLUMNS, ("audit", "claim_id"))
    }
    register = tuple(
        RegisteredId(row.cells["kind"], row.cells["id"], row.cells["about"], row.line)
        for row in _read_table(reading, REGISTER, REGISTER_COLUMNS, ("id", "kind"))
    )
    reading.problems += stray_files(root, frozenset(reading.files))
    corpus = Corpus(
        root=root,
        release=release,
        drugs=things["drug"],
        sections=sections,
        statements={s.id: s for section in sections.values() for s in section.statements},
        items=things["item"],
        pathways=things["pathway"],
        genes=things["gene"],
        subtypes=things["subtype"],
        trials=things["trial"],
        documents=things["document"],
        gaps=things["gap"],
        terms=things["term"],
        ledger=ledger,
        deviations=deviations,
        sources=sources,
        claims=claims,
        references=references,
        register=register,
        locations=reading.locations,
        known={kind: frozenset(ids) for kind, ids in reading.known.items()},
        duplicates=tuple(reading.duplicates),
        files=tuple(reading.files),
    )
    return corpus, sorted(reading.problems)


def _read_kind(reading: _Reading, kind: Kind) -> Iterator[tuple[str, Any]]:
    for file in sorted((reading.root / "evidence" / kind.folder).glob("*.yaml")):
        data, valid = reading.read(file, kind.name)
        record_id = data.get("id") if isinstance(data, dict) else None
        ref = Ref(kind.name, record_id if isinstance(record_id, str) else file.stem)
        reading.place(ref, Location(file.relative_to(reading.root).as_posix()))
        record = reading.value(data, kind.value, reading.locations[ref].file) if valid else None
        if record is not None:
            yield ref.id, record


def _read_sections(reading: _Reading) -> Iterator[tuple[str, model.Section]]:
    base = reading.root / "evidence" / "monographs"
    for file in sorted(base.glob("*/*.yaml")):
        data, valid = reading.read(file, "section")
        name = file.relative_to(base).with_suffix("").as_posix()
        location = Location(file.relative_to(reading.root).as_posix())
        reading.place(Ref("section", name), location)
        for number, statement in enumerate(_listed(data, "statements")):
            if isinstance(statement, dict) and isinstance(statement.get("id"), str):
                reading.place(
                    Ref("statement", statement["id"]), Location(location.file, ("statements", number))
                )
        section = reading.value(data, model.Section, location.file) if valid else None
        if section is not None:
            yield name, section


def _read_ledger(reading: _Reading) -> Iterator[tuple[str, model.LedgerEntry]]:
    for file in sorted((reading.root / "evidence" / "audit").glob("*/*.yaml")):
        yield from _read_listing(reading, file, "ledger", "entries", model.LedgerEntry)


def _read_references(reading: _Reading) -> Iterator[tuple[str, model.NumberedReference]]:
    """The map of the source document's references; a base without such a document has none."""
    file = reading.root / REFERENCES
    if file.is_file():
        yield from _read_listing(reading, file, "reference-map", "references", model.NumberedReference)


def _read_listing(
    reading: _Reading, file: Path, schema: str, name: str, kind: type[K]
) -> Iterator[tuple[str, K]]:
    """The entries of a file that holds a list of them, each placed under its key."""
    data, valid = reading.read(file, schema)
    location = file.relative_to(reading.root).as_posix()
    for number, entry in enumerate(_listed(data, name) if valid else []):
        value = model.build(entry, kind)
        reading.place(Ref(schema, value.key), Location(location, (name, number)))
        yield value.key, value


def _listed(data: Any, name: str) -> list[Any]:
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _read_sources(reading: _Reading) -> dict[str, Source]:
    file = reading.root / BIBLIOGRAPHY
    if not file.is_file():
        reading.problems.append(missing_file(BIBLIOGRAPHY))
        return {}
    reading.files.append(BIBLIOGRAPHY)
    sources, problems = read_bib(file, reading.root)
    reading.problems += problems
    reading.known["source"] |= set(sources)
    return sources


def _read_single(reading: _Reading, name: str, schema: str, parse: Callable[[Any], T], otherwise: T) -> T:
    file = reading.root / name
    if not file.is_file():
        reading.problems.append(missing_file(name))
        return otherwise
    data, valid = reading.read(file, schema)
    return parse(data) if valid else otherwise


def _deviations(data: Any) -> tuple[model.Deviation, ...]:
    return tuple(model.build(entry, model.Deviation) for entry in data["exceptions"])


def _read_table(reading: _Reading, name: str, columns: Sequence[str], key: Sequence[str]) -> list[Row]:
    file = reading.root / name
    if not file.is_file():
        reading.problems.append(missing_file(name))
        return []
    reading.files.append(name)
    rows, problems = read_csv(file, reading.root, columns, key)
    reading.problems += problems
    return rows

"""Every text of a record that readers see, one by one, for the rules about wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from evidograph import model
from evidograph.corpus import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidograph.problem import Path
    from evidograph.rules.facts import Facts

# sentence: one of its own; words: what we say; quoted: a name or a text as others spell it.
Kind: TypeAlias = Literal["sentence", "words", "quoted"]
Texts: TypeAlias = "Iterator[tuple[Path, str | None, Kind]]"
# The fields of a source that hold text.
OF_SOURCE = ("title", "journal", "booktitle", "institution", "publisher", "note")


@dataclass(frozen=True, slots=True)
class Prose:
    """One text: whose it is, where it stands, and what kind of text it is."""

    ref: Ref
    path: Path
    text: str
    kind: Kind


def proses(facts: Facts) -> Iterator[Prose]:
    """The texts of all records, of the ledger and of the sources; of a withdrawn record its reason."""
    corpus = facts.corpus
    for ref, record in corpus.records():
        yield from _read(ref, _of_record(record) if record.status != "withdrawn" else _of_withdrawn(record))
    for key, entry in corpus.ledger.items():
        yield from _read(Ref("ledger", key), _words(entry, "reason", "would_settle"))
    for key, reference in corpus.references.items():
        yield from _read(Ref("reference-map", key), _of_reference(reference))
    for name, section in corpus.sections.items():
        yield from _read(Ref("section", name), _words(section, "title"))
        yield from _read(Ref("section", name), _of_searches(section.searched))
    for number, deviation in enumerate(corpus.deviations):
        path = ("exceptions", number, "reason")
        yield Prose(Ref("exception", ""), path, deviation.reason, "words")
    for key, source in corpus.sources.items():
        texts: Texts = (((name,), source.fields.get(name), "quoted") for name in OF_SOURCE)
        yield from _read(Ref("source", key), texts)


def _read(ref: Ref, texts: Texts) -> Iterator[Prose]:
    return (Prose(ref, path, text, kind) for path, text, kind in texts if text)


def _words(value: object, *names: str, below: Path = (), kind: Kind = "words") -> Texts:
    """The texts in these fields of a part of a record."""
    return (((*below, name), getattr(value, name), kind) for name in names if value is not None)


def _listed(texts: Iterable[str], name: str) -> Texts:
    return (((name, number), text, "quoted") for number, text in enumerate(texts))


def _of_withdrawn(record: model.Record) -> Texts:
    return _words(record.withdrawn, "reason", below=("withdrawn",))


def _of_record(record: model.Record) -> Texts:
    match record:
        case model.Statement():
            yield from _of_statement(record)
        case model.Item():
            yield from _of_item(record)
        case model.Gap():
            yield from _words(record, "question", "would_settle")
            yield from _of_searches(record.searched)
            for number, miss in enumerate(record.near_misses):
                yield from _words(miss, "why", below=("near_misses", number))
        case model.Document():
            yield from _words(record, "issuer", "version", kind="quoted")
        case model.Thing():
            yield from _of_thing(record)
        case _:
            return


def _of_statement(statement: model.Statement) -> Texts:
    yield ("text",), statement.text, "sentence"
    yield from _words(statement, "certainty_reason")
    for number, line in enumerate(statement.evidence):
        yield from _words(line, "reason", below=("evidence", number))
    yield from _words(statement.disagreement, "would_settle", below=("disagreement",))
    for number, relation in enumerate(statement.relations):
        yield from _words(relation, "reason", "would_settle", below=("relations", number))


def _of_item(item: model.Item) -> Texts:
    yield ("summary",), item.summary, "sentence"
    yield from _words(item, "method", "follow_up", "time_point")
    yield from _words(item.source, "locator", below=("source",), kind="quoted")
    yield from _words(item.assay, "method", below=("assay",))
    yield from _words(item.model, "name", "modification", below=("model",))
    yield from _words(item.result, "unit", below=("result",))
    if isinstance(item.population, model.Population):
        yield from _words(item.population, "note", below=("population",))
    for name, value in item.conditions.items():
        yield ("conditions", name), value, "words"


def _of_thing(thing: model.Thing) -> Texts:
    yield from _words(thing, "label")
    yield from _listed(thing.synonyms, "synonyms")
    for number, xref in enumerate(thing.xrefs):
        yield from _words(xref, "label", below=("xrefs", number), kind="quoted")
    if isinstance(thing, model.Term):
        yield from _words(thing, "definition", "abbreviation")
    if isinstance(thing, model.Drug):
        yield from _listed(thing.brands, "brands")
    if isinstance(thing, model.Trial):
        for name, arm in thing.arms.items():
            yield from _words(arm, "label", "dose", "duration", "note", below=("arms", name))
        for name, population in thing.populations.items():
            yield from _words(population, "label", "note", below=("populations", name))


def _of_searches(searches: Iterable[model.Searched]) -> Texts:
    for number, search in enumerate(searches):
        yield from _words(search, "where", below=("searched", number))
        yield from _words(search, "query", below=("searched", number), kind="quoted")


def _of_reference(reference: model.NumberedReference) -> Texts:
    yield from _words(reference, "printed", "called", kind="quoted")
    yield from _words(reference, "carries", "reason")

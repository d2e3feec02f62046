"""Every mention of one record by another: unknown ids, orphans and back-links follow from this walk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evidograph import model
from evidograph.corpus import Corpus, Ref
from evidograph.problem import Path


@dataclass(frozen=True, slots=True)
class Mention:
    """`target` is named by `by`, at `path` inside it; kind `source` is an entry of the bibliography."""

    by: Ref
    target: Ref
    path: Path


Found = Iterator[tuple[str, str, Path]]


def mentions(corpus: Corpus) -> Iterator[Mention]:
    """All mentions, in the order of the records; withdrawn records mention too."""
    for ref, record in corpus.records():
        for kind, target, path in _mentions_of(record):
            yield Mention(ref, Ref(kind, target), path)
        for number, target in enumerate(record.withdrawn.replaced_by if record.withdrawn else ()):
            yield Mention(ref, Ref(ref.kind, target), ("withdrawn", "replaced_by", number))
    for key, entry in corpus.ledger.items():
        ref = Ref("ledger", key)
        for number, statement in enumerate(entry.statements):
            yield Mention(ref, Ref("statement", statement), ("statements", number))
        for number, citekey in enumerate(entry.citekeys):
            yield Mention(ref, Ref("source", citekey), ("citekeys", number))
    for key, reference in corpus.references.items():
        if reference.citekey:
            yield Mention(Ref("reference-map", key), Ref("source", reference.citekey), ("citekey",))


def _mentions_of(record: model.Record) -> Found:
    match record:
        case model.Statement():
            yield from _of_statement(record)
        case model.Item():
            yield from _of_item(record)
        case model.Trial():
            yield from _of_trial(record)
        case model.Gap():
            yield from _of_gap(record)
        case model.Document():
            yield "source", record.citekey, ("citekey",)
            yield from _listed("drug", record.drugs, (), "drugs")
            yield from _one("document", record.supersedes, ("supersedes",))
        case model.Gene():
            yield from _listed("pathway", record.pathways, (), "pathways")
        case model.Pathway():
            yield from _listed("pathway", record.broader, (), "broader")
        case model.Subtype():
            yield from _listed("subtype", record.broader, (), "broader")
        case _:
            return


def _one(kind: str, target: str | None, path: Path) -> Found:
    if target:
        yield kind, target, path


def _listed(kind: str, targets: Iterable[str], base: Path, name: str) -> Found:
    for number, target in enumerate(targets):
        yield kind, target, (*base, name, number)


def _entries(entries: Iterable[model.DrugEntry], path: Path) -> Found:
    for number, entry in enumerate(entries):
        if isinstance(entry, str):
            yield "drug", entry, (*path, number)
        else:
            yield from _listed("drug", entry.any_of, (*path, number), "any_of")


def _subject(subject: model.Marker | model.Proposition, path: Path) -> Found:
    yield from _one("gene", subject.gene, (*path, "gene"))
    yield from _one("pathway", subject.pathway, (*path, "pathway"))


def _markers(markers: Iterable[model.Marker], path: Path) -> Found:
    for number, marker in enumerate(markers):
        yield from _subject(marker, (*path, number))


def _of_statement(statement: model.Statement) -> Found:
    for number, line in enumerate(statement.evidence):
        yield "item", line.item, ("evidence", number, "item")
    yield from _listed("gap", statement.gaps, (), "gaps")
    yield from _one("term", statement.defines, ("defines",))
    for number, relation in enumerate(statement.relations):
        yield "statement", relation.statement, ("relations", number, "statement")
    if statement.proposition:
        yield from _of_proposition(statement.proposition)


def _of_proposition(proposition: model.Proposition) -> Found:
    base: Path = ("proposition",)
    yield from _subject(proposition, base)
    yield from _one("term", proposition.outcome, (*base, "outcome"))
    yield from _listed("subtype", proposition.subtypes, base, "subtypes")
    for name in ("treatment", "comparator", "blocked_by"):
        yield from _entries(getattr(proposition, name), (*base, name))


def _of_item(item: model.Item) -> Found:
    if item.source:
        yield "source", item.source.citekey, ("source", "citekey")
    yield from _listed("trial", item.trials, (), "trials")
    yield from _one("term", item.outcome, ("outcome",))
    yield from _one("gene", item.gene, ("gene",))
    if item.marker:
        yield from _subject(item.marker, ("marker",))
    yield from _markers(item.markers, ("markers",))
    if isinstance(item.population, model.Population):
        yield from _listed("subtype", item.population.subtypes, ("population",), "subtypes")
        yield from _markers(item.population.markers, ("population", "markers"))
        yield from _entries(item.population.prior_therapy, ("population", "prior_therapy"))
    if len(item.trials) != 1:
        for name in ("intervention", "comparator"):
            given = getattr(item, name)
            yield from _entries((given,) if isinstance(given, str) else given, (name,))


def _of_trial(trial: model.Trial) -> Found:
    for name, arm in trial.arms.items():
        yield from _entries(arm.drugs, ("arms", name, "drugs"))
    for name, population in trial.populations.items():
        yield from _listed("subtype", population.subtypes, ("populations", name), "subtypes")
        yield from _markers(population.markers, ("populations", name, "markers"))
    yield from _listed("term", trial.primary_outcomes, (), "primary_outcomes")
    if trial.eligibility:
        yield from _listed("subtype", trial.eligibility.subtypes, ("eligibility",), "subtypes")
        yield from _entries(trial.eligibility.prior_therapy, ("eligibility", "prior_therapy"))


def _of_gap(gap: model.Gap) -> Found:
    yield from _one("document", gap.document, ("document",))
    for number, cell in enumerate(gap.cells):
        for kind in ("pathway", "gene", "subtype"):
            yield from _one(kind, getattr(cell, kind), ("cells", number, kind))
        yield from _one("drug", cell.comparator, ("cells", number, "comparator"))
    for number, miss in enumerate(gap.near_misses):
        yield "source", miss.citekey, ("near_misses", number, "citekey")


def mentioned_by(corpus: Corpus) -> Mapping[Ref, tuple[Ref, ...]]:
    """For each record and source: which records name it, once each, in the order of the walk."""
    found: dict[Ref, dict[Ref, None]] = {}
    for mention in mentions(corpus):
        found.setdefault(mention.target, {})[mention.by] = None
    return {target: tuple(by) for target, by in found.items()}

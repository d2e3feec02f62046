"""Which figures a statement may state: those of its items, trials and documents, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from evidograph import model
from evidograph.derive.dependence import DAYS
from evidograph.derive.drugs import documents_of
from evidograph.derive.numbers import NAMES, numbers_in
from evidograph.derive.scope import arm_sizes, item_scope, patients

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evidograph.corpus import Corpus

RESULT_FIGURES = (
    "estimate", "ci_lower", "ci_upper", "p_value", "value", "range_low", "range_high", "events", "n",
    "percent",
)  # fmt: skip
ARM_FIGURES = ("events", "n", "percent", "median", "mean", "value")
# Kinds of item that have no field for figures: these stand in the summary.
WITHOUT_RESULT = frozenset({"qualitative_finding", "recommendation", "regulatory_text"})
PERIODS = ("day", "week", "month", "year")


def names_of(corpus: Corpus) -> frozenset[str]:
    """Names with digits in them that occur in texts: a fixed list, and what the records are called."""
    found = set(NAMES)
    for _, record in corpus.records():
        if isinstance(record, model.Thing):
            found |= {record.id, record.name, *record.synonyms}
        if isinstance(record, model.Term) and record.abbreviation:
            found.add(record.abbreviation)
    found |= {item.model.name for item in corpus.items.values() if item.model}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Held:
    """A figure that a record holds, and the field in which it stands; `item` is empty for other records."""

    value: float
    field: str
    item: str = ""


def figures_of(corpus: Corpus, statement: model.Statement) -> Iterator[float]:
    """Every figure that the statement's records hold, and the percentages that follow from its counts."""
    yield from (held.value for held in held_by(corpus, statement))


def held_by(corpus: Corpus, statement: model.Statement) -> Iterator[Held]:
    """The same, each with the record and the field that holds it."""
    for line in statement.evidence:
        item = corpus.items.get(line.item)
        if item:
            yield from held_by_item(corpus, item)
    for name in statement.gaps:
        gap = corpus.gaps.get(name)
        if gap:
            yield from _in_texts(f"gap {name}: question", gap.question)
            for search in gap.searched:
                yield from _in_texts(f"gap {name}: searched.date", search.date.replace("-", " "))
    term = corpus.terms.get(statement.defines or "")
    if term:
        yield from _in_texts(f"term {term.id}: definition", term.definition)


def held_by_item(corpus: Corpus, item: model.Item) -> Iterator[Held]:
    """Every figure of an item, of its trials and of its source's documents, results first."""
    yield from (replace(held, item=item.id) for held in _of_item(corpus, item))


def _of_item(corpus: Corpus, item: model.Item) -> Iterator[Held]:
    if item.result:
        yield from own_figures(item.result)
        yield from _shares(item.result, arm_sizes(corpus, item))
    if item.kind in WITHOUT_RESULT:
        yield from _in_texts("summary", item.summary)
    yield from _times("follow_up", item.follow_up)
    yield from _times("time_point", item.time_point)
    yield from _in_texts("conditions", *item.conditions.values(), *item.conditions)
    yield from _in_texts("method", item.method)
    sizes = {"n": item.n, "population": patients(corpus, item)}
    yield from (Held(size, field) for field, size in sizes.items() if size is not None)
    yield from _scope_figures(corpus, item)
    for name in item.trials:
        trial = corpus.trials.get(name)
        if trial:
            yield from _trial_figures(trial)
    if item.source:
        yield from _source_figures(corpus, item.source.citekey)


def own_figures(result: model.Result) -> Iterator[Held]:
    """The figures of a result, as its source prints them; a confidence level not given is the usual one."""
    yield from _numbers(result, RESULT_FIGURES, "result")
    if result.ci_lower is not None:
        yield Held(round(100 * (result.confidence_level or 0.95), 6), "result.confidence_level")
    for arm, figures in result.arms.items():
        yield from _numbers(figures, ARM_FIGURES, f"result.arms.{arm}")


def _numbers(holder: model.Result | model.ArmResult, names: tuple[str, ...], path: str) -> Iterator[Held]:
    yield from (Held(v, f"{path}.{name}") for name in names if (v := getattr(holder, name)) is not None)


def _shares(result: model.Result, sizes: Mapping[str, int]) -> Iterator[Held]:
    """Percentages that follow from events and n, the n of the trial's population included."""
    pairs = [("result", result.events, result.n)]
    pairs += [
        (f"result.arms.{arm}", seen.events, seen.n or sizes.get(arm)) for arm, seen in result.arms.items()
    ]
    yield from (
        Held(100 * events / n, f"{path}: events of n")
        for path, events, n in pairs
        if events is not None and n
    )


def _times(field: str, duration: str | None) -> Iterator[Held]:
    """A duration in its own unit and in every other: 120 months are 10 years."""
    if not duration:
        return
    amount, _, unit = duration.partition(" ")
    yield Held(float(amount), field)
    unit = unit.rstrip("s")
    if unit in DAYS:
        yield from (Held(float(amount) * DAYS[unit] / DAYS[other], field) for other in PERIODS)


def _scope_figures(corpus: Corpus, item: model.Item) -> Iterator[Held]:
    scope = item_scope(corpus, item)
    yield from _in_texts(
        "patient_groups", *(group.replace("_", " ") for group in sorted(scope.patient_groups))
    )
    if isinstance(item.population, model.Population):
        yield from _in_texts("population.note", item.population.note)


def _trial_figures(trial: model.Trial) -> Iterator[Held]:
    for name, arm in trial.arms.items():
        path = f"trial {trial.id}: arms.{name}"
        yield from _in_texts(path, arm.label, arm.dose, arm.note)
        yield from _in_texts(path, arm.duration)
    for name, population in trial.populations.items():
        path = f"trial {trial.id}: populations.{name}"
        yield from (Held(size, f"{path}.n") for size in population.n.values())
        yield from _in_texts(path, population.label, population.note)
        yield Held(sum(population.n.values()), f"{path}.n, summed")
        if population.n_total is not None:
            yield Held(population.n_total, f"{path}.n_total")


def _source_figures(corpus: Corpus, citekey: str) -> Iterator[Held]:
    source = corpus.sources.get(citekey)
    if source and source.year:
        yield Held(source.year, "source: year")
    for document in documents_of(corpus, citekey):
        path = f"document {document.id}"
        yield from _in_texts(path, (document.date or "").replace("-", " "), document.version)


def _in_texts(field: str, *texts: str | None) -> Iterator[Held]:
    for text in texts:
        if text:
            yield from (Held(value, field) for value in _values_in(text))


@lru_cache(maxsize=4096)  # the texts of a trial are those of each of its items
def _values_in(text: str) -> tuple[float, ...]:
    return tuple(number.value for number in numbers_in(text))

"""Which figures a statement may state: those of its items, trials and documents, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph import model
from evidograph.derive.dependence import DAYS
from evidograph.derive.drugs import documents_of
from evidograph.derive.numbers import NAMES, numbers_in
from evidograph.derive.scope import arm_sizes, item_scope, patients

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def figures_of(corpus: Corpus, statement: model.Statement) -> Iterator[float]:
    """Every figure that the statement's records hold, and the percentages that follow from its counts."""
    for line in statement.evidence:
        item = corpus.items.get(line.item)
        if item:
            yield from item_figures(corpus, item)
    for name in statement.gaps:
        gap = corpus.gaps.get(name)
        if gap:
            yield from _in_texts(gap.question, *(search.date.replace("-", " ") for search in gap.searched))
    term = corpus.terms.get(statement.defines or "")
    if term:
        yield from _in_texts(term.definition)


def item_figures(corpus: Corpus, item: model.Item) -> Iterator[float]:
    """Every figure of an item, of its trials and of its source's documents."""
    if item.result:
        yield from _result_figures(item.result)
        yield from _shares(item.result, arm_sizes(corpus, item))
    if item.kind in WITHOUT_RESULT:
        yield from _in_texts(item.summary)
    yield from _times(item.follow_up)
    yield from _times(item.time_point)
    yield from _in_texts(*item.conditions.values(), *item.conditions, item.method)
    yield from (size for size in (item.n, patients(corpus, item)) if size is not None)
    yield from _scope_figures(corpus, item)
    for name in item.trials:
        trial = corpus.trials.get(name)
        if trial:
            yield from _trial_figures(trial)
    if item.source:
        yield from _source_figures(corpus, item.source.citekey)


def _result_figures(result: model.Result) -> Iterator[float]:
    yield from _numbers(result, RESULT_FIGURES)
    if result.ci_lower is not None:
        yield round(100 * (result.confidence_level or 0.95), 6)
    for figures in result.arms.values():
        yield from _numbers(figures, ARM_FIGURES)


def _numbers(holder: model.Result | model.ArmResult, names: tuple[str, ...]) -> Iterator[float]:
    yield from (value for name in names if (value := getattr(holder, name)) is not None)


def _shares(result: model.Result, sizes: object) -> Iterator[float]:
    """Percentages that follow from events and n, the n of the trial's population included."""
    known = sizes if isinstance(sizes, dict) else {}
    pairs = [(result.events, result.n)]
    pairs += [(figures.events, figures.n or known.get(arm)) for arm, figures in result.arms.items()]
    yield from (100 * events / n for events, n in pairs if events is not None and n)


def _times(duration: str | None) -> Iterator[float]:
    """A duration in its own unit and in every other: 120 months are 10 years."""
    if not duration:
        return
    amount, _, unit = duration.partition(" ")
    yield float(amount)
    unit = unit.rstrip("s")
    if unit in DAYS:
        yield from (float(amount) * DAYS[unit] / DAYS[other] for other in PERIODS)


def _scope_figures(corpus: Corpus, item: model.Item) -> Iterator[float]:
    scope = item_scope(corpus, item)
    yield from _in_texts(*(group.replace("_", " ") for group in scope.patient_groups))
    if isinstance(item.population, model.Population):
        yield from _in_texts(item.population.note)


def _trial_figures(trial: model.Trial) -> Iterator[float]:
    for arm in trial.arms.values():
        yield from _in_texts(arm.label, arm.dose, arm.note)
        yield from _in_texts(arm.duration)
    for population in trial.populations.values():
        yield from population.n.values()
        yield from _in_texts(population.label, population.note)
        yield sum(population.n.values())
        if population.n_total is not None:
            yield population.n_total


def _source_figures(corpus: Corpus, citekey: str) -> Iterator[float]:
    source = corpus.sources.get(citekey)
    if source and source.year:
        yield source.year
    for document in documents_of(corpus, citekey):
        yield from _in_texts((document.date or "").replace("-", " "), document.version)


def _in_texts(*texts: str | None) -> Iterator[float]:
    for text in texts:
        if text:
            yield from (number.value for number in numbers_in(text))

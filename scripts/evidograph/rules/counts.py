"""Rules about counts: no more events than people, no more people than there were, nothing said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.effects import interval_excludes_null
from evidograph.derive.scope import arm_sizes, population_patients, trial_of
from evidograph.rules.base import CorpusRule, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.problem import Path
    from evidograph.rules.facts import Facts


def _against_arms(facts: Facts) -> Iterator[Finding]:
    for trial in facts.corpus.trials.values():
        if trial.status != "withdrawn":
            yield from _parts_of_trial(trial)
    for item in facts.items:
        ref = Ref("item", item.id)
        yield from _people(facts, item)
        if item.result:
            yield from _events(ref, ("result",), item.result, _population_size(facts, item))
            sizes = arm_sizes(facts.corpus, item)
            for arm, figures in item.result.arms.items():
                yield from _events(ref, ("result", "arms", arm), figures, sizes.get(arm))


def _parts_of_trial(trial: model.Trial) -> Iterator[Finding]:
    for name, population in trial.populations.items():
        wider = trial.populations.get(population.within or "")
        for arm, size in population.n.items():
            limit = wider.n.get(arm) if wider else None
            if limit is not None and size > limit:
                what = (
                    f'"{name}" has {size} people in the arm "{arm}", and "{population.within}" has {limit}.'
                )
                fix = (
                    "A population is no larger than the one that it lies within; copy both numbers once more."
                )
                yield Finding(Ref("trial", trial.id), ("populations", name, "n", arm), what, fix)


def _people(facts: Facts, item: model.Item) -> Iterator[Finding]:
    limit = _population_size(facts, item)
    if item.n is not None and limit is not None and item.n > limit:
        what = f"The item is about {item.n} people, and its population has {limit}."
        yield Finding(Ref("item", item.id), ("n",), what)


def _population_size(facts: Facts, item: model.Item) -> int | None:
    trial = trial_of(facts.corpus, item)
    if trial is None:
        return item.population.n if isinstance(item.population, model.Population) else None
    population = trial.populations.get(item.population) if isinstance(item.population, str) else None
    if population is None:
        return None
    everybody = sum(population.n.values()) if set(population.n) == set(trial.arms) else None
    return population.n_total or everybody


def _events(
    ref: Ref, path: Path, figures: model.Result | model.ArmResult, size: int | None
) -> Iterator[Finding]:
    where = f' in the arm "{path[-1]}"' if len(path) > 1 else ""
    people = figures.n if figures.n is not None else size
    if figures.n is not None and size is not None and figures.n > size:
        what = f"There are {figures.n} people{where}, and the population has {size}."
        yield Finding(ref, (*path, "n"), what)
    if figures.events is None or people is None:
        return
    if figures.events > people:
        what = f"There are {figures.events} events{where} among {people} people."
        yield Finding(ref, (*path, "events"), what)
    elif people and figures.percent is not None and not _agrees(figures, people):
        share = 100 * figures.events / people
        what = f"{figures.events} of {people}{where} are {share:.1f} percent, not {figures.percent}."
        yield Finding(
            ref, (*path, "percent"), what, "Copy the counts once more, and leave the percentage out."
        )


def _agrees(figures: model.Result | model.ArmResult, people: int) -> bool:
    """Whether the percentage is that of the counts, as exactly as it is written."""
    if figures.percent is None or figures.events is None:
        return True
    decimals = len(str(figures.percent).partition(".")[2]) if isinstance(figures.percent, float) else 0
    difference = abs(100 * figures.events / people - figures.percent)
    return difference <= 0.51 * 10.0**-decimals


def _typed_twice(facts: Facts) -> Iterator[Finding]:
    for item in facts.items:
        ref = Ref("item", item.id)
        if item.n is not None and item.n == population_patients(facts.corpus, item):
            what = f"The item says n {item.n}, which already follows from its population."
            yield Finding(ref, ("n",), what, "Leave n out here.")
        if item.result:
            yield from _result_twice(ref, item.result)
            yield from _figures_twice(ref, ("result",), item.result, None)
            sizes = arm_sizes(facts.corpus, item)
            for arm, figures in item.result.arms.items():
                yield from _figures_twice(ref, ("result", "arms", arm), figures, sizes.get(arm))


def _result_twice(ref: Ref, result: model.Result) -> Iterator[Finding]:
    by_interval = interval_excludes_null(result) is not None
    for name in ("favours", "significance"):
        if getattr(result, name) is None:
            continue
        if by_interval:
            what = f'"{name}: {getattr(result, name)}" follows from the estimate and its interval.'
            yield Finding(ref, ("result", name), what, f"Leave {name} out.", "key")
        elif name == "significance" and result.p_value is not None:
            what = f'"{name}: {result.significance}" follows from the p-value.'
            yield Finding(ref, ("result", name), what, f"Leave {name} out.", "key")


def _figures_twice(
    ref: Ref, path: Path, figures: model.Result | model.ArmResult, size: int | None
) -> Iterator[Finding]:
    people = figures.n if figures.n is not None else size
    if figures.percent is not None and figures.events is not None and people and _agrees(figures, people):
        what = f"The percentage {figures.percent} follows from {figures.events} of {people}."
        yield Finding(ref, (*path, "percent"), what, "Leave the percentage out.", "key")
    if figures.n is not None and figures.n == size:
        what = f"The n of {figures.n} is that of the trial's population."
        yield Finding(ref, (*path, "n"), what, "Leave n out here.", "key")


RULES = (
    CorpusRule(
        "counts-against-arms",
        "Counts contradict each other or the trial's population.",
        "No arm has more events than people, and no finding more people than its population.",
        "Copy the numbers once more from the source; perhaps they belong to another population.",
        "item",
        _against_arms,
    ),
    CorpusRule(
        "typed-twice",
        "A record says what already follows from another part of it or of another record.",
        "What is typed twice is sooner or later corrected once.",
        "Leave out what follows.",
        "item",
        _typed_twice,
    ),
)

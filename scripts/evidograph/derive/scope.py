"""To whom a finding applies: subtypes, settings and patient groups, inherited along a trial's populations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidograph import model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evidograph.corpus import Corpus

ANY_SUBTYPE = "any-receptor-status"
# Narrower setting -> wider setting (records.md, section 3).
SETTING_PARENT: dict[str, str] = {
    "metastatic_first_line": "metastatic",
    "metastatic_later_line": "metastatic",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """The restrictions that hold for a finding or a claim; an empty set restricts nothing."""

    subtypes: frozenset[str]
    settings: frozenset[str]
    patient_groups: frozenset[str]

    def overlaps(self, other: Scope) -> bool:
        """True unless one dimension restricts both to different things."""
        pairs = (
            (self.subtypes, other.subtypes),
            (_widened(self.settings), _widened(other.settings)),
            (self.patient_groups, other.patient_groups),
        )
        return all(not mine or not theirs or mine & theirs for mine, theirs in pairs)


def _widened(settings: frozenset[str]) -> frozenset[str]:
    return settings | {SETTING_PARENT[name] for name in settings if name in SETTING_PARENT}


def population_chain(trial: model.Trial, population: str) -> Iterator[model.TrialPopulation]:
    """The population and those that it lies within, narrowest first; stops at an unknown or repeated id."""
    seen: set[str] = set()
    name: str | None = population
    while name and name in trial.populations and name not in seen:
        seen.add(name)
        yield trial.populations[name]
        name = trial.populations[name].within


def trial_of(corpus: Corpus, item: model.Item) -> model.Trial | None:
    """The one trial that the item sits on, if it sits on one."""
    return corpus.trials.get(item.trials[0]) if len(item.trials) == 1 else None


def item_scope(corpus: Corpus, item: model.Item) -> Scope:
    """To whom the finding applies; the narrowest population that names subtypes decides them."""
    trial = trial_of(corpus, item)
    if trial is None or not isinstance(item.population, str):
        return _object_scope(item.population)
    chain = list(population_chain(trial, item.population))
    eligibility = trial.eligibility or model.Eligibility()
    subtypes = next((p.subtypes for p in chain if p.subtypes), eligibility.subtypes)
    groups = {group for p in chain for group in p.patient_groups} | set(eligibility.patient_groups)
    settings = {trial.setting} if trial.setting else set()
    return Scope(frozenset(subtypes) - {ANY_SUBTYPE}, frozenset(settings), frozenset(groups))


def _object_scope(population: str | model.Population | None) -> Scope:
    if not isinstance(population, model.Population):
        return Scope(frozenset(), frozenset(), frozenset())
    settings = {population.setting} if population.setting else set()
    return Scope(
        frozenset(population.subtypes) - {ANY_SUBTYPE},
        frozenset(settings),
        frozenset(population.patient_groups),
    )


def claim_scope(proposition: model.Proposition) -> Scope:
    """To whom the statement says that it applies."""
    return Scope(
        frozenset(proposition.subtypes) - {ANY_SUBTYPE},
        frozenset(proposition.settings),
        frozenset(proposition.patient_groups),
    )


def population_markers(corpus: Corpus, item: model.Item) -> tuple[model.Marker, ...]:
    """The markers by which the item's patients were chosen."""
    trial = trial_of(corpus, item)
    if trial and isinstance(item.population, str):
        return tuple(m for p in population_chain(trial, item.population) for m in p.markers)
    return item.population.markers if isinstance(item.population, model.Population) else ()


def arm_sizes(corpus: Corpus, item: model.Item) -> Mapping[str, int]:
    """Patients by arm of the item's trial population; empty where not seen."""
    trial = trial_of(corpus, item)
    if trial and isinstance(item.population, str) and item.population in trial.populations:
        return trial.populations[item.population].n
    return {}


def patients(corpus: Corpus, item: model.Item) -> int | None:
    """How many patients the finding is about: its own n, its population's, or the sum of its arms."""
    return item.n if item.n is not None else population_patients(corpus, item)


def population_patients(corpus: Corpus, item: model.Item) -> int | None:
    """How many patients the item's population has in the arms that it names; its own n left aside."""
    if isinstance(item.population, model.Population):
        return item.population.n
    trial = trial_of(corpus, item)
    if trial is None or not isinstance(item.population, str) or item.population not in trial.populations:
        return None
    population = trial.populations[item.population]
    if population.n_total is not None:
        return population.n_total
    arms = {arm for side in ("intervention", "comparator") for arm in _arms(item, side)}
    sizes = [population.n[arm] for arm in sorted(arms) if arm in population.n]
    return sum(sizes) if sizes and len(sizes) == len(arms) else None


def _arms(item: model.Item, side: str) -> tuple[str, ...]:
    given = getattr(item, side)
    return (given,) if isinstance(given, str) else tuple(arm for arm in given if isinstance(arm, str))

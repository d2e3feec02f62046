"""Arms and populations that an item names and its trial does not have: part of the rule `unknown-id`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.drugs import DRUG_CLASSES, side_arms
from evidograph.derive.scope import trial_of
from evidograph.rules.base import Finding, quoted
from evidograph.rules.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from evidograph.problem import Path
    from evidograph.rules.base import At
    from evidograph.rules.facts import Facts

    Named = tuple[Literal["arm", "population"], str, Path, At]


def unknown_parts(facts: Facts) -> Iterator[Finding]:
    """Every arm and population that is named and does not exist."""
    for trial in facts.corpus.trials.values():
        if trial.status != "withdrawn":
            yield from _of_trial(trial)
    for item in facts.items:
        trial_record = trial_of(facts.corpus, item)
        if trial_record:
            yield from _of_item(item, trial_record)
        elif len(item.trials) != 1:
            yield from _drug_keys(facts, item)


def _of_trial(trial: model.Trial) -> Iterator[Finding]:
    named: list[Named] = []
    for name, population in trial.populations.items():
        base: Path = ("populations", name)
        if population.within:
            named.append(("population", population.within, (*base, "within"), "value"))
        named += [("arm", arm, (*base, "n", arm), "key") for arm in population.n]
    yield from _missing(Ref("trial", trial.id), trial, named)


def _of_item(item: model.Item, trial: model.Trial) -> Iterator[Finding]:
    named: list[Named] = []
    if isinstance(item.population, str):
        named.append(("population", item.population, ("population",), "value"))
    for side in ("intervention", "comparator"):
        for number, arm in enumerate(side_arms(item, side)):
            path: Path = (side,) if isinstance(getattr(item, side), str) else (side, number)
            named.append(("arm", arm, path, "value"))
    arms = item.result.arms if item.result else ()
    named += [("arm", arm, ("result", "arms", arm), "key") for arm in arms]
    yield from _missing(Ref("item", item.id), trial, named)


def _missing(ref: Ref, trial: model.Trial, named: Iterable[Named]) -> Iterator[Finding]:
    for part, name, path, at in named:
        known: Collection[str] = trial.arms if part == "arm" else trial.populations
        if name in known:
            continue
        what = f'The trial "{trial.id}" has no {part} "{name}".'
        found = nearest(name, known)
        meant = f'Did you mean "{found}"?' if found else f"It has {quoted(known)}."
        fix = f"{meant} Otherwise add the {part} in evidence/trials/{trial.id}.yaml."
        yield Finding(ref, path, what, fix, at)


def _drug_keys(facts: Facts, item: model.Item) -> Iterator[Finding]:
    for arm in item.result.arms if item.result else ():
        if arm not in facts.corpus.known.get("drug", ()) and arm not in DRUG_CLASSES:
            what = f'There is no drug "{arm}".'
            fix = "Without one trial the figures stand under drug ids or drug classes; use one of these."
            yield Finding(Ref("item", item.id), ("result", "arms", arm), what, fix, "key")

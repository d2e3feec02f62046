"""Arms and populations that an item names and its trial does not have: part of the rule `unknown-id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.drugs import CLASS_PARENT, FAMILIES, side_arms
from evidograph.derive.scope import trial_of
from evidograph.rules.base import Finding, quoted
from evidograph.rules.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidograph.problem import Path
    from evidograph.rules.facts import Facts


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
    ref = Ref("trial", trial.id)
    for name, population in trial.populations.items():
        base: Path = ("populations", name)
        if population.within:
            yield from _check(ref, (*base, "within"), "population", population.within, trial)
        for arm in population.n:
            yield from _check(ref, (*base, "n", arm), "arm", arm, trial, is_key=True)


def _of_item(item: model.Item, trial: model.Trial) -> Iterator[Finding]:
    ref = Ref("item", item.id)
    if isinstance(item.population, str):
        yield from _check(ref, ("population",), "population", item.population, trial)
    for side in ("intervention", "comparator"):
        for number, arm in enumerate(side_arms(item, side)):
            path: Path = (side,) if isinstance(getattr(item, side), str) else (side, number)
            yield from _check(ref, path, "arm", arm, trial)
    for arm in item.result.arms if item.result else ():
        yield from _check(ref, ("result", "arms", arm), "arm", arm, trial, is_key=True)


def _check(
    ref: Ref, path: Path, part: str, name: str, trial: model.Trial, *, is_key: bool = False
) -> Iterator[Finding]:
    known: Iterable[str] = trial.arms if part == "arm" else trial.populations
    if name in known:
        return
    what = f'The trial "{trial.id}" has no {part} "{name}".'
    found = nearest(name, list(known))
    meant = f'Did you mean "{found}"?' if found else f"It has {quoted(list(known))}."
    fix = f"{meant} Otherwise add the {part} in evidence/trials/{trial.id}.yaml."
    yield Finding(ref, path, what, fix, "key" if is_key else "value")


def _drug_keys(facts: Facts, item: model.Item) -> Iterator[Finding]:
    for arm in item.result.arms if item.result else ():
        if arm not in facts.corpus.known.get("drug", ()) and arm not in CLASS_PARENT and arm not in FAMILIES:
            what = f'There is no drug "{arm}".'
            fix = "Without one trial the figures stand under drug ids or drug classes; use one of these."
            yield Finding(Ref("item", item.id), ("result", "arms", arm), what, fix, "key")

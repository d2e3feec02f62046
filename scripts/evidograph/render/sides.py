"""The two sides of a comparison in words: what each was given, what its arms are called."""

from __future__ import annotations

from typing import Literal

from evidograph import model
from evidograph.derive.drugs import DRUG_CLASSES, keyed_sides, side_arms, side_options
from evidograph.derive.scope import trial_of
from evidograph.edition import Edition

Side = Literal["intervention", "comparator"]
SIDES: tuple[Side, Side] = ("intervention", "comparator")


def given_words(edition: Edition, item: model.Item, side: Side) -> str:
    """What was given on one side, with dose and duration where the trial says so."""
    trial = trial_of(edition.corpus, item)
    arms = side_arms(item, side)
    if trial and arms:
        known = [trial.arms[arm] for arm in arms if arm in trial.arms]
        return "; or ".join(_arm_words(edition, arm) for arm in known)
    options = side_options(edition.corpus, item, side)
    return "; or ".join(edition.entries_name(option) for option in options)


def arms_words(edition: Edition, item: model.Item, side: Side) -> str:
    """The drugs of one side without dose and duration."""
    options = side_options(edition.corpus, item, side)
    return " or ".join(dict.fromkeys(edition.entries_name(option) for option in options))


def side_names(edition: Edition, item: model.Item) -> tuple[str, str]:
    """What each side got; where that is the same drug, what its arms are called."""
    first, second = (arms_words(edition, item, side) for side in SIDES)
    if first != second:
        return first, second
    named = _arm_names(edition, item, SIDES[0]), _arm_names(edition, item, SIDES[1])
    return named if all(named) else (first, second)


def _arm_names(edition: Edition, item: model.Item, side: Side) -> str:
    names = (arm_name(edition, item, arm) for arm in side_arms(item, side))
    return " or ".join(dict.fromkeys(name[:1].lower() + name[1:] for name in names))


def contrast_words(edition: Edition, item: model.Item) -> str:
    """`anastrozole against tamoxifen`; of one drug what its arms are called."""
    given, against = side_names(edition, item)
    return f"{given} against {against}" if against else given


def compared_names(edition: Edition, statement: model.Statement) -> tuple[str, str]:
    """Treatment and comparator; where they are one drug, what the arms behind the statement are called."""
    proposition = statement.proposition or model.Proposition(predicate="")
    treated = edition.entries_name(proposition.treatment)
    against = edition.entries_name(proposition.comparator)
    if treated and treated == against:
        items = [edition.corpus.items.get(line.item) for line in statement.lines("supports")]
        for first, second in (side_names(edition, item) for item in items if item):
            if first and second and first != second:
                return first, second
    return treated, against


def _arm_words(edition: Edition, arm: model.Arm) -> str:
    given = edition.entries_name(arm.drugs)
    return ", ".join(part for part in (given, arm.dose, arm.duration) if part)


def arm_name(edition: Edition, item: model.Item, arm: str) -> str:
    """The name of an arm; without one trial, what was given on the side that a drug or class stands for."""
    trial = trial_of(edition.corpus, item)
    if trial and arm in trial.arms:
        return trial.arms[arm].label or edition.entries_name(trial.arms[arm].drugs)
    side = keyed_sides(item).get(arm)
    if side:
        return edition.entries_name(side)
    return edition.words.label("drug_class", arm) if arm in DRUG_CLASSES else edition.drug_name(arm)

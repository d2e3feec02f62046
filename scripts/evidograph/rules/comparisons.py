"""Rules about comparisons of treatments: a statement compares what its items did, and reads them rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.drugs import classes_of, entry_drugs, entry_key, side_arms, side_options
from evidograph.derive.effects import expected_effect, favoured_side
from evidograph.derive.grading import RANDOMIZED
from evidograph.derive.scope import trial_of
from evidograph.rules.base import CorpusRule, Finding, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.corpus import Corpus
    from evidograph.rules.facts import Backed, Facts

Matched = Literal["as_written", "swapped", "other"]


def matched_sides(corpus: Corpus, item: model.Item, proposition: model.Proposition) -> Matched:
    """Whether the item's sides are treatment and comparator of the statement, these swapped, or others."""
    tested = side_options(corpus, item, "intervention")
    compared = side_options(corpus, item, "comparator")
    if _covers(corpus, proposition.treatment, tested) and _covers(corpus, proposition.comparator, compared):
        return "as_written"
    if _covers(corpus, proposition.comparator, tested) and _covers(corpus, proposition.treatment, compared):
        return "swapped"
    return "other"


def _covers(
    corpus: Corpus, claimed: tuple[model.DrugEntry, ...], options: tuple[tuple[model.DrugEntry, ...], ...]
) -> bool:
    """True where each arm was given exactly what is claimed; a claimed class or pool covers its members."""
    return all(_is_given(corpus, claimed, option) for option in options or ((),))


def _is_given(
    corpus: Corpus, claimed: tuple[model.DrugEntry, ...], given: tuple[model.DrugEntry, ...]
) -> bool:
    """A placebo beside a drug makes no difference; where nothing else was given, it is not no treatment."""
    wanted = [entry for entry in claimed if not _is_nothing(corpus, entry)]
    seen = [entry for entry in given if not _is_nothing(corpus, entry)]
    if not wanted and not seen and claimed and given:
        wanted, seen = list(claimed), list(given)
    return all(any(_includes(corpus, wide, narrow) for wide in wanted) for narrow in seen) and all(
        any(_includes(corpus, wide, narrow) for narrow in seen) for wide in wanted
    )


def _is_nothing(corpus: Corpus, entry: model.DrugEntry) -> bool:
    """True for a placebo, for no treatment, and for the choice of these two."""
    named = [corpus.drugs.get(name) for name in entry_drugs((entry,))]
    return bool(named) and all(drug is not None and drug.drug_class == "placebo" for drug in named)


def _includes(corpus: Corpus, wide: model.DrugEntry, narrow: model.DrugEntry) -> bool:
    if entry_key(wide) == entry_key(narrow):
        return True
    if isinstance(wide, str):
        return False
    if isinstance(narrow, model.DrugChoice):
        if narrow.any_in:
            return wide.any_in in classes_of(narrow.any_in)
        return all(_includes(corpus, wide, name) for name in narrow.any_of)
    if wide.any_in:
        record = corpus.drugs.get(narrow)
        return record is not None and wide.any_in in classes_of(record.drug_class)
    return narrow in wide.any_of


def _against_estimates(facts: Facts) -> Iterator[Finding]:
    for statement, proposition in facts.propositions("affects_outcome"):
        for backed in facts.backing(statement, "supports"):
            if backed.item.kind == "treatment_effect" and backed.item.comparator:
                yield from _against_estimate(facts, statement, proposition, backed)


def _against_estimate(
    facts: Facts, statement: model.Statement, proposition: model.Proposition, backed: Backed
) -> Iterator[Finding]:
    ref, path = Ref("statement", statement.id), ("evidence", backed.number, "item")
    sides = matched_sides(facts.corpus, backed.item, proposition)
    if (
        sides == "other"
        and statement.claim_on == "drug"
        and facts.is_foreign(backed.item, facts.drug_of(statement))
    ):
        return  # `drug-not-in-arms` says so
    if sides == "other":
        given = _shown(side_options(facts.corpus, backed.item, "intervention"))
        compared = _shown(side_options(facts.corpus, backed.item, "comparator"))
        claimed = f"{_shown((proposition.treatment,))} with {_shown((proposition.comparator,))}"
        what = f"The sentence compares {claimed}, and {backed.item.id} compares {given} with {compared}."
        fix = "Name in treatment and comparator all that was given on each side, or make the line neutral."
        yield Finding(ref, path, what, fix)
    elif backed.item.outcome == proposition.outcome:
        expected = speaks_for(facts, backed.item, proposition)
        if expected and expected != proposition.effect:
            what = (
                f'The proposition says "{proposition.effect}", and {backed.item.id} speaks for "{expected}".'
            )
            yield Finding(ref, path, what)


def speaks_for(facts: Facts, item: model.Item, proposition: model.Proposition) -> str | None:
    """The value of `effect` that the item speaks for; None where it compares other things or does not say."""
    sides = matched_sides(facts.corpus, item, proposition)
    favoured = favoured_side(facts.corpus, item)
    if sides == "other" or favoured is None:
        return None
    return expected_effect(favoured, sides == "swapped")


def _shown(options: tuple[tuple[model.DrugEntry, ...], ...]) -> str:
    arms = [" + ".join("/".join(entry_key(entry)) for entry in option) or "nothing" for option in options]
    return listed(arms, "or") or "nothing"


def _contrasts(facts: Facts) -> Iterator[Finding]:
    for item in facts.items:
        ref = Ref("item", item.id)
        if item.kind in {"biomarker_association", "prevalence"} and item.design in RANDOMIZED:
            what = f'A {item.kind} has the design "{item.design}"; nobody was randomized to a marker.'
            yield Finding(ref, ("design",), what)
        elif item.kind == "treatment_effect" and item.comparator and _are_alike(facts.corpus, item):
            what = (
                "Both sides of the comparison were given the same drugs, in the same dose, for the same time."
            )
            fix = "Name the arms that differ, or write in the trial's file which dose or duration differs."
            yield Finding(ref, ("comparator",), what, fix)


def _are_alike(corpus: Corpus, item: model.Item) -> bool:
    trial = trial_of(corpus, item)
    if trial is None:
        return len(item.trials) != 1 and item.intervention == item.comparator
    sides: list[list[object]] = [
        [(a.drugs, a.dose, a.duration) for name in side_arms(item, side) if (a := trial.arms.get(name))]
        for side in ("intervention", "comparator")
    ]
    return bool(sides[0]) and sides[0] == sides[1]


RULES = (
    CorpusRule(
        "effect-against-estimate",
        "A sentence compares other treatments than its item did, or says the contrary of its estimate.",
        "The estimate belongs to what differs between the arms, and to nothing that both were given.",
        "Correct effect, treatment or comparator, or give the line its true direction.",
        "statement",
        _against_estimates,
    ),
    CorpusRule(
        "contrast-design",
        "An item's design is not that of the contrast that it reports.",
        "Only what chance decided may count as randomized evidence.",
        "Write the design of this contrast; a marker read in a trial is a cohort_study.",
        "item",
        _contrasts,
    ),
)

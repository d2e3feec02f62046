"""One direct comparison in words: where it was made, what was counted on both sides, who is better off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidograph import model
from evidograph.derive.effects import favoured_side
from evidograph.derive.head_to_head import Contest
from evidograph.derive.scope import arm_sizes
from evidograph.edition import Edition
from evidograph.render import findings, numbers
from evidograph.render.claims import Sign, effect_sign
from evidograph.render.comparing import therapy_line
from evidograph.render.sides import arm_name, contrast_words
from evidograph.render.sources import reading_words
from evidograph.render.words import sentence_case


def about_words(edition: Edition, contest: Contest) -> str:
    """Line of treatment, trial, population, follow-up and what both sides had besides."""
    item = contest.item
    trials = ", ".join(edition.corpus.trials[t].name for t in item.trials if t in edition.corpus.trials)
    besides = _listed(edition.drug_name(drug) for drug in contest.beside)
    parts = (
        sentence_case(therapy_line(edition, item)),
        trials,
        findings.population_words(edition, item).rstrip("."),
        findings.times_words(item),
        besides,
    )
    return "; ".join(part for part in parts if part)


def _listed(names: Iterable[str]) -> str:
    found = " and ".join(names)
    return f"both with {found}" if found else ""


def drug_arms(edition: Edition, contest: Contest) -> str:
    """The arms that got the drug, as their trial calls them."""
    return " and ".join(arm_name(edition, contest.item, arm) for arm in contest.drug_arms)


def report_words(edition: Edition, item: model.Item) -> str:
    """`published 2021, abstract read`."""
    source = edition.corpus.sources.get(item.source.citekey) if item.source else None
    year = f"published {source.year}" if source and source.year else ""
    read = reading_words(edition, item.source) if item.source else ""
    return ", ".join(part for part in (year, read) if part)


def counted_words(edition: Edition, contest: Contest, arms: Sequence[str]) -> str:
    """What was counted on one side; of two arms with one drug each by itself."""
    return " and ".join(words for arm in arms if (words := _arm_words(edition, contest.item, arm)))


def _arm_words(edition: Edition, item: model.Item, arm: str) -> str:
    """What was counted in an arm: `402 of 2,618 (15.4%)`, `11.0 months`; at least how many patients."""
    result = item.result
    size = arm_sizes(edition.corpus, item).get(arm)
    seen = result.arms.get(arm) if result else None
    if seen is None or result is None:
        return f"n = {size:,}" if size else ""
    whole = model.ArmResult(
        events=seen.events,
        n=seen.n or size,
        percent=seen.percent,
        median=seen.median,
        mean=seen.mean,
        value=seen.value,
    )
    return findings.arm_value(whole, result.unit)


def has_numbers(contest: Contest) -> bool:
    """True where anything was counted on either side, or between them."""
    result = contest.item.result
    if result is None:
        return False
    counted = result.arms.keys() & {*contest.drug_arms, *contest.rival_arms}
    between = (result.estimate, result.p_value, result.value, result.percent, result.events)
    return bool(counted) or any(number is not None for number in between)


def ratio_words(edition: Edition, item: model.Item) -> str:
    """The ratio or difference with its interval, or the p value alone."""
    result = item.result
    if result is None or result.estimate is None:
        return numbers.p_value(result) if result else ""
    return findings.short_result(edition, item) if numbers.interval(result) else numbers.estimate(result)


def ratio_of(edition: Edition, item: model.Item) -> str:
    """What the figure is, and whose: `hazard ratio, fulvestrant against anastrozole, P = 0.049`."""
    result = item.result
    if result is None or result.estimate is None:
        return ""
    measure = edition.words.label("measure", result.measure)
    parts: Sequence[str] = (measure, contrast_words(edition, item), numbers.p_value(result))
    return ", ".join(part for part in parts if part)


def sign_of_contest(edition: Edition, contest: Contest) -> Sign | None:
    """Who is better off, as seen from the drug; None where the finding does not say."""
    side = favoured_side(edition.corpus, contest.item)
    if side is None or contest.pooled:
        return None
    if side == "neither":
        return effect_sign("no_difference")
    return effect_sign("favours_treatment" if side == contest.drug_side else "favours_comparator")

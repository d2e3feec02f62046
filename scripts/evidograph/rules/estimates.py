"""Rules about the numbers of one result: an interval holds its estimate, and agrees with its p-value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.effects import RATIOS, null_value
from evidograph.rules.base import CorpusRule, Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.rules.facts import Facts

USUAL_LEVEL = 0.95
# What the size of a change is given in; any other unit is that of a level.
OF_CHANGE = frozenset({"percent", "percentage_point", "fold"})


def _results(facts: Facts) -> Iterator[tuple[Ref, model.Result]]:
    for item in facts.items:
        if item.result:
            yield Ref("item", item.id), item.result


def _interval_orders(facts: Facts) -> Iterator[Finding]:
    for ref, result in _results(facts):
        low, high, estimate = result.ci_lower, result.ci_upper, result.estimate
        if low is not None and high is not None and low > high:
            what = f"The interval begins at {low} and ends below that, at {high}."
            yield Finding(ref, ("result", "ci_lower"), what)
        elif low is not None and high is not None and estimate is not None and not low <= estimate <= high:
            what = f"The estimate {estimate} lies outside its interval, {low} to {high}."
            yield Finding(ref, ("result", "estimate"), what)
        start, end = result.range_low, result.range_high
        if start is not None and end is not None and start > end:
            what = f"The range begins at {start} and ends below that, at {end}."
            yield Finding(ref, ("result", "range_low"), what)


def _ratios(facts: Facts) -> Iterator[Finding]:
    for ref, result in _results(facts):
        if result.measure in RATIOS:
            for name in ("estimate", "ci_lower", "ci_upper"):
                value = getattr(result, name)
                if value is not None and value <= 0:
                    measure = result.measure.replace("_", " ")
                    what = f"The {measure} has {name} {value}, and a ratio is greater than 0."
                    yield Finding(ref, ("result", name), what)


def _p_values(facts: Facts) -> Iterator[Finding]:
    for ref, result in _results(facts):
        excludes = _clearly_excludes_null(result)
        alpha = round(1 - (result.confidence_level or USUAL_LEVEL), 6)
        below = _p_is_below(result, alpha)
        if excludes is None or below is None or excludes == below:
            continue
        null = null_value(result.measure or "")
        interval = f"{result.ci_lower} to {result.ci_upper}"
        seen = f"leaves out {null:g}" if excludes else f"includes {null:g}"
        side = "below" if below else "above"
        what = f"The interval {interval} {seen}, and p {_p_text(result)} is {side} {alpha:g}."
        yield Finding(ref, ("result", "p_value"), what)


def _clearly_excludes_null(result: model.Result) -> bool | None:
    """Whether the interval leaves out "no difference"; None where an end is just that, or there is none."""
    null = null_value(result.measure or "")
    if null is None or result.ci_lower is None or result.ci_upper is None:
        return None
    if null in (result.ci_lower, result.ci_upper):
        return None
    return not result.ci_lower < null < result.ci_upper


def _p_is_below(result: model.Result, alpha: float) -> bool | None:
    """Whether p is below alpha; None where it is not known, or printed as alpha itself."""
    p = result.p_value
    if p is None:
        return None
    match result.p_relation:
        case "lt" | "le":
            return True if p < alpha or (p == alpha and result.p_relation == "lt") else None
        case "gt" | "ge":
            return False if p > alpha or (p == alpha and result.p_relation == "gt") else None
        case _:
            return None if p == alpha else p < alpha


def _p_text(result: model.Result) -> str:
    signs = {"lt": "<", "le": "\u2264", "gt": ">", "ge": "\u2265", "approx": "\u2248", None: "="}
    return f"{signs[result.p_relation]} {result.p_value}"


def _levels(facts: Facts) -> Iterator[Finding]:
    for ref, result in _results(facts):
        if result.direction and result.value is not None and result.unit not in OF_CHANGE:
            unit = f" {result.unit}" if result.unit else ""
            size = f"{result.value:g}{unit}"
            what = f'The value {size} beside "{result.direction}" reads as the size of the change.'
            yield Finding(ref, ("result", "value"), what)


def _rates(facts: Facts) -> Iterator[Finding]:
    for item in facts.items:
        if item.result and not item.time_point and _is_counted_over_time(facts, item):
            shares = list(_undated_shares(item, item.result))
            if shares:
                arm, field = shares[0]
                arms = quoted(arm for arm, _ in shares)
                what = f'What is given for "{item.outcome}" in {arms} holds at a time that is not said.'
                yield Finding(Ref("item", item.id), ("result", "arms", arm, field), what)


def _is_counted_over_time(facts: Facts, item: model.Item) -> bool:
    term = facts.corpus.terms.get(item.outcome or "")
    outcome = term.outcome if term else None
    return bool(outcome and outcome.type == "efficacy" and outcome.better == "fewer_events")


def _undated_shares(item: model.Item, result: model.Result) -> Iterator[tuple[str, str]]:
    """Rates, which hold at one time; and shares that were counted over a follow-up that is not given."""
    for arm, figures in result.arms.items():
        if result.unit == "percent" and figures.value is not None:
            yield arm, "value"
        if figures.percent is not None and not item.follow_up:
            yield arm, "percent"


RULES = (
    CorpusRule(
        "rate-without-time",
        "A rate of relapse, progression or survival stands without the time that it was read at.",
        "Nine in ten free of disease after three years and after ten are different findings.",
        "Give the time_point; a share that was counted over the follow_up is a percent beside that.",
        "item",
        _rates,
    ),
    CorpusRule(
        "level-for-change",
        "A direction stands beside the level that was reached, where the size of the change is expected.",
        "A fall to 17 would be read as a fall by 17.",
        "Give the size in percent or fold if the source does; else tell both levels in a note, and no value.",
        "item",
        _levels,
    ),
    CorpusRule(
        "interval-order",
        "An interval ends before it begins, or does not hold its own estimate.",
        "Such numbers were copied wrongly, and a forest plot would draw them.",
        "Copy estimate, lower and upper end once more from the source.",
        "item",
        _interval_orders,
    ),
    CorpusRule(
        "ratio-not-positive",
        "A ratio, or an end of its interval, is not greater than 0.",
        "A ratio of 0 cannot be drawn or pooled, and is mostly a figure rounded too far.",
        "Write the figure with more digits, or leave the interval out and say so in the summary.",
        "item",
        _ratios,
    ),
    CorpusRule(
        "p-against-interval",
        "The interval says that there is a difference and the p-value that there is none, or the reverse.",
        "One of the two was copied wrongly, or they come from two analyses.",
        "Copy both from one analysis; where the source prints them so, accept that in exceptions.yaml.",
        "item",
        _p_values,
    ),
)

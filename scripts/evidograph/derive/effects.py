"""Whom a result favours, and which value a finding speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from evidograph import model
    from evidograph.corpus import Corpus

Favoured = Literal["intervention", "comparator", "neither"]

RATIOS = frozenset({"hazard_ratio", "odds_ratio", "risk_ratio"})
DIFFERENCES = frozenset({"mean_difference", "percent_difference", "risk_difference"})
# The level of significance that the register of rules uses where only a p value was seen.
ALPHA = 0.05

# For each predicate: the values that contradict each other, and the item results that speak for each value.
OPPOSITES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "regulates": (frozenset({"up"}), frozenset({"down"})),
    "predicts_response": (frozenset({"sensitivity"}), frozenset({"reduced_sensitivity", "resistance"})),
    "prognostic_for": (frozenset({"better_outcome"}), frozenset({"poorer_outcome"})),
    "depends_on": (frozenset({"dependent"}), frozenset({"not_dependent"})),
    "affects_outcome": (frozenset({"favours_treatment"}), frozenset({"favours_comparator"})),
}
DIRECTION_VALUE = {"increase": "up", "decrease": "down", "no_change": "unchanged"}
ASSOCIATION_VALUES = {
    "better": frozenset({"sensitivity", "better_outcome"}),
    "poorer": frozenset({"reduced_sensitivity", "resistance", "poorer_outcome"}),
    "none": frozenset({"no_association"}),
}
HIGH_LEVELS = frozenset({"high", "present", "rises"})
LOW_LEVELS = frozenset({"low", "absent", "falls"})


def null_value(measure: str) -> float | None:
    """The value of a measure that means no difference: 1 for ratios, 0 for differences, else None."""
    if measure in RATIOS:
        return 1.0
    return 0.0 if measure in DIFFERENCES else None


def interval_excludes_null(result: model.Result) -> bool | None:
    """Whether the interval leaves out the value of no difference.

    None where there is no such interval, and where one end is printed exactly at that value beside a p value:
    rounding hides on which side it lies, and the p value knows.
    """
    null = null_value(result.measure or "")
    if null is None or result.ci_lower is None or result.ci_upper is None:
        return None
    if null in {result.ci_lower, result.ci_upper} and result.p_value is not None:
        return None
    return not result.ci_lower <= null <= result.ci_upper


def favoured_side(corpus: Corpus, item: model.Item) -> Favoured | None:
    """Whom the result favours: by interval (else p value) and the outcome's polarity, else as written."""
    result = item.result
    if result is None:
        return None
    if result.estimate is None or not result.measure:
        if result.significance == "not_significant":
            return "neither"
        return result.favours  # type: ignore[return-value]  # the schema closes the vocabulary
    significant = interval_excludes_null(result)
    if significant is None and result.p_value is not None:
        significant = result.p_value <= ALPHA
    if significant is None:
        return None
    return _by_polarity(corpus, item, result) if significant else "neither"


def _by_polarity(corpus: Corpus, item: model.Item, result: model.Result) -> Favoured | None:
    term = corpus.terms.get(item.outcome or "")
    null = null_value(result.measure or "")
    if term is None or term.outcome is None or null is None or result.estimate is None:
        return None
    if term.outcome.better == "neither":
        return "neither"
    lower_is_better = term.outcome.better in {"fewer_events", "lower"}
    return "intervention" if (result.estimate < null) == lower_is_better else "comparator"


def expected_effect(favoured: Favoured, swapped: bool) -> str:
    """The `effect` that a result speaks for; `swapped`: the statement's treatment was the comparator."""
    if favoured == "neither":
        return "no_difference"
    treatment_side = "comparator" if swapped else "intervention"
    return "favours_treatment" if favoured == treatment_side else "favours_comparator"


def is_opposite(predicate: str, one: str, other: str) -> bool:
    """True where two values of a predicate contradict each other."""
    left, right = OPPOSITES[predicate]
    return (one in left and other in right) or (one in right and other in left)


def flipped(predicate: str, value: str) -> str:
    """The contrary value, as read from the contrary level of a marker; a neutral value stays."""
    left, right = OPPOSITES[predicate]
    if value in left:
        return min(right)
    return min(left) if value in right else value


def same_side(one: str | None, other: str | None) -> bool:
    """True where two marker levels point the same way, or one of them is not said."""
    if not one or not other:
        return True
    return (one in HIGH_LEVELS) == (other in HIGH_LEVELS)

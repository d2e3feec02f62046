"""How numbers are printed: as many digits as the source gave, a true minus sign, ratios with two decimals."""

from __future__ import annotations

from decimal import Decimal

from evidograph import model
from evidograph.derive.effects import DIFFERENCES, RATIOS
from evidograph.model.base import Number

MINUS = "\N{MINUS SIGN}"
RELATION_SIGNS = {"lt": "<", "le": "≤", "gt": ">", "ge": "≥", "approx": "about"}
DEFAULT_CONFIDENCE = 0.95


def decimals(value: Number) -> int:
    """Digits after the point in the shortest form of the number; `0.000002` has six."""
    exponent = Decimal(str(value)).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) and value % 1 else 0


def number(value: Number, places: int = 0) -> str:
    """`1234.5` -> `1,234.5`, at least `places` decimals."""
    digits = max(places, decimals(value))
    return f"{value:,.{digits}f}".replace("-", MINUS)


def plain_percent(value: Number) -> str:
    """`56.4` -> `56.4%`."""
    return f"{number(value)}%"


def share(events: int, n: int) -> str:
    """Events of n as a percentage with one decimal, the derived figure beside the counts."""
    return f"{100 * events / n:.1f}%"


def places_of(result: model.Result) -> int:
    """Decimals that an estimate and its interval share; two at least for a ratio."""
    values = [v for v in (result.estimate, result.ci_lower, result.ci_upper) if v is not None]
    least = 2 if result.measure in RATIOS else 0
    return max([least, *(decimals(v) for v in values)])


def estimate(result: model.Result) -> str:
    """The estimate alone, such as `0.79` or `−27%`."""
    if result.estimate is None:
        return ""
    return number(result.estimate, places_of(result)) + _unit_sign(result)


def interval(result: model.Result) -> str:
    """The interval alone, such as `0.70 to 0.89`."""
    if result.ci_lower is None or result.ci_upper is None:
        return ""
    places = places_of(result)
    return f"{number(result.ci_lower, places)} to {number(result.ci_upper, places)}"


def confidence(result: model.Result) -> str:
    """The confidence level as a percentage, 95% where the record gives none."""
    level = result.confidence_level if result.confidence_level is not None else DEFAULT_CONFIDENCE
    return f"{number(round(level * 100, 4))}%"


def p_value(result: model.Result) -> str:
    """`P = 0.003`, `P < 0.001`, on one line wherever it stands."""
    if result.p_value is None:
        return ""
    sign = RELATION_SIGNS.get(result.p_relation or "", "=")
    return f"P\N{NO-BREAK SPACE}{sign}\N{NO-BREAK SPACE}{number(result.p_value)}"


def related(value: Number, relation: str | None) -> str:
    """A value with its sign of relation, such as `≥ 83.5`."""
    sign = RELATION_SIGNS.get(relation or "", "")
    return f"{sign} {number(value)}".strip()


def _unit_sign(result: model.Result) -> str:
    return "%" if result.measure in DIFFERENCES and result.measure != "mean_difference" else ""


def with_unit(value: str, unit: str | None) -> str:
    """`83.5` and `percent` -> `83.5%`; any other unit follows after a space."""
    if not unit:
        return value
    return f"{value}%" if unit == "percent" else f"{value} {unit}"


def value(result: model.Result) -> str:
    """The value alone, with its sign of relation and its unit: `≥ 83.5%`."""
    return "" if result.value is None else with_unit(related(result.value, result.relation), result.unit)


def value_range(result: model.Result) -> str:
    """The range alone: `30 to 60 h`."""
    if result.range_low is None or result.range_high is None:
        return ""
    return with_unit(f"{number(result.range_low)} to {number(result.range_high)}", result.unit)


def events(result: model.Result) -> str:
    """Events of n with the share that follows: `52 of 56 (92.9%)`."""
    if result.events is None or not result.n:
        return ""
    return f"{result.events:,} of {result.n:,} ({share(result.events, result.n)})"

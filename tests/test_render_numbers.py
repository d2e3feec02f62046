"""Numbers as pages print them: every digit of the source, and no digit more."""

from __future__ import annotations

import pytest

from evidograph import model
from evidograph.render import numbers
from evidograph.render.drawing import HIGHEST, LOWEST, half_side, place
from evidograph.render.environment import day
from evidograph.render.words import counted, sentence_case


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0.7, "0.7"),
        (2, "2"),
        (2.0, "2"),
        (1234.5, "1,234.5"),
        (-27, "\u221227"),
        (0.0001, "0.0001"),
        (0.00000483, "0.00000483"),
        (2.3e-08, "0.000000023"),
        (1e-06, "0.000001"),
    ],
)
def test_a_number_keeps_its_digits(value: float, printed: str) -> None:
    assert numbers.number(value) == printed
    assert float(printed.replace(",", "").replace("\u2212", "-")) == value


def test_a_ratio_has_two_decimals_at_least_and_shares_them_with_its_interval() -> None:
    result = model.Result(measure="hazard_ratio", estimate=0.7, ci_lower=0.5, ci_upper=1, p_value=2e-06)
    assert numbers.estimate(result) == "0.70"
    assert numbers.interval(result) == "0.50 to 1.00"
    assert numbers.confidence(result) == "95%"
    assert numbers.p_value(result) == "P\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.000002"


def test_a_difference_in_percent_says_so() -> None:
    result = model.Result(
        measure="percent_difference", estimate=-27, ci_lower=-33, ci_upper=-20, confidence_level=0.9,
        p_value=0.001, p_relation="lt",
    )  # fmt: skip
    assert numbers.estimate(result) == "\u221227%"
    assert numbers.confidence(result) == "90%"
    assert numbers.p_value(result) == "P\N{NO-BREAK SPACE}<\N{NO-BREAK SPACE}0.001"


def test_counts_come_with_their_share() -> None:
    assert numbers.events(model.Result(events=52, n=56)) == "52 of 56 (92.9%)"
    assert numbers.events(model.Result(events=52)) == ""


def test_values_and_ranges_come_with_their_unit() -> None:
    assert numbers.value(model.Result(value=83.5, unit="percent", relation="ge")) == "\u2265 83.5%"
    assert numbers.value_range(model.Result(range_low=30, range_high=60, unit="h")) == "30 to 60 h"
    assert numbers.value(model.Result()) == numbers.value_range(model.Result()) == ""


def test_the_line_of_no_difference_lies_between_the_ends_of_the_scale() -> None:
    assert place(LOWEST) == 0
    assert place(HIGHEST) == 100
    assert 0 < place(1) < 100
    assert place(LOWEST / 10) == 0
    assert place(HIGHEST * 10) == 100


def test_a_square_grows_with_the_patients() -> None:
    sizes = [half_side(n) for n in (10, 100, 1000, 5000, 50_000)]
    assert sizes == sorted(sizes)
    assert sizes[-1] == sizes[-2]
    assert half_side(None) > 0


@pytest.mark.parametrize(
    ("date", "printed"), [("2026-11-05", "5 Nov 2026"), ("2026-11", "2026-11"), ("", "")]
)
def test_days_are_printed_as_people_write_them(date: str, printed: str) -> None:
    assert day(date) == printed


def test_small_words() -> None:
    assert counted(1, "study", "studies") == "1 study"
    assert counted(1200, "item") == "1,200 items"
    assert sentence_case("iPS cells") == "IPS cells"
    assert sentence_case("") == ""

"""Numbers that a text states, and digits that belong to names."""

from __future__ import annotations

import pytest

from evidograph.derive.numbers import NAMES, NumberAt, numbers_in, stands_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A hazard ratio of 0.79 (95% interval 0.70 to 0.89).", [0.79, 95, 0.70, 0.89]),
        ("Of 31,920 women 3 125 and 5000 were treated.", [31920, 3, 125, 5000]),
        ("Between 0.70\u20130.89 and 2-3 years.", [0.70, 0.89, 2, 3]),
        ("It fell by \u221227 percent, or -27%.", [-27, -27]),
        ("At 10 nM and 0.1nM, p<.001 or p = 1.5 \u00d7 10\u22125.", [10, 0.1, 0.001, 1.5e-5]),
        ("A power of ten: 2 x 10^-3 and 3\u00d710\u207b\u2074.", [2e-3, 3e-4]),
        ("22 of 39 (56.4%), that is 22/39.", [22, 39, 56.4, 22, 39]),
        ("In 2018, on day 14; a 12-month wait ended.", [2018, 14, 12]),
        ("HER2, CYP19A1, IC50, p53, T47D and ER\u03b11 are names.", []),
        ("Ki-67, CDK4/6, MCF-7, MCF-7:5C and 17\u03b2-estradiol too.", []),
        ("Two women in ten; none of the five.", []),
        ("", []),
    ],
)
def test_numbers_are_read_as_people_read_them(text: str, values: list[float]) -> None:
    assert [number.value for number in numbers_in(text)] == pytest.approx(values)


def test_each_number_keeps_its_place() -> None:
    text = "After MCF-7, at 0.79 and 31,920."
    for number in numbers_in(text):
        assert text[number.start :].startswith(number.text)
    assert [number.text for number in numbers_in(text)] == ["0.79", "31,920"]


def test_more_names_can_be_given() -> None:
    assert [number.value for number in numbers_in("BIG 1-98 and MONARCH 3 ran for 8 years.", [])] == [
        1,
        98,
        3,
        8,
    ]
    assert [
        n.value
        for n in numbers_in("BIG 1-98 and MONARCH 3 ran for 8 years.", {*NAMES, "BIG 1-98", "MONARCH 3"})
    ] == [8]


def test_a_name_is_not_found_inside_a_longer_number() -> None:
    assert [number.value for number in numbers_in("MONARCH 31", {"MONARCH 3"})] == [31]


@pytest.mark.parametrize(
    ("text", "held", "stands"),
    [
        ("0.79", {0.79}, True),
        ("0.8", {0.79}, True),
        ("0.80", {0.79}, False),
        ("56", {56.41}, True),
        ("57", {56.41}, False),
        ("2", {1.6}, False),
        ("2", {2.0}, True),
        ("27", {27.0}, True),
        ("31,920", {31920.0}, True),
        ("0.97", {0.79}, False),
    ],
)
def test_a_number_stands_in_a_record_as_it_is_or_rounded(text: str, held: set[float], stands: bool) -> None:
    (number,) = numbers_in(text)
    assert isinstance(number, NumberAt)
    assert stands_in(number, held) is stands

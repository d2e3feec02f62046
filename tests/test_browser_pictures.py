"""The pictures in a real browser: named, legible on a phone and on paper, in both schemes, and leading on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from browsing import DESKTOP, PHONE, Watched, watched

MONOGRAPH = "anastrozole/"
MECHANISM = "anastrozole/mechanism/"
GLANCE = "anastrozole/at-a-glance/"
SMALLEST_TEXT = 9.5  # of letters inside a sign, whose shape and color say the same
SMALLEST_WORD = 11
SMALL = 12.4  # the small size of the page, .62rem: the mechanism has no smaller word
TEXTS = """(name, scale = matrix => Math.hypot(matrix.a, matrix.b)) => [
  ...document.querySelectorAll(`${name} svg text`)]
  .filter(text => text.getClientRects().length && text.textContent.trim())
  .map(text => [text.textContent, parseFloat(getComputedStyle(text).fontSize) * scale(text.getScreenCTM()),
    !!text.closest(".sign")])"""
OVER = """name => [...document.querySelectorAll(`${name} svg text`)]
  .map(text => text.getBoundingClientRect())
  .filter(box => box.width && (box.right > innerWidth || box.left < 0)).length"""
OVERLAPS = """name => {
  const boxes = [...document.querySelectorAll(`${name} svg text`)].filter(t => t.getClientRects().length)
    .map(t => [t.textContent, t.getBoundingClientRect()]);
  const touch = (a, b, x, y) => a.left < b.right - x && b.left < a.right - x
    && a.top < b.bottom - y && b.top < a.bottom - y;
  return boxes.flatMap(([text, a], n) => boxes.slice(n + 1).filter(([, b]) => touch(a, b, 1, 4))
    .map(([other]) => `${text} / ${other}`));
}"""
PICTURES = {
    "#mechanism-picture": MECHANISM,
    "#pathways-picture": GLANCE,
    "#comparisons-picture": GLANCE,
}
NAMES = {
    "How anastrozole works, and how tumors get past it": MECHANISM,
    "Pathways in three states": GLANCE,
    "Anastrozole compared, by subtype and setting": GLANCE,
}


@pytest.fixture(scope="module", params=[DESKTOP, PHONE])
def drawing(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Watched]:
    with watched(browser, address, request.param) as made:
        yield made
        assert made.complaints == []
        assert made.strangers == []


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Watched]:
    with watched(browser, address) as made:
        yield made


def test_each_picture_has_a_name_and_a_description(drawing: Watched) -> None:
    expect(drawing.open(MONOGRAPH).get_by_role("img", name="Structure of anastrozole")).to_be_visible()
    for name, path in NAMES.items():
        picture = drawing.open(path).get_by_role("group", name=name)
        expect(picture).to_have_count(1)
        expect(picture).to_be_visible()
        expect(picture).to_have_accessible_description(re.compile("table below the picture"))


@pytest.mark.parametrize("name", [*PICTURES, "small"])
def test_the_words_of_a_picture_can_be_read(drawing: Watched, name: str) -> None:
    page = drawing.open(PICTURES.get(name, MONOGRAPH))
    name = name if name in PICTURES else "#mechanism-picture"
    texts = page.evaluate(TEXTS, name)
    assert len(texts) > 5
    word = SMALL if "mechanism" in name else SMALLEST_WORD
    small = [(text, size) for text, size, sign in texts if size < (SMALLEST_TEXT if sign else word)]
    assert small == []
    assert page.evaluate(OVER, name) == 0
    assert page.viewport_size
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


@pytest.mark.parametrize("path", [MECHANISM, MONOGRAPH])
def test_no_words_of_the_mechanism_lie_on_others(drawing: Watched, path: str) -> None:
    assert drawing.open(path).evaluate(OVERLAPS, "#mechanism-picture") == []


def test_an_arrow_leads_to_its_statement_by_keyboard(tab: Watched) -> None:
    page = tab.open(MECHANISM)
    link = page.locator("#mechanism-picture svg.is-wide a[href*='ST0107']")
    expect(link).to_have_accessible_name(re.compile("ESR1 mutation: resistant"))
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("statements/ST0107/$"))


def test_a_row_of_a_small_picture_leads_to_that_row_of_the_table(tab: Watched) -> None:
    page = tab.open(GLANCE)
    page.get_by_role("link", name=re.compile("^Estrogen response. Baseline: ")).click()
    expect(page).to_have_url(re.compile("pathway-table/#estrogen-response$"))
    expect(page.locator("tr#estrogen-response")).to_be_in_viewport()


def test_the_table_behind_opens_by_keyboard_and_without_scripts(browser: Browser, address: str) -> None:
    with watched(browser, address, scripts=False) as quiet:
        for name, path in PICTURES.items():
            page = quiet.open(path)
            table = page.locator(f"{name} table")
            expect(table).to_be_hidden()
            page.locator(f"{name} summary").focus()
            page.keyboard.press("Enter")
            expect(table).to_be_visible()


def test_colors_follow_the_scheme_and_paper_is_light(browser: Browser, address: str) -> None:
    fill = "getComputedStyle(document.querySelector('#mechanism-picture text.station')).fill"
    inks = []
    for dark in (False, True):
        with watched(browser, address, dark=dark) as tab:
            page = tab.open(MECHANISM)
            inks.append(page.evaluate(fill))
            page.emulate_media(media="print")
            inks.append(page.evaluate(fill))
            expect(page.locator("#mechanism-picture svg.is-wide")).to_be_visible()
            expect(page.locator("#mechanism-picture svg.is-tall")).to_be_hidden()
    light, paper, night, paper_at_night = inks
    assert light == paper == paper_at_night != night

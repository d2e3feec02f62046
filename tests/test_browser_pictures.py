"""The pictures in a real browser: named, legible on a phone and on paper, in both schemes, and leading on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import DESKTOP, PHONE, Watched, watched

MONOGRAPH = "anastrozole/"
SMALLEST_TEXT = 9.5  # of letters inside a sign, whose shape and color say the same
SMALLEST_WORD = 11
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
PICTURES = ("#mechanism-picture", "#pathways-picture", "#comparisons-picture")


@pytest.fixture(scope="module", params=[DESKTOP, PHONE])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    with watched(browser, address, request.param) as tab:
        yield tab.open(MONOGRAPH)
        assert tab.complaints == []
        assert tab.strangers == []


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Watched]:
    with watched(browser, address) as made:
        yield made


def test_each_picture_has_a_name_and_a_description(page: Page) -> None:
    expect(page.get_by_role("img", name="Structure of anastrozole")).to_be_visible()
    for name in (
        "How anastrozole works, and how tumors get past it",
        "Pathways in three states",
        "Anastrozole compared, by subtype and setting",
    ):
        picture = page.get_by_role("group", name=name)
        expect(picture).to_have_count(1)
        expect(picture).to_be_visible()
        expect(picture).to_have_accessible_description(re.compile("table below the picture"))


@pytest.mark.parametrize("name", PICTURES)
def test_the_words_of_a_picture_can_be_read(page: Page, name: str) -> None:
    texts = page.evaluate(TEXTS, name)
    assert len(texts) > 20
    small = [(text, size) for text, size, sign in texts if size < (SMALLEST_TEXT if sign else SMALLEST_WORD)]
    assert small == []
    assert page.evaluate(OVER, name) == 0


def test_the_page_is_no_wider_than_the_screen(page: Page) -> None:
    assert page.viewport_size
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_no_words_of_the_mechanism_lie_on_others(page: Page) -> None:
    assert page.evaluate(OVERLAPS, "#mechanism-picture") == []


def test_an_arrow_leads_to_its_statement_by_keyboard(tab: Watched) -> None:
    page = tab.open("anastrozole/mechanism/")
    link = page.locator("#mechanism-picture svg.is-wide a[href*='ST0107']")
    expect(link).to_have_accessible_name(re.compile("ESR1 mutation: resistant"))
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("statements/ST0107/$"))


def test_a_row_of_a_small_picture_leads_to_that_row_of_the_table(tab: Watched) -> None:
    page = tab.open(MONOGRAPH)
    page.get_by_role("link", name=re.compile("^Estrogen response. Baseline: ")).click()
    expect(page).to_have_url(re.compile("pathway-table/#estrogen-response$"))
    expect(page.locator("tr#estrogen-response")).to_be_in_viewport()


def test_the_table_behind_opens_by_keyboard_and_without_scripts(browser: Browser, address: str) -> None:
    with watched(browser, address, scripts=False) as quiet:
        page = quiet.open(MONOGRAPH)
        for name in PICTURES:
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
            page = tab.open(MONOGRAPH)
            inks.append(page.evaluate(fill))
            page.emulate_media(media="print")
            inks.append(page.evaluate(fill))
            expect(page.locator("#mechanism-picture svg.is-wide")).to_be_visible()
            expect(page.locator("#mechanism-picture svg.is-tall")).to_be_hidden()
    light, paper, night, paper_at_night = inks
    assert light == paper == paper_at_night != night

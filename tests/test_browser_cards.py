"""Cards in a real browser: by mouse, by keyboard, by finger."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import DESKTOP, PHONE, Watched, watched
from releases import edition

READ = "anastrozole/adjuvant/"
DISPUTED = "anastrozole/biomarkers/"
MARK = ".ev-prose .ev-mark:not(.is-gap)"
CITATION = ".ev-prose .ev-cites a"
BOX = """() => { const box = document.getElementById("ev-tip").getBoundingClientRect();
  return [box.left, box.top, innerWidth - box.right, innerHeight - box.bottom]; }"""
# What a card must not move is what a reader sees: beyond the screen a long page is laid out bit by bit.
PLACES = """link => [document.documentElement.scrollWidth, ...[link, ...document.querySelectorAll(".ev-st")]
  .map(node => node.getBoundingClientRect().top).filter(top => 0 < top && top < innerHeight)]"""
LONG = "#ST0400"  # a sentence with more lines of evidence than a card has room for
SAFETY = "anastrozole/safety/"
LEAST_TARGET = 24
SHEET = 0.6  # of the height of a phone
CUT = """() => { const card = document.getElementById("ev-tip");
  return [card.scrollHeight - card.clientHeight, card.getBoundingClientRect().height]; }"""


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Watched]:
    with watched(browser, address, PHONE) as made:
        yield made
        assert made.complaints == []


def card(page: Page) -> Locator:
    return page.locator("#ev-tip")


def test_a_mark_shows_what_its_sentence_stands_on(tab: Watched) -> None:
    page = tab.open(READ)
    page.locator("#ST0201 .ev-mark").hover()
    expect(card(page)).to_contain_text("Certainty high.")
    expect(card(page)).to_contain_text("Cuzick 2010. Effect of anastrozole and tamoxifen")
    assert card(page).inner_text().count("Cuzick 2010.") == 1, "the source of several lines is named once"
    expect(card(page)).to_contain_text("Lancet Oncol")
    expect(card(page)).to_contain_text("hazard ratio")
    said = r"Randomized controlled trial, n\s=\s[0-9,]+, level [A-E], on anastrozole itself, [a-z ]+ read\."
    expect(card(page)).to_contain_text(re.compile(said))


def test_a_number_shows_its_reference_and_what_the_sentence_took_from_it(tab: Watched) -> None:
    page = tab.open(READ)
    page.locator("#ST0201 .ev-cites a").first.hover()
    expect(card(page)).to_contain_text("Read:")
    expect(card(page)).to_contain_text("hazard ratio")
    expect(card(page)).to_contain_text("on anastrozole itself")
    assert page.locator("#ev-tip [id]").count() == 0


def test_a_disputed_mark_shows_what_speaks_against(tab: Watched) -> None:
    page = tab.open(DISPUTED)
    page.locator(f"{MARK}:has(.ev-disputed-word)").first.hover()
    expect(card(page)).to_contain_text("the evidence disagrees")
    expect(card(page)).to_contain_text("Against: ")


def test_a_gap_shows_what_was_looked_for(tab: Watched) -> None:
    page = tab.open(DISPUTED)
    page.locator(".ev-mark.is-gap").first.hover()
    expect(card(page)).to_contain_text(
        re.compile(r"Looked: (none found|result not seen|text not available)\.")
    )
    expect(card(page)).to_contain_text("What would settle it")


def test_one_file_is_read_for_many_cards(tab: Watched) -> None:
    page = tab.open(READ)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/cards/" in request.url else None)
    for mark in ("#ST0201", "#ST0203", "#ST0204"):
        page.locator(f"{mark} .ev-mark").hover()
        expect(card(page)).to_contain_text(mark[1:])
    assert len(asked) == 1


def test_the_pointer_can_move_slowly_into_the_card_and_away_it_closes(tab: Watched) -> None:
    page = tab.open(READ)
    mark = page.locator("#ST0201 .ev-mark")
    mark.hover()
    expect(card(page)).to_contain_text("ST0201")
    start, end = mark.bounding_box(), card(page).bounding_box()
    assert start
    assert end
    for step in range(1, 21):
        x = start["x"] + start["width"] / 2 + (end["x"] + 20 - start["x"]) * step / 20
        page.mouse.move(x, start["y"] + start["height"] + 4)
        page.wait_for_timeout(60)
    page.wait_for_timeout(500)
    expect(card(page)).to_contain_text("ST0201")
    page.mouse.move(5, 5)
    expect(card(page)).to_be_hidden()


def test_by_keyboard_a_mark_shows_its_card_escape_closes_it_and_enter_leads_on(tab: Watched) -> None:
    page = tab.open(READ)
    page.keyboard.press("Tab")
    mark = page.locator("#ST0201 .ev-mark")
    mark.focus()
    expect(card(page)).to_contain_text("ST0201")
    assert mark.get_attribute("aria-describedby") == "ev-tip"
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("statements/ST0201/$"))


def test_the_first_tap_shows_the_card_and_the_second_leads_on(phone: Watched) -> None:
    page = phone.open(READ)
    mark = page.locator("#ST0201 .ev-mark")
    mark.tap()
    expect(card(page).get_by_role("link", name="ST0201")).to_be_visible()
    assert page.url.endswith(READ)
    mark.tap()
    expect(page).to_have_url(re.compile("statements/ST0201/$"))


def test_the_link_in_the_card_leads_on_too_and_a_tap_beside_it_closes(phone: Watched) -> None:
    page = phone.open(READ)
    page.locator(CITATION).first.tap()
    expect(card(page)).to_contain_text("Read:")
    box = card(page).bounding_box()
    assert box
    page.touchscreen.tap(3, box["y"] - 20 if box["y"] > 100 else box["height"] + 100)
    expect(card(page)).to_be_hidden()
    page.locator(CITATION).first.tap()
    card(page).get_by_role("link", name=re.compile("^Reference [0-9]+ . open$")).tap()
    expect(page).to_have_url(re.compile("#ref-[0-9]+$"))
    expect(card(page)).to_be_hidden()


def test_a_sheet_keeps_its_head_scrolls_within_and_closes_by_its_button(phone: Watched) -> None:
    page = phone.open(SAFETY)
    mark = page.locator(f"{LONG} .ev-mark")
    mark.tap()
    expect(card(page).get_by_text(re.compile("[0-9]+ more on ST0400"))).to_be_attached()
    hidden, height = page.evaluate(CUT)
    assert hidden > 0
    assert height <= SHEET * page.viewport_size["height"] + 1  # type: ignore[index]
    card(page).evaluate("card => card.scrollTo(0, card.scrollHeight)")
    onward, shut = (
        card(page).get_by_role("link", name="ST0400"),
        card(page).get_by_role("button", name="Close"),
    )
    for control in (onward, shut):
        expect(control).to_be_in_viewport(ratio=1)
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= LEAST_TARGET
    expect(page.get_by_role("dialog", name="ST0400")).to_be_visible()
    shut.tap()
    expect(card(page)).to_be_hidden()
    expect(mark).to_be_focused()
    mark.tap()
    expect(card(page)).to_be_visible()
    onward.tap()
    expect(page).to_have_url(re.compile("statements/ST0400/$"))


@pytest.mark.parametrize("height", [1000, 620])
def test_a_card_in_the_margin_ends_at_a_whole_item_and_says_how_many_follow(
    tab: Watched, height: int
) -> None:
    tab.page.set_viewport_size({"width": 1280, "height": height})
    page = tab.open(SAFETY)
    page.locator(f"{LONG} .ev-mark").hover()
    expect(card(page).locator("p").last).to_have_text(re.compile("^[0-9]+ more on ST0400$"))
    hidden, _ = page.evaluate(CUT)
    assert hidden == 0
    assert min(page.evaluate(BOX)) >= 0
    statement = edition().corpus.statements["ST0400"]
    shown = card(page).locator("p:not(.from, .more):has(b)").count() - 1  # the first is the verdict
    more = int(card(page).locator("p").last.inner_text().split()[0])
    assert shown + more == len(statement.evidence)
    assert shown >= 1


def test_what_was_read_in_an_account_is_said_to_be_so(tab: Watched) -> None:
    page = tab.open(READ)
    page.locator("#ST0201 .ev-mark").hover()
    expect(card(page)).to_contain_text("read as reported elsewhere: account of the ten-year results")
    for name in ("EV0715", "EV0701", "EV0702"):
        item = edition().corpus.items[name]
        assert item.source
        page = tab.open(f"references/{item.source.citekey}/")
        line = page.locator(".ev-line", has=page.get_by_role("link", name=name, exact=True))
        expect(line).to_contain_text(f"read as reported elsewhere: {item.source.locator}")


def test_where_no_card_can_be_read_the_tap_leads_on(browser: Browser, address: str) -> None:
    with watched(browser, address, PHONE) as tab:
        tab.page.route("**/cards/*.json", lambda route: route.abort())
        page = tab.open(READ)
        page.locator("#ST0201 .ev-mark").tap()
        expect(page).to_have_url(re.compile("statements/ST0201/$"))


@pytest.mark.parametrize("width", [PHONE, 1000, DESKTOP])
@pytest.mark.parametrize("path", [DISPUTED, "ratios/", "trials/atac/"])
def test_a_card_is_whole_on_the_screen_covers_no_trigger_and_moves_nothing(
    browser: Browser, address: str, width: int, path: str
) -> None:
    with watched(browser, address, width) as tab:
        page = tab.open(path)
        triggers = page.locator(":is(.ev-mark:not(.is-count), .ev-cites a):visible")
        count = triggers.count()
        for index in sorted({0, count // 3, 2 * count // 3, count - 1}):
            link = triggers.nth(index)
            link.scroll_into_view_if_needed()
            page.wait_for_timeout(150)
            before = link.evaluate(PLACES)
            link.tap() if width == PHONE else link.hover()
            expect(card(page)).to_be_visible()
            page.wait_for_timeout(150)
            assert min(page.evaluate(BOX)) >= 0, (path, index)
            assert link.evaluate(PLACES) == before
            at, over = link.bounding_box(), card(page).bounding_box()
            assert at
            assert over
            middle = (at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
            covered = 0 < middle[0] - over["x"] < over["width"] and 0 < middle[1] - over["y"] < over["height"]
            assert not covered, (path, index)
            page.keyboard.press("Escape")
            expect(card(page)).to_be_hidden()

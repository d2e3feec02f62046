"""Cards and the line of actions in a real browser: by mouse, by keyboard, by finger, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rispy  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Locator, Page, expect
from pybtex.database import parse_string as parse_with_pybtex  # type: ignore[import-untyped]

from browsing import DESKTOP, PHONE, Watched, watched
from evidograph.contract import SITE

READ = "anastrozole/adjuvant/"
DISPUTED = "anastrozole/biomarkers/"
MARK = ".ev-prose .ev-mark:not(.is-gap)"
CITATION = ".ev-prose .ev-cites a"
BOX = """() => { const box = document.getElementById("ev-tip").getBoundingClientRect();
  return [box.left, box.top, innerWidth - box.right, innerHeight - box.bottom]; }"""
PLACES = """() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth,
  ...[...document.querySelectorAll(".ev-st")].map(node => node.getBoundingClientRect().top + scrollY)]"""
SEVERAL = "statements/ST0149/"
LEAST_TARGET = 24


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
    expect(card(page)).to_contain_text("Looked, found nothing.")
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
    expect(card(page)).to_contain_text("ST0201")
    expect(card(page).get_by_role("link", name="Open")).to_be_visible()
    assert page.url.endswith(READ)
    mark.tap()
    expect(page).to_have_url(re.compile("statements/ST0201/$"))


def test_the_link_in_the_card_leads_on_too_and_a_tap_beside_it_closes(phone: Watched) -> None:
    page = phone.open(READ)
    page.locator(CITATION).first.tap()
    expect(card(page)).to_contain_text("Read:")
    page.touchscreen.tap(3, 490)  # the margin, which a card leaves free wherever it stands
    expect(card(page)).to_be_hidden()
    page.locator(CITATION).first.tap()
    card(page).get_by_role("link", name="Go to the reference").tap()
    expect(page).to_have_url(re.compile("#ref-[0-9]+$"))


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
            before = page.evaluate(PLACES)
            link.tap() if width == PHONE else link.hover()
            expect(card(page)).to_be_visible()
            page.wait_for_timeout(150)
            assert min(page.evaluate(BOX)) >= 0, (path, index)
            assert page.evaluate(PLACES) == before
            at, over = link.bounding_box(), card(page).bounding_box()
            assert at
            assert over
            middle = (at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
            covered = 0 < middle[0] - over["x"] < over["width"] and 0 < middle[1] - over["y"] < over["height"]
            assert not covered, (path, index)
            page.keyboard.press("Escape")
            expect(card(page)).to_be_hidden()


def test_address_and_sentence_are_copied(browser: Browser, address: str) -> None:
    with watched(browser, address) as tab:
        tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = tab.open(SEVERAL)
        for button, start in (("Copy link", SITE), ("Copy with citation", page.locator("h1").inner_text())):
            page.get_by_role("button", name=button).click()
            expect(page.locator(".ev-take [role=status]")).to_have_text("Copied.")
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied.startswith(start)
            assert copied.endswith(SEVERAL)
        assert tab.complaints == []


def test_all_sources_of_a_page_come_in_one_file(tab: Watched) -> None:
    page = tab.open(SEVERAL)
    count = page.locator(".ev-refs > li").count()
    assert count > 1
    texts = {}
    for name, ending in (("BibTeX", "bib"), ("RIS", "ris")):
        with page.expect_download() as saved:
            page.get_by_role("button", name=name).click()
        assert saved.value.suggested_filename == f"ST0149.{ending}"
        texts[ending] = Path(saved.value.path()).read_text("utf-8")
    assert len(parse_with_pybtex(texts["bib"], "bibtex").entries) == count
    assert len(rispy.loads(texts["ris"])) == count


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_actions_are_large_enough_for_a_finger_and_not_on_paper(
    browser: Browser, address: str, width: int
) -> None:
    with watched(browser, address, width) as tab:
        page = tab.open(SEVERAL)
        for action in page.locator(".ev-take :is(a, button)").all():
            box = action.bounding_box()
            assert box
            assert box["height"] >= LEAST_TARGET
            assert box["width"] >= LEAST_TARGET or width == DESKTOP
        page.emulate_media(media="print")
        expect(page.locator(".ev-take")).to_be_hidden()


def test_without_scripts_each_reference_has_its_files_and_no_button_is_shown(
    browser: Browser, address: str
) -> None:
    with watched(browser, address, scripts=False) as tab:
        page = tab.open(SEVERAL)
        assert page.locator(".ev-take button:visible").count() == 0
        expect(page.get_by_role("link", name="Permalink")).to_be_visible()
        links = page.locator(".ev-refs .take a:visible")
        assert links.count() == 2 * page.locator(".ev-refs > li").count()
        for link in links.all():
            assert page.request.get(link.evaluate("link => link.href")).ok
        page.locator(".ev-cites a").first.click()
        expect(page).to_have_url(re.compile("#ref-1$"))

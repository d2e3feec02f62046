"""What a reader came for stands first: the drug on the start page, results before records, a key to marks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from browsing import DESKTOP, PHONE, Watched, watched
from evidograph.render.words import MARK_WORDS

# Pages of records, with the heading under which their results stand.
RESULTS = {
    "trials/atac/": "Results",
    "statements/ST0201/": "Evidence",
    "pathways/pi3k-akt-mtor-signaling/": "Evidence items",
    "genes/ESR1/": "Evidence items",
}
WITH_MARKS = ("anastrozole/", "anastrozole/metastatic/")


def box(found: Locator) -> FloatRect:
    """Where it stands on the page."""
    held = found.bounding_box()
    assert held is not None, found
    return held


def top(page: Page, text: str) -> float:
    """Where a heading stands."""
    return box(page.get_by_role("heading", name=text, exact=True).first)["y"]


def test_on_a_phone_the_drug_comes_right_after_the_ways_in(browser: Browser, address: str) -> None:
    with watched(browser, address, PHONE) as phone:
        page = phone.open("")
        ways = box(page.locator(".ev-go").first)
        gap = top(page, "The drug") - ways["y"] - ways["height"]
        assert 0 < gap < 80
        assert top(page, "The drug") < top(page, "How to read a sentence here") < top(page, "References")


def test_on_a_wide_screen_the_drug_stands_beside_the_title_and_leaves_no_hole(tab: Watched) -> None:
    page = tab.open("")
    title, side, ways = (box(page.locator(name).first) for name in ("h1", ".side", ".ev-go"))
    assert side["x"] >= title["x"] + title["width"]
    assert abs(side["y"] - title["y"]) < 30
    assert top(page, "How to read a sentence here") - ways["y"] - ways["height"] < 90


@pytest.mark.parametrize("path", RESULTS)
def test_results_stand_before_the_record(tab: Watched, path: str) -> None:
    page = tab.open(path)
    results = top(page, RESULTS[path])
    filed = box(page.get_by_text("Status: accepted"))
    record = box(page.locator("#record"))
    last = box(page.locator(".ev-page h2, .ev-page h1").last)
    assert results < record["y"] < filed["y"]
    assert last["y"] < filed["y"]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("path", WITH_MARKS)
def test_the_key_is_where_marks_are_first_met(browser: Browser, address: str, path: str, width: int) -> None:
    with watched(browser, address, width, scripts=False) as reader:
        page = reader.open(path)
        key = page.locator(".ev-marks summary")
        line, first = box(key), box(page.locator(".ev-mark").first)
        assert line["height"] >= 24
        assert 0 < line["y"] - first["y"] < 420  # half a phone
        assert line["y"] < box(page.locator(".ev-prose .ev-mark, figure").first)["y"]
        expect(page.locator(".ev-key")).to_be_hidden()
        key.click()
        expect(page.locator(".ev-key")).to_be_visible()


@pytest.mark.parametrize("path", WITH_MARKS)
def test_the_key_explains_every_word_that_a_mark_can_say(tab: Watched, path: str) -> None:
    page = tab.open(path)
    said = " ".join(page.locator(".ev-key").text_content().split())  # type: ignore[union-attr]
    marks = set(page.locator(".ev-mark .w").all_inner_texts())
    assert all(f"{word} " in said for word in {*MARK_WORDS.values(), *marks})
    assert "without a word: the same as in the mark before" in said
    assert "disputed the evidence disagrees" in said


def test_on_paper_the_key_is_open(tab: Watched) -> None:
    page = tab.open("anastrozole/metastatic/")
    page.emulate_media(media="print")
    assert box(page.locator(".ev-key"))["height"] > 30

"""The timeline in a browser: its years stay in sight, and what it says stays where it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, expect

from browsing import DESKTOP, PHONE, Watched, watched

TIMELINE = "anastrozole/timeline/"
# By how much the first mark of the page's first row lies from where the years say that it should.
YEARS = """() => {
  const at = mark => { const {left, width} = mark.getBoundingClientRect(); return left + width / 2; };
  const ticks = [...document.querySelectorAll(".ev-timeline thead text")];
  const [first, last] = [ticks[0], ticks.at(-1)].map(tick => [at(tick), Number(tick.textContent)]);
  const x = at(document.querySelector(".ev-years .mark"));
  return first[1] + (x - first[0]) * (last[1] - first[1]) / (last[0] - first[0]);
}"""


@pytest.fixture(params=[DESKTOP, PHONE])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def test_the_years_stay_in_sight_and_say_where_marks_lie(browser: Browser, address: str, width: int) -> None:
    with watched(browser, address, width) as tab:
        page = tab.open(TIMELINE)
        assert 1995 <= page.evaluate(YEARS) < 1996
        page.locator(".ev-timeline tbody tr").last.scroll_into_view_if_needed()
        year = page.locator(".ev-timeline thead text").first
        expect(year).to_be_in_viewport()
        header = page.locator(".md-header").bounding_box()
        box = year.bounding_box()
        assert header
        assert box
        assert box["y"] >= header["y"] + header["height"] - 1


def test_each_document_has_a_line_of_its_own(browser: Browser, address: str, width: int) -> None:
    with watched(browser, address, width) as tab:
        page = tab.open(TIMELINE)
        documents = page.locator(".ev-timeline tr:has(.is-approval, .is-label) td.events")
        for cell in documents.all():
            lines = cell.locator("a").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
            assert len(set(lines)) == len(lines)
            assert all(later - earlier >= 24 for earlier, later in pairwise(lines))


def test_paper_has_the_years_above_the_rows(tab: Watched) -> None:
    page = tab.open(TIMELINE)
    page.emulate_media(media="print")
    expect(page.locator(".ev-timeline thead text").first).to_be_visible()
    years = page.locator(".ev-timeline thead text").all_text_contents()
    assert [int(year) for year in years] == list(range(1995, 2026, 5))

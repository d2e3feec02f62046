"""Reading in a real browser by mouse, keyboard and finger: cards behind numbers, marks, lists, no scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import PHONE, Watched, watched
from exploring import at_work, in_view

READ = "anastrozole/mechanism/"
CITATION = ".ev-prose .ev-cites a"


def reference_behind(page: Page) -> str:
    """The title in the reference to which the first citation of the prose leads."""
    target = page.locator(CITATION).first.get_attribute("href") or ""
    return page.locator(f"{target} a").first.inner_text()


def test_a_number_shows_its_reference_on_hover(tab: Watched) -> None:
    page = tab.open(READ)
    page.locator(CITATION).first.hover()
    expect(page.locator("#ev-tip")).to_contain_text(reference_behind(page))
    expect(page.locator("#ev-tip")).to_contain_text("Read:")


def test_a_number_shows_its_reference_on_focus_and_escape_closes(tab: Watched) -> None:
    page = tab.open(READ)
    page.keyboard.press("Tab")
    page.locator(CITATION).first.focus()
    expect(page.locator("#ev-tip")).to_contain_text(reference_behind(page))
    described = page.locator(CITATION).first.get_attribute("aria-describedby")
    assert described == "ev-tip"
    page.keyboard.press("Escape")
    expect(page.locator("#ev-tip")).to_be_hidden()


def test_a_number_shows_its_reference_on_a_tap(browser: Browser, address: str) -> None:
    with watched(browser, address, PHONE) as phone:
        page = phone.open(READ)
        page.locator(CITATION).first.tap()
        expect(page.locator("#ev-tip")).to_contain_text(reference_behind(page))
        expect(page.locator("#ev-tip").get_by_role("link", name="open")).to_be_visible()
        assert page.url.endswith(READ)


def test_a_number_leads_to_its_reference_and_back(tab: Watched) -> None:
    page = tab.open(READ)
    first = page.locator(CITATION).first
    target, mention = first.get_attribute("href") or "", first.get_attribute("id")
    first.click()
    expect(page).to_have_url(re.compile(f"{target}$"))
    page.locator(f"{target} .back a[href='#{mention}']").click()
    expect(page).to_have_url(re.compile(f"#{mention}$"))


def test_a_mark_opens_the_statement_with_both_sides(tab: Watched) -> None:
    page = tab.open("anastrozole/biomarkers/")
    mark = page.locator(".ev-prose .ev-mark:has(.ev-disputed-word)").first
    statement = (mark.get_attribute("href") or "").rstrip("/").rpartition("/")[2]
    mark.click()
    expect(page).to_have_url(re.compile(f"statements/{statement}/$"))
    expect(page.locator("#evidence")).to_be_visible()
    assert page.get_by_role("heading", name=re.compile("^(Disputes|Conflicts with)")).count() > 0
    assert page.get_by_role("heading", name=re.compile("^Supports")).count() == 1
    assert page.locator(".ev-line").count() > 0


def test_a_reader_without_a_mouse_reaches_the_evidence(tab: Watched) -> None:
    page = tab.open("anastrozole/")
    seen = [_step(page) for _ in range(12)]
    assert seen[0].startswith("Skip to content")
    page.locator(".ev-answer .ev-mark").first.focus()
    expect(page.locator("#ev-tip")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("statements/ST[0-9]+/$"))
    page.locator(".ev-line .ev-id").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("items/EV[0-9]+/$"))
    assert page.evaluate("document.activeElement === document.body")


def _step(page: Page) -> str:
    """The text of what the next Tab reaches; it must be seen, with a ring around it."""
    page.keyboard.press("Tab")
    focus = page.locator(":focus")
    ringed = page.locator(":focus + label") if focus.get_attribute("type") == "radio" else focus
    expect(ringed).to_be_visible()
    assert ringed.evaluate("element => getComputedStyle(element).outlineStyle") != "none"
    return focus.inner_text()


def test_the_drawer_of_a_phone_opens_and_closes_by_keyboard(browser: Browser, address: str) -> None:
    with watched(browser, address, PHONE) as phone:
        page = phone.open("anastrozole/")
        page.get_by_role("button", name="Menu").focus()
        page.keyboard.press("Enter")
        contents = page.get_by_role("navigation", name="Contents")
        expect(contents.get_by_role("link", name="Mechanism of action")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Menu")).to_be_focused()


def test_lists_are_narrowed_by_words(tab: Watched) -> None:
    page = at_work(tab, "trials/")
    rows = in_view(page)
    everything = rows.count()
    page.locator(".ev-view [name=q]").fill("fulvestrant")
    told = re.compile(f"^[0-9]+ of {everything} rows$")
    expect(page.locator(".ev-narrow [role=status]")).to_have_text(told)
    assert 0 < rows.count() < everything


@pytest.mark.parametrize(
    "path", ["anastrozole/", "pathway-table/", "comparisons/", "statements/ST0201/", "trials/"]
)
def test_without_scripts_all_is_read_and_the_search_is_absent(
    browser: Browser, address: str, path: str
) -> None:
    with watched(browser, address, scripts=False) as tab:
        page = tab.open(path)
        expect(page.locator("h1")).to_be_visible()
        assert (
            page.locator(".ev-open:visible, .ev-find:visible, .ev-narrow:visible, dialog:visible").count()
            == 0
        )
        assert len(page.locator(".ev-page").inner_text()) > 500
        closed = page.locator(".ev-page details:not([open]) > summary:visible")
        while closed.count():  # a browser opens these without scripts
            closed.first.click()
        assert page.locator(".ev-page table").count() == page.locator(".ev-page table:visible").count()


def test_paper_has_no_frame_and_spells_the_marks_out(tab: Watched) -> None:
    page = tab.open(READ)
    page.emulate_media(media="print")
    for frame in (".md-header", ".md-sidebar", ".md-skip"):
        assert page.locator(f"{frame}:visible").count() == 0
    word = page.locator(".ev-mark:has(.ev-bars):not(.is-same) .w").first
    spelled = word.evaluate("word => getComputedStyle(word, '::before').content")
    assert spelled.strip('"').strip() == (word.get_attribute("data-c") or "").strip()
    expect(page.locator(".ev-foot")).to_contain_text("not medical advice")

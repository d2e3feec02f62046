"""The line of actions at the foot of a record's page, in a real browser, with and without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rispy  # type: ignore[import-untyped]
from playwright.sync_api import Browser, expect
from pybtex.database import parse_string as parse_with_pybtex  # type: ignore[import-untyped]

from browsing import DESKTOP, PHONE, Watched, watched
from evidograph.contract import SITE

SEVERAL = "statements/ST0149/"
LEAST_TARGET = 24


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

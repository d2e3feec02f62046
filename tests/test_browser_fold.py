"""What is long on a phone waits behind a button there, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from browsing import PHONE, Watched, watched

CLAIM = "pharmacology-ID-02"


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Iterator[Watched]:
    with watched(browser, address, PHONE) as tab:
        yield tab


def test_the_groups_of_the_ledger_say_how_much_they_hold_and_open(phone: Watched) -> None:
    page = phone.open("ledger/")
    expect(page.locator(".ev-fold").first).to_be_visible()
    assert page.locator(".ev-led tr[id]:visible").count() == 0
    button = page.locator(".ev-led .ev-fold").nth(1)
    held = int(button.locator("b").inner_text())
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.locator(".ev-led tr[id]:visible").count() == held > 0
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert page.locator(".ev-led tr[id]:visible").count() == 0


def test_an_address_of_a_claim_opens_its_group(phone: Watched) -> None:
    page = phone.open(f"ledger/#{CLAIM}")
    expect(page.locator(f"[id='{CLAIM}']")).to_be_in_viewport()


def test_narrowing_the_ledger_opens_what_is_left(phone: Watched) -> None:
    page = phone.open("ledger/")
    expect(page.locator(".ev-fold").first).to_be_visible()
    page.locator(".ev-more").click()
    page.locator("label", has=page.locator("[value=dropped]")).click()
    rows = page.locator(".ev-led tr[id]:visible")
    expect(rows).to_have_count(page.locator("[data-outcome=dropped]").count())


def test_a_citation_opens_the_references(phone: Watched) -> None:
    page = phone.open("anastrozole/pathways/")
    fold = page.locator(".ev-refs").locator("xpath=preceding-sibling::button[1]")
    expect(fold).to_have_attribute("aria-expanded", "false")
    page.evaluate("document.querySelector('.ev-cites a').click()")
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#ref-1")).to_be_in_viewport()


def test_the_references_of_the_first_page_wait_behind_one_line_until_a_citation_asks(
    browser: Browser, address: str
) -> None:
    for width, scripts in ((1440, True), (PHONE, True), (1440, False)):
        with watched(browser, address, width, scripts=scripts) as tab:
            page = tab.open("anastrozole/")
            expect(page.locator("#ref-1")).to_be_hidden()
            assert page.locator("details .ev-fold").count() == 0
            if scripts:
                page.evaluate("document.querySelector('.ev-cites a').click()")
            else:
                page.goto(f"{page.url}#ref-1")
            expect(page.locator("#ref-1")).to_be_in_viewport()


def test_paper_shows_all(phone: Watched) -> None:
    page = phone.open("ledger/")
    expect(page.locator(".ev-fold").first).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator(".ev-led tr[id]:visible").count() == page.locator(".ev-led tr[id]").count()
    page.emulate_media(media="screen")


def test_a_wide_screen_and_one_without_scripts_fold_nothing(browser: Browser, address: str) -> None:
    for width, scripts in ((1440, True), (PHONE, False)):
        with watched(browser, address, width, scripts=scripts) as tab:
            page = tab.open("ledger/")
            assert page.locator(".ev-fold").count() == 0
            assert (
                page.locator(".ev-led tr[id]:visible").count() == page.locator(".ev-led tr[id]").count() > 200
            )

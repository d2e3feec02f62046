"""The lists of records in a browser: narrowed, sorted, kept in their address, and quick however long."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from browsing import DESKTOP, MAX_SHIFT, PHONE, Watched, moved_while_loading, watched
from exploring import at_work, in_view

LISTS = ("statements", "items", "trials", "genes", "pathways", "references")
IDS = "rows => rows.map(row => row.id)"
TEXTS = "rows => rows.map(row => row.textContent.trim())"
LEFTS = "rows => rows.map(row => [...row.cells].map(cell => Math.round(cell.getBoundingClientRect().left)))"


@pytest.mark.parametrize("name", LISTS)
def test_each_list_can_be_narrowed_sorted_and_kept(tab: Watched, name: str) -> None:
    page = at_work(tab, f"{name}/")
    start = page.locator("tbody tr").evaluate_all(IDS)
    choice = page.locator("fieldset input").first
    count = int(choice.locator("..").locator("b").inner_text())
    choice.check(force=True)
    assert in_view(page).count() == count <= len(start)
    page.locator("thead button").first.click()
    page.locator("thead button").first.click()
    seen = in_view(page).evaluate_all(IDS)
    expect(page).to_have_url(re.compile(r"\?.+&sort=-(id|name)$"))
    page.reload()
    expect(page.locator(".ev-narrow [role=status]")).to_have_text(f"{count} of {len(start)} rows")
    assert in_view(page).evaluate_all(IDS) == seen
    page.locator("[data-narrowed]").click()
    expect(page.locator("[data-narrowed]")).to_be_hidden()
    assert in_view(page).evaluate_all(IDS) == start


@pytest.mark.parametrize(
    "path", ["explorer/?state=baseline&sort=-level", "items/", "references/?q=tamoxifen"]
)
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_nothing_moves_while_a_view_loads(browser: Browser, address: str, width: int, path: str) -> None:
    assert moved_while_loading(browser, address, path, width) < MAX_SHIFT


def test_groups_without_a_row_go_too(tab: Watched) -> None:
    page = at_work(tab, "comparisons/?q=placebo")
    shown = page.locator("#t-comparisons tbody:visible")
    everything = page.locator("#t-comparisons tbody").count()
    assert 0 < shown.count() < everything
    for group in shown.all():
        assert group.locator("tr:not(.grp):visible").count() > 0


@pytest.mark.parametrize("name", [*LISTS, "explorer"])
def test_the_rows_of_a_list_are_the_same_with_scripts_and_without(
    browser: Browser, address: str, tab: Watched, name: str
) -> None:
    laid = in_view(at_work(tab, f"{name}/")).evaluate_all(TEXTS)
    with watched(browser, address, scripts=False) as plain:
        rows = plain.open(f"{name}/").locator(".ev-page tbody tr:visible")
        assert rows.evaluate_all(TEXTS) == laid
        lefts = rows.evaluate_all(LEFTS)
    print(f"{len(laid)} rows of {name}")
    assert len(laid) > 0
    assert len({tuple(edges) for edges in lefts}) <= 2  # rows without a statement have fewer cells


def test_an_address_that_names_a_late_row_leads_to_it(tab: Watched) -> None:
    page = at_work(tab, "items/#EV0500")
    expect(page.locator("#EV0500")).to_be_in_viewport()


def test_words_typed_before_the_list_is_ready_count(browser: Browser, address: str) -> None:
    with watched(browser, address) as tab:
        page = tab.open("items/?q=fulvestrant")
        expect(page.locator(".ev-narrow [role=status]")).to_have_text(
            re.compile("^[0-9]+ of 6[0-9]{2} rows$")
        )
        assert 0 < in_view(page).count() < 300


def test_late_rows_are_named_to_screen_readers_on_a_phone(browser: Browser, address: str) -> None:
    with watched(browser, address, width=PHONE) as tab:
        page = at_work(tab, "items/")
        rows = in_view(page)
        assert rows.count() == page.locator(".ev-page tbody tr[role=row]").count() > 100
        assert page.locator(".ev-page tbody tr:last-child td[role=cell]").count() > 1

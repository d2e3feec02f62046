"""The lists of records in a browser: narrowed, sorted, kept in their address, and quick however long."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from browsing import DESKTOP, MAX_SHIFT, PHONE, Watched, moved_while_loading
from exploring import at_work, in_view

LISTS = ("statements", "items", "trials", "genes", "pathways", "references")
IDS = "rows => rows.map(row => row.id)"


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

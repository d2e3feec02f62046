"""Every kind of page in a real browser: accessible, quiet, still, and asking nothing of others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsing import DESKTOP, MAX_SHIFT, PHONE, Watched, moved_while_loading, watched
from programs import node_file
from servers import served

# One page of each kind; the largest or the richest of its kind where they differ.
PAGES = (
    "",
    "anastrozole/",
    "anastrozole/mechanism/",
    "anastrozole/pathways/",
    "anastrozole/on-one-page/",
    "pathway-table/",
    "explorer/",
    "comparisons/",
    "head-to-head/",
    "anastrozole/pathway-lists/",
    "anastrozole/timeline/",
    "anastrozole/at-a-glance/",
    "ratios/",
    "conflicts/",
    "conflicts/ST0026-ST0027/",
    "contributing/could-not-check/",
    "ledger/",
    "glossary/",
    "references/",
    "items/",
    "trials/",
    "pathways/",
    "statements/ST0149/",
    "items/EV0011/",
    "trials/atac/",
    "pathways/estrogen-response/",
    "genes/FASN/",
    "subtypes/luminal-b/",
    "drugs/letrozole/",
    "documents/us-label-2022/",
    "gaps/GP0023/",
    "references/cuzick2010effect/",
    "downloads/",
    "contributing/",
    "contributing/schema/",
    "about/",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# All that may differ where the same page is dark.
RULES_OF_COLOR = ["color-contrast", "link-in-text-block"]
AXE = node_file("axe-core/axe.min.js").read_text("utf-8")
JUDGE = """options => axe.run(document, options).then(result => result.violations.map(
  ({id, tags, nodes}) => ({id, tags, nodes: nodes.map(node => node.html.slice(0, 120))})))"""
STILL = (
    "",
    "anastrozole/",
    "anastrozole/mechanism/",
    "anastrozole/pathways/",
    "anastrozole/adjuvant/",
    "anastrozole/on-one-page/",
    "head-to-head/",
    "trials/atac/",
    "statements/ST0149/",
    "explorer/",
    "ledger/",
    "comparisons/",
    "pathway-table/",
    "genes/ESR1/",
    "anastrozole/timeline/",
)


@pytest.fixture(scope="module", params=list(product((DESKTOP, PHONE), ("light", "dark"))), ids=str)
def tab(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Watched]:
    width, scheme = request.param
    with watched(browser, address, width, dark=scheme == "dark") as made:
        yield made


def judge(tab: Watched, path: str) -> None:
    """Opens a page; fails for what axe, the console, the requests or the width have against it."""
    tab.strangers.clear()
    tab.complaints.clear()
    page = tab.open(path)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    only = {"type": "rule", "values": RULES_OF_COLOR} if dark else {"type": "tag", "values": RULES}
    page.evaluate(AXE)
    found = page.evaluate(JUDGE, {"runOnly": only, "resultTypes": ["violations"]})
    assert [v for v in found if any(tag.startswith("wcag") for tag in v["tags"])] == []
    assert found == [], "best practice"
    assert page.viewport_size
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert page.locator(".ev-page [style], [title]:not(link)").count() == 0
    assert tab.strangers == []
    assert tab.complaints == []


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_and_quiet(tab: Watched, path: str) -> None:
    judge(tab, path)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_page_for_addresses_that_do_not_exist_is_too(browser: Browser, site: Path, width: int) -> None:
    with served(site) as root, watched(browser, root, width) as tab:  # its links start at the root of a host
        judge(tab, "404.html")
        assert "no page" in tab.page.locator("h1").inner_text()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("path", STILL)
def test_nothing_moves_while_a_page_loads(browser: Browser, address: str, width: int, path: str) -> None:
    assert moved_while_loading(browser, address, path, width) < MAX_SHIFT

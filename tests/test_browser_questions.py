"""Ten questions that readers asked, each answered from the start page in three clicks at most.

The paths are those that somebody took who had never seen the site. What is typed costs nothing; to open the
search and to choose a result cost a click each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

from browsing import Watched, watched

MOST = 3


@dataclass(frozen=True)
class Asked:
    """A question: what is clicked (`/words`: typed into the search), where that ends, what stands there."""

    question: str
    clicks: tuple[str, ...]
    page: str
    answer: tuple[str, ...]


QUESTIONS = (
    Asked(
        "The hazard ratio for disease-free survival in receptor-positive ATAC at ten years?",
        ("trials", "ATAC"),
        "trials/atac/",
        ("0.86 (0.78 to 0.95)", "120 months"),
    ),
    Asked(
        "Is the PI3K evidence on the drug or on its class?",
        ("/PI3K", "PI3K-AKT-mTOR signaling"),
        "pathways/pi3k-akt-mtor-signaling/",
        ("class", "none on anastrozole itself"),
    ),
    Asked(
        "What is known in ER-low disease?",
        ("/ER-low", "HR-low"),
        "subtypes/hr-low/",
        ("10.6, 5.02 to 22.4", "hardly answer anastrozole or letrozole"),
    ),
    Asked(
        "Before surgery, more responses on anastrozole than on tamoxifen?",
        ("head to head", "#neoadjuvant-tamoxifen"),
        "head-to-head/",
        ("37%", "36%", "39.5%", "35.4%"),
    ),
    Asked(
        "How many broke a bone in ATAC?",
        ("/ATAC fractures", "Fractures are more frequent with anastrozole"),
        "statements/ST0210/",
        ("11%", "7.7%"),
    ),
    Asked(
        "Licensed for prevention in the UK, and since when?",
        ("anastrozole",),
        "anastrozole/",
        ("primary prevention", "6 Nov 2023"),
    ),
    Asked(
        "Fulvestrant or anastrozole first in metastatic disease?",
        ("head to head", "#metastatic-fulvestrant"),
        "head-to-head/",
        ("0.797", "0.637 to 0.999"),
    ),
    Asked(
        "Which inhibitor did BIG 1-98 test?",
        ("trials", "BIG 1-98"),
        "trials/big-1-98/",
        ("Letrozole, then tamoxifen",),
    ),
    Asked(
        "What became of the claim of 5 to 10 years?",
        ("/5-10 years", "The text on anastrozole agreed for the EU"),
        "statements/ST0037/",
        ("Corrected.", "5-10 year"),
    ),
    Asked(
        "Pathway evidence for a spreadsheet, and what is evidence_on?",
        ("downloads", "#pathway-evidence"),
        "downloads/",
        ("pathway-evidence.csv", "What the best supporting item is on"),
    ),
)


@pytest.fixture(scope="module")
def tab(browser: Browser, address: str) -> Iterator[Watched]:
    with watched(browser, address) as tab:
        yield tab


def click(tab: Watched, what: str) -> int:
    """Clicks a link by its words or, after `#`, by the place to which it leads; how many clicks that took."""
    page = tab.page
    if what.startswith("/"):
        page.locator("[data-search-open]:visible").first.click()
        page.locator("#ev-query").fill(what[1:])
        expect(page.locator("#ev-hits a").first).to_be_visible()
    elif what.startswith("#"):
        page.locator(f".ev-page a[href$='{what}']:visible").first.click()
    elif page.locator("#ev-search").evaluate("dialog => dialog.open"):
        page.locator("#ev-hits a", has_text=what).first.click()
    else:
        page.locator(".ev-page a:visible", has_text=what).first.click()
    return 1


@pytest.mark.parametrize("asked", QUESTIONS, ids=[asked.question for asked in QUESTIONS])
def test_it_is_answered_in_three_clicks(tab: Watched, asked: Asked) -> None:
    page = tab.open("")
    clicks = sum(click(tab, what) for what in asked.clicks)
    page.wait_for_url(f"**/x/2026.11/{asked.page}*")
    said = page.locator(".ev-page").inner_text()
    assert clicks <= MOST
    assert [part for part in asked.answer if part not in said] == []
    assert tab.complaints == []

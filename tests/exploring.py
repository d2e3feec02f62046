"""The explorer as tests see it: the published rows, the rows in view, and what a filter keeps."""

from __future__ import annotations

import csv
import io

from playwright.sync_api import Locator, Page, expect

from browsing import PHONE, Watched
from releases import downloads

EXPLORER = "explorer/"
FILE = "pathway-evidence"
# Filter of the page: the column of the file, and the words there that its own words stand for.
FILTERS = {
    "cell": "cell",
    "pathway": "pathway",
    "state": "state",
    "effect": "value",
    "gene": "hgnc_symbol",
    "marker_level": "level",
    "level": "evidence_level",
    "evidence_on": "evidence_on",
    "certainty": "certainty",
    "subtype": "subtypes",
}
UNSAID = {"not_graded", "none_named"}
# Pathway, state, and statement or gap of each row.
NAMES = """rows => rows.map(row => {
  const place = link => (link ? link.getAttribute("href").split("/").at(-2) : "");
  const state = row.cells[1].querySelector(".v").textContent;
  return [place(row.querySelector("th a")), state, place(row.querySelector(".say .ev-id, a.nil"))].join(" ");
})"""


def rows() -> list[dict[str, str]]:
    """The published rows."""
    return list(csv.DictReader(io.StringIO(downloads()[f"{FILE}.csv"].decode(), newline="")))


def at_work(tab: Watched, path: str) -> Page:
    """Opens the page of a list, waits until its script works, and on a wide screen unfolds its filters."""
    page = tab.open(path)
    expect(page.locator("form[data-view][data-works]")).to_have_count(1)
    more = page.locator(".ev-more")
    if page.evaluate("innerWidth") > PHONE and more.is_visible():
        more.click()
    return page


def in_view(page: Page) -> Locator:
    """The rows in view, once all are laid out."""
    expect(page.locator("table[aria-busy]")).to_have_count(0)
    return page.locator(".ev-page tbody tr:not(.grp)")


def ids(page: Page) -> list[str]:
    """The statement or gap of each row in view; empty where nobody has looked."""
    found: list[str] = in_view(page).evaluate_all(NAMES)
    return found


def named(row: dict[str, str]) -> str:
    return " ".join([row["pathway"], row["state"].replace("_", " "), row["statement"] or row["gap"]])


def fits(row: dict[str, str], name: str, token: str) -> bool:
    """Whether a published row holds what a filter asks for."""
    value = row[FILTERS[name]]
    if token in UNSAID:
        return row["cell"] == "filled" and not value
    return token in value.split("|")


def box(page: Page, name: str, value: str) -> Locator:
    """The box of one word of a filter."""
    return page.locator(f"fieldset[data-col={name}] input[value='{value}']")

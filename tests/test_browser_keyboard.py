"""From the search to a statement, to its source and back by keyboard alone; the focus is seen all the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import DESKTOP, PHONE, Watched, watched

MOST_TABS = 150
# What has the focus: its address, whether it is seen, and the contrast of the line around it.
FOCUS = """() => {
  const has = document.activeElement;
  const field = has.matches("input[type=search]");   // a field is marked by the line below it
  const radio = has.matches("[type=radio]");   // and a switch by its label
  const at = field ? has.form : radio ? has.nextElementSibling : has;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const [line, width, color] = field
    ? [style.borderBottomStyle, style.borderBottomWidth, style.borderBottomColor]
    : [style.outlineStyle, style.outlineWidth, style.outlineColor];
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const light = color => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => part / 255);
    const [r, g, b] = parts.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  const [high, low] = [light(color), light(ground)].sort((a, b) => b - a);
  const seen = [...at.getClientRects()].some(part => {
    const there = document.elementFromPoint(part.x + part.width / 2, part.y + part.height / 2);
    return there && (at.contains(there) || there.contains(at));
  });
  return {
    what: has.outerHTML.slice(0, 120),
    href: has.href ?? "",
    citation: has.matches(".ev-cites a"),
    marked: has.matches(":focus-visible") && line !== "none" && parseFloat(width) >= 2,
    contrast: (high + 0.05) / (low + 0.05),
    seen: seen && box.width > 0,
  };
}"""


@pytest.fixture(params=[(DESKTOP, False), (DESKTOP, True), (PHONE, False), (PHONE, True)], ids=str)
def tab(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Watched]:
    width, dark = request.param
    with watched(browser, address, width, dark=dark) as made:
        yield made
        assert made.complaints == []
        assert made.strangers == []


def focus(page: Page) -> dict[str, object]:
    """What has the focus; fails where nobody would see it."""
    found: dict[str, object] = page.evaluate(FOCUS)
    assert found["seen"], found
    assert found["marked"], found
    assert float(str(found["contrast"])) >= 3, found
    return found


def tab_to(page: Page, key: str, wanted: str, part: str = "href") -> str:
    """Goes on by a key until what has the focus is wanted; everything on the way is seen, too."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        found = focus(page)
        if re.search(wanted, str(found[part])):
            return str(found["href"])
    raise AssertionError(f"{wanted} was not reached from {page.url}")


def test_from_the_search_to_a_source_and_back(tab: Watched) -> None:
    page = tab.open("")
    tab_to(page, "Tab", "skip", "what")  # the first stop of every page
    page.keyboard.press("/")
    focus(page)
    page.keyboard.type("cognitive performance")
    page.locator("#ev-hits a").first.wait_for()
    statement = tab_to(page, "ArrowDown", r"/statements/ST\d{4}/$")
    page.keyboard.press("Enter")
    page.wait_for_url(statement)
    tab_to(page, "Tab", "True", "citation")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#ref-1$"))
    source = tab_to(page, "Tab", r"/references/[^/]+/$")
    page.keyboard.press("Enter")
    page.wait_for_url(source)
    assert tab_to(page, "Tab", f"{re.escape(statement)}$") == statement
    page.keyboard.press("Enter")
    page.wait_for_url(statement)
    page.go_back()
    page.wait_for_url(source)
    page.go_back()
    page.wait_for_url(f"{statement}#ref-1")

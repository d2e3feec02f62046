"""The ledger on its page: every claim is there, and the filters work without a script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from evidograph.edition import Edition, Here
from evidograph.render.ledger import render_ledger, render_reference_map
from evidograph.render.sheet import Sheet
from programs import ROOT

STYLES = ROOT / "docs" / "stylesheets" / "evidograph.css"


@pytest.fixture(scope="module")
def html(edition: Edition) -> str:
    return render_ledger(Sheet(edition, Here("ledger/")))


def test_the_page_says_that_all_claims_are_accounted_for(html: str, edition: Edition) -> None:
    claims = len(edition.corpus.claims)
    print(f"{html.count('<tr class=')} rows for {claims} claims")
    assert claims == 219
    assert f"<p>{claims} of {claims} claims of the source document are accounted for:" in html
    ids = re.findall(r'<tr class="o [^"]*" id="([a-z]+)-([^"]+)">', html)
    assert sorted("/".join(found) for found in ids) == sorted(edition.corpus.claims)


def test_every_filter_has_its_rule_in_the_stylesheet(html: str) -> None:
    filters = re.findall(r'<input type="radio" name="[oas]" id="([^"]+)"', html)
    styled = set(re.findall(r":has\(#([oas]-[a-z0-9]+):checked\)", STYLES.read_text("utf-8")))
    assert len(filters) > 20
    assert [name for name in filters if not name.endswith("-all") and name not in styled] == []


def test_each_reference_of_the_document_is_accounted_for(edition: Edition) -> None:
    html = render_reference_map(Sheet(edition, Here("ledger/")))
    references = edition.corpus.references.values()
    assert [r.number for r in references] == list(range(1, 28))
    assert html.count('<tr id="reference-') == len(references)
    assert Counter(r.citekey for r in references)["drugbankanastrozole"] == 10
    assert [r.number for r in references if r.called] == [7, 11]
    assert [r.number for r in references if not r.citekey] == [27]
    assert {claim for r in references for claim in r.claims} <= set(edition.corpus.claims)


@pytest.fixture(scope="module")
def ledger(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}ledger/")
    yield page
    context.close()


@pytest.mark.parametrize("name", ["o-dropped", "o-open", "a-pathways", "a-trials", "s-1", "s-12"])
def test_a_filter_leaves_its_own_rows(ledger: Page, name: str) -> None:
    label = ledger.locator(f"label:has(#{name})")
    wanted = int(label.locator("b").inner_text())
    label.click()
    rows = ledger.locator("tr.o")
    shown = sum(rows.nth(number).is_visible() for number in range(rows.count()))
    heads = ledger.locator(".ev-led tr.grp:visible").count()
    ledger.locator(f"label:has(#{name[0]}-all)").click()
    assert 0 < shown == wanted < rows.count()
    assert 0 < heads <= shown


def test_filters_of_two_kinds_hold_together(ledger: Page) -> None:
    for name in ("o-corrected", "a-pharmacology"):
        ledger.locator(f"label:has(#{name})").click()
    rows = ledger.locator("tr.o:visible")
    assert rows.count() > 10
    assert rows.count() == ledger.locator("tr.o.is-corrected.is-pharmacology").count()

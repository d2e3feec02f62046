"""The search in a real browser, in a release that stands in a sub-path: it finds the right page first."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from browsing import PHONE, Watched, watched
from evidograph import model
from evidograph.edition import Edition
from evidograph.render.search_words import subject_of

# What people type, and the page that they mean.
WANTED = {
    "anastrozole": "anastrozole/",
    "Arimidex": "anastrozole/",
    "ZD1033": "anastrozole/",
    "CYP19A1": "genes/CYP19A1/",
    "ATAC": "trials/atac/",
    "ISRCTN18233230": "trials/atac/",
    "NCT01602380": "trials/falcon/",
    "BIG 1-98": "trials/big-1-98/",
    "FASN": "genes/FASN/",
    "interferon-gamma": "pathways/interferon-gamma-response/",
    "HALLMARK_ESTROGEN_RESPONSE_EARLY": "pathways/estrogen-response/",
    "luminal B": "subtypes/luminal-b/",
    "ST0201": "statements/ST0201/",
    "EV0011": "items/EV0011/",
    "AI": "anastrozole/",
    "PI3K": "pathways/pi3k-akt-mtor-signaling/",
    "HER2": "genes/ERBB2/",
    "tamoxifen": "drugs/tamoxifen/",
    "fracture": "statements/ST0210/",
    "ER-low": "subtypes/hr-low/",
    "letrozole": "drugs/letrozole/",
}


@pytest.fixture(scope="module")
def tab(browser: Browser, address: str) -> Iterator[Watched]:
    with watched(browser, address) as tab:
        tab.open("ledger/")
        yield tab


def ask(page: Page, words: str) -> list[str]:
    """The addresses that the search gives for some words, best first."""
    if not page.locator("#ev-search").evaluate("dialog => dialog.open"):
        page.keyboard.press("/")
    page.locator("#ev-query").fill("")
    expect(page.locator(".ev-said")).to_be_empty()
    page.locator("#ev-query").fill(words)
    expect(page.locator(".ev-said")).not_to_be_empty()
    links: list[str] = page.locator("#ev-hits a").evaluate_all("links => links.map(link => link.pathname)")
    return [link.partition("/x/2026.11/")[2] for link in links]


@pytest.mark.parametrize("words", WANTED)
def test_the_page_meant_comes_first(tab: Watched, words: str) -> None:
    assert ask(tab.page, words)[0] == WANTED[words]


def statements(edition: Edition, found: list[str]) -> list[model.Statement]:
    """The statements among some addresses, in their order."""
    names = [address.split("/")[1] for address in found if address.startswith("statements/")]
    return [edition.corpus.statements[name] for name in names]


def test_what_is_about_an_outcome_comes_before_what_speaks_of_it(tab: Watched, edition: Edition) -> None:
    found = statements(edition, ask(tab.page, "fracture"))
    about = ["fracture" in subject_of(edition, statement) for statement in found]
    assert about == sorted(about, reverse=True)
    assert sum(about) >= 5


def test_a_subtype_is_found_by_another_name_which_is_said_and_so_is_what_is_known_of_it(
    tab: Watched, edition: Edition
) -> None:
    found = ask(tab.page, "ER-low")
    assert "also ER-low" in tab.page.locator("#ev-hits .name").first.inner_text()
    assert len(statements(edition, found)) >= 3
    first = statements(edition, ask(tab.page, "ER-low aromatase inhibitor")[:2])
    assert len(first) == 2
    assert all(s.proposition and "hr-low" in s.proposition.subtypes for s in first)


def test_of_a_comparison_both_drugs_are_looked_for(tab: Watched) -> None:
    assert ask(tab.page, "letrozole vs anastrozole") == ask(tab.page, "letrozole anastrozole")


def test_where_no_page_holds_all_words_those_that_hold_some_are_given_and_it_is_said(tab: Watched) -> None:
    assert "statements/ST0210/" in ask(tab.page, "fracture blorptastic")
    assert "No page holds all" in tab.page.locator(".ev-said").inner_text()


@pytest.mark.parametrize(("british", "american"), [("oestrogen", "estrogen"), ("tumour", "tumor")])
def test_both_spellings_find(tab: Watched, british: str, american: str) -> None:
    assert len(ask(tab.page, british)) > 3
    assert len(ask(tab.page, american)) > 3


def test_another_name_finds_the_gene_among_the_first(tab: Watched) -> None:
    assert "genes/CYP19A1/" in ask(tab.page, "aromatase")[:3]


def test_nonsense_finds_nothing_and_says_so(tab: Watched) -> None:
    assert ask(tab.page, "blorptastic") == []
    assert "Nothing found" in tab.page.locator(".ev-said").inner_text()


def test_results_are_reached_by_keyboard_alone(tab: Watched) -> None:
    ask(tab.page, "ATAC")
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/x/2026.11/trials/atac/*")
    assert "ATAC" in tab.page.locator("h1").inner_text()
    tab.open("ledger/")


def test_escape_closes_the_search_and_gives_the_focus_back(tab: Watched) -> None:
    page = tab.open("anastrozole/")
    page.locator(".ev-open").focus()
    page.keyboard.press("Enter")
    page.locator("#ev-query").wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator("#ev-search").wait_for(state="hidden")
    expect(page.locator(".ev-open")).to_be_focused()


def test_a_kind_narrows_the_results(tab: Watched) -> None:
    ask(tab.page, "tamoxifen")
    tab.page.locator(".ev-kinds label", has_text="Trial").first.click()
    expect(tab.page.locator("#ev-hits .kind").first).to_have_text(re.compile("Trial"))
    kinds = tab.page.locator("#ev-hits .kind").all_inner_texts()
    assert all(kind.startswith("Trial") for kind in kinds)


def test_a_level_narrows_them_too_and_both_together(tab: Watched) -> None:
    ask(tab.page, "recurrence")
    facets = tab.page.locator("[data-facet]")
    facets.nth(0).locator("label", has_text="Statement").click()
    level = facets.nth(1).locator("label", has_text="B: clinical")
    expect(level.locator("b")).to_have_text(re.compile(r"^[1-9]"))
    level.click()
    said = f"{level.locator('b').inner_text()} page"
    expect(tab.page.locator(".ev-said")).to_contain_text(said)
    for facet in facets.all():  # the tab is used again
        facet.locator("label", has_text="all").first.click()


def test_the_first_result_costs_less_than_300_kb(browser: Browser, address: str) -> None:
    with watched(browser, address) as fresh:
        page = fresh.open("statements/ST0001/")
        answered: list[Request] = []

        def answer(request: Request) -> None:
            answered.append(request)

        page.on("requestfinished", answer)
        assert ask(page, "anastrozole")
        received = [request.sizes()["responseBodySize"] for request in answered]
        print(f"{sum(received) / 1000:.0f} kB in {len(received)} answers")
        assert len(received) > 5
        assert sum(received) < 300_000


def test_a_number_that_no_record_has_finds_nothing(tab: Watched) -> None:
    assert ask(tab.page, "NCT99999999") == []


def test_the_search_opens_on_a_phone(browser: Browser, address: str) -> None:
    with watched(browser, address, PHONE) as phone:
        page = phone.open("")
        page.locator("[data-search-open]").first.tap()
        page.locator("#ev-query").fill("Arimidex")
        page.locator("#ev-hits a").first.wait_for()
        assert "/anastrozole/" in page.locator("#ev-hits a").first.evaluate("link => link.pathname")
        assert phone.complaints == []


def test_the_search_asks_nothing_of_others(tab: Watched) -> None:
    ask(tab.page, "estrogen")
    assert tab.strangers == []
    assert tab.complaints == []


def test_every_name_of_a_term_finds_it_in_the_glossary(tab: Watched, edition: Edition) -> None:
    terms = edition.corpus.terms.items()
    names = {
        name: f"#{ref}"
        for ref, term in terms
        for name in (term.name, term.abbreviation, *term.synonyms)
        if name
    }
    lost = []
    for name, anchor in names.items():
        ask(tab.page, name)
        hrefs = tab.page.locator("#ev-hits a").evaluate_all("links => links.map(link => link.hash)")
        lost += [name] if anchor not in hrefs else []
    print(f"{len(names) - len(lost)} of {len(names)} names of terms")
    assert len(names) > 100
    assert lost == []

"""The ledger in a browser: narrowed, shared by its address, found by the search, readable without scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import DESKTOP, MAX_SHIFT, PHONE, Watched, moved_while_loading, watched
from evidograph.edition import Edition
from exploring import at_work, box
from tasks import heaviest
from test_browser_search import ask

LEDGER = "ledger/"
MAX_TASK = 50  # ms of a processor
# Words of a claim, and its row.
CLAIMS = {
    "Estrogen falls by about 70% within one day": "pharmacology-DS-07",
    "binding is unique to anastrozole": "pharmacology-DS-13",
    "backbone of HR+ therapy": "trials-AN10",
    "Anatrzole alternative name": "pharmacology-ID-04",
}


def shown(page: Page) -> Locator:
    """The claims in view."""
    return page.locator(".ev-led tr[id]:visible")


def ids(page: Page) -> set[str]:
    return set(shown(page).evaluate_all("rows => rows.map(row => row.id)"))


def claims(edition: Edition, **wanted: str) -> set[str]:
    """The claims whose records say this of outcome, fact-check and section of the document."""
    corpus = edition.corpus
    held = {
        key: {"outcome": corpus.ledger[key].outcome, "audit": claim["audit"], "section": claim["section"]}
        for key, claim in corpus.claims.items()
    }
    return {key.replace("/", "-") for key, said in held.items() if wanted.items() <= said.items()}


def test_claims_are_narrowed_by_outcome_check_and_section(tab: Watched, edition: Edition) -> None:
    page = at_work(tab, LEDGER)
    box(page, "outcome", "corrected").check(force=True)
    assert ids(page) == claims(edition, outcome="corrected")
    box(page, "audit", "pharmacology").check(force=True)
    assert ids(page) == claims(edition, outcome="corrected", audit="pharmacology")
    box(page, "section", "mechanism-of-action").check(force=True)
    wanted = claims(edition, outcome="corrected", audit="pharmacology", section="Mechanism of Action")
    assert ids(page) == wanted
    expect(page.locator(".ev-narrow [role=status]")).to_have_text(f"{len(wanted)} of 219 rows")
    assert page.locator(".ev-led .grp:visible").all_inner_texts() == ["Mechanism of Action"]
    page.locator("[data-narrowed]").click()
    expect(shown(page)).to_have_count(219)


def test_each_section_has_its_own_word_in_the_address(tab: Watched, edition: Edition) -> None:
    page = at_work(tab, LEDGER)
    sections = Counter(claim["section"] for claim in edition.corpus.claims.values())
    labels = page.locator("fieldset[data-col=section] label").all_inner_texts()
    assert sorted(labels) == sorted(f"{title} {count}" for title, count in sections.items())
    words = page.locator("fieldset[data-col=section] input").evaluate_all("all => all.map(one => one.value)")
    assert len(set(words)) == len(sections) > 20
    assert all(re.fullmatch(r"\w+(-\w+)*", word) for word in words)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_view_is_shared_by_its_address(
    browser: Browser, address: str, edition: Edition, width: int
) -> None:
    with watched(browser, address, width) as tab:
        page = at_work(tab, LEDGER)
        page.locator("[name=q]").fill("Oestrogen tumour")
        box(page, "outcome", "corrected").evaluate("one => one.click()")
        expect(page).to_have_url(re.compile(r"\?q=Oestrogen\+tumour&outcome=corrected$"))
        found = ids(page)
        assert "pharmacology-DS-08" in found <= claims(edition, outcome="corrected")
        shared = page.url
        page = at_work(tab, shared.removeprefix(tab.base))
        expect(shown(page)).to_have_count(len(found))
        assert ids(page) == found
        groups = page.locator(".ev-led .grp:visible").count()
        assert groups == page.locator(".ev-led tbody:has(tr[id]:not([hidden]))").count() <= len(found)
        assert tab.complaints == []


def test_what_no_claim_says_leaves_no_row_and_says_so(tab: Watched) -> None:
    page = at_work(tab, f"{LEDGER}?q=blorptastic")
    expect(page.locator(".ev-none")).to_be_visible()
    assert page.locator(".ev-led tbody:visible").count() == 0


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("asked", ["?outcome=dropped", "#pharmacology-CS-02"])
def test_nothing_moves_while_what_an_address_asks_for_loads(
    browser: Browser, address: str, width: int, asked: str
) -> None:
    assert moved_while_loading(browser, address, f"{LEDGER}{asked}", width) < MAX_SHIFT


def test_rows_that_wait_for_a_script_are_shown_where_it_never_comes(browser: Browser, address: str) -> None:
    with watched(browser, address) as tab:
        tab.page.route(re.compile(r"/table\.js$"), lambda route: route.abort())
        page = tab.open(f"{LEDGER}?outcome=dropped")
        expect(page.locator("[id='pharmacology-DS-01']")).to_be_visible(timeout=8000)


def test_no_task_of_a_reader_is_long(browser: Browser, tab: Watched) -> None:
    page = at_work(tab, LEDGER)
    words, kept = page.locator("[name=q]"), box(page, "outcome", "kept")
    acts: tuple[Callable[[], object], ...] = (
        lambda: words.fill("anastrozole"),
        lambda: words.fill(""),
        lambda: kept.check(force=True),
        lambda: kept.uncheck(force=True),
    )
    for act in acts:  # rows from further down bring their fonts once
        act()
    page.wait_for_load_state("networkidle")
    works = [heaviest(browser, page, act) for act in acts]
    print(works)
    assert max(work.cpu for work in works) <= MAX_TASK


@pytest.fixture(scope="module", params=[DESKTOP, PHONE])
def plain(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    with watched(browser, address, request.param, scripts=False) as tab:
        yield tab.open(LEDGER)


def test_without_scripts_every_claim_is_read(plain: Page) -> None:
    expect(shown(plain)).to_have_count(219)
    assert plain.locator(".ev-narrow:visible, .ev-more:visible").count() == 0
    expect(plain.locator("[id='pharmacology-ID-02']")).to_contain_text("DB01217")


def test_without_scripts_claims_are_narrowed_too(plain: Page, edition: Edition) -> None:
    labels = [
        plain.locator("label", has=plain.locator(f"[value={word}]")) for word in ("dropped", "open", "trials")
    ]
    labels[0].click()
    assert ids(plain) == claims(edition, outcome="dropped")
    labels[1].click()
    assert ids(plain) == claims(edition, outcome="dropped") | claims(edition, outcome="open")
    labels[2].click()
    assert ids(plain) == claims(edition, outcome="dropped", audit="trials")
    for label in labels:
        label.click()
    expect(shown(plain)).to_have_count(219)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_search_finds_claims_at_their_rows(browser: Browser, address: str, width: int) -> None:
    with watched(browser, address, width) as tab:
        for words, row in CLAIMS.items():
            page = tab.open("about/")
            if width == PHONE:
                page.locator("[data-search-open]").first.tap()
            ask(page, words)
            hit = page.locator(f"#ev-hits a[href$='{LEDGER}#{row}']")
            outcome = re.compile("Claim of the source document, (kept|corrected|dropped|added|open)")
            expect(hit.locator(".name")).to_have_text(outcome)
            hit.click()
            expect(page.locator(f"[id='{row}']")).to_be_in_viewport()
            expect(page.locator("#ev-search")).to_be_hidden()
        assert tab.complaints == []


def test_claims_do_not_stand_before_what_is_known(tab: Watched) -> None:
    page = tab.open("about/")
    for words in ("recurrence tamoxifen", "estradiol", "PIK3CA"):
        found = ask(page, words)
        claim = [path == LEDGER for path in found]
        assert not any(claim[:3]), words
        assert sum(claim) <= 4


def test_a_claim_is_found_by_its_name(tab: Watched) -> None:
    page = tab.open("about/")
    ask(page, "DS-07")
    first = page.locator("#ev-hits a").first
    expect(first).to_have_attribute("href", re.compile(r"ledger/#pharmacology-DS-07$"))


def test_a_reference_leads_to_the_claims_that_cite_it(tab: Watched) -> None:
    page = at_work(tab, LEDGER)
    page.locator("#reference-3 a[href$='#pharmacology-BB-03']").click()
    expect(page.locator("[id='pharmacology-BB-03']")).to_be_in_viewport()


def test_heads_of_a_screen_that_was_narrow_look_like_heads(browser: Browser, address: str) -> None:
    with watched(browser, address) as tab:
        page = at_work(tab, LEDGER)
        head = page.locator(".ev-led .grp th").first
        style = "head => getComputedStyle(head.querySelector('button') ?? head).font"
        before, height = head.evaluate(style), head.evaluate("head => head.offsetHeight")
        page.set_viewport_size({"width": PHONE, "height": 800})
        expect(page.locator(".ev-fold").first).to_be_visible()
        page.set_viewport_size({"width": DESKTOP, "height": 1000})
        assert head.evaluate(style) == before
        assert head.evaluate("head => head.offsetHeight") == height
        expect(head.locator("b")).to_be_hidden()


def test_paper_says_that_it_holds_a_view(tab: Watched) -> None:
    page = at_work(tab, f"{LEDGER}?outcome=dropped")
    page.emulate_media(media="print")
    expect(page.locator(".ev-narrow [role=status]")).to_have_text("27 of 219 rows")
    expect(page.locator(".ev-narrow [role=status]")).to_be_visible()
    assert (
        page.locator(".ev-facets:visible, .ev-narrow label:visible, .ev-narrow button:visible").count() == 0
    )

"""The explorer in a browser: sorted, narrowed, shared by its address, and all there without scripts."""

from __future__ import annotations

import re
from itertools import groupby, product
from operator import itemgetter

import pytest
from playwright.sync_api import Browser, expect

from browsing import DESKTOP, PHONE, Watched, watched
from exploring import EXPLORER, FILTERS, at_work, box, fits, ids, in_view, named, rows
from test_browser_pages import judge

KEYS = """(rows, [at, name]) => rows.map(row => {
  const cell = row.cells[at].querySelector(".v") ?? row.cells[at];
  const key = row.dataset[name]?.split(" ")[0] ?? cell.textContent.trim();
  return [Number(row.dataset.place), key === "unsorted" ? "" : key];
})"""
CERTAINTIES = "rows => rows.map(row => row.dataset.certainty?.split(' ').at(-1) ?? '')"


def test_every_row_is_read_without_scripts(browser: Browser, address: str) -> None:
    with watched(browser, address, scripts=False) as tab:
        page = tab.open(EXPLORER)
        assert page.locator("form:visible, .ev-cut:visible, .ev-page button:visible").count() == 0
        seen, texts = ids(page), in_view(page).all_text_contents()
    wanted = rows()
    assert seen == [named(row) for row in wanted]
    whole = [
        [row["pathway_label"], row["hgnc_symbol"], row["text"], row["statement"], row["evidence_level"]]
        for row in wanted
    ]
    missing = [part for parts, text in zip(whole, texts, strict=True) for part in parts if part not in text]
    print(f"{len(seen)} of {len(wanted)} rows")
    assert missing == []


def test_a_row_says_for_which_side_of_what_its_sign_holds(tab: Watched) -> None:
    page = at_work(tab, f"{EXPLORER}?gene=PGR&gene=ESR1&state=baseline")
    said = [
        " ".join(text.split()) for text in in_view(page).locator(".with").locator("..").all_text_contents()
    ]
    assert "+better outlook with high PGR protein" in said
    assert "Ssensitive with low PGR protein" in said
    assert "Ssensitive with high ESR1 expression" in said
    assert "Rless sensitive with low ESR1 protein" in said
    box(page, "marker_level", "low").check(force=True)
    expect(page).to_have_url(re.compile(r"\?state=baseline&gene=ESR1&gene=PGR&marker_level=low$"))
    kept = [
        row
        for row in rows()
        if row["state"] == "baseline" and row["hgnc_symbol"] in {"PGR", "ESR1"} and row["level"] == "low"
    ]
    assert ids(page) == [named(row) for row in kept]
    assert kept


def test_each_word_of_each_filter_keeps_the_rows_that_hold_it(tab: Watched) -> None:
    page = at_work(tab, EXPLORER)
    wanted, tried = rows(), 0
    for name in FILTERS:
        for choice in page.locator(f"fieldset[data-col={name}] input").all():
            token = choice.get_attribute("value") or ""
            kept = [named(row) for row in wanted if fits(row, name, token)]
            assert int(choice.locator("..").locator("b").inner_text()) == len(kept) > 0
            choice.check(force=True)
            assert ids(page) == kept, (name, token)
            choice.uncheck(force=True)
            tried += 1
    assert ids(page) == [named(row) for row in wanted]
    print(f"{tried} words of {len(FILTERS)} filters")
    shown = page.locator(".ev-facets fieldset").all()
    assert {facet.get_attribute("data-col") for facet in shown} == set(FILTERS)


def test_filters_together_and_counts_that_follow(tab: Watched) -> None:
    page = at_work(tab, EXPLORER)
    for name, token in (("state", "baseline"), ("state", "on_treatment"), ("effect", "reduced_sensitivity")):
        box(page, name, token).check(force=True)
    page.locator("[name=q]").fill("Letrozole ki-67")
    held = [
        row
        for row in rows()
        if row["state"] in {"baseline", "on_treatment"}
        and "letrozole" in row["text"]
        and "Ki-67" in row["text"]
    ]
    kept = [named(row) for row in held if fits(row, "effect", "reduced_sensitivity")]
    assert ids(page) == kept
    expect(page.locator(".ev-narrow [role=status]")).to_have_text(f"{len(kept)} of {len(rows())} rows")
    for choice in page.locator("fieldset[data-col=effect] input").all():
        count = sum(fits(row, "effect", choice.get_attribute("value") or "") for row in held)
        assert int(choice.locator("..").locator("b").inner_text()) == count


def test_a_view_is_its_address(tab: Watched) -> None:
    page = at_work(tab, EXPLORER)
    box(page, "state", "on_treatment").check(force=True)
    box(page, "evidence_on", "drug").check(force=True)
    page.locator("[name=q]").fill("estrogen")
    page.get_by_role("button", name="Pathway", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?q=estrogen&state=on_treatment&evidence_on=drug&sort=pathway$"))
    seen, url = ids(page), page.url
    assert seen
    again = page.context.new_page()
    again.goto(url)
    expect(again.locator(".ev-narrow [role=status]")).to_have_text(f"{len(seen)} of {len(rows())} rows")
    assert ids(again) == seen
    assert again.url == url
    assert box(again, "state", "on_treatment").is_checked()
    assert again.locator("[name=q]").input_value() == "estrogen"


def test_what_an_address_asks_in_vain_is_left_out_and_said(tab: Watched) -> None:
    page = at_work(tab, f"{EXPLORER}?state=nowhere&state=baseline&sort=color&<b>=1")
    expect(page.locator(".ev-unknown")).to_contain_text("state=nowhere, sort=color, <b>=1")
    assert ids(page) == [named(row) for row in rows() if row["state"] == "baseline"]
    expect(page).to_have_url(re.compile(r"explorer/\?state=baseline$"))


def test_every_column_sorts_and_rows_that_tie_stay_in_order(tab: Watched) -> None:
    page = at_work(tab, EXPLORER)
    in_view(page).evaluate_all("rows => rows.forEach((row, at) => { row.dataset.place = at; })")
    start = in_view(page).evaluate_all(KEYS, [0, "pathway"])
    for at, head in enumerate(page.locator("thead th").all()):
        column = [at, head.get_attribute("data-col")]
        orders = []
        for way in ("ascending", "descending"):
            head.locator("button").click()
            expect(head).to_have_attribute("aria-sort", way)
            pairs = in_view(page).evaluate_all(KEYS, column)
            assert sorted(place for place, _ in pairs) == list(range(len(start)))
            groups = [list(group) for _, group in groupby(pairs, key=itemgetter(1))]
            assert len(groups) == len({key for _, key in pairs}), "rows with one value stand together"
            assert all(group == sorted(group) for group in groups), "in the order that they had"
            assert all(key for _, key in pairs[: -len(groups[-1])]), "empty cells come last, whichever way"
            orders.append([group[0][1] for group in groups if group[0][1]])
        assert orders[0] == orders[1][::-1]
        head.locator("button").click()
        expect(head).not_to_have_attribute("aria-sort", re.compile("."))
        assert in_view(page).evaluate_all(KEYS, [0, "pathway"]) == start


def test_grades_sort_by_strength_not_by_spelling(tab: Watched) -> None:
    page = at_work(tab, f"{EXPLORER}?sort=certainty&cell=filled")
    seen = list(dict.fromkeys(in_view(page).evaluate_all(CERTAINTIES)))
    assert seen == [word for word in ("high", "moderate", "low", "very_low", "not_graded") if word in seen]
    assert len(seen) > 2


@pytest.mark.parametrize("path", [EXPLORER, "statements/"])
@pytest.mark.parametrize("sort", ["certainty", "-certainty"])
def test_what_is_not_graded_comes_last_whichever_way(tab: Watched, path: str, sort: str) -> None:
    page = at_work(tab, f"{path}?sort={sort}")
    seen = [word for word in in_view(page).evaluate_all(CERTAINTIES) if word]
    first = seen.index("not_graded")
    assert first > 5
    assert set(seen[first:]) == {"not_graded"}


def test_nothing_fits_is_said_with_a_way_back(tab: Watched) -> None:
    page = at_work(tab, f"{EXPLORER}?q=unicorn")
    expect(page.locator(".ev-none")).to_contain_text("No row fits all of this")
    expect(page.locator(".ev-narrow [role=status]")).to_have_text(f"0 of {len(rows())} rows")
    page.locator(".ev-none button").click()
    assert ids(page) == [named(row) for row in rows()]
    expect(page.locator("[name=q]")).to_be_focused()
    expect(page).to_have_url(re.compile("explorer/$"))
    expect(page.locator(".ev-none")).to_be_hidden()


def test_the_keyboard_alone_narrows_sorts_and_opens(tab: Watched) -> None:
    page = at_work(tab, EXPLORER)
    page.locator("[name=q]").focus()
    page.keyboard.type("HER2")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=HER2$"))
    box(page, "state", "baseline").focus()
    ring = box(page, "state", "baseline").locator("..")
    assert ring.evaluate("label => getComputedStyle(label).outlineStyle") != "none"
    page.keyboard.press("Space")
    assert box(page, "state", "baseline").is_checked()
    level = page.get_by_role("button", name="Evidence level", exact=True)
    level.focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[data-col=level]")).to_have_attribute("aria-sort", "ascending")
    expect(level).to_be_focused()
    in_view(page).first.locator(".say a").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("statements/ST[0-9]+/$"))
    page.go_back()
    expect(page.locator("[name=q]")).to_have_value("HER2")


def test_on_a_wide_screen_filters_take_a_line_and_show_what_is_chosen(tab: Watched) -> None:
    page = tab.open(EXPLORER)
    more = page.get_by_role("button", name="Filters and order")
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".ev-facets label:visible")).to_have_count(0)
    folded = page.locator(".ev-view").evaluate("form => form.getBoundingClientRect().height")
    assert folded < 80
    more.click()
    box(page, "gene", "PGR").check(force=True)
    page.locator("[name=sort]").select_option("-certainty")
    more.click()
    expect(page.locator(".ev-facets label:visible")).to_have_text(re.compile("^PGR [0-9]+$"))
    expect(page.locator(".ev-facets legend:visible")).to_have_text("Gene")
    expect(more).to_have_text("Filters and order (1)")
    expect(page).to_have_url(re.compile(r"\?gene=PGR&sort=-certainty$"))
    page.locator(".ev-facets label:visible").click()
    assert len(ids(page)) == len(rows())
    expect(page.locator(".ev-facets label:visible")).to_have_count(0)
    shown = "rows => rows.filter(row => row.getBoundingClientRect().bottom <= innerHeight).length"
    page.set_viewport_size({"width": 1280, "height": 900})
    assert in_view(page).evaluate_all(shown) >= 5


def test_on_a_phone_filters_are_one_disclosure_and_rows_are_records(browser: Browser, address: str) -> None:
    with watched(browser, address, PHONE) as phone:
        page = at_work(phone, EXPLORER)
        more = page.get_by_role("button", name="Filters and order")
        expect(page.locator(".ev-facets")).to_be_hidden()
        more.tap()
        expect(page.locator(".ev-facets")).to_be_visible()
        box(page, "state", "acquired_resistance").locator("..").tap()
        page.locator("[name=sort]").select_option("-pathway")
        wanted = [row for row in rows() if row["state"] == "acquired_resistance"]
        assert sorted(ids(page)) == sorted(named(row) for row in wanted)
        expect(more).to_have_text("Filters and order (1)")
        names = in_view(page).locator("th a").all_inner_texts()
        assert names == sorted(names, key=str.casefold, reverse=True)
        assert in_view(page).first.evaluate("row => getComputedStyle(row).display") == "grid"
        assert page.locator("thead button:enabled").count() == 0


@pytest.mark.parametrize(("width", "scheme"), list(product((DESKTOP, PHONE), ("light", "dark"))), ids=str)
def test_a_narrowed_view_is_accessible_too(browser: Browser, address: str, width: int, scheme: str) -> None:
    with watched(browser, address, width, dark=scheme == "dark") as tab:
        judge(tab, f"{EXPLORER}?state=on_treatment&sort=-level&nothing=here")
        if width == PHONE:
            tab.page.locator(".ev-more").tap()
        small = tab.page.locator(
            ".ev-view :is(button, input[type=search], select, .ev-facets label):visible, thead button:visible"
        )
        heights = small.evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().height)")
        assert heights
        assert min(heights) >= 24

"""Layered reading in a real browser: answers or evidence, and what does not apply to a patient."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import DESKTOP, MAX_SHIFT, PHONE, SHIFT, Watched, watched
from evidograph.derive.patients import patients_of
from evidograph.edition import Edition, Here
from evidograph.render.patients import Choice, patient_choices
from evidograph.render.sheet import Sheet
from programs import node_file

WHOLE = "anastrozole/on-one-page/"
SECTION = "anastrozole/adjuvant/"
BRIEF = "localStorage.setItem('evidograph.density', 'answer')"
LUMINAL_A = {"subtype": "luminal-a"}
FIRST_LINE = {"subtype": "hr-positive-her2-negative", "setting": "metastatic_first_line"}
YOUNG = {"setting": "adjuvant", "menopause": "premenopausal"}


def query(choice: dict[str, str]) -> str:
    return "?" + "&".join(f"{name}={value}" for name, value in choice.items())


def dimmed_by_the_rule(edition: Edition, choice: dict[str, str]) -> set[str]:
    """The statements that name groups of a list and none that stands for the choice."""
    lists = {c.name: {g.token: set(g.kin) for _, part in c.parts for g in part} for c in _choices(edition)}
    dimmed = set()
    for section in edition.sections.values():
        for statement in section.statements:
            named = set(patients_of(edition.corpus, statement))
            for name, value in choice.items():
                own = named & lists[name].keys()
                if statement.is_accepted and own and not own & lists[name][value]:
                    dimmed.add(statement.id)
    return dimmed


def _choices(edition: Edition) -> tuple[Choice, ...]:
    return patient_choices(Sheet(edition, Here()))


def test_answers_alone_leave_headings_answers_and_counts(tab: Watched, edition: Edition) -> None:
    page = tab.open_wholly(WHOLE)
    whole = page.evaluate("document.documentElement.scrollHeight")
    page.get_by_label("with evidence").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_label("answers", exact=True)).to_be_checked()
    assert page.locator(".ev-answer:visible").count() == len(edition.sections)
    assert page.locator(".ev-page h2:visible").count() == len(edition.sections) + 1
    assert page.locator(".ev-prose:visible, .ev-refs:visible").count() == 0
    counted = [int(text.split()[0]) for text in page.locator(".ev-unfold button").all_inner_texts()]
    held = sum(s.is_accepted for section in edition.sections.values() for s in section.statements)
    assert sum(counted[:-1]) + len(edition.sections) == held
    assert counted[-1] == page.locator(".ev-refs > li").count()
    assert page.evaluate("document.documentElement.scrollHeight") < whole / 5


def test_a_count_opens_what_it_counts_and_closes_it(tab: Watched) -> None:
    tab.page.add_init_script(BRIEF)
    page = tab.open(SECTION)
    button = page.get_by_role("button", name=re.compile("further statements$"))
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".ev-prose").first).to_be_visible()
    expect(page.locator(".ev-refs")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator(".ev-prose").first).to_be_hidden()


def test_the_choice_is_remembered_in_the_next_section(tab: Watched) -> None:
    page = tab.open(SECTION)
    page.get_by_text("answers", exact=True).click()
    page = tab.open("anastrozole/safety/")
    expect(page.get_by_label("answers", exact=True)).to_be_checked()
    expect(page.locator(".ev-prose").first).to_be_hidden()
    page.get_by_text("with evidence", exact=True).click()
    expect(page.locator(".ev-prose").first).to_be_visible()


def test_a_link_to_a_hidden_statement_opens_it(tab: Watched) -> None:
    tab.page.add_init_script(BRIEF)
    page = tab.open(WHOLE)
    hidden = page.locator(".ev-further .ev-st").nth(200).get_attribute("id")
    page = tab.open(f"{WHOLE}#{hidden}")
    expect(page.locator(f"#{hidden}")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    page.locator(".ev-answer .ev-cites a").first.click()
    expect(page.locator("#ref-1")).to_be_in_viewport()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("path", [WHOLE, SECTION])
def test_what_was_chosen_before_moves_nothing(browser: Browser, address: str, width: int, path: str) -> None:
    with watched(browser, address, width) as tab:
        tab.page.add_init_script(BRIEF)
        shift = tab.open(path + query(YOUNG)).evaluate(SHIFT)
    print(f"{path} with answers alone moved by {shift:.3f} at {width} px")
    assert shift < MAX_SHIFT


@pytest.mark.parametrize("path", [WHOLE, SECTION, "anastrozole/"])
def test_without_scripts_all_is_shown_and_nothing_asks_for_them(
    browser: Browser, address: str, path: str
) -> None:
    with watched(browser, address, scripts=False) as tab:
        page = tab.open(path)
        assert page.locator(".ev-reading:visible, .ev-unfold:visible").count() == 0
        assert page.locator(".ev-st").count() == page.locator(".ev-st:visible").count() > 0


@pytest.mark.parametrize("choice", [LUMINAL_A, FIRST_LINE, YOUNG, {"menopause": "men"}], ids=str)
def test_what_is_dimmed_is_what_the_rule_says(tab: Watched, edition: Edition, choice: dict[str, str]) -> None:
    page = tab.open(WHOLE + query(choice))
    wanted = dimmed_by_the_rule(edition, choice)
    total = page.locator(".ev-st").count()
    expect(page.locator(".ev-st.is-aside")).to_have_count(len(wanted))
    assert set(page.eval_on_selector_all(".ev-st.is-aside", "all => all.map(one => one.id)")) == wanted
    expect(page.locator(".ev-reading [role=status]")).to_have_text(
        f"{len(wanted)} of {total} statements dimmed."
    )
    assert 0 < len(wanted) < total


def test_a_patient_is_chosen_by_keyboard_shared_and_remembered(tab: Watched) -> None:
    page = tab.open(SECTION)
    page.locator(".ev-patient summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Subtype")).to_be_focused()
    page.keyboard.type("Luminal A")
    expect(page).to_have_url(re.compile(r"\?subtype=luminal-a$"))
    expect(page.locator(".ev-patient summary")).to_contain_text("Luminal A")
    page = tab.open("anastrozole/metastatic/")
    expect(page).to_have_url(re.compile(r"\?subtype=luminal-a$"))
    assert page.locator(".ev-st.is-aside").count() > 0
    page.get_by_role("button", name="All patients").click()
    expect(page).to_have_url(re.compile(r"metastatic/$"))
    assert page.locator(".ev-st.is-aside").count() == 0
    expect(page.locator(".ev-dimmed")).to_be_hidden()
    expect(page.locator(".ev-patient summary")).to_be_focused()
    assert tab.open(f"{SECTION}?subtype=nonesuch").locator(".ev-st.is-aside").count() == 0


def test_a_reader_who_listens_is_told_what_does_not_apply(tab: Watched) -> None:
    page = tab.open(SECTION + query({"setting": "prevention"}))
    first = page.locator(".ev-st.is-aside").first
    assert first.inner_text().startswith("Does not apply to this patient:")
    expect(page.locator(".ev-reading")).to_have_count(1)
    assert "Does not apply" in page.locator(".ev-page").aria_snapshot()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_dimmed_can_be_read_and_a_finger_finds_the_lists(
    browser: Browser, address: str, width: int, dark: bool
) -> None:
    with watched(browser, address, width, dark=dark) as tab:
        page = tab.open(SECTION)
        page.locator(".ev-patient summary").click()
        page.get_by_label("Setting").select_option("prevention")
        assert page.locator(".ev-st.is-aside").count() > 10
        page.evaluate(node_file("axe-core/axe.min.js").read_text("utf-8"))
        judged = page.evaluate(
            "axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag22aa']}}).then("
            "found => found.violations.map(({id, nodes}) => [id, nodes.map(node => node.html)]))"
        )
        assert judged == []
        assert small_targets(page) == []
        assert page.viewport_size
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def small_targets(page: Page) -> list[str]:
    """What is operated and lower than 24 px."""
    found = page.eval_on_selector_all(
        ".ev-reading :is(label, select, button, summary)",
        "all => all.filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML)",
    )
    assert isinstance(found, list)
    return found


def test_to_dim_the_whole_monograph_is_no_long_task(tab: Watched) -> None:
    """What grows with the records is done a few at a time: no pause in which the page could not answer."""
    page = tab.open(WHOLE)
    pause = page.evaluate(
        """async () => {
        const list = document.querySelector("select[name=menopause]");
        const last = [...document.querySelectorAll(".ev-st[data-for~=postmenopausal]")].at(-1);
        const turn = () => new Promise(done => setTimeout(done));
        await turn();
        list.value = "men";
        let longest = 0, before = performance.now();
        list.dispatchEvent(new Event("change", {bubbles: true}));
        do {
          document.body.offsetHeight;
          longest = Math.max(longest, performance.now() - before);
          before = performance.now();
          await turn();
        } while (!last.matches(".is-aside"));
        return longest;
        }"""
    )
    print(f"{page.locator('.ev-st').count()} statements judged, at most {pause:.1f} ms at once")
    assert page.locator(".ev-st.is-aside").count() > 100
    assert pause < 50


def test_paper_shows_everything_whatever_was_chosen(tab: Watched) -> None:
    tab.page.add_init_script(BRIEF)
    page = tab.open(WHOLE + query(YOUNG))
    page.emulate_media(media="print")
    assert (
        page.locator(
            ".ev-reading:visible, .ev-unfold:visible, .ev-nav:visible, .ev-page button:visible"
        ).count()
        == 0
    )
    assert page.locator(".ev-st").count() == page.locator(".ev-st:visible").count()
    assert page.locator(".ev-refs > li").count() == page.locator(".ev-refs > li:visible").count() > 100
    ink = page.locator(".ev-answer p").first.evaluate("one => getComputedStyle(one).color")
    asides = page.locator(".ev-st.is-aside")
    assert asides.count() > 0
    assert set(asides.evaluate_all("all => all.map(one => getComputedStyle(one).color)")) == {ink}
    assert page.locator(".ev-aside:visible").count() == 0

"""The build stops at every mistake, with the same message as `check`: where, what, why, how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evidograph.problem import Problem
from evidograph.render.authored import PAGE_RULES, AuthoredPage, Vocabulary
from evidograph.report import Counts, format_text
from evidograph.website.links import dead_links, places_in
from programs import ROOT, run
from sites import build, small_house

START = "docs/index.md"
Edit = Callable[[str, str, str], None]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small house that builds."""
    return small_house(tmp_path_factory.mktemp("house") / "root")


@pytest.fixture
def edited(house: Path) -> Iterator[Edit]:
    """Changes one file of the house, for the length of a test."""
    kept: dict[Path, str] = {}

    def edit(name: str, old: str, new: str) -> None:
        file = house / name
        kept[file] = file.read_text("utf-8")
        assert old in kept[file]
        file.write_text(kept[file].replace(old, new, 1), "utf-8")

    yield edit
    for file, text in kept.items():
        file.write_text(text, "utf-8")


def test_the_small_house_builds_without_a_warning(house: Path, tmp_path: Path) -> None:
    done = build(house, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert (tmp_path / "site" / "statements" / "ST0001" / "index.html").is_file()
    assert (tmp_path / "site" / "pagefind" / "pagefind.js").is_file()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ('{{ drug_facts("trials") }}', '{{ drug_fact("trials") }}'),
            """docs/index.md:10:4: error[unknown-macro]
     10 | {{ drug_fact("trials") }}
        |    ^^^^^^^^^
  what  There is no macro "drug_fact".
  why   The page would show nothing in that place, as if nothing were known.
  fix   Did you mean "drug_facts"?
  more  contributing/checks/#unknown-macro
""",
        ),
        (
            ('{{ drug_facts("trials") }}', "{{ page.title }}"),
            """docs/index.md:10:4: error[unknown-macro]
     10 | {{ page.title }}
        |    ^^^^
  what  There is no macro "page".
""",
        ),
        (
            ('{{ example_sentences("ST0001") }}', '{{ example_sentences("ST0999") }}'),
            """docs/index.md:8:23: error[unknown-name]
      8 | {{ example_sentences("ST0999") }}
        |                       ^^^^^^
  what  There is no statement "ST0999".
  why   The page would show nothing in that place, as if nothing were known.
""",
        ),
        (
            ('{{ example_sentences("ST0001") }}', '{{ drug_facts("marker") }}'),
            """docs/index.md:8:16: error[unknown-name]
      8 | {{ drug_facts("marker") }}
        |                ^^^^^^
  what  There is no section "marker".
  why   The page would show nothing in that place, as if nothing were known.
  fix   Did you mean "markers"?
  more  contributing/checks/#unknown-name
""",
        ),
        (
            ('{{ drug_facts("trials") }}', "{{ drug_facts() }}"),
            """docs/index.md:10:4: error[unknown-macro]
     10 | {{ drug_facts() }}
        |    ^^^^^^^^^^
  what  The macro "drug_facts" takes a section in brackets.
""",
        ),
        (
            ("# Small", "# Small {#start}"),
            """docs/index.md:6:1: error[macro-syntax]
      6 | # Small {#start}
        | ^^^^^^^^^^^^^^^^
  what  This cannot be read: missing end of comment tag.
  why   Two braces, or a brace with % or #, open a macro wherever they stand on such a page.
  fix   Close what was opened; an id on a heading is written {: #id }.
  more  contributing/checks/#macro-syntax
""",
        ),
        (
            ("(ledger.md)", "(ledgers.md)"),
            """docs/index.md:17:16: error[broken-link]
     17 | - [The ledger](ledgers.md)
        |                ^^^^^^^^^^
  what  The link "ledgers.md" leads to no page or file.
  why   The reader would end up nowhere.
""",
        ),
        (
            ("index.md#references", "index.md#reference"),
            """docs/index.md:16:55: error[broken-link]
     16 | - [The monograph](anastrozole/index.md), its [trials](anastrozole/index.md#reference)
        |                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  what  The link "anastrozole/#reference" leads to a page that has no place "reference".
""",
        ),
        (
            ('{{ drug_facts("trials") }}', '<a href="statements/ST0999/">gone</a>'),
            """docs/index.md:10:10: error[broken-link]
     10 | <a href="statements/ST0999/">gone</a>
        |          ^^^^^^^^^^^^^^^^^^
  what  The link "statements/ST0999/" leads to no page or file.
""",
        ),
    ],
)
def test_a_mistake_on_a_page_stops_the_build(
    house: Path, tmp_path: Path, edited: Edit, change: tuple[str, str], message: str
) -> None:
    edited(START, *change)
    done = build(house, tmp_path / "site")
    assert done.returncode != 0
    assert message in done.stderr


def test_a_problem_in_a_record_stops_the_build_in_the_words_of_check(
    house: Path, tmp_path: Path, edited: Edit
) -> None:
    edited("evidence/items/EV0001.yaml", "citekey: cuzick2010effect", "citekey: cuzick2001effect")
    checked = run(["evidograph", "check", "--root", house])
    done = build(house, tmp_path / "site")
    assert checked.returncode == 1
    assert done.returncode != 0
    assert "evidence/items/EV0001.yaml:17:" in checked.stdout
    assert checked.stdout.strip() in done.stderr


def test_a_style_in_a_page_stops_the_build(house: Path, tmp_path: Path, edited: Edit) -> None:
    edited(START, '{{ drug_facts("trials") }}', '<p style="color:red">red</p>')
    done = build(house, tmp_path / "site")
    assert done.returncode != 0
    assert "has an inline style" in done.stderr


def test_what_is_no_mistake_is_not_complained_of() -> None:
    page = AuthoredPage("docs/a.md", '---\ntitle: "{{ a }}"\nrender_macros: true\n---\n{{ section("a") }}\n')
    assert page.renders_macros
    vocabulary = Vocabulary({"section": ("section",)}, {"section": frozenset({"a"})}.__getitem__)
    assert list(page.check(vocabulary)) == []


def test_each_rule_of_pages_has_its_own_code_and_says_why_and_how() -> None:
    assert len({rule.code for rule in PAGE_RULES}) == len(PAGE_RULES)
    assert all(text.endswith(".") for rule in PAGE_RULES for text in (rule.description, rule.why, rule.fix))


def test_a_problem_of_a_whole_page_names_the_page_alone() -> None:
    page = AuthoredPage("docs/a.md", "text\n")
    problem: Problem = page.problem(PAGE_RULES[0], page.place_of("nowhere"), "Wrong.")
    assert format_text([problem], Counts(files=1)).startswith(
        "docs/a.md:1:1: error[unknown-macro]\n  what  Wrong.\n"
    )


def test_links_are_followed_to_pages_files_and_places() -> None:
    pages = {
        "": '<a href="a/">a</a><a href="a/#one">b</a><a href="https://a.example">c</a><a href="f.csv">d</a>',
        "a/": '<p id="one"><a class="x" href="../">up</a><a href="#two">e</a><a href="../b/">f</a></p>',
    }
    found = [(link.page, link.address) for link in dead_links(pages, places_in(pages), {"f.csv"})]
    assert found == [("a/", "#two"), ("a/", "../b/")]


def test_the_built_site_has_a_page_for_every_record(site: Path) -> None:
    pages = {path.parent.name.replace("_", "-") for path in site.glob("*/*/index.html")}
    kinds = ("items", "trials", "genes", "drugs")
    records = {path.stem for kind in kinds for path in (ROOT / "evidence" / kind).glob("*.yaml")}
    print(f"{len(records & pages)} of {len(records)} records have a page")
    assert records
    assert records <= pages

"""The written pages: every rule, field, word, macro, verb, file and column is documented; nothing else is."""

import re
import shutil
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from evidograph.bibfile import BIB_RULES
from evidograph.checking import check_repository
from evidograph.cli import COMMANDS
from evidograph.corpus import PLACE_RULES
from evidograph.csvfile import CSV_RULES
from evidograph.problem import Rule
from evidograph.render.authored import PAGE_RULES
from evidograph.render.reference import checks, fields
from evidograph.render.reference.standing import exceptions, standing
from evidograph.report import Counts, format_text
from evidograph.rules import ALL_RULES
from evidograph.schema import SCHEMA_RULES
from evidograph.website.macros import MACROS
from evidograph.yamlfile import YAML_RULES
from programs import ROOT, run
from releases import edition
from schema_places import SCHEMAS, properties

DOCS = ROOT / "docs"
RULES: tuple[Rule, ...] = (
    *ALL_RULES, *SCHEMA_RULES, *YAML_RULES, *BIB_RULES, *CSV_RULES, *PLACE_RULES, *PAGE_RULES,
)  # fmt: skip
BRITISH = re.compile(
    r"\b\w*(?:tumour|oestr|randomis|favour|colour|behaviour|haem|oedema|licence|labell|analys(?:e[ds]?\b|ing)|centre)",
    re.IGNORECASE,
)


def text_of(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def ids(html: str, tag: str) -> list[str]:
    return re.findall(rf'<{tag} id="([^"]+)"', html)


def first_cells(page: str, heading: str) -> list[str]:
    """The code at the beginning of each row of the table that follows some words on a page."""
    table = page.partition(heading)[2].partition("\n\n## ")[0]
    return re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)


@cache
def page_of_checks() -> str:
    return checks.checks(ROOT)


def test_every_rule_is_explained_under_its_code_and_nothing_else() -> None:
    html = page_of_checks()
    codes = sorted(rule.code for rule in RULES)
    assert len(codes) == len(set(codes)) > 90
    assert sorted(ids(html, "h3")) == codes
    assert "{{ checks() }}" in text_of("contributing/checks.md")
    shown = unescape(html)
    assert [r.code for r in RULES if not all(said in shown for said in (r.description, r.why, r.fix))] == []


def test_every_rule_says_what_it_is_asked_of() -> None:
    asked = dict(
        re.findall(r'<h3 id="([^"]+)">.*?<dt>(?:Asked of</dt><dd>([^<]+)|Why)', page_of_checks(), re.DOTALL)
    )
    assert {code: words for code, words in asked.items() if words} == {
        rule.code: checks.SCOPES[rule.scope] for rule in ALL_RULES
    }
    assert {rule.scope for rule in ALL_RULES} == checks.SCOPES.keys()


def test_every_code_in_the_program_is_a_rule_that_is_explained() -> None:
    told = re.compile(r"(?:error|warning)\[([a-z-]+)\]")
    files = [*(ROOT / "tests" / "examples").rglob("*.txt")]
    met = {code for file in files for code in told.findall(file.read_text("utf-8"))}
    assert met == {rule.code for rule in RULES} - checks.WITHOUT_EXAMPLE.keys()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_shows_the_message_that_it_gives(rule: Rule) -> None:
    message = checks.example(ROOT, rule.code)
    assert (rule.code in checks.WITHOUT_EXAMPLE) != (f"[{rule.code}]" in message)
    if message:
        assert message in unescape(page_of_checks())


def test_the_command_lists_the_same_rules() -> None:
    listed = [line.split()[0] for line in run(["evidograph", "rules"]).stdout.splitlines()]
    assert sorted(listed) == sorted(rule.code for rule in RULES)


def test_every_kind_of_record_has_its_fields_on_the_page() -> None:
    called = re.findall(r'\{\{ schema_fields\("([a-z-]+)"\) \}\}', text_of("contributing/schema.md"))
    assert called == list(fields.KINDS)
    whole = {name for name, schema in SCHEMAS.items() if schema.get("unevaluatedProperties") is False}
    parts = {"result.schema.json", "proposition.schema.json"}
    assert {f"{kind}.schema.json" for kind in fields.KINDS} | parts == whole


def test_every_field_is_documented_and_nothing_else() -> None:
    html = "".join(fields.schema_fields(ROOT, kind) for kind in fields.KINDS)
    anchors = ids(html, "tr")
    assert len(anchors) == len(set(anchors)) > 200
    assert {anchor.rpartition("-")[2] for anchor in anchors} == {place.name for place in properties()}
    shown = unescape(html)
    assert [p.address for p in properties() if p.schema.get("description", "") not in shown] == []


def test_every_word_is_documented_with_its_meaning_and_nothing_else() -> None:
    html = unescape(fields.vocabularies(edition()))
    lists: dict[str, Any] = SCHEMAS["vocabulary.schema.json"]["$defs"]
    assert ids(html, "h3") == [f"vocabulary-{name}" for name in lists]
    tokens = [token for held in lists.values() for token in held["enum"]]
    assert re.findall(r'<th scope="row"><code[^>]*>([^<]+)', html) == tokens
    assert [m for held in lists.values() for m in held["x-meanings"].values() if m not in html] == []
    assert "{{ vocabularies() }}" in text_of("contributing/schema.md")


def test_links_to_vocabularies_lead_to_them() -> None:
    html = "".join(fields.schema_fields(ROOT, kind) for kind in fields.KINDS)
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert targets
    assert targets <= set(ids(fields.vocabularies(edition()), "h3"))


def test_every_macro_is_documented_and_nothing_else() -> None:
    named = first_cells(text_of("contributing/index.md"), "| macro | prints |")
    assert sorted(name.partition("(")[0] for name in named) == sorted(MACROS)


def test_every_verb_is_documented_and_nothing_else() -> None:
    page = text_of("contributing/index.md")
    cells = first_cells(page, "## On your own machine")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    verbs = re.findall(r"^([a-z-]+):.*?## ", makefile, re.MULTILINE)
    assert [cell for cell in cells if cell.startswith("make ")] == [f"make {verb}" for verb in verbs]
    commands = [cell.split()[1] for cell in cells if cell.startswith("evidograph ")]
    assert commands == [command.name for command in COMMANDS]
    assert len(cells) == len(verbs) + len(commands)


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def test_the_worked_example_works_word_for_word(tmp_path: Path) -> None:
    page = text_of("contributing/example.md")
    item, line = blocks(page, "yaml")
    (message,) = blocks(page, "text")
    for folder in ("evidence", "schema"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    like, new = (tmp_path / "evidence" / "items" / f"{name}.yaml" for name in ("EV0013", "EV0015"))
    assert not new.exists(), "the number that the example uses is taken"
    pairs = list(zip(like.read_text("utf-8").splitlines(), item.splitlines(), strict=True))
    assert [old.partition(":")[0] for old, edited in pairs if old != edited] == [
        "id",
        "summary",
        "outcome",
        "result",
    ]
    before = set(check_repository(tmp_path).problems)
    new.write_text(item, "utf-8")
    met = set(check_repository(tmp_path).problems) - before
    assert [problem.code for problem in met] == ["unused-item"]
    assert format_text(met, Counts(files=1)).startswith(message)
    section = tmp_path / "evidence" / "monographs" / "anastrozole" / "adjuvant.yaml"
    cited = "      - {item: EV0011, direction: supports}\n"
    text = section.read_text("utf-8")
    assert text.count(cited) == 1
    section.write_text(text.replace(cited, cited + line), "utf-8")
    assert set(check_repository(tmp_path).problems) == before


def test_about_tells_of_review_and_assistance_as_the_records_do() -> None:
    page = text_of("about/index.md")
    statements = edition().corpus.statements.values()
    reviewed = any(statement.review for statement in statements)
    assert ("Not yet reviewed by a clinician" in page) != reviewed
    assert all(s.contributions[0].machine_assisted for s in statements if s.is_accepted)
    assert "with machine assistance" in page
    assert "Not medical advice" in page
    assert (
        f"<dd>0 of {sum(s.is_accepted for s in statements):,} statements" in standing(edition()) or reviewed
    )
    assert "{{ standing() }}" in page
    assert "{{ exceptions() }}" in page


def test_exceptions_are_all_shown() -> None:
    html = exceptions(edition())
    found = edition().corpus.deviations
    assert len(found) <= 10
    assert all(deviation.record in html and deviation.reason in unescape(html) for deviation in found)
    assert found or "None" in html


def test_decisions_are_numbered_in_a_row() -> None:
    numbers = re.findall(r"^\*\*([0-9]+)\. ", text_of("contributing/decisions.md"), re.MULTILINE)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert len(numbers) > 20


def test_the_folder_of_records_is_explained_and_nothing_else() -> None:
    page = (ROOT / "evidence" / "README.md").read_text("utf-8")
    named = {
        cell.partition("/")[0]
        for row in page.splitlines()
        for cell in re.findall(r"`([^`]+)`", row.partition(" | ")[0])
        if row.startswith("| `")
    }
    held = {path.name for path in (ROOT / "evidence").iterdir()} - {"README.md"}
    assert named == held
    assert len(page.splitlines()) < 40, "more than a screen"


def written(pattern: str) -> list[Path]:
    return [path for path in sorted(ROOT.glob(pattern)) if "_theme" not in path.parts]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    "path", [*written("docs/**/*.md"), *written("*.md"), *written("*/README.md")], ids=named
)
def test_published_text_is_in_american_spelling(path: Path) -> None:
    text = re.sub(
        r"`[^`]*`|^```.*?^```|^find:.*$", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    assert BRITISH.findall(text) == []


@pytest.mark.parametrize("page", written("docs/**/*.md"), ids=named)
def test_pages_that_use_macros_say_so_and_others_have_no_braces(page: Path) -> None:
    head, _, body = page.read_text("utf-8").partition("\n---\n")
    assert "title: " in head
    assert ("render_macros: true" in head) == bool(re.search(r"\{\{|\{%|\{#", body))

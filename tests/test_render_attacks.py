"""Text of records that tries to be more than text: nothing of it runs, all of it is shown as written."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from evidograph import model
from evidograph.bibfile import Source
from evidograph.checking import check_repository
from evidograph.corpus import Corpus, Ref
from evidograph.edition import Edition, Here, load_edition
from evidograph.model.base import Value
from evidograph.render.sheet import Sheet
from evidograph.website.edition_site import EditionSite
from programs import run
from sites import DRUG, example_root, small_house
from test_render_golden import FRAGMENTS

ATTACK = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'> onmouseover=alert(3) x='"
    " {{ 7 * 7 }} {% if %} {# c #} </title></a>| *b* _i_ `c` [x](javascript:alert(4)) &lt;b&gt; \\"
)
# Fields that hold what people write; all others hold ids, tokens, numbers or addresses.
FREE = frozenset(
    {
        "abbreviation",
        "brands",
        "certainty_reason",
        "claim",
        "contributor",
        "definition",
        "dose",
        "duration",
        "formula",
        "inchikey",
        "issuer",
        "label",
        "locator",
        "method",
        "modification",
        "name",
        "note",
        "query",
        "question",
        "reason",
        "reviewer",
        "section",
        "smiles",
        "specimen",
        "summary",
        "synonyms",
        "text",
        "title",
        "topic",
        "verdict",
        "version",
        "where",
        "why",
        "would_settle",
    }
)


def poisoned(data: Any, free: bool = False) -> Any:
    """The same data with the attack at the end of every text that people write."""
    if isinstance(data, dict):
        return {key: poisoned(value, free=key in FREE) for key, value in data.items()}
    if isinstance(data, list):
        return [poisoned(value, free) for value in data]
    return f"{data} {ATTACK}" if free and isinstance(data, str) else data


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The small corpus with the attack in every text, past all checks."""
    root = example_root(tmp_path_factory.mktemp("attacked") / "root")
    corpus = check_repository(root).corpus
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(corpus):
        held = getattr(corpus, field.name)
        if isinstance(held, dict) and field.name != "locations":
            changed[field.name] = {key: _poisoned_record(record) for key, record in held.items()}
    return load_edition(_with_statements(dataclasses.replace(corpus, **changed)), DRUG)


def _poisoned_record(record: Any) -> Any:
    if isinstance(record, Source):
        fields = {
            name: f"{value} {ATTACK}" if name in {"title", "journal", "note"} else value
            for name, value in record.fields.items()
        }
        return dataclasses.replace(record, fields=fields)
    if isinstance(record, Value):
        data = poisoned(model.to_data(record))
        if isinstance(record, model.Gap):
            data["reason"] = record.reason  # here alone it is a word of a vocabulary
        return model.build(data, type(record))
    return poisoned(record)


def _with_statements(corpus: Corpus) -> Corpus:
    """Sections hold the very statements that the corpus holds."""
    held = {s.id: s for section in corpus.sections.values() for s in section.statements}
    return dataclasses.replace(corpus, statements=held)


class Tags(HTMLParser):
    """Every tag with the names of its attributes, every address, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.addresses: set[str] = set()
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src"}}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def pages(edition: Edition) -> Iterator[tuple[str, str]]:
    """All record pages and fragments of the edition."""
    site = EditionSite(edition)
    yield from ((f"{ref.kind}/{ref.id}", site.render(ref).html) for ref in site.refs())
    yield from ((name, made(Sheet(edition, Here("page/")))) for name, made in FRAGMENTS.items())


def test_no_page_gains_a_tag_an_attribute_or_an_address(example: Edition, attacked: Edition) -> None:
    clean, found = dict(pages(example)), dict(pages(attacked))
    assert found.keys() == clean.keys()
    assert len(found) > 60
    for name, html in found.items():
        before, after = Tags(clean[name]), Tags(html)
        assert after.tags == before.tags, name
        assert after.names == before.names, name
        assert {a for a in after.addresses if "alert" in a} == set(), name


def test_the_attack_is_shown_as_it_is_written(attacked: Edition) -> None:
    page = EditionSite(attacked).render(Ref("statement", "ST0001"))
    assert ATTACK in "".join(Tags(page.html).text)
    shown = [name for name, html in pages(attacked) if ATTACK in "".join(Tags(html).text)]
    assert len(shown) > 55


def test_a_hidden_character_is_refused_before_any_page_is_made(tmp_path: Path) -> None:
    root = example_root(tmp_path / "root")
    file = root / "evidence" / "items" / "EV0001.yaml"
    file.write_text(file.read_text("utf-8").replace("Ten years", "Ten \u202eyears"), "utf-8")
    assert [p.code for p in check_repository(root).problems if p.file == "evidence/items/EV0001.yaml"] == [
        "yaml-hidden-character"
    ]


UNCHECKED = """
import sys
from evidograph.website import checked, hooks
checked.stop_for = hooks.stop_for = lambda problems, files: None
from mkdocs.__main__ import cli
cli(sys.argv[1:])
"""


def test_macros_never_read_the_text_of_a_record(tmp_path: Path) -> None:
    house = small_house(tmp_path / "house")
    section = house / "evidence" / "monographs" / "anastrozole" / "trials.yaml"
    title = 'Women {{ 7 * 7 }} {% if %} {# c #} <script>alert("5")</script> did better.'
    text = section.read_text("utf-8")
    old = "After adjuvant anastrozole cancers returned less often than after tamoxifen (hazard ratio 0.79)."
    assert old in text
    section.write_text(text.replace(f"text: {old}", f"text: '{title}'"), "utf-8")
    script = tmp_path / "unchecked.py"
    script.write_text(UNCHECKED, "utf-8")
    done = run([sys.executable, script, "build", "--strict", "--site-dir", tmp_path / "site"], cwd=house)
    assert done.returncode == 0, done.stderr
    for name in ("statements/ST0001", "anastrozole", "statements", "."):
        html = (tmp_path / "site" / name / "index.html").read_text("utf-8")
        tags = Tags(html)
        assert title in "".join(tags.text), name
        assert "49" not in "".join(tags.text).replace("ST0149", ""), name
        assert "<script>alert" not in html, name

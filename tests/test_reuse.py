"""What a reader takes along: citations that other programs read, addresses, the record in the repository."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from pybtex.database import parse_string as parse_with_pybtex  # type: ignore[import-untyped]

from evidograph import model
from evidograph.bibfile import Source
from evidograph.contract import SITE
from evidograph.corpus import Ref
from evidograph.edition import Edition, page_path
from evidograph.export import citation_files
from evidograph.render.cards import card_files
from evidograph.render.sources import reading_place
from evidograph.website.edition_site import EditionSite

REPOSITORY = "https://code.example/house/evidograph"
LINE = re.compile(r'<p class="ev-take".*?</p>', re.DOTALL)
COPY = re.compile(r'data-copy="([^"]*)"')
LARGEST_CARD_FILE = 120_000
# One record of each kind that has a line of actions, on the real corpus.
RECORDS = (
    "statement/ST0149",
    "item/EV0011",
    "trial/atac",
    "source/cuzick2010effect",
    "document/us-label-2022",
    "gene/FASN",
    "gap/GP0023",
)


def actions(edition: Edition, ref: Ref) -> str:
    """The line of actions of a record's page."""
    (found,) = LINE.findall(EditionSite(edition).render(ref).html)
    return str(found)


def ref_of(name: str) -> Ref:
    kind, _, record = name.partition("/")
    return Ref(kind, record)


def test_every_source_is_read_by_three_parsers(edition: Edition) -> None:
    files, read = citation_files(edition), 0
    for citekey, source in edition.corpus.sources.items():
        text = files[f"references/{citekey}.bib"]
        (others,) = parse_with_pybtex(text, "bibtex").entries.values()
        (entry,) = parse_string(text).entries
        assert {name.lower(): value for name, value in others.fields.items()} == {
            name: value for name, value in source.fields.items() if name != "author"
        }
        assert (entry.key, entry.entry_type) == (citekey, source.entry_type)
        assert {field.key: field.value for field in entry.fields} == dict(source.fields)
        (ris,) = rispy.loads(files[f"references/{citekey}.ris"])
        assert as_ris_should_say(source) == {name: ris.get(name) for name in as_ris_should_say(source)}
        assert not ris.get("unknown_tag")
        read += 1
    print(f"{read} of {len(edition.corpus.sources)} sources read back from BibTeX and RIS")
    assert read == len(edition.corpus.sources)
    assert len(files) == 2 * read


def as_ris_should_say(source: Source) -> dict[str, object]:
    fields = source.fields
    return {
        "type_of_reference": "JOUR" if source.entry_type == "article" else "GEN",
        "id": source.citekey,
        "title": fields["title"],
        "secondary_title": fields.get("journal"),
        "year": fields.get("year"),
        "volume": fields.get("volume"),
        "number": fields.get("number"),
        "start_page": fields["pages"].partition("-")[0] if "pages" in fields else None,
        "doi": fields.get("doi"),
        "accession_number": fields.get("pmid"),
        "authors": [", ".join(p for p in (a.family, a.given) if p) for a in source.authors] or None,
        "urls": [fields["url"]] if "url" in fields else None,
    }


def test_joined_files_are_still_files(edition: Edition) -> None:
    files = citation_files(edition)
    bib = "\n\n".join(text.strip() for name, text in files.items() if name.endswith(".bib"))
    ris = "\n\n".join(text.strip() for name, text in files.items() if name.endswith(".ris"))
    assert len(parse_with_pybtex(bib, "bibtex").entries) == len(edition.corpus.sources)
    assert len(rispy.loads(ris)) == len(edition.corpus.sources)


@pytest.mark.parametrize("name", RECORDS)
def test_the_citation_says_what_in_which_release_and_where(edition: Edition, name: str) -> None:
    ref = ref_of(name)
    permalink, text = (unescape(found) for found in COPY.findall(actions(edition, ref)))
    release = edition.corpus.release.release
    assert permalink == f"{SITE}latest/{page_path(ref)}"
    assert ref.id in text
    assert f"release {release}" in text
    assert text.endswith(f" {SITE}{release}/{page_path(ref)}")


def test_the_citation_of_a_statement_quotes_it_and_names_its_sources(edition: Edition) -> None:
    statement = edition.corpus.statements["ST0201"]
    text = unescape(COPY.findall(actions(edition, Ref("statement", "ST0201")))[1])
    assert text.startswith(f"{statement.text} (Evidograph, statement ST0201, release ")
    assert "Source: Cuzick 2010, Lancet Oncol.)" in text


@pytest.mark.parametrize("name", RECORDS)
def test_without_a_repository_nothing_leads_there(edition: Edition, name: str) -> None:
    assert edition.corpus.release.repository == ""
    line = actions(edition, ref_of(name))
    assert "View record" not in line
    assert "Propose" not in line


@pytest.mark.parametrize("name", RECORDS)
def test_with_one_the_record_opens_in_its_web_editor(edition: Edition, name: str) -> None:
    ref = ref_of(name)
    release = edition.corpus.release
    public = model.Release(release=release.release, as_of=release.as_of, repository=REPOSITORY)
    elsewhere = replace(edition, corpus=replace(edition.corpus, release=public))
    line = actions(elsewhere, ref)
    (view,) = re.findall(r'<a href="([^"]*)">View record</a>', line)
    (edit,) = re.findall(r'<a href="([^"]*)">Propose a correction</a>', line)
    assert view.replace("/blob/", "/edit/") == edit
    file, _, number = edit.removeprefix(f"{REPOSITORY}/edit/main/").partition("#L")
    text = (edition.corpus.root / file).read_text("utf-8")
    assert ref.id in (text.splitlines()[int(number) - 1] if number else text)


def test_the_cards_of_all_marks_stand_in_small_files(edition: Edition) -> None:
    files = card_files(edition)
    cards = {name: file for file, shelf in files.items() for name in shelf["cards"]}
    assert cards.keys() == {*edition.corpus.statements, *edition.corpus.gaps}
    assert all(file == f"cards/{name[:-2]}.json" for name, file in cards.items())
    largest = max(len(json.dumps(shelf, ensure_ascii=False).encode()) for shelf in files.values())
    print(f"{len(cards)} cards in {len(files)} files, the largest of {largest:,} bytes")
    assert largest < LARGEST_CARD_FILE


def test_a_card_says_of_each_line_what_was_found_on_what_and_how_far_it_was_read(edition: Edition) -> None:
    for shelf in card_files(edition).values():
        for name, card in shelf["cards"].items():
            lines = edition.corpus.statements[name].evidence if name in edition.corpus.statements else ()
            assert sorted(map(tuple, card["lines"])) == sorted((line.item, line.direction) for line in lines)
        for name, said in shelf["items"].items():
            item = edition.corpus.items[name]
            assert said["on"]
            assert said["design"]
            assert item.source
            assert said["read"] == reading_place(edition, item.source)
            assert shelf["sources"][said["source"]]["title"]


def test_pages_do_not_repeat_what_cards_say(site: Path) -> None:
    page = (site / "anastrozole" / "on-one-page" / "index.html").read_text("utf-8")
    marks = re.findall(r'<a class="ev-mark[^>]*>', page)
    assert len(marks) > 200
    assert not any("data-tip" in mark for mark in marks)

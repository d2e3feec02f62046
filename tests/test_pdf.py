"""The monograph as a PDF: tagged, with bookmarks, a title and a language, and every reference on it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import Destination

from browsing import watched
from evidograph.edition import Edition
from evidograph.render.environment import day
from programs import ROOT, run

MONOGRAPH = "anastrozole/on-one-page/"
NO_ADVICE = "For research and education, not medical advice."
POINTS_OF_FOOT = 49  # 17 mm


@pytest.fixture(scope="module")
def pdf(site: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """What `make pdf` prints of the built site."""
    target = tmp_path_factory.mktemp("pdf") / "build" / "anastrozole.pdf"
    done = run([Path(sys.executable), ROOT / "scripts" / "make_pdf.py", site, target])
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip() == str(target)
    return PdfReader(target)


@pytest.fixture(scope="module")
def letters(pdf: PdfReader) -> list[str]:
    """The letters and figures of each page, its foot first; where a line ends does not matter."""
    return [bare(page.extract_text()) for page in pdf.pages]


@pytest.fixture(scope="module")
def foot(edition: Edition) -> str:
    """What stands at the foot of each page behind its number."""
    release = edition.corpus.release
    return bare(f"Evidograph, release {release.release}, as of {day(release.as_of)}. {NO_ADVICE}")


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def test_it_is_tagged_and_says_its_title_and_language(pdf: PdfReader, edition: Edition) -> None:
    said: Any = pdf.trailer["/Root"].get_object()
    assert bool(said["/MarkInfo"]["/Marked"])
    assert said["/StructTreeRoot"]["/K"]
    assert said["/Lang"] == "en"
    assert pdf.metadata
    title = pdf.metadata.title or ""
    assert title.startswith("Anastrozole in human breast cancer")
    assert edition.corpus.release.release in title


def test_each_section_has_its_bookmark_and_some_of_its_text_below(
    pdf: PdfReader, letters: list[str], edition: Edition
) -> None:
    marks = bookmarks(pdf)
    sections = [section.title for section in edition.sections.values()]
    assert [mark.title for mark in marks][1:] == [*sections, "References"]
    places = [place(pdf, mark) for mark in marks]
    assert places == sorted(places)
    lost = [m.title for m, at in zip(marks, places, strict=True) if bare(m.title or "") not in letters[at]]
    assert lost == []
    tops = [height(mark) for mark in marks if height(mark) > POINTS_OF_FOOT]
    assert min(tops) > POINTS_OF_FOOT + 60, "a heading and a line of text"


def bookmarks(pdf: PdfReader) -> list[Destination]:
    def flat(outline: list[Any]) -> Iterator[Destination]:
        for part in outline:
            yield from flat(part) if isinstance(part, list) else [part]

    return list(flat(pdf.outline))


def height(mark: Destination) -> float:
    """How far above the edge of the paper."""
    assert mark.top is not None
    return float(mark.top)


def place(pdf: PdfReader, mark: Destination) -> int:
    """The page to which a bookmark leads; the end of one is the beginning of the next."""
    number = pdf.get_destination_page_number(mark)
    assert number is not None
    return number + int(height(mark) < POINTS_OF_FOOT)


def halves(text: str) -> tuple[str, str]:
    """The first and the last letters of a text, as many as tell it from others."""
    length = min(25, len(text) // 2)
    return text[:length], text[-length:]


def test_every_statement_and_every_reference_is_printed(
    browser: Browser, address: str, letters: list[str], foot: str
) -> None:
    with watched(browser, address) as tab:
        page = tab.open(MONOGRAPH)
        references = page.locator(".ev-refs > li > a:not(.doi)").all_inner_texts()
        statements = page.locator(".ev-st").evaluate_all(
            "all => all.map(one => one.firstChild.nodeType === Node.TEXT_NODE ? one.firstChild.data : '')"
        )
    printed = "".join(text.removeprefix(f"{n}{foot}") for n, text in enumerate(letters, 1))
    found = [title for title in references if bare(title) in printed]
    print(f"{len(found)} of {len(references)} references are in the PDF")
    assert len(found) == len(references) > 100
    begun = [bare(text) for text in statements if bare(text)]
    lost = [
        text for text in begun if not any(half in printed for half in halves(text))
    ]  # a page may end in it
    assert lost == []
    assert len(begun) > 100


def test_each_page_has_its_number_and_nothing_of_the_screen(letters: list[str], foot: str) -> None:
    assert [n for n, text in enumerate(letters, 1) if not text.startswith(f"{n}{foot}")] == []
    assert 10 < len(letters) < 60
    printed = "".join(letters)
    for words in (
        "Skip to content",
        "For which patient",
        "with evidence",
        "further statements",
    ):
        assert bare(words) not in printed, words

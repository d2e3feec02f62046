"""Every number in the text of every built page stands in a record named beside it, or follows from counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

import pytest

from evidograph.corpus import Ref
from evidograph.edition import FOLDERS, Edition
from page_counts import Counts
from page_sources import ABOUT_ITSELF, Sources, days_in, rounded, words_of_the_files
from page_text import Block, Element, article, blocks
from sites import DRUG

KINDS = {folder: kind for kind, folder in FOLDERS.items()}
# The smallest part of a page that speaks of one thing: a number in it is that thing's.
PARTS = frozenset({"tr", "li", "article", "caption"})
PART_CLASSES = frozenset({"ev-st", "ev-slip", "ev-block", "ev-line", "ev-verdict"})
# What only holds parts together speaks of no thing.
FRAMES = frozenset({"ev-page", "ev-home", "main", "side", "ev-tablewrap", "ev-record", "ev-sides"})


@dataclass
class Page:
    """One built page: its address, its own record, and which records each of its elements names."""

    url: str
    root: Element
    named: dict[int, frozenset[Ref]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._sources = {
            li.attributes["id"]: ref
            for li in self.root.of_tag("li")
            if li.attributes.get("id", "").startswith("ref-")
            for link in li.of_tag("a")
            if (ref := self._target(link.attributes.get("href", ""))) and ref.kind == "source"
        }
        self._collect(self.root)

    @property
    def own(self) -> Ref | None:
        """The record whose page this is; the monograph is the drug's."""
        return Ref("drug", DRUG) if self.url == f"{DRUG}/" else record_at(self.url)

    def _target(self, href: str) -> Ref | None:
        if href.startswith("#"):
            return None
        return record_at(urljoin(f"http://site/{self.url}", href).removeprefix("http://site/"))

    def _collect(self, element: Element) -> frozenset[Ref]:
        found: set[Ref] = set()
        href = element.attributes.get("href", "")
        if element.tag == "a" and href:
            ref = self._sources.get(href[1:]) if href.startswith("#ref-") else self._target(href)
            found |= {ref} if ref else set()
        if "id" in element.attributes:
            ref = record_at(f"{self.url}#{element.attributes['id']}")
            found |= {ref} if ref and ref != self.own else set()
        if "ev-st" in element.classes and "id" in element.attributes:
            found.add(Ref("statement", element.attributes["id"]))
        for child in element.children:
            if isinstance(child, Element):
                found |= self._collect(child)
        self.named[id(element)] = frozenset(found)
        return self.named[id(element)]

    def scopes(self, element: Element) -> Iterator[frozenset[Ref]]:
        """The records named around an element, up to the part that it lies in; then the page's own."""
        for around in element.ancestors():
            if around.tag == "table" or around.classes & FRAMES:
                break
            yield self.named[id(around)]
            if around.tag in PARTS or around.classes & PART_CLASSES:
                break
        if self.own:
            yield frozenset({self.own})


def record_at(address: str) -> Ref | None:
    """The record whose page or place an address is."""
    path, _, fragment = address.partition("#")
    parts = path.split("/")
    if len(parts) == 3 and parts[0] == DRUG and parts[1] and not fragment:
        return Ref("section", f"{DRUG}/{parts[1]}")
    if len(parts) == 3 and parts[0] in KINDS and parts[1] and not parts[2]:
        return Ref(KINDS[parts[0]], parts[1])
    if path == "glossary/" and fragment:
        return Ref("term", fragment)
    if path == "ledger/" and fragment.startswith("reference-"):
        return Ref("reference-map", fragment.removeprefix("reference-"))
    if path == "ledger/" and "-" in fragment:
        return Ref("ledger", fragment.replace("-", "/", 1))
    return None


@dataclass(frozen=True)
class Reader:
    """Reads the numbers of pages, and knows which may stand where."""

    sources: Sources
    counts: Counts

    def numbers(self, block: Block) -> list[float]:
        """The numbers that a block states."""
        return [rounded(abs(number.value)) for number in self.sources.read(block.text)]

    def known(self, page: Page, block: Block) -> set[float]:
        """The numbers of the records that the page names around a block, and what it may count there."""
        named = frozenset(ref for scope in page.scopes(block.element) for ref in scope)
        found = self.counts.of(page.url, block, named)
        found = found.union(*(self.sources.figures(ref) for ref in named))
        if page.url.startswith(ABOUT_ITSELF):
            found |= self.sources.of_files(words_of_the_files(page.url))[0]
        return found

    def strange_days(self, page: Page, block: Block) -> list[str]:
        """Full dates that no record named around the block holds."""
        days = days_in(block.text)
        if not days:
            return []
        known = {self.sources.corpus.release.as_of}
        for scope in page.scopes(block.element):
            known |= {day for ref in scope for day in self.sources.dates(ref)}
        if page.url.startswith(ABOUT_ITSELF):
            known |= self.sources.of_files(words_of_the_files(page.url))[1]
        return sorted(days - known)


@pytest.fixture(scope="module")
def reader(edition: Edition, site: Path) -> Reader:
    return Reader(Sources(edition.corpus), Counts(edition.corpus, site))


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Page]:
    files = sorted(site.rglob("index.html"))
    urls = [file.relative_to(site).as_posix().removesuffix("index.html") for file in files]
    return [Page(url, article(file.read_text("utf-8"))) for url, file in zip(urls, files, strict=True)]


def test_every_number_of_every_page_traces(reader: Reader, pages: list[Page]) -> None:
    total, lost = 0, []
    for page in pages:
        for block in blocks(page.root):
            numbers = reader.numbers(block)
            total += len(numbers)
            strange: list[object] = list(reader.strange_days(page, block))
            if numbers:
                known = reader.known(page, block)
                strange += [number for number in numbers if number not in known]
            lost += [f"{page.url}: {number} in {block.text[:160]!r}" for number in strange]
    print(f"{total - len(lost)} of {total} numbers trace, on {len(pages)} pages")
    assert total > 20_000
    assert lost == []


def test_a_wrong_number_would_be_noticed(reader: Reader, pages: list[Page]) -> None:
    tried = noticed = 0
    for page in pages:
        if page.url.startswith(("statements/ST", "items/EV")):
            for block in blocks(page.root):
                for number in reader.numbers(block):
                    tried += 1
                    noticed += rounded(number * 1.1 + 0.01) not in reader.known(page, block)
    print(f"{noticed} of {tried} numbers made a tenth larger would be noticed")
    assert tried > 10_000
    assert noticed > 0.97 * tried

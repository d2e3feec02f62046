"""While pages are served for editing: which of them a change has touched; only those are built again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evidograph.corpus import Ref
from evidograph.edition import Edition
from evidograph.render.environment import Compiled
from evidograph.render.pieces import Page
from evidograph.website.edition_site import EditionSite
from evidograph.website.links import places_in
from evidograph.website.second import SecondProcess

RECORDS = ("evidence", "schema")
# What makes pages of records; a written page or a style makes none.
MAKERS = ("docs/_templates", "scripts")
# What stands around every page: a change here touches all of them.
FRAME = ("mkdocs.yml", "evidence/release.yaml", "docs/_theme")


@dataclass(frozen=True)
class Sources:
    """Fingerprints of what pages are made of."""

    records: bytes = b""
    makers: bytes = b""
    frame: bytes = b""


@dataclass
class Freshness:
    """What was written by the builds so far of one `mkdocs serve`, and by the one under way."""

    sources: Sources = field(default_factory=Sources)
    edition: Edition | None = None
    made: Mapping[Ref, Page] = field(default_factory=dict)
    downloads: Mapping[str, bytes] = field(default_factory=dict)
    compiled: Compiled = field(default_factory=Compiled)
    _next: Sources = field(default_factory=Sources)
    _pages: Mapping[Ref, Page] = field(default_factory=dict)
    _next_pages: Mapping[Ref, Page] = field(default_factory=dict)
    _files: dict[str, str | bytes] = field(default_factory=dict)
    _places: dict[str, frozenset[str]] = field(default_factory=dict)
    _second: SecondProcess | None = None

    def begin(self, sources: Sources, site: Callable[[], EditionSite]) -> None:
        """A build begins: the pages of `site` that may have changed are rendered from now on."""
        self.give_up()
        self._next = sources
        if (sources.makers, sources.records) != (self.sources.makers, self.sources.records):
            self._second = SecondProcess(site, self._pages)
        elif sources.frame != self.sources.frame:
            self.made = self._pages

    def give_up(self) -> None:
        """Nothing is rendered: the pages stay as they are, and so does what they were made of."""
        if self._second:
            self._second.stop()
        self._second, self.made = None, {}
        self._next, self._next_pages = self.sources, self._pages

    def touched(self, ref: Ref, site: EditionSite) -> bool:
        """Whether a page is to be written: it differs from what was written last, or its frame does."""
        if self._second:
            changed = self._second.finish(site)
            self._second = None
            self._next_pages = {ref: changed.get(ref) or self._pages[ref] for ref in site.refs()}
            self.made = changed if self._next.frame == self.sources.frame else self._next_pages
        return ref in self.made

    def finish(self) -> frozenset[Ref]:
        """The build has written its pages; gives what has a page no more."""
        gone = frozenset(self._pages) - frozenset(self._next_pages)
        self.sources, self._pages = self._next, self._next_pages
        return gone

    def differs(self, name: str, content: str | bytes) -> bool:
        """Whether a file that is no page has another content than when it was written last."""
        before, self._files[name] = self._files.get(name), content
        return content != before

    def places(self, articles: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
        """The places of all pages: of those just written, and of those that stand from earlier builds."""
        self._places |= places_in({url: html for url, html in articles.items() if html})
        return {url: self._places.get(url, frozenset()) for url in articles}


def sources_in(root: Path) -> Sources:
    """What pages are made of in a repository, as it is now."""
    return Sources(*(_of_files(root / name for name in names) for names in (RECORDS, MAKERS, FRAME)))


def _of_files(places: Iterable[Path]) -> bytes:
    """A fingerprint of files and of all files below folders, by name and time of change."""
    files = sorted(f for place in places for f in (place.rglob("*") if place.is_dir() else (place,)))
    return hashlib.blake2b(repr([(str(f), f.stat().st_mtime_ns) for f in files]).encode()).digest()

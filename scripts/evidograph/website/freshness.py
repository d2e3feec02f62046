"""While pages are served for editing: which of them a change has touched; only those are built again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evidograph.corpus import Ref
from evidograph.edition import Edition
from evidograph.render.pieces import Page
from evidograph.website.halves import rendered

RECORDS = ("evidence", "schema")
# What makes pages of records; a written page or a style makes none.
MAKERS = ("docs/_templates", "scripts")
# What stands around every page: a change here touches all of them.
FRAME = ("mkdocs.yml", "evidence/release.yaml", "docs/_theme")


@dataclass
class Freshness:
    """What was written by the builds so far of one `mkdocs serve`."""

    frame: bytes = b""
    makers: bytes = b""
    records: bytes = b""
    edition: Edition | None = None
    made: dict[Ref, Page] = field(default_factory=dict)
    written: dict[Ref, bytes] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)
    downloads: Mapping[str, bytes] = field(default_factory=dict)
    stale: frozenset[Ref] = frozenset()
    gone: frozenset[Ref] = frozenset()

    def reuse(self, root: Path, load: Callable[[], Edition]) -> Edition:
        """The edition of the build before, while no record and no schema has changed; else a new one.

        Raises what `load` raises; the edition of before stays.
        """
        records = _of_files(root / name for name in RECORDS)
        if self.edition is None or records != self.records:
            self.edition = load()
            self.records = records
        return self.edition

    def compare(self, root: Path, refs: Iterable[Ref], render: Callable[[Ref], Page]) -> None:
        """Renders what may have changed, and notes what differs from what was written; at first, all."""
        frame = _of_files(root / name for name in FRAME)
        makers = _of_files(root / name for name in MAKERS) + self.records
        known = self.written if frame == self.frame else {}
        if known and makers == self.makers:
            now, self.made = self.written, {}
        else:
            now, self.made = rendered(list(refs), render, known)
        self.stale = frozenset(self.made)
        self.gone = frozenset(self.written) - frozenset(now)
        self.frame, self.makers, self.written = frame, makers, now

    def remember(self, articles: dict[str, str]) -> dict[str, str]:
        """The articles of all pages: those just written, and those that stand from earlier builds."""
        self.articles |= {url: html for url, html in articles.items() if html}
        return {url: self.articles.get(url, "") for url in articles}


def _of_files(places: Iterable[Path]) -> bytes:
    """A fingerprint of files and of all files below folders, by name and time of change."""
    files = sorted(f for place in places for f in (place.rglob("*") if place.is_dir() else (place,)))
    return hashlib.blake2b(repr([(str(f), f.stat().st_mtime_ns) for f in files]).encode()).digest()

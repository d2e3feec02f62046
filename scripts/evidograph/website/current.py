"""The build under way: the events and the macros of one run of mkdocs share it."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidograph.search import Indexing
from evidograph.website.edition_site import EditionSite
from evidograph.website.frames import Frames
from evidograph.website.freshness import Freshness
from evidograph.website.lending import Lending


@dataclass
class Build:
    """One build, made anew at each change while pages are served."""

    site: EditionSite
    lending: Lending = field(default_factory=Lending)
    articles: dict[str, str] = field(default_factory=dict)
    frames: Frames | None = None
    indexing: Indexing | None = None


class _Run:
    """What outlives an event: mkdocs calls plain functions, one after the other."""

    build: Build | None = None
    serving: bool = False
    freshness: Freshness = Freshness()


def started(serving: bool) -> None:
    """Notes whether pages are served while they are edited."""
    _Run.serving = serving
    _Run.freshness = Freshness()


def is_serving() -> bool:
    """True while pages are served for editing."""
    return _Run.serving


def freshness() -> Freshness:
    """What the builds so far have written, while pages are served."""
    return _Run.freshness


def begin(site: EditionSite) -> None:
    """Makes a new build the one under way."""
    _Run.build = Build(site)


def build() -> Build:
    """The build under way; raises LookupError before one has begun."""
    if _Run.build is None:
        raise LookupError("no build has begun")
    return _Run.build

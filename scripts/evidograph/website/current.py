"""Which build is under way: the macros and the hooks of one build share it."""

from __future__ import annotations

from evidograph.website.edition_site import EditionSite

_current: list[EditionSite] = []


def begin(made: EditionSite) -> None:
    """Makes a new build the one under way."""
    _current[:] = [made]


def site() -> EditionSite:
    """The build under way; raises LookupError before one has begun."""
    if not _current:
        raise LookupError("no build has begun")
    return _current[0]

"""The edition that a build shows: read and checked, or the reason why there is none."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from mkdocs.exceptions import PluginError

from evidograph.checking import judge
from evidograph.corpus import Corpus, load_corpus
from evidograph.edition import Edition, load_edition
from evidograph.problem import Problem
from evidograph.render.authored import read_pages
from evidograph.render.pictures.problems import picture_problems
from evidograph.report import Counts, format_text
from evidograph.website import current
from evidograph.website.edition_site import EditionSite
from evidograph.website.freshness import sources_in

DRUG = "anastrozole"
log = logging.getLogger("mkdocs.plugins.evidograph")


def checked_edition(root: Path) -> Edition:
    """The edition of the repository at `root`; raises PluginError with its problems.

    While pages are served and records are in error, the last good one stays.
    """
    return _while_serving(root) if current.is_serving() else _judged(*_read(root))


def stop_for(problems: Iterable[Problem], files: int) -> None:
    """Raises PluginError where there is an error among the problems: what `check` says of them."""
    found = tuple(problems)
    if any(problem.severity == "error" for problem in found):
        raise PluginError("\n" + format_text(found, Counts(files=files)))


def _read(root: Path) -> tuple[Corpus, list[Problem]]:
    try:
        return load_corpus(root)
    except ValueError as error:  # no schema, no pages: they are made of it too
        raise PluginError(f"schema/{error}") from error


def _judged(corpus: Corpus, read: list[Problem]) -> Edition:
    checked = judge(corpus, read)
    drawn = picture_problems(corpus, DRUG)
    stop_for((*checked.problems, *drawn), len(corpus.files) + len(read_pages(corpus.root)))
    return load_edition(corpus, DRUG)


def _while_serving(root: Path) -> Edition:
    fresh = current.freshness()
    sources = sources_in(root)
    edition = fresh.edition
    if edition and sources.records == fresh.sources.records:
        fresh.begin(sources, lambda: EditionSite(edition))
        return edition
    corpus, read = _read(root)
    fresh.begin(sources, lambda: EditionSite(load_edition(corpus, DRUG)))
    try:
        fresh.edition = _judged(corpus, read)
    except PluginError as error:
        if edition is None:
            raise
        fresh.give_up()
        log.error("%s\nUntil this is mended the pages stay as they were.", error)
        return edition
    return fresh.edition

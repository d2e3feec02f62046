"""By which further words a page is found: trials and outcomes of the evidence behind it."""

from __future__ import annotations

from collections.abc import Iterable

from evidograph import model
from evidograph.edition import Edition


def words_of(edition: Edition, items: Iterable[model.Item]) -> tuple[str, ...]:
    """The names of the trials and outcomes of some items, each once."""
    found: dict[str, None] = {}
    for item in items:
        for trial in item.trials:
            if trial in edition.corpus.trials:
                found[edition.corpus.trials[trial].name] = None
        term = edition.corpus.terms.get(item.outcome or "")
        if term:
            found |= dict.fromkeys((term.name, *term.synonyms))
    return tuple(found)

"""What the search finds at a place in a page: claims of the source document, and terms of the glossary."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain

from evidograph.corpus import Ref
from evidograph.edition import Edition, page_path
from evidograph.rules.wording import in_american
from evidograph.search import Place


def places_found(edition: Edition, pages: Container[str]) -> Iterator[Place]:
    """The claims that the ledger answers and the terms of the glossary, as far as their pages are there."""
    found = chain(_claims(edition), _terms(edition))
    return (place for place in found if place.url.partition("#")[0] in pages)


def _terms(edition: Edition) -> Iterator[Place]:
    for ref, term in edition.corpus.terms.items():
        names = [name for name in (term.abbreviation, *term.synonyms) if name]
        yield Place(
            url=page_path(Ref("term", ref)),
            kind="Term",
            id="",
            title=term.name,
            text=f"{', '.join((term.name, *names))}: {term.definition}",
            names=tuple(names),
        )


def _claims(edition: Edition) -> Iterator[Place]:
    """The title of a claim says what became of it."""
    for key, claim in edition.corpus.claims.items():
        entry, url = edition.corpus.ledger.get(key), page_path(Ref("ledger", key))
        if entry:
            outcome = edition.words.label("ledger_outcome", entry.outcome)
            yield Place(
                url=url,
                kind="Claim",
                id=entry.claim_id,
                title=f"Claim of the source document, {outcome}",
                text=_spelled_twice(
                    f"{entry.claim_id}: {claim['claim']} {outcome.capitalize()}: {entry.reason}"
                ),
            )


def _spelled_twice(text: str) -> str:
    """A text of others, and after it the American spelling of its British words, to be found by."""
    words = set(text.lower().split())
    american = dict.fromkeys(word for word in in_american(text).split() if word not in words)
    return f"{text} ({' '.join(american)})" if american else text

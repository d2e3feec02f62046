"""The claims of the source document as the search finds them: each at its row of the ledger."""

from __future__ import annotations

from collections.abc import Container, Iterator

from evidograph.corpus import Ref
from evidograph.edition import Edition, page_path
from evidograph.rules.wording import in_american
from evidograph.search import Place

KIND = "Claim"


def claims_found(edition: Edition, pages: Container[str]) -> Iterator[Place]:
    """Every claim that the ledger answers, if that page is there; the title says what became of it."""
    for key, claim in edition.corpus.claims.items():
        entry, url = edition.corpus.ledger.get(key), page_path(Ref("ledger", key))
        if entry and url.partition("#")[0] in pages:
            outcome = edition.words.label("ledger_outcome", entry.outcome)
            yield Place(
                url=url,
                kind=KIND,
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

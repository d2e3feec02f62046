"""What could not be checked: open claims, texts not reached, findings read in passing, titles not seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.bibfile import Source
    from evidograph.corpus import Corpus

KINDS = (
    "open_claims",
    "unread_references",
    "source_unavailable",
    "result_not_visible",
    "shallow_reading",
    "borrowed_titles",
    "no_evidence_found",
)
SHALLOW = frozenset({"excerpt", "metadata"})
# A description in brackets stands where the title was not seen; otherwise the note says whose the title is.
_TITLE_NOTE = re.compile(r"title (?:shortened|as in|is that of|of table)|without the title", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ShallowReading:
    """A finding read in passing, and the statements of high certainty that rest on it."""

    item: model.Item
    statements: tuple[model.Statement, ...]


def shallow_readings(corpus: Corpus) -> Iterator[ShallowReading]:
    """Items behind a statement of high certainty that were read as an excerpt or in somebody's account."""
    resting: dict[str, list[model.Statement]] = {}
    for statement in corpus.statements.values():
        if statement.is_accepted and statement.certainty == "high":
            for line in statement.lines("supports"):
                resting.setdefault(line.item, []).append(statement)
    for name in sorted(resting):
        item = corpus.items.get(name)
        source = item.source if item else None
        if item and source and (source.read_depth in SHALLOW or source.read_via == "report"):
            yield ShallowReading(item, tuple(resting[name]))


def borrowed_titles(corpus: Corpus) -> Iterator[Source]:
    """Sources that stand in the bibliography under a title that describes them, their own not seen."""
    for _, source in sorted(corpus.sources.items()):
        if "[" in source.fields.get("title", "") or _TITLE_NOTE.search(source.fields.get("note", "")):
            yield source


def gaps_for(corpus: Corpus, reason: str) -> Iterator[model.Gap]:
    """The accepted gaps of one reason, by id."""
    yield from (gap for _, gap in sorted(corpus.gaps.items()) if gap.is_accepted and gap.reason == reason)


def open_claims(corpus: Corpus) -> Iterator[model.LedgerEntry]:
    """The claims of the source document that nothing has decided yet, in the order of claims.csv."""
    yield from (corpus.ledger[key] for key in corpus.claims if key in corpus.ledger and _is_open(corpus, key))


def _is_open(corpus: Corpus, key: str) -> bool:
    return corpus.ledger[key].outcome == "open"


def unread_references(corpus: Corpus) -> Iterator[model.NumberedReference]:
    """References of the source document that could not be read where it mattered, in order of number."""
    held = sorted(corpus.references.values(), key=lambda reference: reference.number)
    yield from (reference for reference in held if reference.carries == "not_read")

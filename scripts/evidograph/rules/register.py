"""Rules about the register of ids ever published: none disappears, and none comes to mean something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.register import about
from evidograph.rules.base import CorpusRule, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.rules.facts import Facts


def _missing(facts: Facts) -> Iterator[Finding]:
    is_unsure = any(ref.kind == "section" for ref in facts.unread)  # a statement may stand in that one
    for known in facts.corpus.register:
        if known.kind == "statement" and is_unsure:
            continue
        if known.id not in facts.corpus.known.get(known.kind, ()):
            what = f'The {known.kind} "{known.id}" was published and is no longer there.'
            yield Finding(Ref("register", str(known.line)), (), what)


def _reused(facts: Facts) -> Iterator[Finding]:
    for known in facts.corpus.register:
        record = facts.corpus.by_kind.get(known.kind, {}).get(known.id)
        if record is None or record.status == "withdrawn" or about(record) == known.about:
            continue
        what = f'"{known.id}" was published as "{known.about}", and is now "{about(record)}".'
        yield Finding(Ref(known.kind, known.id), ("id",), what)


RULES = (
    CorpusRule(
        "id-missing",
        "A record that was published has disappeared.",
        "Its address stands in papers and programs; a withdrawn record keeps its page and says why.",
        "Restore the record, and set its status to withdrawn with the reason.",
        "corpus",
        _missing,
    ),
    CorpusRule(
        "id-reused",
        "An id that was published now means something else.",
        "Whoever cited the id would without knowing it cite another finding.",
        "Give the new record a new id; if it is the same thing better said, correct evidence/register.csv.",
        "record",
        _reused,
    ),
)

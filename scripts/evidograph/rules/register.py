"""Rules about the register of ids ever published: none disappears, and none comes to mean something else.

A record could go together with its row, so evidence/release.yaml holds the number of rows and a fingerprint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Location, Ref
from evidograph.derive.register import about, fingerprint
from evidograph.rules.base import CorpusRule, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.rules.facts import Facts


RELEASE = Location("evidence/release.yaml")


def _cut(facts: Facts) -> Iterator[Finding]:
    published, rows = facts.corpus.release.published, facts.corpus.register
    if published is None:
        yield from _never_written(facts)
    elif len(rows) < published.ids:
        what = f"The register names {len(rows)} ids, and {published.ids} were published."
        yield Finding(RELEASE, ("published", "ids"), what)
    elif fingerprint((row.id, row.kind) for row in rows[: published.ids]) != published.fingerprint:
        what = f"The first {published.ids} ids of the register are not those that were published."
        yield Finding(RELEASE, ("published", "fingerprint"), what)


def _never_written(facts: Facts) -> Iterator[Finding]:
    """A register without a fingerprint is as good as none; where nothing is accepted there need be none."""
    rows = facts.corpus.register
    accepted = sum(record.is_accepted for _, record in facts.corpus.records())
    what = f"The register names {len(rows)} ids, and evidence/release.yaml does not say that it does."
    if not rows:
        what = f"There are {accepted} accepted records, and the register names none."
    if rows or accepted:
        fix = "Run evidograph register, and commit what it writes."
        yield Finding(Ref("register", "1"), (), what, fix)


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
        "register-cut",
        "The register of published ids is empty, or lacks ids that it held.",
        "Without its row a record can vanish, or its id be given to another, and nobody is told.",
        "Restore evidence/register.csv as it was in the last release; new rows stand below the old ones.",
        "corpus",
        _cut,
    ),
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

"""What the register says of each id ever published, so that an id which is used again is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph import model
from evidograph.derive.subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.corpus import Corpus

COLUMNS = ("id", "kind", "about")


def about(record: model.Record) -> str:
    """What the record is about, in few words that an edit of its wording leaves as they are."""
    match record:
        case model.Item():
            return f"{record.kind} {record.source.citekey}" if record.source else record.kind
        case model.Statement():
            return _about_statement(record)
        case model.Gap():
            return record.question
        case model.Document():
            return record.citekey
        case model.Thing():
            return record.name
        case _:
            return record.id


def _about_statement(statement: model.Statement) -> str:
    proposition = statement.proposition
    if proposition is None:
        return f"defines {statement.defines}" if statement.defines else "text"
    subject = subject_of(proposition)
    return f"{proposition.predicate} {subject.id if subject else proposition.outcome}"


def register_rows(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    """The register as it was, with today's records added and drafts left out; sorted by kind and id."""
    rows = {(known.kind, known.id): known.about for known in corpus.register}
    for ref, record in corpus.records():
        if record.status != "draft":
            rows.setdefault((ref.kind, ref.id), about(record))
    for kind, record_id in sorted(rows):
        yield record_id, kind, rows[kind, record_id]

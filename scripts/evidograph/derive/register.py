"""What the register says of each id ever published, so that an id which is used again is noticed."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING

from evidograph import model
from evidograph.derive.subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def fingerprint(ids: Iterable[tuple[str, str]]) -> str:
    """What tells one list of ids, each with its kind, from any other list."""
    told = "".join(f"{record_id} {kind}\n" for record_id, kind in ids)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def register_rows(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    """The register as it was, then the records that it lacks, by kind and id; drafts are left out."""
    held = set()
    for known in corpus.register:
        held.add((known.kind, known.id))
        yield known.id, known.kind, known.about
    for ref, record in sorted(corpus.records(), key=lambda found: (found[0].kind, found[0].id)):
        if record.status != "draft" and (ref.kind, ref.id) not in held:
            yield ref.id, ref.kind, about(record)


def register_text(rows: Iterable[tuple[str, str, str]]) -> str:
    """The text of evidence/register.csv."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return text.getvalue()


def release_text(old: str, rows: Iterable[tuple[str, str, str]]) -> str:
    """The text of evidence/release.yaml, which from now on says that these rows were published."""
    ids = [(record_id, kind) for record_id, kind, _ in rows]
    kept = [line for line in old.splitlines() if not line.startswith("published:")]
    published = f'published: {{ids: {len(ids)}, fingerprint: "{fingerprint(ids)}"}}'
    return "\n".join([*kept, published, ""])

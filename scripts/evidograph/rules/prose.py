"""Every text of a record that readers see, one by one, for the rules about wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidograph import model
from evidograph.corpus import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.problem import Path
    from evidograph.rules.facts import Facts


@dataclass(frozen=True, slots=True)
class Prose:
    """One text: whose it is, where it stands, and whether it is a sentence of its own."""

    ref: Ref
    path: Path
    text: str
    is_sentence: bool = False


def proses(facts: Facts) -> Iterator[Prose]:
    """The texts of all records that are not withdrawn, and of the ledger."""
    for ref, record in facts.corpus.records():
        if record.status != "withdrawn":
            for path, text, is_sentence in _of_record(record):
                if text:
                    yield Prose(ref, path, text, is_sentence)
    for key, entry in facts.corpus.ledger.items():
        yield Prose(Ref("ledger", key), ("reason",), entry.reason)
    for name, section in facts.corpus.sections.items():
        yield Prose(Ref("section", name), ("title",), section.title)


def _of_record(record: model.Record) -> Iterator[tuple[Path, str | None, bool]]:
    match record:
        case model.Statement():
            yield from _of_statement(record)
        case model.Item():
            yield ("summary",), record.summary, True
        case model.Gap():
            yield ("question",), record.question, False
            yield ("would_settle",), record.would_settle, False
            for number, miss in enumerate(record.near_misses):
                yield ("near_misses", number, "why"), miss.why, False
        case model.Term():
            yield ("label",), record.label, False
            yield ("definition",), record.definition, False
        case model.Trial():
            yield ("label",), record.label, False
            for field, parts in (("arms", record.arms), ("populations", record.populations)):
                for name, part in parts.items():
                    yield (field, name, "label"), part.label, False
                    yield (field, name, "note"), part.note, False
        case model.Thing():
            yield ("label",), record.label, False
        case _:
            return


def _of_statement(statement: model.Statement) -> Iterator[tuple[Path, str | None, bool]]:
    yield ("text",), statement.text, True
    yield ("certainty_reason",), statement.certainty_reason, False
    for number, line in enumerate(statement.evidence):
        yield ("evidence", number, "reason"), line.reason, False
    if statement.disagreement:
        yield ("disagreement", "would_settle"), statement.disagreement.would_settle, False
    for number, relation in enumerate(statement.relations):
        yield ("relations", number, "reason"), relation.reason, False
        yield ("relations", number, "would_settle"), relation.would_settle, False

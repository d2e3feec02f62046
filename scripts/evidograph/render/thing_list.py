"""Lists of things by name: what each is in the words of closed lists, and how much rests on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.resting import items_about, statements_about
from evidograph.edition import Edition
from evidograph.render.environment import day
from evidograph.render.listing import Lister, ListRow, RecordList
from evidograph.render.narrowing import Closed, Column, Held
from evidograph.render.pieces import Piece
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case


@dataclass(frozen=True, slots=True)
class Told:
    """A column that says something of a thing; with a vocabulary, the word of it in the field `name`."""

    name: str
    head: str
    tell: Callable[[Edition, model.Record], str] | None = None
    vocabulary: str = ""

    def cell(self, edition: Edition, record: model.Record) -> str:
        """What stands in the cell."""
        if self.tell:
            return self.tell(edition, record)
        return edition.words.label(self.vocabulary, getattr(record, self.name))

    def words(self, record: model.Record) -> Held:
        """What the row can be narrowed by, or is sorted by."""
        token = getattr(record, self.name, None) if self.vocabulary or self.name == "date" else None
        return {self.name: (token,)} if token else {}


def things(kind: str, *told: Told) -> Lister:
    """A list of things by name, with the columns given and how much rests on each."""

    def listed(sheet: Sheet) -> RecordList:
        heads = (
            Column("name", sentence_case(kind)),
            *(Column(column.name, column.head) for column in told),
            Column("statements", "Statements"),
            Column("items", "Items"),
        )
        labels = sheet.words.labels
        closed = [Closed(t.name, t.head, labels[t.vocabulary]) for t in told if t.vocabulary]
        held = sorted(sheet.corpus.by_kind[kind].values(), key=lambda record: _named(record)[0].casefold())
        return RecordList(heads, [_row(sheet, kind, record, told) for record in held], closed)

    return listed


def _row(sheet: Sheet, kind: str, record: model.Record, told: Iterable[Told]) -> ListRow:
    statements, items = _resting(sheet.edition, Ref(kind, record.id))
    cells = (*(column.cell(sheet.edition, record) for column in told), str(statements), str(items))
    words = {name: tokens for column in told for name, tokens in column.words(record).items()}
    name, small = _named(record)
    return ListRow(record.id, Piece(name, sheet.to(kind, record.id)), small, cells, words)


def _named(record: model.Record) -> tuple[str, str]:
    """What a row is called, and the small line under it: genes by their symbols."""
    match record:
        case model.Gene():
            return record.id, record.label or ""
        case model.Pathway():
            return record.name, ", ".join(record.gene_sets)
        case model.Thing():
            return record.name, ""
        case _:
            return record.id, ""


def _resting(edition: Edition, ref: Ref) -> tuple[int, int]:
    """How many statements and items the page of the record shows."""
    if ref.kind == "document":
        found = edition.items_of_source.get(edition.corpus.documents[ref.id].citekey, ())
        return len(edition.statements_on(found)), len(found)
    if ref.kind == "trial":
        found = edition.items_of_trial.get(ref.id, ())
        return len(edition.statements_on(found)), len(found)
    return len(statements_about(edition.links, ref)), len(items_about(edition.links, ref))


def drugs_in_arms(edition: Edition, record: model.Record) -> str:
    """What each arm of a trial was given."""
    arms = record.arms.values() if isinstance(record, model.Trial) else ()
    return "; ".join(arm.label or edition.entries_name(arm.drugs) for arm in arms)


def registered(_edition: Edition, record: model.Record) -> str:
    """The numbers of a trial in registers."""
    xrefs = record.xrefs if isinstance(record, model.Trial) else ()
    return ", ".join(xref.id.partition(":")[2] for xref in xrefs)


def issued(_edition: Edition, record: model.Record) -> str:
    """Who issued a document, where and when."""
    if not isinstance(record, model.Document):
        return ""
    return ", ".join(p for p in (record.issuer, record.jurisdiction, day(record.date or "")) if p)


def identifiers(_edition: Edition, record: model.Record) -> str:
    """The names of a thing in outside databases."""
    return ", ".join(xref.id for xref in record.xrefs) if isinstance(record, model.Thing) else ""

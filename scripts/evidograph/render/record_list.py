"""Lists of the records of one kind: what each is, and how much rests on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.grading import evidence_level
from evidograph.edition import Edition
from evidograph.render import findings
from evidograph.render.environment import day
from evidograph.render.pieces import Piece
from evidograph.render.sheet import Sheet
from evidograph.render.sources import reference_line
from evidograph.render.words import MARK_WORDS, sentence_case


@dataclass(frozen=True, slots=True)
class ListRow:
    """One record of a list: its link, a small line under it, and the cells beside it."""

    id: str
    name: Piece
    small: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordList:
    """The heads of the columns, and the rows."""

    heads: Sequence[str]
    rows: Sequence[ListRow]


Column = tuple[str, Callable[[Edition, model.Record], str]]
T = TypeVar("T", bound=model.Record)
Lister = Callable[[Sheet], RecordList]


def render_list(sheet: Sheet, kind: str) -> str:
    """The list of one kind as a table; raises KeyError for an unknown kind."""
    found = LISTS[kind](sheet)
    return sheet.fill("fragments/list.html", kind=kind, heads=found.heads, rows=found.rows)


def _statements(sheet: Sheet) -> RecordList:
    words = sheet.words
    rows = [
        _numbered(
            sheet,
            "statement",
            statement,
            (
                statement.text,
                words.label("certainty", statement.certainty) or "not graded",
                str(len(statement.evidence)),
            ),
        )
        for statement in _by_id(sheet.corpus.statements)
    ]
    return RecordList(("Statement", "What it says", "Certainty", "Evidence lines"), rows)


def _items(sheet: Sheet) -> RecordList:
    edition = sheet.edition
    rows = [
        _numbered(
            sheet,
            "item",
            item,
            (
                item.summary,
                findings.result_words(edition, item),
                evidence_level(edition.corpus, item) or "",
                MARK_WORDS[edition.standing[item.id]],
            ),
        )
        for item in _by_id(sheet.corpus.items)
    ]
    return RecordList(("Item", "What was found", "Result", "Level", "On"), rows)


def _gaps(sheet: Sheet) -> RecordList:
    rows = [
        _numbered(
            sheet,
            "gap",
            gap,
            (
                gap.question,
                sheet.words.label("gap_reason", gap.reason),
                ", ".join(day(search.date) for search in gap.searched),
            ),
        )
        for gap in _by_id(sheet.corpus.gaps)
    ]
    return RecordList(("Gap", "Question", "Why it is empty", "Searched"), rows)


def _by_id(held: Mapping[str, T]) -> Iterable[T]:
    return (held[name] for name in sorted(held))


def _numbered(sheet: Sheet, kind: str, record: model.Record, cells: tuple[str, ...]) -> ListRow:
    status = "" if record.is_accepted else sheet.words.label("status", record.status)
    return ListRow(record.id, Piece(record.id, sheet.to(kind, record.id), "ev-id"), status, cells)


def _sources(sheet: Sheet) -> RecordList:
    edition = sheet.edition
    rows = []
    for citekey, source in sorted(edition.corpus.sources.items()):
        title = source.fields.get("title", citekey)
        items = len(edition.items_of_source.get(citekey, ()))
        cells = (edition.depths.get(citekey, ""), str(items))
        name = Piece(title, sheet.to("source", citekey))
        rows.append(ListRow(citekey, name, reference_line(source), cells))
    return RecordList(("Source", "Read", "Items"), rows)


def _things(kind: str, *columns: Column) -> Lister:
    """A list of things by name, with the columns given and how much rests on each."""

    def listed(sheet: Sheet) -> RecordList:
        heads = (sentence_case(kind), *(head for head, _ in columns), "Statements", "Items")
        held = sorted(sheet.corpus.by_kind[kind].values(), key=lambda record: _name(record).casefold())
        return RecordList(heads, [_thing_row(sheet, kind, record, columns) for record in held])

    return listed


def _thing_row(sheet: Sheet, kind: str, record: model.Record, columns: Iterable[Column]) -> ListRow:
    statements, items = _resting(sheet.edition, Ref(kind, record.id))
    cells = (*(column(sheet.edition, record) for _, column in columns), str(statements), str(items))
    return ListRow(record.id, Piece(_name(record), sheet.to(kind, record.id)), "", cells)


def _name(record: model.Record) -> str:
    return record.name if isinstance(record, model.Thing) else record.id


def _resting(edition: Edition, ref: Ref) -> tuple[int, int]:
    """How many statements and items rest on the record, directly or through its items."""
    if ref.kind == "document":
        found = edition.items_of_source.get(edition.corpus.documents[ref.id].citekey, ())
        return len(edition.statements_on(found)), len(found)
    items = edition.links.of_kind("item", ref)
    if ref.kind == "trial":
        return len(edition.statements_on(edition.corpus.items[item] for item in items)), len(items)
    return len(edition.links.of_kind("statement", ref)), len(items)


def _label(vocabulary: str, name: str) -> Callable[[Edition, model.Record], str]:
    return lambda edition, record: edition.words.label(vocabulary, getattr(record, name))


def _drugs_in_arms(edition: Edition, record: model.Record) -> str:
    arms = record.arms.values() if isinstance(record, model.Trial) else ()
    return "; ".join(edition.entries_name(arm.drugs) for arm in arms)


def _registered(_edition: Edition, record: model.Record) -> str:
    xrefs = record.xrefs if isinstance(record, model.Trial) else ()
    return ", ".join(xref.id.partition(":")[2] for xref in xrefs)


def _issued(_edition: Edition, record: model.Record) -> str:
    if not isinstance(record, model.Document):
        return ""
    return ", ".join(p for p in (record.issuer, record.jurisdiction, day(record.date or "")) if p)


LISTS: Mapping[str, Lister] = {
    "statement": _statements,
    "item": _items,
    "drug": _things("drug", ("Class", _label("drug_class", "drug_class"))),
    "pathway": _things("pathway", ("Role in growth", _label("growth_role", "growth_role"))),
    "gene": _things("gene", ("Role in growth", _label("growth_role", "growth_role"))),
    "subtype": _things("subtype", ("Defined by", _label("defined_by", "defined_by"))),
    "trial": _things(
        "trial",
        ("Setting", _label("setting", "setting")),
        ("Arms", _drugs_in_arms),
        ("Registered as", _registered),
    ),
    "document": _things("document", ("Kind", _label("document_type", "document_type")), ("Issued", _issued)),
    "gap": _gaps,
    "source": _sources,
}

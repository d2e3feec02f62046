"""Lists of the records of one kind: what each is, and how much rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from evidograph import model
from evidograph.derive.grading import evidence_level
from evidograph.edition import Edition, best_on
from evidograph.render import findings
from evidograph.render.environment import day
from evidograph.render.listing import Lister, ListRow, RecordList, columns
from evidograph.render.narrowing import Closed, Held, facets
from evidograph.render.pieces import Piece
from evidograph.render.sheet import Sheet
from evidograph.render.sources import reference_line
from evidograph.render.thing_list import Told, drugs_in_arms, identifiers, issued, registered, things
from evidograph.render.words import MARK_WORDS

# The word for a statement whose certainty nobody grades. Rows are sorted by their first word: one that is no
# grade comes last, whichever way.
NOT_GRADED = "not_graded"
UNSORTED = "unsorted"
# Years of a reference that stand together.
SPAN = 5
T = TypeVar("T", bound=model.Record)


def render_list(sheet: Sheet, kind: str) -> str:
    """The list of one kind as a table; raises KeyError for an unknown kind."""
    found = LISTS[kind](sheet)
    closed = facets(found.closed, [row.held for row in found.rows])
    return sheet.fill("fragments/list.html", kind=kind, columns=found.columns, rows=found.rows, facets=closed)


def certainties(sheet: Sheet) -> Closed:
    """The grades of certainty, and none."""
    return Closed("certainty", "Certainty", {**sheet.words.labels["certainty"], NOT_GRADED: "not graded"})


def grade_of(statement: model.Statement) -> tuple[str, ...]:
    """The certainty of a statement as its row holds it."""
    return (statement.certainty,) if statement.certainty else (UNSORTED, NOT_GRADED)


def evidence_on() -> Closed:
    """What evidence can be on, in the words of the marks."""
    return Closed("evidence_on", "Evidence on", MARK_WORDS)


def levels(sheet: Sheet) -> Closed:
    """The levels of evidence, each by its letter and what it means."""
    return Closed("level", "Level", sheet.words.labels["evidence_level"])


def _statements(sheet: Sheet) -> RecordList:
    sections = _sections_of(sheet.edition)
    titles = {_short(name): section.title for name, section in sheet.edition.sections.items()}
    rows = [_statement(sheet, statement, sections, titles) for statement in _by_id(sheet.corpus.statements)]
    heads = columns(
        id="Statement",
        says="What it says",
        certainty="Certainty",
        evidence_on="On",
        lines="Evidence lines",
    )
    closed = (Closed("section", "Section", titles), certainties(sheet), evidence_on())
    return RecordList(heads, rows, closed)


def _sections_of(edition: Edition) -> dict[str, str]:
    sections = edition.sections.items()
    return {statement.id: _short(name) for name, section in sections for statement in section.statements}


def _short(section: str) -> str:
    """The name of a section within its monograph."""
    return section.partition("/")[2]


def _statement(
    sheet: Sheet, statement: model.Statement, sections: Mapping[str, str], titles: Mapping[str, str]
) -> ListRow:
    section = sections.get(statement.id, "")
    on = best_on(sheet.edition, statement)
    cells = (
        statement.text,
        sheet.words.label("certainty", statement.certainty) or "not graded",
        MARK_WORDS[on],
        str(len(statement.evidence)),
    )
    held = {
        "section": (section,) if section else (),
        "certainty": grade_of(statement),
        "evidence_on": (on,),
    }
    row = _numbered(sheet, "statement", statement, cells, held)
    return replace(row, small=row.small or titles.get(section, ""))


def _items(sheet: Sheet) -> RecordList:
    rows = [_item(sheet, item) for item in _by_id(sheet.corpus.items)]
    heads = columns(id="Item", found="What was found", result="Result", level="Level", evidence_on="On")
    kinds = Closed("kind", "Kind", sheet.words.labels["item_kind"])
    return RecordList(heads, rows, (kinds, levels(sheet), evidence_on()))


def _item(sheet: Sheet, item: model.Item) -> ListRow:
    edition = sheet.edition
    level = evidence_level(edition.corpus, item)
    on = edition.standing[item.id]
    cells = (item.summary, findings.result_words(edition, item), level or "", MARK_WORDS[on])
    held = {"kind": (item.kind,), "level": (level,) if level else (), "evidence_on": (on,)}
    return _numbered(sheet, "item", item, cells, held)


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
            {"reason": (gap.reason,), "searched": tuple(sorted({s.date for s in gap.searched}))},
        )
        for gap in _by_id(sheet.corpus.gaps)
    ]
    heads = columns(id="Gap", question="Question", reason="Why it is empty", searched="Searched")
    return RecordList(heads, rows, (Closed("reason", "Why", sheet.words.labels["gap_reason"]),))


def _by_id(held: Mapping[str, T]) -> Iterable[T]:
    return (held[name] for name in sorted(held))


def _numbered(sheet: Sheet, kind: str, record: model.Record, cells: tuple[str, ...], held: Held) -> ListRow:
    status = "" if record.is_accepted else sheet.words.label("status", record.status)
    name = Piece(record.id, sheet.to(kind, record.id))
    return ListRow(record.id, name, status, cells, held)


def _sources(sheet: Sheet) -> RecordList:
    rows = [
        _source(sheet, citekey, source.fields) for citekey, source in sorted(sheet.corpus.sources.items())
    ]
    heads = columns(name="Source", year="Year", read="Read", items="Items")
    spans = sorted({span for row in rows for span in row.held["span"]}, reverse=True)
    years = Closed("span", "Year", {span: span.replace("-", "\N{EN DASH}") for span in spans})
    return RecordList(heads, rows, (years, Closed("read", "Read", sheet.words.labels["read_depth"])))


def _source(sheet: Sheet, citekey: str, fields: Mapping[str, str]) -> ListRow:
    edition = sheet.edition
    depth = edition.depth_tokens.get(citekey, "")
    year = fields.get("year", "")
    items = len(edition.items_of_source.get(citekey, ()))
    name = Piece(fields.get("title", citekey), sheet.to("source", citekey))
    held = {"span": _span(year), "read": (depth,) if depth else ()}
    line = reference_line(edition.corpus.sources[citekey])
    return ListRow(citekey, name, line, (year, sheet.words.label("read_depth", depth), str(items)), held)


def _span(year: str) -> tuple[str, ...]:
    """The years that stand together with this one: `2021` -> `2020-2024`."""
    if not year.isdigit():
        return ()
    first = int(year) // SPAN * SPAN
    return (f"{first}-{first + SPAN - 1}",)


ROLE = Told("growth_role", "Role in growth", vocabulary="growth_role")
XREFS = Told("xrefs", "Identifiers", identifiers)
LISTS: Mapping[str, Lister] = {
    "statement": _statements,
    "item": _items,
    "drug": things("drug", Told("drug_class", "Class", vocabulary="drug_class")),
    "pathway": things("pathway", Told("group", "Group", vocabulary="pathway_group"), ROLE, XREFS),
    "gene": things("gene", ROLE, XREFS),
    "subtype": things("subtype", Told("defined_by", "Defined by", vocabulary="defined_by")),
    "trial": things(
        "trial",
        Told("setting", "Setting", vocabulary="setting"),
        Told("phase", "Phase", vocabulary="phase"),
        Told("arms", "Arms", drugs_in_arms),
        Told("registered", "Registered as", registered),
    ),
    "document": things(
        "document",
        Told("document_type", "Kind", vocabulary="document_type"),
        Told("date", "Issued", issued),
    ),
    "gap": _gaps,
    "source": _sources,
}

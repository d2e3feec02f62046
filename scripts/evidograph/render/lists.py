"""Lists of the records of one kind: what each is, and how much rests on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.grading import evidence_level
from evidograph.render import findings
from evidograph.render.addresses import Here
from evidograph.render.edition import Edition
from evidograph.render.environment import day, fill
from evidograph.render.pieces import Piece
from evidograph.render.sources import author_line, container_of, imprint_of
from evidograph.render.words import MARK_WORDS, sentence_case


@dataclass(frozen=True, slots=True)
class ListRow:
    """One record of a list: its link, a small line under it, and the cells beside it."""

    id: str
    name: Piece
    small: str
    cells: tuple[str, ...]


Lister = Callable[[Edition, Here], tuple[tuple[str, ...], Iterable[ListRow]]]


def render_list(edition: Edition, kind: str, here: Here) -> str:
    """The list of one kind as a table; raises KeyError for an unknown kind."""
    heads, rows = LISTS[kind](edition, here)
    return fill(
        edition.corpus.root, "fragments/list.html", kind=kind, heads=heads, rows=list(rows), here=here
    )


def _statements(edition: Edition, here: Here) -> tuple[tuple[str, ...], Iterable[ListRow]]:
    rows = [
        ListRow(
            s.id,
            Piece(s.id, here.to("statement", s.id), "ev-id"),
            "" if s.is_accepted else edition.words.label("status", s.status),
            (s.text, edition.words.label("certainty", s.certainty) or "not graded", str(len(s.evidence))),
        )
        for s in sorted(edition.corpus.statements.values(), key=lambda s: s.id)
    ]
    return ("Statement", "What it says", "Certainty", "Evidence lines"), rows


def _items(edition: Edition, here: Here) -> tuple[tuple[str, ...], Iterable[ListRow]]:
    rows = [
        ListRow(
            i.id,
            Piece(i.id, here.to("item", i.id), "ev-id"),
            "" if i.is_accepted else edition.words.label("status", i.status),
            (
                i.summary,
                findings.result_words(edition, i),
                evidence_level(edition.corpus, i) or "",
                MARK_WORDS[edition.standing[i.id]],
            ),
        )
        for i in sorted(edition.corpus.items.values(), key=lambda i: i.id)
    ]
    return ("Item", "What was found", "Result", "Level", "On"), rows


def _things(kind: str, *columns: tuple[str, Callable[[Edition, model.Record], str]]) -> Lister:
    def listed(edition: Edition, here: Here) -> tuple[tuple[str, ...], Iterable[ListRow]]:
        held = edition.corpus.by_kind[kind]
        rows = []
        for record in sorted(held.values(), key=lambda r: _sort_name(r)):
            name = record.name if isinstance(record, model.Thing) else record.id
            statements, items = _resting(edition, Ref(kind, record.id))
            cells = (*(column(edition, record) for _, column in columns), str(statements), str(items))
            rows.append(ListRow(record.id, Piece(name, here.to(kind, record.id)), "", cells))
        heads = (sentence_case(kind), *(head for head, _ in columns), "Statements", "Items")
        return heads, rows

    return listed


def _sort_name(record: model.Record) -> str:
    return (record.name if isinstance(record, model.Thing) else record.id).casefold()


def _resting(edition: Edition, ref: Ref) -> tuple[int, int]:
    """How many statements and items rest on the record, directly or through its items."""
    items = set(edition.links.of_kind("item", ref))
    statements = set(edition.links.of_kind("statement", ref))
    if ref.kind in {"trial", "document"}:
        if ref.kind == "document":
            items = {i.id for i in edition.items_of_source.get(edition.corpus.documents[ref.id].citekey, ())}
        statements = {u.statement.id for i in items for u in edition.links.line_uses.get(i, ())}
    return len(statements), len(items)


def _label(vocabulary: str, name: str) -> Callable[[Edition, model.Record], str]:
    return lambda edition, record: edition.words.label(vocabulary, getattr(record, name))


def _drugs_in_arms(edition: Edition, record: model.Record) -> str:
    if not isinstance(record, model.Trial):
        return ""
    return "; ".join(edition.entries_name(arm.drugs) for arm in record.arms.values())


def _registered(edition: Edition, record: model.Record) -> str:
    del edition
    return ", ".join(x.id.partition(":")[2] for x in record.xrefs) if isinstance(record, model.Trial) else ""


def _issued(edition: Edition, record: model.Record) -> str:
    del edition
    if not isinstance(record, model.Document):
        return ""
    return ", ".join(p for p in (record.issuer, record.jurisdiction, day(record.date or "")) if p)


def _gaps(edition: Edition, here: Here) -> tuple[tuple[str, ...], Iterable[ListRow]]:
    rows = [
        ListRow(
            g.id,
            Piece(g.id, here.to("gap", g.id), "ev-id"),
            "",
            (
                g.question,
                edition.words.label("gap_reason", g.reason),
                ", ".join(day(s.date) for s in g.searched),
            ),
        )
        for g in sorted(edition.corpus.gaps.values(), key=lambda g: g.id)
    ]
    return ("Gap", "Question", "Why it is empty", "Searched"), rows


def _sources(edition: Edition, here: Here) -> tuple[tuple[str, ...], Iterable[ListRow]]:
    rows = []
    for source in sorted(edition.corpus.sources.values(), key=lambda s: s.citekey):
        title = source.fields.get("title", source.citekey)
        small = ", ".join(p for p in (author_line(source), container_of(source), imprint_of(source)) if p)
        items = len(edition.items_of_source.get(source.citekey, ()))
        cells = (edition.depths.get(source.citekey, ""), str(items))
        rows.append(ListRow(source.citekey, Piece(title, here.to("source", source.citekey)), small, cells))
    return ("Source", "Read", "Items"), rows


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

"""The public shape of the evidence: what curators wrote and, under `derived`, what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from evidograph import model
from evidograph.bibfile import Source
from evidograph.contract import LICENSE, LISTS, SCHEMA_VERSION
from evidograph.corpus import Ref
from evidograph.derive.citations import statement_citekeys
from evidograph.derive.dependence import independent_groups
from evidograph.derive.drugs import entry_drugs, side_options
from evidograph.derive.effects import favoured_side
from evidograph.derive.grading import best_level, certainty_start, design_of, evidence_in, evidence_level
from evidograph.derive.scope import item_scope, patients
from evidograph.edition import Edition, best_on, is_disputed, page_path
from evidograph.export.head_to_head import contest_rows
from evidograph.export.matrix import matrix_rows
from evidograph.export.pathways import gene_ids, pathway_rows


def public_evidence(edition: Edition) -> dict[str, Any]:
    """The whole release as plain data, lists sorted by id."""
    corpus = edition.corpus
    return {
        "schema_version": SCHEMA_VERSION,
        "release": corpus.release.release,
        "as_of": corpus.release.as_of,
        "license": LICENSE,
        "monograph": edition.drug,
        "sections": [
            _section(name, section)
            for name, section in sorted(corpus.sections.items(), key=lambda pair: (pair[1].order, pair[0]))
        ],
        **{name: _records(edition, kind) for name, kind in LISTS.items()},
        "sources": [_source(edition, s) for _, s in sorted(corpus.sources.items())],
        "ledger": [_ledger_entry(edition, e) for _, e in sorted(corpus.ledger.items())],
        "reference_map": [_reference(edition, r) for r in in_order(corpus.references.values())],
        "exceptions": [model.to_data(deviation) for deviation in corpus.deviations],
        "pathway_evidence": list(pathway_rows(edition)),
        "subtype_setting": list(matrix_rows(edition)),
        "head_to_head": list(contest_rows(edition)),
    }


def _section(name: str, section: model.Section) -> dict[str, Any]:
    data = model.to_data(section)
    return {"id": name, **data, "statements": [statement.id for statement in section.statements]}


def _records(edition: Edition, kind: str) -> list[dict[str, Any]]:
    made = []
    for record_id, record in sorted(edition.corpus.by_kind[kind].items()):
        found = derived(edition, Ref(kind, record_id), record)
        made.append({**model.to_data(record), "derived": _present(found)})
    return made


def _present(found: dict[str, Any]) -> dict[str, Any]:
    """The same without what is unknown or empty."""
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def derived(edition: Edition, ref: Ref, record: model.Record) -> dict[str, Any]:
    """What follows for one record."""
    page = {"page": page_path(ref)}
    if isinstance(record, model.Item):
        return page | _of_item(edition, record)
    if isinstance(record, model.Statement):
        return page | _of_statement(edition, record)
    if isinstance(record, model.Gene):
        return page | gene_ids(record) | _of_thing(edition, ref)
    return page | _of_thing(edition, ref)


def _of_thing(edition: Edition, ref: Ref) -> dict[str, Any]:
    """What rests on the record: what names it; for a trial or document the statements on its items too."""
    items = set(edition.links.of_kind("item", ref))
    statements = set(edition.links.of_kind("statement", ref))
    if ref.kind == "document":
        citekey = edition.corpus.documents[ref.id].citekey
        items |= {item.id for item in edition.items_of_source.get(citekey, ())}
    if ref.kind in {"trial", "document"}:
        statements |= {use.statement.id for i in items for use in edition.links.line_uses.get(i, ())}
    return {"statements": sorted(statements), "items": sorted(items)}


def _of_item(edition: Edition, item: model.Item) -> dict[str, Any]:
    corpus = edition.corpus
    scope = item_scope(corpus, item)
    return {
        "evidence_on": edition.standing[item.id],
        "drug_role": edition.roles[item.id],
        "evidence_in": evidence_in(corpus, item),
        "evidence_level": evidence_level(corpus, item),
        "design": design_of(corpus, item),
        **_given(edition, item, "intervention"),
        **_given(edition, item, "comparator"),
        "subtypes": sorted(scope.subtypes),
        "settings": sorted(scope.settings),
        "patient_groups": sorted(scope.patient_groups),
        "patients": patients(corpus, item),
        "percent": _percent(item.result),
        "favoured": favoured_side(corpus, item),
        "newer_report": edition.newer_report.get(item.id),
        "statements": sorted({u.statement.id for u in edition.links.line_uses.get(item.id, ())}),
    }


def _given(edition: Edition, item: model.Item, side: Any) -> dict[str, Any]:
    options = side_options(edition.corpus, item, side)
    return {
        side: "; or ".join(edition.entries_name(option) for option in options),
        f"{side}_drugs": sorted({drug for option in options for drug in entry_drugs(option)}),
    }


def _percent(result: model.Result | None) -> float | None:
    """Events of n in percent, one decimal, where both stand."""
    if result is None or result.events is None or not result.n:
        return None
    return round(100 * result.events / result.n, 1)


def _of_statement(edition: Edition, statement: model.Statement) -> dict[str, Any]:
    corpus = edition.corpus
    lines = Counter(line.direction for line in statement.evidence)
    supporting = [corpus.items[x.item] for x in statement.lines("supports") if x.item in corpus.items]
    return {
        "section": corpus.section_of[statement.id],
        "evidence_on": best_on(edition, statement),
        "evidence_level": best_level(corpus, statement),
        "certainty_start": certainty_start(corpus, statement) if statement.certainty else None,
        "supports": lines["supports"],
        "disputes": lines["disputes"],
        "neutral": lines["neutral"],
        "independent_studies": len(independent_groups(supporting)),
        "disputed": is_disputed(edition, statement),
        "citekeys": list(statement_citekeys(corpus, statement)),
        "related": sorted({r.statement.id for r in edition.links.related.get(statement.id, ())}),
        "claims": sorted(entry.key for entry in edition.links.ledger_of.get(statement.id, ())),
    }


def _source(edition: Edition, source: Source) -> dict[str, Any]:
    items = [item.id for item in edition.items_of_source.get(source.citekey, ())]
    page = page_path(Ref("source", source.citekey))
    found = {"page": page, "items": items, "read_depth": edition.depth_tokens.get(source.citekey)}
    fields: dict[str, Any] = dict(source.fields)
    if source.year is not None:
        fields["year"] = source.year
    return {"id": source.citekey, "type": source.entry_type, **fields, "derived": _present(found)}


def _ledger_entry(edition: Edition, entry: model.LedgerEntry) -> dict[str, Any]:
    claim = edition.corpus.claims.get(entry.key, {})
    found = {name: claim.get(name) for name in ("section", "claim", "verdict")}
    page = {"page": page_path(Ref("ledger", entry.key))}
    return {"id": entry.key, **model.to_data(entry), "derived": _present(page | found)}


def in_order(references: Iterable[model.NumberedReference]) -> list[model.NumberedReference]:
    """Numbered references as the document counts them."""
    return sorted(references, key=lambda reference: reference.number)


def _reference(edition: Edition, reference: model.NumberedReference) -> dict[str, Any]:
    corpus = edition.corpus
    source = corpus.sources.get(reference.citekey or "")
    found = {
        "page": page_path(Ref("reference-map", reference.key)),
        "title": source.fields.get("title") if source else None,
        "read_depth": edition.depth_tokens.get(reference.citekey or ""),
        "outcomes": [corpus.ledger[claim].outcome for claim in reference.claims if claim in corpus.ledger],
    }
    return {**model.to_data(reference), "derived": _present(found)}

"""The card at the head of a monograph: what the drug is, where it is approved, its other identifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation
from evidograph.derive.drugs import classes_of, entry_drugs
from evidograph.render.environment import day
from evidograph.render.pictures.structure import structure_of
from evidograph.render.pieces import Fact, Piece, Pieces, facts, joined, link, text
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case


@dataclass(frozen=True, slots=True)
class CardFact:
    """A row of the summary card, with the sources it rests on."""

    label: str
    value: Pieces
    citations: tuple[Citation, ...] = ()


def render_card(sheet: Sheet) -> str:
    """Identity, class, approvals, labels, trials; identifiers that link out."""
    drug = sheet.corpus.drugs[sheet.edition.drug]
    return sheet.fill(
        "fragments/card.html",
        identity=[fact for fact in _identity(sheet, drug) if fact.value],
        chemistry=[fact for fact in _chemistry(drug) if fact.value],
        drug=drug,
        drawing=structure_of(drug),
        identifiers=_identifiers(sheet, drug),
    )


def _identity(sheet: Sheet, drug: model.Drug) -> list[CardFact]:
    lineage = ", ".join(sheet.words.label("drug_class", name) for name in classes_of(drug.drug_class))
    trials = [t for t in sheet.corpus.trials.values() if t.is_accepted and _gives(t, drug.id)]
    approvals = _approvals(sheet, drug)
    return [
        CardFact("Class", text(sentence_case(lineage))),
        CardFact("Also called", text(", ".join((*drug.brands, *drug.synonyms)))),
        *(_approved(sheet, place, approvals[place]) for place in sorted(approvals, reverse=True)),
        CardFact("Labels read", _labels(sheet, drug)),
        CardFact("Trials", link(f"{len(trials)} in which it was given", sheet.here.at("trials/"))),
    ]


def _chemistry(drug: model.Drug) -> list[CardFact]:
    structure = drug.structure or model.Structure()
    return [
        CardFact("Formula", formula_pieces(structure.formula)),
        CardFact("InChIKey", text(structure.inchikey, "ev-mono")),
    ]


def formula_pieces(formula: str | None) -> Pieces:
    """`C17H19N5` with its numbers below the line."""
    parts = re.findall(r"[A-Z][a-z]?|\d+", formula or "")
    return tuple(Piece(part, style="sub" if part.isdigit() else None) for part in parts)


def _gives(trial: model.Trial, drug: str) -> bool:
    return any(drug in entry_drugs(arm.drugs) for arm in trial.arms.values())


def _approvals(sheet: Sheet, drug: model.Drug) -> dict[str, list[model.Document]]:
    """Approvals by jurisdiction, in the order of their dates, undated ones first."""
    found: dict[str, list[model.Document]] = {}
    for document in sorted(sheet.corpus.documents.values(), key=lambda d: (d.date or "", d.id)):
        if document.document_type == "approval" and drug.id in document.drugs and document.is_accepted:
            found.setdefault(document.jurisdiction or document.issuer, []).append(document)
    return found


def _approved(sheet: Sheet, place: str, documents: list[model.Document]) -> CardFact:
    told = joined([_approval(sheet, document) for document in documents], "; ")
    return CardFact(f"Approved, {place}", told, sheet.cite(document.citekey for document in documents))


def _approval(sheet: Sheet, document: model.Document) -> Pieces:
    name = document.version or document.issuer
    dated = text(f", {day(document.date)}") if document.date else ()
    return link(name, sheet.to("document", document.id)) + dated


def _labels(sheet: Sheet, drug: model.Drug) -> Pieces:
    documents = sheet.corpus.documents.values()
    replaced = {document.supersedes for document in documents}
    labels = [
        document
        for document in documents
        if document.document_type == "product_label"
        and drug.id in document.drugs
        and document.id not in replaced
    ]
    labels.sort(key=lambda document: (document.jurisdiction or "", document.date or "", document.id))
    return joined([link(_label_name(label), sheet.to("document", label.id)) for label in labels])


def _label_name(document: model.Document) -> str:
    told = day(document.date or "") or document.version or document.id
    return f"{document.jurisdiction} {told}" if document.jurisdiction else told


def _identifiers(sheet: Sheet, drug: model.Drug) -> tuple[Fact, ...]:
    rows = []
    for xref in drug.xrefs:
        prefix, _, local = xref.id.partition(":")
        name = sheet.edition.database_name(prefix)
        rows.append((name, link(local, sheet.edition.curie_url(xref.id), "ev-id")))
    return facts(*rows)

"""The flat pathway table: one row a pathway, state and statement, with the identifiers that tools join on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evidograph import model
from evidograph.derive.citations import statement_citekeys
from evidograph.derive.grading import best_level
from evidograph.derive.pathway_table import CellEntry, FlatRow, flat_rows
from evidograph.edition import Edition, best_on, is_disputed


def pathway_rows(edition: Edition) -> Iterator[dict[str, Any]]:
    """The rows, in the order of the table; what is absent is left out."""
    for row in flat_rows(edition.pathway_rows):
        about = {**_of_pathway(edition, row.pathway), "state": row.state, **_of_cell(edition, row)}
        yield {name: value for name, value in about.items() if value not in (None, "", [])}


def _of_cell(edition: Edition, row: FlatRow) -> dict[str, Any]:
    if row.entry:
        return {"cell": "filled", **_of_statement(edition, row.entry)}
    if row.gap:
        return {"cell": "searched", "gap": row.gap.id, "searched": [s.date for s in row.gap.searched]}
    return {"cell": "open"}


def _of_pathway(edition: Edition, pathway: model.Pathway) -> dict[str, Any]:
    return {
        "drug": edition.drug,
        "pathway": pathway.id,
        "pathway_label": pathway.name,
        "group": pathway.group,
        "gene_sets": list(pathway.gene_sets),
        "reactome": _ids(pathway, "reactome"),
        "wikipathways": _ids(pathway, "wikipathways"),
        "kegg": _ids(pathway, "kegg.pathway"),
    }


def _ids(record: model.Thing, prefix: str) -> list[str]:
    return [x.id.partition(":")[2] for x in record.xrefs if x.id.startswith(f"{prefix}:")]


def _of_statement(edition: Edition, entry: CellEntry) -> dict[str, Any]:
    statement = entry.statement
    proposition = statement.proposition or model.Proposition(predicate="")
    return {
        "statement": statement.id,
        "text": statement.text,
        "predicate": proposition.predicate,
        "value": proposition.value,
        "feature": proposition.feature,
        "level": proposition.level,
        "outcome": proposition.outcome,
        **_of_gene(edition.corpus.genes.get(entry.gene or "")),
        "subtypes": list(proposition.subtypes),
        "settings": list(proposition.settings),
        "patient_groups": list(proposition.patient_groups),
        "claim_in": statement.claim_in,
        "evidence_on": best_on(edition, statement),
        "evidence_level": best_level(edition.corpus, statement),
        "certainty": statement.certainty,
        "disputed": is_disputed(edition, statement),
        "supports": len(statement.lines("supports")),
        "disputes": len(statement.lines("disputes")),
        "items": sorted(line.item for line in statement.lines("supports")),
        "disputing_items": sorted(line.item for line in statement.lines("disputes")),
        "citekeys": list(statement_citekeys(edition.corpus, statement)),
    }


def _of_gene(gene: model.Gene | None) -> dict[str, Any]:
    """The names of the gene in tools that join on one of them."""
    return {"hgnc_symbol": gene.id, **gene_ids(gene)} if gene else {}


def gene_ids(gene: model.Gene) -> dict[str, str]:
    """The bare ids of the gene in Entrez and of its protein in UniProt, where its record has them."""
    names = {"entrez": _ids(gene, "ncbigene"), "uniprot": _ids(gene, "uniprot")}
    return {name: found[0] for name, found in names.items() if found}

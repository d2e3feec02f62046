"""The words that readers see for the tokens of the closed vocabularies: the schema's own labels."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# What readers call a database, where Bioregistry's name is long; any other goes by that name.
DATABASES: Mapping[str, str] = {
    "atc": "ATC",
    "bindingdb": "BindingDB",
    "cas": "CAS",
    "chebi": "ChEBI",
    "chembl.compound": "ChEMBL",
    "clinicaltrials": "ClinicalTrials.gov",
    "ctis": "EU trials",
    "doid": "Disease Ontology",
    "drugbank": "DrugBank",
    "efo": "EFO",
    "ensembl": "Ensembl",
    "euclinicaltrials": "EU trials register",
    "go": "Gene Ontology",
    "hgnc": "HGNC",
    "isrctn": "ISRCTN",
    "iuphar.ligand": "GtoPdb",
    "iuphar.receptor": "GtoPdb",
    "kegg.compound": "KEGG",
    "kegg.pathway": "KEGG",
    "mesh": "MeSH",
    "mondo": "Mondo",
    "msigdb": "MSigDB",
    "ncbigene": "NCBI Gene",
    "ncit": "NCI Thesaurus",
    "omim": "OMIM",
    "pharmgkb.drug": "PharmGKB",
    "pubchem.compound": "PubChem",
    "reactome": "Reactome",
    "rxnorm": "RxNorm",
    "umls": "UMLS",
    "unii": "UNII",
    "uniprot": "UniProt",
    "wikipathways": "WikiPathways",
}


@dataclass(frozen=True)
class Words:
    """Labels and meanings by vocabulary and token."""

    labels: Mapping[str, Mapping[str, str]]
    meanings: Mapping[str, Mapping[str, str]]

    def label(self, vocabulary: str, token: str | None) -> str:
        """The label of a token; empty for None; raises KeyError for a token outside the vocabulary."""
        return self.labels[vocabulary][token] if token else ""

    def labelled(self, vocabulary: str, tokens: tuple[str, ...]) -> str:
        """The labels of several tokens, with commas."""
        return ", ".join(self.label(vocabulary, token) for token in tokens)


def load_words(schema_folder: Path) -> Words:
    """Reads the labels and meanings from vocabulary.schema.json."""
    definitions = json.loads((schema_folder / "vocabulary.schema.json").read_text("utf-8"))["$defs"]
    return Words(
        labels={name: definition.get("x-labels", {}) for name, definition in definitions.items()},
        meanings={name: definition.get("x-meanings", {}) for name, definition in definitions.items()},
    )

"""What the authored pages may ask for: every macro with its arguments, and the names that exist."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from evidograph.corpus import Corpus
from evidograph.derive.disputes import KINDS as CONFLICTS
from evidograph.derive.disputes import disputes
from evidograph.derive.matrix import COLUMNS
from evidograph.derive.pathway_lists import LISTS as PATHWAY_LISTS
from evidograph.derive.unchecked import KINDS as UNCHECKED
from evidograph.edition import FOLDERS
from evidograph.render.authored import Signature, Vocabulary

# For each macro: what kind of name each of its arguments is; the last one holds for all that follow.
SIGNATURES: Mapping[str, Signature] = {
    "answer": ("statement",),
    "summary_card": (),
    "marks_key": (),
    "sections": (),
    "mechanism": (),
    "pathway_picture": (),
    "matrix_picture": (),
    "timeline": (),
    "pathway_table": (),
    "pathway_rows": (),
    "pathway_list": ("list of pathways",),
    "matrix": (),
    "comparison_list": (),
    "head_to_head_overview": (),
    "head_to_head": ("column of the matrix",),
    "forest_plots": (),
    "conflicts": ("kind of conflict",),
    "ledger": (),
    "reference_map": (),
    "unchecked": ("kind of what is unchecked",),
    "references": (),
    "record_list": ("kind of list",),
    "glossary": (),
    "example_sentences": ("statement",),
    "drug_facts": ("section",),
    "schema_fields": ("schema",),
    "vocabularies": (),
    "checks": (),
    "exceptions": (),
    "standing": (),
    "downloads": (),
    "record_link": ("kind of page", "record"),
}
CLOSED: Mapping[str, frozenset[str]] = {
    "kind of conflict": frozenset(CONFLICTS),
    "list of pathways": frozenset(PATHWAY_LISTS),
    "kind of what is unchecked": frozenset(UNCHECKED),
    "column of the matrix": frozenset(COLUMNS),
    "kind of list": frozenset(FOLDERS) - {"conflict"},
    "kind of page": frozenset(FOLDERS),
}


def vocabulary_of(corpus: Corpus) -> Vocabulary:
    """What pages may ask of a corpus; its names are gathered when they are first asked for."""
    return Vocabulary(SIGNATURES, cache(lambda kind: CLOSED.get(kind) or _names(corpus, kind)))


def _names(corpus: Corpus, kind: str) -> frozenset[str]:
    match kind:
        case "statement":
            return frozenset(corpus.statements)
        case "section":
            return frozenset(name.partition("/")[2] for name in corpus.sections)
        case "schema":
            files = (corpus.root / "schema").glob("*.schema.json")
            return frozenset(file.name.removesuffix(".schema.json") for file in files)
        case _:
            records = (ref.id for ref, _ in corpus.records() if ref.kind in FOLDERS)
            return frozenset((*records, *corpus.sources, *disputes(corpus)))

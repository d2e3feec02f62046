"""Rules about outside identifiers: a known prefix, the form that its database gives out, one thing each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph import model
from evidograph.corpus import Ref
from evidograph.rules.base import CorpusRule, Finding
from evidograph.rules.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.problem import Path
    from evidograph.rules.facts import Facts


def _xrefs(facts: Facts) -> Iterator[tuple[Ref, Path, str, str]]:
    """Every identifier: its record, its place, prefix and local part."""
    for ref, record in facts.corpus.records():
        if isinstance(record, model.Thing) and record.status != "withdrawn":
            for number, xref in enumerate(record.xrefs):
                prefix, _, local = xref.id.partition(":")
                yield ref, ("xrefs", number, "id"), prefix, local


def _shared(facts: Facts) -> Iterator[Finding]:
    exact: dict[tuple[str, str], Ref] = {}
    for ref, record in facts.corpus.records():
        if not isinstance(record, model.Thing) or record.status == "withdrawn":
            continue
        for number, xref in enumerate(record.xrefs):
            if xref.match not in {None, "exact"}:
                continue
            first = exact.setdefault((ref.kind, xref.id), ref)
            if first != ref:
                what = f'"{xref.id}" is already the identifier of the {ref.kind} "{first.id}".'
                yield Finding(ref, ("xrefs", number, "id"), what)


def _other_symbols(facts: Facts) -> Iterator[Finding]:
    for gene in facts.corpus.genes.values():
        for number, xref in enumerate(gene.xrefs if gene.status != "withdrawn" else ()):
            if xref.id.startswith("hgnc:") and xref.label != gene.id:
                what = f'"{xref.id}" is labeled "{xref.label}", and the gene is "{gene.id}".'
                yield Finding(Ref("gene", gene.id), ("xrefs", number, "label"), what)


def _unknown_prefixes(facts: Facts) -> Iterator[Finding]:
    for ref, path, prefix, _ in _xrefs(facts):
        if facts.prefixes and prefix not in facts.prefixes:
            found = nearest(prefix, list(facts.prefixes))
            meant = f'Did you mean "{found}"? ' if found else ""
            fix = f"{meant}schema/prefixes.json lists the prefixes in use; they are those of the Bioregistry."
            yield Finding(ref, path, f'No database has the prefix "{prefix}".', fix)


def _wrong_forms(facts: Facts) -> Iterator[Finding]:
    for ref, path, prefix, local in _xrefs(facts):
        known = facts.prefixes.get(prefix)
        if known and not known.pattern.search(local):
            what = f'"{local}" has not the form of an identifier of {known.name}.'
            yield Finding(
                ref, path, what, f'Copy it from there; one looks like this: "{prefix}:{known.example}".'
            )


RULES = (
    CorpusRule(
        "curie-prefix",
        "An outside identifier begins with a prefix that is not in use here.",
        "Programs join on the prefix, and the link on the page is built from it.",
        "Use a prefix of schema/prefixes.json, or add one there from the Bioregistry.",
        "record",
        _unknown_prefixes,
    ),
    CorpusRule(
        "curie-form",
        "An outside identifier has not the form that its database gives out.",
        "The link would lead nowhere, or to another thing.",
        "Copy the identifier from the database.",
        "record",
        _wrong_forms,
    ),
    CorpusRule(
        "curie-shared",
        "Two records of one kind claim the same outside identifier as their own.",
        "Programs that join on it would take the two for one, or one of them for the other.",
        "Correct one of the two; where it covers both of them, say so with match: broad.",
        "record",
        _shared,
    ),
    CorpusRule(
        "gene-symbol",
        "The HGNC identifier of a gene bears another symbol than its record.",
        "The symbol is the id of the record, and tools join on either of the two.",
        "Copy identifier and approved symbol together from HGNC.",
        "gene",
        _other_symbols,
    ),
)

"""Rules about outside identifiers: a known prefix, and the form that its database gives out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph import model
from evidograph.rules.base import CorpusRule, Finding
from evidograph.rules.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.corpus import Ref
    from evidograph.problem import Path
    from evidograph.rules.facts import Facts


def _xrefs(facts: Facts) -> Iterator[tuple[Ref, Path, str, str]]:
    """Every identifier: its record, its place, prefix and local part."""
    for ref, record in facts.corpus.records():
        if isinstance(record, model.Thing) and record.status != "withdrawn":
            for number, xref in enumerate(record.xrefs):
                prefix, _, local = xref.id.partition(":")
                yield ref, ("xrefs", number, "id"), prefix, local


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
)

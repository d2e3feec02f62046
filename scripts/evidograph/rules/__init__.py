"""The rules of the evidence base: what a JSON Schema cannot say. Pure functions, one family a file.

A rule yields findings; `check_corpus` gives them places, leaves out what evidence/exceptions.yaml accepts,
and complains about exceptions that nothing needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.rules import (
    bibliography,
    certainty,
    circles,
    comparisons,
    counts,
    curies,
    dates,
    dependence,
    deviations,
    directions,
    documents,
    estimates,
    figures,
    gaps,
    identity,
    ledger,
    markers,
    outcomes,
    reach,
    register,
    sections,
    usage,
    wording,
)
from evidograph.rules.base import CorpusRule, Finding
from evidograph.rules.facts import Facts
from evidograph.rules.locating import Locator
from evidograph.rules.prefixes import load_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.corpus import Corpus
    from evidograph.problem import Problem

_FAMILIES = (
    bibliography, certainty, circles, comparisons, counts, curies, dates, dependence, deviations,
    directions, documents, estimates, figures, gaps, identity, ledger, markers, outcomes, reach, register,
    sections, usage, wording,
)  # fmt: skip
ALL_RULES: tuple[CorpusRule, ...] = tuple(
    sorted((rule for family in _FAMILIES for rule in family.RULES), key=lambda rule: rule.code)
)

__all__ = ["ALL_RULES", "CorpusRule", "Finding", "check_corpus"]


def check_corpus(corpus: Corpus) -> list[Problem]:
    """What the rules object to, sorted by file and place; accepted deviations left out."""
    facts = Facts(corpus, load_prefixes(corpus.root))
    accepted = {(deviation.rule, deviation.record) for deviation in corpus.deviations}
    used: set[tuple[str, str]] = set()
    found: list[tuple[CorpusRule, Finding]] = []
    for rule, finding in _findings(facts):
        pair = (rule.code, finding.ref.id if isinstance(finding.ref, Ref) else "")
        if pair in accepted:
            used.add(pair)
        else:
            found.append((rule, finding))
    codes = {rule.code for rule in ALL_RULES}
    found += deviations.deviation_findings(corpus, codes, used)
    locator = Locator(corpus)
    return sorted({locator.problem(rule, finding) for rule, finding in found})


def _findings(facts: Facts) -> Iterator[tuple[CorpusRule, Finding]]:
    for rule in ALL_RULES:
        for finding in rule.check(facts):
            yield rule, finding

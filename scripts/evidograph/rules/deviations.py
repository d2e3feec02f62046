"""Accepted deviations: few, dated, and each of them still needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.rules.base import CorpusRule, Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Set

    from evidograph.corpus import Corpus
    from evidograph.rules.facts import Facts

MOST = 10
HOUSE = Ref("exception", "")


def _none(_facts: Facts) -> Iterator[Finding]:
    """These rules look at what the others found, so `check_corpus` calls them last."""
    return iter(())


def deviation_findings(
    corpus: Corpus, codes: Collection[str], used: Set[tuple[str, str]]
) -> Iterator[tuple[CorpusRule, Finding]]:
    """What is wrong with the exceptions; `used` are the pairs of rule and record that removed a finding."""
    ids = {record_id for known in corpus.known.values() for record_id in known}
    for number, deviation in enumerate(corpus.deviations):
        path = ("exceptions", number)
        if deviation.rule not in codes:
            what = f'There is no rule "{deviation.rule}".'
            yield STALE, Finding(HOUSE, (*path, "rule"), what)
        elif deviation.record not in ids:
            what = f'There is no record "{deviation.record}".'
            yield STALE, Finding(HOUSE, (*path, "record"), what)
        elif (deviation.rule, deviation.record) not in used:
            what = f"{deviation.record} no longer breaks the rule {deviation.rule}."
            yield UNUSED, Finding(HOUSE, (*path, "rule"), what)
    if len(corpus.deviations) > MOST:
        what = f"There are {len(corpus.deviations)} exceptions, and {MOST} are the most."
        yield TOO_MANY, Finding(HOUSE, ("exceptions", MOST), what, at="key")


STALE = CorpusRule(
    "stale-exception",
    "An exception names a rule or a record that does not exist.",
    "It would come into force unseen if that name were ever used again.",
    "Remove the exception, or correct the name.",
    "corpus",
    _none,
)
UNUSED = CorpusRule(
    "unused-exception",
    "An exception is no longer needed.",
    "It would hide the next mistake of this kind in this record.",
    "Remove the exception.",
    "corpus",
    _none,
)
TOO_MANY = CorpusRule(
    "too-many-exceptions",
    "There are more exceptions than a person can keep in mind.",
    "A rule that many records break is a wrong rule.",
    "Mend the records, or the rule.",
    "corpus",
    _none,
)
RULES = (STALE, UNUSED, TOO_MANY)

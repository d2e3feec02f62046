"""Rule about days: nothing was searched or issued after the day that the release stands for.

Who curated, reviewed or withdrew something, and when, is compared with nothing: that goes on from day to day,
and who changes a record names the day of the change, whatever release it will come out with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph import model
from evidograph.corpus import Ref
from evidograph.rules.base import CorpusRule, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidograph.problem import Path
    from evidograph.rules.facts import Facts

    Days = Iterator[tuple[Path, str]]


def _in_future(facts: Facts) -> Iterator[Finding]:
    as_of = facts.corpus.release.as_of
    for ref, path, day in _days(facts) if as_of else ():
        if day > as_of:
            what = f"{day} lies after {as_of}, the day until which this release was read."
            yield Finding(ref, path, what)


def _days(facts: Facts) -> Iterator[tuple[Ref, Path, str]]:
    for gap in facts.corpus.gaps.values():
        yield from ((Ref("gap", gap.id), path, day) for path, day in _of_searches(gap.searched))
    for document in facts.corpus.documents.values():
        if document.date:
            yield Ref("document", document.id), ("date",), document.date
    for name, section in facts.corpus.sections.items():
        yield from ((Ref("section", name), path, day) for path, day in _of_searches(section.searched))


def _of_searches(searches: Iterable[model.Searched]) -> Days:
    return ((("searched", number, "date"), search.date) for number, search in enumerate(searches))


RULES = (
    CorpusRule(
        "date-in-future",
        "A search or a document bears a day after the one until which the release was read.",
        "Readers take that day for the age of what is known; nothing in the release can be younger.",
        "Correct the day, or set as_of in evidence/release.yaml to the day until which was read.",
        "record",
        _in_future,
    ),
)

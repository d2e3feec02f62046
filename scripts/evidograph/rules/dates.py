"""Rule about days: nothing was done, searched or issued after the day that the release stands for."""

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
    Dated = model.Contribution | model.Searched | model.Review


def _in_future(facts: Facts) -> Iterator[Finding]:
    as_of = facts.corpus.release.as_of
    for ref, path, day in _days(facts) if as_of else ():
        if day > as_of:
            what = f"{day} lies after {as_of}, the day until which this release was read."
            yield Finding(ref, path, what)


def _days(facts: Facts) -> Iterator[tuple[Ref, Path, str]]:
    for ref, record in facts.corpus.records():
        yield from ((ref, path, day) for path, day in _of_record(record))
    for name, section in facts.corpus.sections.items():
        ref = Ref("section", name)
        yield from ((ref, path, day) for path, day in _listed(section.searched, "searched"))
    for number, deviation in enumerate(facts.corpus.deviations):
        yield Ref("exception", ""), ("exceptions", number, "date"), deviation.date


def _of_record(record: model.Record) -> Days:
    yield from _listed(record.contributions, "contributions")
    if record.withdrawn:
        yield ("withdrawn", "date"), record.withdrawn.date
    if isinstance(record, model.Statement):
        yield from _listed(record.review, "review")
    elif isinstance(record, model.Gap):
        yield from _listed(record.searched, "searched")
    elif isinstance(record, model.Document) and record.date:
        yield ("date",), record.date


def _listed(entries: Iterable[Dated], name: str) -> Days:
    return (((name, number, "date"), entry.date) for number, entry in enumerate(entries))


RULES = (
    CorpusRule(
        "date-in-future",
        "A record bears a day after the one until which the release was read.",
        "Readers take that day for the age of what is known; nothing in the release can be younger.",
        "Correct the day, or set as_of in evidence/release.yaml to the day until which was read.",
        "record",
        _in_future,
    ),
)

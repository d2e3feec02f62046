"""Which items are one body of evidence: reports of one trial, or a meta-analysis and the trials inside it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from evidograph import model

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidograph.corpus import Corpus

DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}


def independent_groups(items: Iterable[model.Item]) -> tuple[tuple[model.Item, ...], ...]:
    """Items joined where they share a trial or, without a trial, a source; each group counts once."""
    groups: list[tuple[set[str], list[model.Item]]] = []
    for item in items:
        keys = {f"trial:{name}" for name in item.trials}
        if not keys and item.source:
            keys = {f"source:{item.source.citekey}"}
        joined = [group for group in groups if group[0] & keys]
        groups = [group for group in groups if not group[0] & keys]
        merged: list[model.Item] = [member for _, members in joined for member in members]
        groups.append((keys.union(*(found for found, _ in joined)), [*merged, item]))
    return tuple(tuple(members) for _, members in groups)


def days(duration: str | None) -> float:
    """A duration such as `120 months` in days; 0 where none is given."""
    if not duration:
        return 0.0
    amount, _, unit = duration.partition(" ")
    return float(amount) * DAYS[unit.rstrip("s")]


def endpoint_key(item: model.Item) -> tuple[object, ...]:
    """What two reports must share to be an older and a newer report of one endpoint."""
    result = item.result or model.Result()
    return (
        item.kind,
        item.trials,
        str(item.population),
        str(item.intervention),
        str(item.comparator),
        item.outcome,
        item.time_point,
        result.measure if item.marker else None,
        str(item.marker),
    )


def older_reports(corpus: Corpus) -> dict[str, str]:
    """Item id -> id of the newest report, for each item whose endpoint was reported again later."""
    groups: dict[tuple[object, ...], list[model.Item]] = defaultdict(list)
    for item in corpus.items.values():
        if len(item.trials) == 1 and item.follow_up and item.is_accepted:
            groups[endpoint_key(item)].append(item)
    older: dict[str, str] = {}
    for group in groups.values():
        newest = max(group, key=lambda item: days(item.follow_up))
        older |= {i.id: newest.id for i in group if days(i.follow_up) < days(newest.follow_up)}
    return older

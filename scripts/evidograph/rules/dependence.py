"""Rule about items that are one body of evidence: reports of one endpoint of one trial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.dependence import endpoint_key
from evidograph.rules.base import CorpusRule, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.rules.facts import Facts


def _dependent(facts: Facts) -> Iterator[Finding]:
    for statement in facts.statements:
        seen: dict[tuple[object, ...], str] = {}
        for backed in facts.backing(statement, "supports"):
            item, path = backed.item, ("evidence", backed.number, "item")
            newer = facts.older.get(item.id)
            if newer:
                what = (
                    f"{item.id} ends at {item.follow_up}, and {newer} follows the same endpoint for longer."
                )
                fix = f"Let {newer} alone support the sentence; make {item.id} neutral or leave it out."
                yield Finding(Ref("statement", statement.id), path, what, fix)
                continue
            key = _finding_key(item)
            if key in seen:
                what = (
                    f"{item.id} and {seen[key]} report one endpoint of one trial, and both count as support."
                )
                yield Finding(Ref("statement", statement.id), path, what)
            elif item.trials:
                seen[key] = item.id


def _finding_key(item: model.Item) -> tuple[object, ...]:
    result = item.result or model.Result()
    arms = tuple(sorted(result.arms))
    return (*endpoint_key(item), result.measure, arms)


RULES = (
    CorpusRule(
        "dependent-evidence",
        "Two reports of one endpoint of one trial both count as support, or an older one does.",
        "The same patients would count twice, or the last word of the trial would be missing.",
        "Keep the newest report as support, and make others neutral with their reason.",
        "statement",
        _dependent,
    ),
)

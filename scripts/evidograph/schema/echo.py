"""One cause, one finding: drops what only follows from something that is reported already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.schema.rules import SCHEMA_RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidograph.schema.finding import SchemaFinding
    from evidograph.schema.objection import Condition, Described

_RANK = {rule.code: number for number, rule in enumerate(SCHEMA_RULES)}
_OF_THE_WHOLE = frozenset(("not-allowed-here", "wrong-type"))  # what is inside does not matter then


def without_echoes(told: list[Described]) -> list[Described]:
    """Leaves out what was asked only because a field that decides it is wrong itself."""
    return [tale for tale in told if not any(_decides(other, tale) for other in told)]


def folded(findings: Iterable[SchemaFinding]) -> list[SchemaFinding]:
    """Of several findings about one value the first in rank, none about what is inside; in order of place."""
    kept: list[SchemaFinding] = []
    for finding in sorted(dict.fromkeys(findings), key=lambda finding: _RANK[finding.code]):
        if not any(_covers(first, finding) for first in kept):
            kept.append(finding)
    return sorted(kept, key=_order)


def _decides(other: Described, tale: Described) -> bool:
    if other is tale:
        return False
    if tale.finding.at == "key" and other.finding.at == "parent" and tale.missing:
        return tale.missing == other.missing and tale.objection.path == other.objection.path
    return any(_is_asked(condition, other, tale) for condition in tale.objection.conditions)


def _is_asked(condition: Condition, other: Described, tale: Described) -> bool:
    """Whether the condition looks at the very field that the other complaint is about."""
    base = tale.objection.path[: condition.depth]
    path = other.finding.path
    if other.finding.at == "parent":
        return path == base and other.missing in condition.names
    if other.finding.at == "key" or path[: len(base)] != base or path == tale.finding.path:
        return False
    inside = path[len(base) :]
    is_the_field = len(inside) == 1 or (len(inside) == 2 and other.finding.code == "duplicate-item")
    return is_the_field and inside[0] in condition.names


def _covers(first: SchemaFinding, finding: SchemaFinding) -> bool:
    if first.at == "parent":
        return first.path == finding.path and finding.code == "too-few"
    if finding.path == first.path:
        return finding.at != "parent" or first.code in _OF_THE_WHOLE
    return first.code in _OF_THE_WHOLE and finding.path[: len(first.path)] == first.path


def _order(finding: SchemaFinding) -> tuple[list[str], str, str]:
    steps = [f"{step:08}" if isinstance(step, int) else step for step in finding.path]
    return steps, finding.code, finding.what

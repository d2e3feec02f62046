"""Mends a copy of a record where the mistake is plain, so that one slip is not reported several times.

A misspelled field is also a missing one, and what stands in it goes unchecked. With the probable name in its
place, the second look sees only what is wrong besides.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidograph.problem import JSON, Path


@dataclass(frozen=True, slots=True)
class Repair:
    """What was probably meant at `path`: another name, another word, or a list of this one entry."""

    path: Path
    action: Literal["rename", "replace", "wrap"]
    new: str = ""


def surest(repairs: Iterable[Repair]) -> set[Repair]:
    """The repairs to make first: what a wrong name caused is no slip of its own."""
    by_action: dict[str, set[Repair]] = {"rename": set(), "replace": set(), "wrap": set()}
    for repair in repairs:
        by_action[repair.action].add(repair)
    return next((chosen for chosen in by_action.values() if chosen), set())


def repaired(data: JSON, repairs: Iterable[Repair]) -> JSON:
    """A copy of the data with the repairs made."""
    holder: list[Any] = [copy.deepcopy(data)]
    for repair in sorted(repairs, key=lambda repair: -len(repair.path)):  # the inner ones first
        *way, last = (0, *repair.path)
        group: Any = holder
        for step in way:
            group = group[step]
        if repair.action == "rename":
            group[repair.new] = group.pop(last)
        else:
            group[last] = repair.new if repair.action == "replace" else [group[last]]
    mended: JSON = holder[0]
    return mended


def original_path(path: Path, repairs: Iterable[Repair]) -> Path:
    """Where a place in the repaired data stands in the data as it was."""
    for repair in sorted(repairs, key=lambda repair: len(repair.path)):  # the outer ones first
        depth = len(repair.path)
        if repair.action == "rename" and path[:depth] == (*repair.path[:-1], repair.new):
            path = (*repair.path, *path[depth:])
        elif repair.action == "wrap" and path[: depth + 1] == (*repair.path, 0):
            path = (*repair.path, *path[depth + 1 :])
    return path

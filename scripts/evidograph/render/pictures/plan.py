"""The plan of the mechanism's picture: stations, routes past the drug, and the statements they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from evidograph.corpus import Corpus
from evidograph.problem import Fault, Problem, nearest
from evidograph.render.authored import UNKNOWN_STATEMENT
from evidograph.yamlfile import read_positions, read_yaml

PLAN = "docs/_templates/pictures/mechanism.yaml"


@dataclass(frozen=True)
class Station:
    """A station: the statement behind the arrow to it, what the drug changes, what joins here."""

    name: str
    by: str
    changes: tuple[str, ...]
    routes: tuple[tuple[str, ...], ...]
    is_blocked: bool


@dataclass(frozen=True)
class Plan:
    """The plan as it was read."""

    root: Path
    data: dict[str, Any]

    @property
    def section(self) -> str:
        """The section at whose head the picture stands."""
        return str(self.data["section"])

    @property
    def block(self) -> str:
        """The statement that the drug blocks a station."""
        return str(self.data["blocks"]["statement"])

    @cached_property
    def stations(self) -> tuple[Station, ...]:
        """The stations, first to last."""
        return tuple(self._station(found) for found in self.data["stations"])

    def _station(self, found: dict[str, Any]) -> Station:
        return Station(
            name=found["name"],
            by=found.get("by", ""),
            changes=tuple(found.get("changes", ())),
            routes=tuple(tuple(route) for route in found.get("routes", ())),
            is_blocked=found.get("id") == self.data["blocks"]["at"],
        )

    def problems(self, corpus: Corpus) -> Iterator[Problem]:
        """Statements that do not exist or no longer hold, each with its place in the plan."""
        positions = read_positions(self.root / PLAN, self.root)
        for path, name in _named(self.data, ()):
            statement = corpus.statements.get(name)
            if statement is None:
                near = nearest(name, corpus.statements)
                what, fix = f'There is no statement "{name}".', f'Did you mean "{near}"?' if near else ""
            elif not statement.is_accepted:
                what, fix = f'The statement "{name}" is {statement.status}.', ""
            elif statement.proposition is None and "by" not in path:
                what, fix = f'The statement "{name}" has no proposition: it gives no sign to draw.', ""
            else:
                continue
            span = positions.value(path)
            fault = Fault(UNKNOWN_STATEMENT.code, what, span.line, span.column, span.length, fix)
            yield fault.problem(UNKNOWN_STATEMENT, PLAN, positions.excerpt(span.line))


def read_plan(root: Path) -> tuple[Plan | None, list[Problem]]:
    """The plan of the repository at `root`, or what keeps it from being read; neither where there is none."""
    if not (root / PLAN).is_file():
        return None, []
    data, problems = read_yaml(root / PLAN, root)
    return (None, problems) if problems else (Plan(root, cast("dict[str, Any]", data)), [])


def plan_problems(corpus: Corpus) -> list[Problem]:
    """What is wrong with the plan, where its section stands in the corpus."""
    plan, problems = read_plan(corpus.root)
    if plan is None or plan.section not in corpus.sections:
        return problems
    return sorted(plan.problems(corpus))


def _named(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every place at which the plan names a statement."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in {"name", "id", "at", "section"}:
                yield from _named(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _named(value, (*path, number))
    else:
        yield path, str(data)

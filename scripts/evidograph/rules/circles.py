"""Rule about chains: what is broader, wider, newer or in the place of another never leads back to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.rules.base import CorpusRule, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evidograph.problem import Path
    from evidograph.rules.facts import Facts

Steps = dict[str, list[tuple[str, "Path"]]]
"""For each id, the ids that it leads to, and where it says so."""


def _circles(facts: Facts) -> Iterator[Finding]:
    corpus = facts.corpus
    chains: dict[str, Steps] = {
        "pathway": {p.id: _listed(p.broader, "broader") for p in corpus.pathways.values()},
        "subtype": {s.id: _listed(s.broader, "broader") for s in corpus.subtypes.values()},
        "document": {
            d.id: [(d.supersedes, ("supersedes",))] if d.supersedes else [] for d in corpus.documents.values()
        },
        "statement": {
            s.id: [
                (relation.statement, ("relations", number, "statement"))
                for number, relation in enumerate(s.relations)
                if relation.type == "superseded_by"
            ]
            for s in corpus.statements.values()
        },
    }
    for ref, record in corpus.records():
        replaced_by = record.withdrawn.replaced_by if record.withdrawn else ()
        onward = chains.setdefault(ref.kind, {}).setdefault(ref.id, [])
        onward += [(target, ("withdrawn", "replaced_by", n)) for n, target in enumerate(replaced_by)]
    for kind, steps in chains.items():
        for start, path, way in _closed(steps):
            yield Finding(Ref(kind, start), path, f"This runs in a circle: {' → '.join(way)}.")
    for trial in corpus.trials.values():
        within: Steps = {
            name: [(population.within, ("populations", name, "within"))] if population.within else []
            for name, population in trial.populations.items()
        }
        for _, path, way in _closed(within):
            yield Finding(Ref("trial", trial.id), path, f"This runs in a circle: {' → '.join(way)}.")


def _listed(targets: Sequence[str], name: str) -> list[tuple[str, Path]]:
    return [(target, (name, number)) for number, target in enumerate(targets)]


def _closed(steps: Steps) -> Iterator[tuple[str, Path, list[str]]]:
    """Each circle once, at its smallest id: that id, where it takes the first step, and the way round."""
    for start in sorted(steps):
        for target, path in steps[start]:
            way = _way(steps, target, start)
            if way and start == min(way):
                yield start, path, [start, *way]


def _way(steps: Steps, begin: str, end: str) -> list[str]:
    """A way from one id to another, both included; empty where there is none."""
    came_from: dict[str, str] = {begin: ""}
    waiting = [begin]
    while waiting:
        here = waiting.pop(0)
        if here == end:
            way = [here]
            while came_from[way[0]]:
                way.insert(0, came_from[way[0]])
            return way
        for there, _ in steps.get(here, []):
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    return []


RULES = (
    CorpusRule(
        "circular-chain",
        "A chain of broader groups, wider populations, earlier versions or successors runs in a circle.",
        "Nothing is broader or newer than itself, and whoever follows the chain never arrives.",
        "Take the step out that points the wrong way.",
        "record",
        _circles,
    ),
)

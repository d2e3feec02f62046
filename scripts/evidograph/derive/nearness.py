"""Which records are near each other: by what both name, or by what names both. Rare things weigh more.

The measure is the cosine of two bags of names, each name weighted by its inverse document frequency
(Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from evidograph.corpus import Corpus, Ref
from evidograph.derive.references import mentions

# Kinds whose records are compared by the statements that speak of them.
THINGS = frozenset({"trial", "gene", "pathway", "subtype"})
# Below this the two share no more than what most of their kind share.
LEAST = 0.12


@dataclass(frozen=True)
class Nearness:
    """The records near each statement, trial, gene, pathway and subtype of a corpus."""

    corpus: Corpus

    def near(self, ref: Ref, most: int = 4) -> tuple[str, ...]:
        """Ids of the nearest records of the same kind, nearest first; no draft, nothing withdrawn."""
        own = self._bags.get(ref, {})
        scores: dict[Ref, float] = defaultdict(float)
        for name, weight in own.items():
            for other in self._holders[name]:
                if other.kind == ref.kind and other != ref:
                    scores[other] += weight * self._bags[other][name]
        close = sorted((-score, other.id) for other, score in scores.items() if score >= LEAST)
        return tuple(name for _, name in close[:most])

    @cached_property
    def _named(self) -> Mapping[Ref, frozenset[Ref]]:
        """Statement or thing -> what it is compared by."""
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for statement, target in self._pairs():
            if target.kind != "statement":
                found[statement].add(target)
            if target.kind in THINGS:
                found[target].add(statement)
        return {ref: frozenset(names) for ref, names in found.items()}

    def _pairs(self) -> Iterator[tuple[Ref, Ref]]:
        """Accepted statements with what they name, and with what their items name."""
        by: dict[Ref, list[Ref]] = defaultdict(list)
        for mention in mentions(self.corpus):
            by[mention.by].append(mention.target)
        for statement in self.corpus.statements.values():
            if statement.status == "accepted":
                ref = Ref("statement", statement.id)
                for target in by[ref]:
                    yield ref, target
                    if target.kind == "item":
                        yield from ((ref, further) for further in by[target] if further.kind == "trial")

    @cached_property
    def _holders(self) -> Mapping[Ref, tuple[Ref, ...]]:
        found: dict[Ref, list[Ref]] = defaultdict(list)
        for ref, names in self._named.items():
            for name in names:
                found[name].append(ref)
        return {name: tuple(holders) for name, holders in found.items()}

    @cached_property
    def _bags(self) -> Mapping[Ref, Mapping[Ref, float]]:
        """Statement or thing -> name -> weight; the squares of the weights of one bag sum to 1."""
        number = len(self._named)
        rarity = {name: math.log(number / len(held)) for name, held in self._holders.items()}
        bags = {}
        for ref, names in self._named.items():
            length = math.hypot(*(rarity[name] for name in names)) or 1.0
            bags[ref] = {name: rarity[name] / length for name in names}
        return bags

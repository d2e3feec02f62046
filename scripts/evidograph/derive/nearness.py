"""Which records are near each other: by what both name, or by what names both. Rare things weigh more.

The measure is the cosine of two bags of names, each name weighted by its inverse document frequency
(Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from evidograph.corpus import Corpus, Ref
from evidograph.derive.references import mentions

# Kinds whose records are compared by the statements that speak of them.
THINGS = frozenset({"trial", "gene", "pathway", "subtype"})
# Below this the two share no more than what most of their kind share.
LEAST = 0.12
# How many a page shows.
MOST = 4


def _in_order(name: Ref) -> tuple[str, str]:
    return name.kind, name.id


@dataclass(frozen=True)
class Bags:
    """What each record is compared by, weighed."""

    named: Mapping[Ref, frozenset[Ref]]

    @cached_property
    def holders(self) -> Mapping[Ref, tuple[Ref, ...]]:
        """Name -> the records that hold it."""
        found: dict[Ref, list[Ref]] = defaultdict(list)
        for ref, names in self.named.items():
            for name in names:
                found[name].append(ref)
        return {name: tuple(holders) for name, holders in found.items()}

    @cached_property
    def weights(self) -> Mapping[Ref, Mapping[Ref, float]]:
        """Record -> name -> weight; the squares of the weights of one record sum to 1."""
        number = len(self.named)
        rarity = {name: math.log(number / len(held)) for name, held in self.holders.items()}
        bags = {}
        for ref, names in self.named.items():
            ordered = sorted(names, key=_in_order)  # or the last digit of a sum would differ by run
            length = math.hypot(*(rarity[name] for name in ordered)) or 1.0
            bags[ref] = {name: rarity[name] / length for name in ordered}
        return bags

    def alike(self, one: Ref, other: Ref) -> float:
        """0 for nothing in common, 1 for all."""
        theirs = self.weights.get(other, {})
        return sum(weight * theirs.get(name, 0.0) for name, weight in self.weights.get(one, {}).items())


@dataclass(frozen=True)
class Nearness:
    """The records near each statement, trial, gene, pathway and subtype of a corpus; which items are near."""

    corpus: Corpus

    def near(self, ref: Ref, most: int = MOST) -> tuple[str, ...]:
        """Ids of the nearest records of the same kind, nearest first; no draft, nothing withdrawn."""
        scores: dict[Ref, float] = defaultdict(float)
        for name, weight in self._records.weights.get(ref, {}).items():
            for other in self._records.holders[name]:
                if other.kind == ref.kind and other != ref:
                    scores[other] += weight * self._records.weights[other][name]
        close = sorted((-score, other.id) for other, score in scores.items() if score >= LEAST)
        return tuple(name for _, name in close[:most])

    def nearest_items(self, item: str, among: Iterable[str], most: int = MOST) -> tuple[str, ...]:
        """The items among some that ask most nearly the same as one, nearest first."""
        ref = Ref("item", item)
        scored = sorted((-self._items.alike(ref, Ref("item", other)), other) for other in among)
        return tuple(name for _, name in scored[:most])

    @cached_property
    def _records(self) -> Bags:
        """Statement or thing -> what it is compared by."""
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for statement, target in self._pairs():
            if target.kind != "statement":
                found[statement].add(target)
            if target.kind in THINGS:
                found[target].add(statement)
        return Bags({ref: frozenset(names) for ref, names in found.items()})

    def _pairs(self) -> Iterator[tuple[Ref, Ref]]:
        """Accepted statements with what they name, and with what their items name."""
        for statement in self.corpus.statements.values():
            if statement.status == "accepted":
                ref = Ref("statement", statement.id)
                for target in self._mentioned[ref]:
                    yield ref, target
                    if target.kind == "item":
                        yield from (
                            (ref, further) for further in self._mentioned[target] if further.kind == "trial"
                        )

    @cached_property
    def _items(self) -> Bags:
        """Item -> what it names, the statements that rest on it, its population."""
        found = {Ref("item", name): set(self._mentioned[Ref("item", name)]) for name in self.corpus.items}
        for statement in self.corpus.statements:
            ref = Ref("statement", statement)
            for target in self._mentioned[ref]:
                if target in found:
                    found[target].add(ref)
        for name, item in self.corpus.items.items():
            if isinstance(item.population, str):
                found[Ref("item", name)].add(Ref("population", " ".join((*item.trials, item.population))))
        return Bags({ref: frozenset(names) for ref, names in found.items()})

    @cached_property
    def _mentioned(self) -> Mapping[Ref, list[Ref]]:
        by: dict[Ref, list[Ref]] = defaultdict(list)
        for mention in mentions(self.corpus):
            by[mention.by].append(mention.target)
        return by

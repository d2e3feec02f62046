"""Which ratios stand beside each other: by setting, by what they are on, by the drug's part in them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidograph.derive.dependence import older_reports
from evidograph.derive.drugs import EVIDENCE_ON, drug_role, evidence_on
from evidograph.derive.effects import RATIOS
from evidograph.derive.matrix import COLUMNS
from evidograph.derive.scope import item_scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidograph import model
    from evidograph.corpus import Corpus
    from evidograph.derive.drugs import DrugRole, EvidenceOn

# Only the first two speak about the drug; with the others the ratio is that of the drug beside it.
ROLES: tuple[DrugRole, ...] = ("tested", "comparator", "background", "prior", "none")


@dataclass(frozen=True, slots=True)
class ForestBlock:
    """Findings that stand under one heading; never pooled. `column`: their setting, where that is said."""

    column: str
    on: EvidenceOn
    role: DrugRole
    items: tuple[model.Item, ...]


def forest_blocks(corpus: Corpus, drug: str) -> tuple[ForestBlock, ...]:
    """The newest report of each treatment effect whose ratio was seen with its interval, in blocks."""
    older = older_reports(corpus)
    found: dict[str, list[model.Item]] = defaultdict(list)
    for item in corpus.items.values():
        column = _column(corpus, item)
        if column and item.is_accepted and item.id not in older and is_drawn(corpus, item):
            found[column].append(item)
    columns = (name for name in COLUMNS if name in found)
    return tuple(block for name in columns for block in blocks_of(corpus, drug, found[name], name))


def blocks_of(
    corpus: Corpus, drug: str, items: Iterable[model.Item], column: str = ""
) -> tuple[ForestBlock, ...]:
    """Findings by what they are on and by the drug's part in them; what is on the drug comes first."""
    found: dict[tuple[EvidenceOn, DrugRole], list[model.Item]] = defaultdict(list)
    for item in sorted(items, key=lambda i: (i.trials, i.id)):
        found[evidence_on(corpus, item, drug), drug_role(corpus, item, drug)].append(item)
    return tuple(ForestBlock(column, *key, tuple(found[key])) for key in sorted(found, key=_order))


def _order(key: tuple[EvidenceOn, DrugRole]) -> tuple[int, int]:
    return EVIDENCE_ON.index(key[0]), ROLES.index(key[1])


def _column(corpus: Corpus, item: model.Item) -> str | None:
    settings = item_scope(corpus, item).settings
    return next((name for name, held in COLUMNS.items() if settings.intersection(held)), None)


def is_drawn(corpus: Corpus, item: model.Item) -> bool:
    """A ratio with its interval, of an outcome of which less is better: left is always the first side."""
    result = item.result
    if item.kind != "treatment_effect" or result is None or result.measure not in RATIOS:
        return False
    term = corpus.terms.get(item.outcome or "")
    polarity = term.outcome.better if term and term.outcome else ""
    seen = result.estimate and result.ci_lower and result.ci_upper
    return bool(seen) and polarity in {"fewer_events", "lower"}

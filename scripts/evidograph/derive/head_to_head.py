"""The drug against another, nothing else between the sides: who was compared with whom, in which setting."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from evidograph.derive.dependence import older_reports
from evidograph.derive.drugs import entry_key, keyed_sides, side_arms, side_options
from evidograph.derive.matrix import COLUMNS
from evidograph.derive.scope import SETTING_PARENT, item_scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.corpus import Corpus

Side = Literal["intervention", "comparator"]
# The drug against nothing in its place; a placebo is a rival of its own.
NOTHING = "no-treatment"
# Whom readers ask about first; whoever else was set against the drug follows.
RIVALS = ("tamoxifen", "letrozole", "exemestane", "fulvestrant", "placebo", NOTHING)
# Kinds of outcome that say how patients fared.
FARED = ("efficacy", "safety", "pharmacodynamic")


@dataclass(frozen=True, slots=True)
class Contest:
    """One finding that sets the drug against a rival; `beside` is what both sides had besides.

    `pooled`: the finding sets the drug against several rivals together, and its arms are counted apart; a
    ratio or a verdict is then that of all of them, and not shown.
    """

    item: model.Item
    rival: str
    drug_side: Side
    beside: tuple[str, ...]
    drug_arms: tuple[str, ...]
    rival_arms: tuple[str, ...]
    pooled: bool = False


@dataclass(frozen=True, slots=True)
class ContestCell:
    """One rival in one column of settings: the newest findings, or the searches that found none."""

    rival: str
    column: str
    contests: tuple[Contest, ...]
    gaps: tuple[model.Gap, ...]

    @property
    def is_open(self) -> bool:
        """True where nobody has looked."""
        return not self.contests and not self.gaps


def head_to_head(corpus: Corpus, drug: str) -> tuple[ContestCell, ...]:
    """Every rival in every column, rivals first; a comparison never made has its cell too."""
    older = older_reports(corpus)
    found: dict[tuple[str, str], list[Contest]] = defaultdict(list)
    for item in sorted(corpus.items.values(), key=lambda i: (i.trials, i.id)):
        if item.is_accepted and item.id not in older:
            for contest in contests_of(corpus, item, drug):
                for column in _columns(corpus, item):
                    found[contest.rival, column].append(contest)
    others = sorted({rival for rival, _ in found} - set(RIVALS))
    return tuple(
        ContestCell(rival, column, tuple(found[rival, column]), _gaps(corpus, rival, column))
        for rival in (*RIVALS, *others)
        for column in COLUMNS
    )


def contests_of(corpus: Corpus, item: model.Item, drug: str) -> Iterator[Contest]:
    """The item as contests of two drugs; none where the sides differ in anything else."""
    if item.kind != "treatment_effect" or not _fared(corpus, item):
        return
    given, against = _arms(corpus, item, "intervention"), _arms(corpus, item, "comparator")
    drug_side: Side = "intervention" if any(drug in arm.drugs for arm in given) else "comparator"
    own, others = (given, against) if drug_side == "intervention" else (against, given)
    if len({arm.drugs for arm in own}) != 1 or not others:
        return
    rivals = [_rival(own[0], arm, drug) for arm in others]
    for rival in sorted({name for name in rivals if name}):
        contest = Contest(
            item,
            rival,
            drug_side,
            tuple(sorted(own[0].drugs - {drug})),
            tuple(arm.name for arm in own if arm.name),
            tuple(a.name for a, met in zip(others, rivals, strict=True) if a.name and met == rival),
            pooled=len(set(rivals)) > 1,
        )
        if not contest.pooled or (item.result and set(contest.rival_arms) & set(item.result.arms)):
            yield contest


@dataclass(frozen=True, slots=True)
class _Given:
    """What one arm of a side got; `name` is that of its figures, empty where there are none.

    `instead`: what stands there where no drug does, a placebo or no treatment.
    """

    name: str
    drugs: frozenset[str]
    instead: str


def _rival(own: _Given, other: _Given, drug: str) -> str:
    """Whom the drug meets in an arm; empty where the arms differ in more than the two."""
    rest = other.drugs - own.drugs
    if own.drugs - other.drugs != {drug} or len(rest) > 1:
        return ""
    return next(iter(rest), other.instead)


def _arms(corpus: Corpus, item: model.Item, side: Side) -> tuple[_Given, ...]:
    """The arms of a side; none where one of them names a choice of drugs, or a drug that is not known."""
    options = side_options(corpus, item, side)
    keys = [entry_key(entry) for option in options for entry in option]
    if any(len(key) != 1 or key[0] not in corpus.drugs for key in keys):
        return ()
    names = side_arms(item, side) or _key_of(item, options)
    return tuple(_given(corpus, name, option) for name, option in zip(names, options, strict=False))


def _key_of(item: model.Item, options: tuple[tuple[model.DrugEntry, ...], ...]) -> tuple[str, ...]:
    """The drug under which the figures of a side stand that is no arm of one trial."""
    found = [key for key, entries in keyed_sides(item).items() if (entries,) == options]
    return tuple(found[:1] or ("",) * len(options))


def _given(corpus: Corpus, name: str, option: tuple[model.DrugEntry, ...]) -> _Given:
    drugs = [entry_key(entry)[0] for entry in option]
    nothing = [drug for drug in drugs if corpus.drugs[drug].drug_class == "placebo"]
    return _Given(name, frozenset(drugs).difference(nothing), (nothing or [NOTHING])[0])


def _fared(corpus: Corpus, item: model.Item) -> bool:
    term = corpus.terms.get(item.outcome or "")
    return bool(term and term.outcome and term.outcome.type in FARED)


def _columns(corpus: Corpus, item: model.Item) -> tuple[str, ...]:
    settings = item_scope(corpus, item).settings
    return tuple(name for name, held in COLUMNS.items() if settings.intersection(held))


def _gaps(corpus: Corpus, rival: str, column: str) -> tuple[model.Gap, ...]:
    return tuple(
        gap
        for gap in corpus.gaps.values()
        if gap.is_accepted and any(c.comparator == rival and c.setting in COLUMNS[column] for c in gap.cells)
    )


def is_compared(corpus: Corpus, drug: str, rival: str, setting: str) -> str | None:
    """The id of an item that compares the drug with the rival in that setting, if there is one."""
    for item in corpus.items.values():
        settings = item_scope(corpus, item).settings
        held = settings | {SETTING_PARENT[name] for name in settings if name in SETTING_PARENT}
        rivals = {contest.rival for contest in contests_of(corpus, item, drug)} if setting in held else ()
        if item.is_accepted and rival in rivals:
            return item.id
    return None

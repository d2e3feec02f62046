"""Of which patients a statement speaks, and which of these groups a reader's patient belongs to.

A statement stands for a patient where it names the patient's group, a wider one, a part of it, or none.
Groups side by side never stand for each other: what is known of luminal A says nothing of luminal B.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.derive.grading import evidence_in
from evidograph.derive.scope import ANY_SUBTYPE, SETTING_PARENT, Scope, claim_scope, item_scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from evidograph import model
    from evidograph.corpus import Corpus

# The patient groups that say who a person is by sex and menopause; each is apart from the others.
MENOPAUSE = ("premenopausal", "postmenopausal", "men")


def patients_of(corpus: Corpus, statement: model.Statement) -> tuple[str, ...]:
    """The groups that the statement is limited to: subtypes, settings, sex and menopause; none: all patients.

    The proposition decides. A statement without one speaks of those in whom its supporting items were found.
    """
    proposition = statement.proposition
    if proposition:
        stands = () if ANY_SUBTYPE in proposition.subtypes else proposition.subtypes
        scope = claim_scope(proposition)
        return _tokens(Scope(frozenset(stands), scope.settings, scope.patient_groups))
    items = [corpus.items[line.item] for line in statement.lines("supports")]
    scopes = [item_scope(corpus, i) for i in items if evidence_in(corpus, i) == statement.claim_in]
    return _tokens(
        Scope(
            _all_of(scope.subtypes for scope in scopes),
            _all_of(scope.settings for scope in scopes),
            _all_of(scope.patient_groups.intersection(MENOPAUSE) for scope in scopes),
        )
    )


def _all_of(restrictions: Iterable[frozenset[str]]) -> frozenset[str]:
    """All groups that the findings are about; one finding without restriction lifts it for all."""
    found = list(restrictions)
    return frozenset().union(*found) if all(found) else frozenset()


def _tokens(scope: Scope) -> tuple[str, ...]:
    menopause = scope.patient_groups.intersection(MENOPAUSE)
    return (*sorted(scope.subtypes), *sorted(scope.settings), *sorted(menopause))


def kin_of(broader: Mapping[str, Iterable[str]], group: str) -> frozenset[str]:
    """The group, all wider ones and all parts of it; never one beside it."""
    wider = _wider(broader, group)
    return wider | {other for other in broader if group in _wider(broader, other)}


def _wider(broader: Mapping[str, Iterable[str]], group: str) -> frozenset[str]:
    found: set[str] = set()
    waiting = [group]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += broader.get(name, ())
    return frozenset(found)


def subtypes_broader(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """Each subtype and those that it lies within; the one that holds all restricts nothing."""
    return {
        name: tuple(wider for wider in subtype.broader if wider != ANY_SUBTYPE)
        for name, subtype in corpus.subtypes.items()
        if name != ANY_SUBTYPE and subtype.is_accepted
    }


def settings_broader(settings: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Each setting and the one that it lies within."""
    return {name: (SETTING_PARENT[name],) if name in SETTING_PARENT else () for name in settings}

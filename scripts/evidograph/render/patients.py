"""For which patient: the lists that a reader chooses from, and which groups stand for which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from evidograph.derive.matrix import row_order
from evidograph.derive.patients import MENOPAUSE, kin_of, settings_broader, subtypes_broader
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case


@dataclass(frozen=True, slots=True)
class Group:
    """One group of patients; `kin` are the groups whose statements stand for it, itself among them."""

    token: str
    label: str
    kin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One list, in parts with a heading each; a single part has none."""

    name: str
    label: str
    parts: tuple[tuple[str, tuple[Group, ...]], ...]


def patient_choices(sheet: Sheet) -> tuple[Choice, ...]:
    """Subtype, setting, sex and menopause: every group that the records know."""
    settings = sheet.words.labels["setting"]
    people = {token: sheet.words.label("patient_group", token) for token in MENOPAUSE}
    return (
        Choice("subtype", "Subtype", _subtypes(sheet)),
        Choice("setting", "Setting", (("", _groups(settings_broader(settings), settings)),)),
        Choice("menopause", "Sex and menopause", (("", _groups(dict.fromkeys(MENOPAUSE, ()), people)),)),
    )


def _subtypes(sheet: Sheet) -> tuple[tuple[str, tuple[Group, ...]], ...]:
    broader = subtypes_broader(sheet.corpus)
    ordered = sorted((sheet.corpus.subtypes[name] for name in broader), key=row_order)
    parts = []
    for defined_by, held in groupby(ordered, key=lambda subtype: subtype.defined_by):
        names = {subtype.id: subtype.name for subtype in held}
        title = sentence_case(sheet.words.label("defined_by", defined_by))
        parts.append((title, _groups(broader, names)))
    return tuple(parts)


def _groups(broader: Mapping[str, Iterable[str]], names: Mapping[str, str]) -> tuple[Group, ...]:
    return tuple(
        Group(token, sentence_case(name), tuple(sorted(kin_of(broader, token))))
        for token, name in names.items()
    )

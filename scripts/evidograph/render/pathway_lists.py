"""Lists read off the pathway table, each opening with what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from evidograph.derive.drugs import EVIDENCE_ON
from evidograph.derive.pathway_lists import Listed, pathway_list
from evidograph.edition import best_on
from evidograph.render.marks import long_form
from evidograph.render.pieces import Pieces, joined, link
from evidograph.render.sentences import Sentence, sentence_of
from evidograph.render.sheet import Sheet

# What holds in each pathway that a list counts.
HOLDS: Mapping[str, str] = {
    "upregulated": "something is raised on treatment",
    "downregulated": "something is lowered on treatment",
    "sensitivity_up": "tumors respond better where it is high, rises or carries an alteration",
    "sensitivity_down": "tumors respond better where it is low, falls or lacks an alteration",
    "resistance_up": "tumors respond less where it is high, resistant ones raise it, or growth needs it",
    "resistance_down": "tumors respond less where it is low, or resistant ones lower it",
}


@dataclass(frozen=True, slots=True)
class ListedSentence:
    """One statement of a list, behind the pathways that it is about."""

    pathways: Pieces
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class ListGroup:
    """The statements of a list whose best evidence is on the same."""

    title: str
    sentences: tuple[ListedSentence, ...]


def render_pathway_list(sheet: Sheet, name: str) -> str:
    """One list: how many pathways, and the statements by what their evidence is on."""
    rows = sheet.edition.pathway_rows
    found = pathway_list(rows, name)
    groups: dict[str, list[Listed]] = {}
    for listed in sorted(found, key=lambda one: EVIDENCE_ON.index(best_on(sheet.edition, one.statement))):
        groups.setdefault(best_on(sheet.edition, listed.statement), []).append(listed)
    return sheet.fill(
        "fragments/pathway_list.html",
        head=_counted(len(_pathways(found)), len(rows), HOLDS[name]),
        own=_own(sheet, len(_pathways(groups.get("drug", ())))) if found else "",
        groups=[_group(sheet, on, listed) for on, listed in groups.items()],
    )


def _pathways(found: Iterable[Listed]) -> set[str]:
    return {pathway.id for listed in found for pathway in listed.pathways}


def _counted(count: int, rows: int, holds: str) -> str:
    number = f"{count} of {rows} pathways" if count else f"none of {rows} pathways"
    return f"In {number} {holds}"


def _own(sheet: Sheet, count: int) -> str:
    drug = sheet.edition.drug_name(sheet.edition.drug)
    return f", in {count or 'none'} of them with evidence on {drug} itself"


def _group(sheet: Sheet, on: str, found: Iterable[Listed]) -> ListGroup:
    title = f"Evidence on {long_form(sheet.edition, on)}"
    return ListGroup(title, tuple(_sentence(sheet, listed) for listed in found))


def _sentence(sheet: Sheet, listed: Listed) -> ListedSentence:
    names = joined([link(pathway.name, sheet.to("pathway", pathway.id)) for pathway in listed.pathways])
    return ListedSentence(names, replace(sentence_of(sheet, listed.statement), id=""))

"""When what happened to the drug: approvals, labels, reports of landmark trials, by the dates of records."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from evidograph.derive.drugs import entry_drugs
from evidograph.derive.pathway_table import statements_of_drug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.corpus import Corpus

Kind = Literal["approval", "label", "trial"]
KINDS: dict[str, Kind] = {"approval": "approval", "product_label": "label", "referral": "label"}
# A landmark is a trial that gave the drug and on which so many accepted statements of its monograph rest.
LANDMARK = 4
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Event:
    """One date: of a document, or the year of a source. `date` is a day or a year."""

    date: str
    document: model.Document | None = None
    citekey: str = ""

    @property
    def year(self) -> int:
        """The year of the event."""
        return int(self.date[:4])


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one jurisdiction or one trial, oldest first; `undated` have no date in their records."""

    kind: Kind
    name: str
    events: tuple[Event, ...]
    trial: model.Trial | None = None
    undated: tuple[model.Document, ...] = ()


def timeline(corpus: Corpus, drug: str) -> tuple[Lane, ...]:
    """The lanes of a drug: approvals, labels, landmark trials; each kind by its first event."""
    return (
        *_of_documents(corpus, drug, "approval"),
        *_of_documents(corpus, drug, "label"),
        *_of_trials(corpus, drug),
    )


def date_of(document: model.Document) -> str:
    """The day of a document, else the one year that its version names, else nothing."""
    years = set(_YEAR.findall(document.version or ""))
    return document.date or (years.pop() if len(years) == 1 else "")


def _of_documents(corpus: Corpus, drug: str, kind: Kind) -> Iterator[Lane]:
    found: dict[str, list[model.Document]] = defaultdict(list)
    for document in sorted(corpus.documents.values(), key=lambda d: (date_of(d), d.id)):
        if document.is_accepted and drug in document.drugs and KINDS.get(document.document_type) == kind:
            found[document.jurisdiction or document.issuer].append(document)
    lanes = []
    for place, documents in found.items():
        dated = tuple(Event(date_of(document), document) for document in documents if date_of(document))
        undated = tuple(document for document in documents if not date_of(document))
        lanes.append(Lane(kind, place, dated, undated=undated))
    yield from sorted(lanes, key=_first)


def _of_trials(corpus: Corpus, drug: str) -> Iterator[Lane]:
    resting: dict[str, set[str]] = defaultdict(set)
    for statement in statements_of_drug(corpus, drug):
        for line in statement.evidence:
            item = corpus.items.get(line.item)
            for name in item.trials if item else ():
                resting[name].add(statement.id)
    lanes = []
    for name in sorted(resting):
        trial = corpus.trials.get(name)
        if trial and trial.is_accepted and len(resting[name]) >= LANDMARK and _gives(trial, drug):
            lanes.append(Lane("trial", trial.name, _reports(corpus, name), trial))
    yield from sorted(lanes, key=_first)


def _gives(trial: model.Trial, drug: str) -> bool:
    return any(drug in entry_drugs(arm.drugs) for arm in trial.arms.values())


def _reports(corpus: Corpus, trial: str) -> tuple[Event, ...]:
    """The dated sources of a trial's items; labels and guidelines that repeat it are no reports of it."""
    documents = {document.citekey for document in corpus.documents.values()}
    keys = {
        item.source.citekey
        for item in corpus.items.values()
        if item.is_accepted and item.source and trial in item.trials and item.source.citekey not in documents
    }
    found = [(source.year, key) for key in keys if (source := corpus.sources.get(key)) and source.year]
    return tuple(Event(str(year), citekey=key) for year, key in sorted(found))


def _first(lane: Lane) -> tuple[str, str]:
    return lane.events[0].date if lane.events else "9999", lane.name

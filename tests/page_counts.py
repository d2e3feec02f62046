"""What the pages count, counted again from the records as they were read, or from the page itself."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from evidograph import model
from evidograph.corpus import Corpus, Ref
from evidograph.derive.drugs import evidence_on
from evidograph.edition import FOLDERS
from page_shapes import (
    Question,
    choices_of,
    comparisons_of,
    head_of,
    held_behind,
    inside,
    is_a,
    is_note,
    is_ratio_note,
    lines_under,
    links_in,
    marks_under,
    row_id,
    rows_of,
    states_of,
)
from page_text import Block, Element
from page_views import tells
from sites import DRUG

KINDS = {folder: kind for kind, folder in FOLDERS.items()}
NO_DIFFERENCE = 1  # the ratio of two equal risks
# How the words of a comparison begin that has the drug on one of its sides.
OWN_SIDES = ("than ", "from ", "with ", "by ", "if given")
Named = frozenset[Ref]
Count = Callable[[Element, Named], Iterable[int]]


class Counts:
    """The counts that a block of a page may state."""

    def __init__(self, corpus: Corpus, site: Path) -> None:
        self.corpus = corpus
        self.site = site
        self.accepted = [s for s in corpus.statements.values() if s.is_accepted]
        self.state = cache(lambda: frozenset(self._state()))
        self.files = cache(lambda: frozenset(self._files()))

    def of(self, url: str, block: Block, named: Named) -> set[float]:
        """Every count that this block may state, by where it stands."""
        found: set[float] = set()
        for asked, count in self._rules(url):
            if asked(block.element):
                found |= {float(number) for number in count(block.element, named)}
        return found

    def _rules(self, url: str) -> Iterator[tuple[Question, Count]]:
        yield is_a("svg", "ev-bal"), lambda _, named: self._lines(named)
        yield inside("ev-verdict"), lambda _, named: [*self._lines(named), *self._standing(named)]
        yield is_a("h3"), lambda element, _: lines_under(element)
        yield is_a("caption"), lambda element, _: [*rows_of(element), *states_of(element)]
        yield is_a("p", "ev-get"), lambda element, _: links_in(element)
        yield is_ratio_note, lambda *_: [NO_DIFFERENCE]
        yield is_a("button"), lambda element, _: held_behind(element)
        yield is_a("div", "v"), lambda element, _: self._column(url, element)
        yield is_a("td"), lambda element, _: self._column(url, element)
        yield inside("ev-facets"), lambda element, _: choices_of(element)
        yield is_a("div", "ev-tally"), lambda _, named: self._tally(named)
        yield inside("ev-answers"), lambda _, named: self._tally(named)
        yield inside("ev-matrix"), lambda element, _: self._compared(element)
        yield inside("ev-card"), lambda *_: [self._given_in()]
        yield is_note, lambda _, named: [*self.release(), *self._claims(named)]
        yield is_a("p", "ev-meta"), lambda element, _: marks_under(element)
        for asked, count in tells(self.corpus, url):
            yield asked, lambda element, _, count=count: count(element)  # type: ignore[misc]
        if url == "ledger/":
            yield inside("ev-answer", "ev-bar"), lambda *_: self.ledger()
        if url == "about/":
            yield inside("ev-kv"), lambda *_: self.state()
        if url == "downloads/":
            yield (lambda _: True), lambda *_: self.files()

    @cached_property
    def disputed(self) -> set[str]:
        """Statements against which evidence or another statement speaks."""
        against = {s.id for s in self.accepted if any(x.direction == "disputes" for x in s.evidence)}
        for statement in self.corpus.statements.values():
            for relation in statement.relations:
                if relation.type == "conflicts_with":
                    against |= {statement.id, relation.statement}
        return against & {s.id for s in self.accepted}

    def _statements(self, named: Named) -> Iterator[model.Statement]:
        held = self.corpus.statements
        yield from (held[ref.id] for ref in named if ref.kind == "statement" and ref.id in held)

    def _lines(self, named: Named) -> Iterator[int]:
        """Lines for, against and neither; studies that are independent of each other."""
        for statement in self._statements(named):
            directions = Counter(line.direction for line in statement.evidence)
            yield from (directions[name] for name in ("supports", "disputes", "neutral"))
            yield len(self._studies(statement))

    def _supporting(self, statement: model.Statement) -> list[model.Item]:
        lines = (line for line in statement.evidence if line.direction == "supports")
        return [self.corpus.items[line.item] for line in lines]

    def _studies(self, statement: model.Statement) -> list[set[str]]:
        """Supporting items joined where they share a trial or, without one, a source."""
        groups: list[set[str]] = []
        for item in self._supporting(statement):
            keys = set(item.trials) or {item.source.citekey if item.source else item.id}
            touching = [group for group in groups if group & keys]
            groups = [group for group in groups if not group & keys] + [keys.union(*touching)]
        return groups

    def _standing(self, named: Named) -> Iterator[int]:
        for statement in self._statements(named):
            items = self._supporting(statement)
            yield from Counter(evidence_on(self.corpus, item, DRUG) for item in items).values()

    def _claims(self, named: Named) -> Iterator[int]:
        for statement in self._statements(named):
            yield sum(statement.id in entry.statements for entry in self.corpus.ledger.values())

    def _column(self, url: str, element: Element) -> Iterator[int]:
        """What a list says rests on a record: by the id of the row and the head of the column."""
        kind = KINDS.get(url.rstrip("/"))
        if kind is None or not row_id(element):
            return
        ref, head = Ref(kind, row_id(element)), head_of(element)
        if head == "Items":
            yield len(self._items_on(ref))
        elif head == "Statements":
            yield len(self._statements_on(ref))
        elif head == "Evidence lines":
            yield len(self.corpus.statements[ref.id].evidence)

    def _items_on(self, ref: Ref) -> set[str]:
        """Items that name a record, come from it, or stand by state on its page behind its statements."""
        if ref.kind == "document":
            ref = Ref("source", self.corpus.documents[ref.id].citekey)
        items = self.corpus.items.values()
        found = {item.id for item in items if ref.id in names_of_item(item, ref.kind)}
        if ref.kind in {"pathway", "gene"}:
            said = self._statements_on(ref)
            found |= {line.item for s in self.accepted if s.id in said for line in s.evidence}
        return found

    def _statements_on(self, ref: Ref) -> set[str]:
        """Statements that name a record or a gene of it; of a trial or document, those whose items do."""
        statements = self.corpus.statements.values()
        if ref.kind in {"trial", "document"}:
            items = self._items_on(ref)
            return {s.id for s in statements if any(line.item in items for line in s.evidence)}
        asked = ((s.id, s.proposition) for s in statements if s.proposition)
        genes = {gene.id for gene in self.corpus.genes.values() if ref.id in gene.pathways}
        names = {ref.id, *genes} if ref.kind == "pathway" else {ref.id}
        return {name for name, proposition in asked if names & set(texts_of(model.to_data(proposition)))}

    def _tally(self, named: Named) -> Iterator[int]:
        """The certainties of the section whose first statement stands beside the tally."""
        for name in {self.corpus.section_of[statement.id] for statement in self._statements(named)}:
            held = [s for s in self.corpus.sections[name].statements if s.is_accepted]
            yield len(held)
            yield from Counter(statement.certainty for statement in held).values()

    def _compared(self, element: Element) -> Iterator[int]:
        """Comparisons of a cell of the matrix by sign and other side, benefits and harms told apart."""
        harms = {t.name for t in self.corpus.terms.values() if t.outcome and t.outcome.type == "safety"}
        counts: Counter[tuple[object, ...]] = Counter()
        for sign, words, outcome, on, setting in comparisons_of(element):
            own = on in {"is-drug", "is-drug_in_pool"} and words.startswith(OWN_SIDES)
            side = words.partition(" ")[0] if words.startswith(("with ", "by ")) else words
            counts[(outcome in harms, side, sign, setting) if own else ("elsewhere",)] += 1
        yield from counts.values()

    def _given_in(self) -> int:
        """Trials in which the drug stands in an arm, alone or among others."""
        trials = self.corpus.trials.values()
        return sum(DRUG in set(texts_of([model.to_data(arm) for arm in t.arms.values()])) for t in trials)

    def release(self) -> list[int]:
        """How much the release holds, and each section of it."""
        items = {line.item for statement in self.accepted for line in statement.evidence}
        sections = self.corpus.sections.values()
        sizes = [sum(s.is_accepted for s in section.statements) for section in sections]
        return [len(self.accepted), len(items), len(self.disputed), *sizes]

    def ledger(self) -> list[int]:
        """Claims by what became of them; an outcome that none has counts zero."""
        entries = self.corpus.ledger.values()
        outcomes = Counter(entry.outcome for entry in entries)
        return [*outcomes.values(), 0, len(self.corpus.claims), len(entries)]

    def _state(self) -> Iterator[int]:
        """Everything that the page about the project counts."""
        corpus = self.corpus
        items = [item for item in corpus.items.values() if item.is_accepted]
        both: list[model.Record] = [*self.accepted, *items]
        yield from (*self.release(), *self.ledger(), len(items), len(both))
        yield from (len(corpus.sources), len(corpus.trials), len(corpus.gaps))
        yield sum(bool(s.review) for s in self.accepted)
        yield sum(any(c.machine_assisted for c in record.contributions) for record in both)
        yield from Counter(s.certainty for s in self.accepted).values()
        yield from Counter(evidence_on(corpus, item, DRUG) for item in items).values()
        yield from Counter(item.source.read_depth for item in items if item.source).values()
        yield from Counter(self._level(item) for item in items).values()

    def _level(self, item: model.Item) -> str:
        """The letter that the page of the item prints."""
        html = (self.site / "items" / item.id / "index.html").read_text("utf-8")
        return html.partition("<dt>Level</dt> <dd>")[2][:1]

    def _files(self) -> Iterator[int]:
        """Rows and columns of the tables to download."""
        for file in sorted((self.site / "downloads").glob("*.csv")):
            with file.open(encoding="utf-8", newline="") as text:
                rows = list(csv.reader(text))
            yield from (len(rows) - 1, len(rows[0]))


def texts_of(data: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(data, Mapping):
        yield from (text for value in data.values() for text in texts_of(value))
    elif isinstance(data, list | tuple):
        yield from (text for value in data for text in texts_of(value))
    elif isinstance(data, str):
        yield data


def names_of_item(item: model.Item, kind: str) -> set[str]:
    """Every id that an item names; the arms of a trial are no drugs."""
    if kind == "source":
        return {item.source.citekey} if item.source else set()
    if kind == "trial":
        return set(item.trials)
    hidden = {"id", "source", "summary", "trials"}
    if len(item.trials) == 1:
        hidden |= {"intervention", "comparator", "result"}
    return set(texts_of({name: value for name, value in model.to_data(item).items() if name not in hidden}))

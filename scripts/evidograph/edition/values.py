"""The corpus with all that is derived from it once, handed to every page and every file."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evidograph import model
from evidograph.corpus import Corpus
from evidograph.derive.citations import deepest_reading
from evidograph.derive.dependence import older_reports
from evidograph.derive.disputes import Dispute, disputes
from evidograph.derive.drugs import DrugRole, EvidenceOn, drug_role, evidence_on
from evidograph.derive.forest import ForestBlock, forest_blocks
from evidograph.derive.head_to_head import ContestCell, head_to_head
from evidograph.derive.links import Links
from evidograph.derive.matrix import MatrixRow, matrix
from evidograph.derive.nearness import Nearness
from evidograph.derive.pathway_table import PathwayRow, pathway_table
from evidograph.derive.terms import TermFinder
from evidograph.edition.words import DATABASES, Words, load_words


@dataclass(frozen=True, eq=False)  # one is like no other
class Edition:
    """What all pages and files of one release share; `drug` is the monograph's drug."""

    corpus: Corpus
    drug: str
    words: Words
    prefixes: Mapping[str, Mapping[str, str]]

    @cached_property
    def links(self) -> Links:
        """Back-links over the whole corpus."""
        return Links(self.corpus)

    @cached_property
    def nearness(self) -> Nearness:
        """Which records are near each other."""
        return Nearness(self.corpus)

    @cached_property
    def disputes(self) -> Mapping[str, Dispute]:
        """Where the evidence disagrees, by id."""
        return disputes(self.corpus)

    @cached_property
    def disputes_of(self) -> Mapping[str, tuple[Dispute, ...]]:
        """Statement id -> the disputes in which it stands."""
        found: dict[str, list[Dispute]] = defaultdict(list)
        for dispute in self.disputes.values():
            for statement in dispute.statements:
                found[statement.id].append(dispute)
        return {name: tuple(held) for name, held in found.items()}

    @cached_property
    def term_finder(self) -> TermFinder:
        """Finds the words of the glossary in texts."""
        return TermFinder(self.corpus.terms)

    @cached_property
    def pathway_rows(self) -> tuple[PathwayRow, ...]:
        """The pathway table of the monograph's drug."""
        return pathway_table(self.corpus, self.drug)

    @cached_property
    def matrix_rows(self) -> tuple[MatrixRow, ...]:
        """The matrix of subtypes and settings of the monograph's drug."""
        return matrix(self.corpus, self.drug)

    @cached_property
    def head_to_head(self) -> tuple[ContestCell, ...]:
        """The drug against each other drug, by setting."""
        return head_to_head(self.corpus, self.drug)

    @cached_property
    def forest_blocks(self) -> tuple[ForestBlock, ...]:
        """The ratios that are drawn beside each other."""
        return forest_blocks(self.corpus, self.drug)

    @cached_property
    def standing(self) -> Mapping[str, EvidenceOn]:
        """Item id -> what it is evidence on."""
        return {i.id: evidence_on(self.corpus, i, self.drug) for i in self.corpus.items.values()}

    @cached_property
    def roles(self) -> Mapping[str, DrugRole]:
        """Item id -> the part that the drug played."""
        return {i.id: drug_role(self.corpus, i, self.drug) for i in self.corpus.items.values()}

    @cached_property
    def newer_report(self) -> Mapping[str, str]:
        """Item id -> the newest report of the same endpoint, where there is one."""
        return older_reports(self.corpus)

    @cached_property
    def items_of_trial(self) -> Mapping[str, tuple[model.Item, ...]]:
        """Trial id -> its items, by id."""
        found: dict[str, list[model.Item]] = defaultdict(list)
        for item in sorted(self.corpus.items.values(), key=lambda i: i.id):
            for trial in item.trials:
                found[trial].append(item)
        return {trial: tuple(items) for trial, items in found.items()}

    @cached_property
    def items_of_source(self) -> Mapping[str, tuple[model.Item, ...]]:
        """Citekey -> its items, by id."""
        found: dict[str, list[model.Item]] = defaultdict(list)
        for item in sorted(self.corpus.items.values(), key=lambda i: i.id):
            if item.source:
                found[item.source.citekey].append(item)
        return {citekey: tuple(items) for citekey, items in found.items()}

    @cached_property
    def depth_tokens(self) -> Mapping[str, str]:
        """Citekey -> how far the source was read at most; only for sources of items."""
        found = {key: deepest_reading(iter(items)) for key, items in self.items_of_source.items()}
        return {citekey: depth for citekey, depth in found.items() if depth}

    @cached_property
    def depths(self) -> Mapping[str, str]:
        """The same in words, saying where all or some of it was read in somebody else's account."""
        return {key: self._reading(self.items_of_source[key]) for key in self.depth_tokens}

    def _reading(self, items: Iterable[model.Item]) -> str:
        """`abstract`, `as reported elsewhere`, `abstract; in part as reported elsewhere`."""
        found = tuple(items)
        own = [item for item in found if item.source and item.source.read_via != "report"]
        read = self.words.label("read_depth", deepest_reading(iter(own)))
        elsewhere = self.words.label("read_via", "report") if len(own) < len(found) else ""
        return f"{read}; in part {elsewhere}" if read and elsewhere else read or elsewhere

    @cached_property
    def sections(self) -> Mapping[str, model.Section]:
        """The sections of the drug's monograph by name, in reading order."""
        held = self.corpus.sections
        own = [name for name in held if name.startswith(f"{self.drug}/")]
        return {name: held[name] for name in sorted(own, key=lambda name: (held[name].order, name))}

    def statements_on(self, items: Iterable[model.Item]) -> tuple[str, ...]:
        """Ids of the statements on which the items bear, sorted."""
        uses = (use for item in items for use in self.links.line_uses.get(item.id, ()))
        return tuple(sorted({use.statement.id for use in uses}))

    def drug_name(self, drug_id: str) -> str:
        """The drug's name for readers."""
        record = self.corpus.drugs.get(drug_id)
        return record.name if record else drug_id

    def entry_name(self, entry: model.DrugEntry) -> str:
        """A drug entry in words: `anastrozole`, `anastrozole or letrozole`, `any aromatase inhibitor`."""
        if isinstance(entry, str):
            return self.drug_name(entry)
        if entry.any_in:
            return f"any {self.words.label('drug_class', entry.any_in)}"
        return " or ".join(self.drug_name(name) for name in entry.any_of)

    def entries_name(self, entries: tuple[model.DrugEntry, ...], joiner: str = " with ") -> str:
        """Drugs given together, in words."""
        return joiner.join(self.entry_name(entry) for entry in entries)

    def term_name(self, term_id: str | None) -> str:
        """The label of a glossary term, or its id in words where there is no such term."""
        if not term_id:
            return ""
        term = self.corpus.terms.get(term_id)
        return term.name if term else term_id.replace("_", " ")

    def database_name(self, prefix: str) -> str:
        """What readers call the database of a CURIE prefix."""
        return DATABASES.get(prefix) or str(self.prefixes.get(prefix, {}).get("name", prefix))

    def curie_url(self, curie: str) -> str | None:
        """Where a CURIE resolves, by the committed table of prefixes; None for an unknown prefix."""
        prefix, _, local = curie.partition(":")
        template = self.prefixes.get(prefix, {}).get("url")
        return template.replace("$1", local) if template else None


def load_edition(corpus: Corpus, drug: str) -> Edition:
    """The edition of one drug's monograph; reads the labels and prefixes beside the schemas."""
    folder = corpus.root / "schema"
    return Edition(corpus, drug, load_words(folder), _load_prefixes(folder / "prefixes.json"))


def _load_prefixes(file: Path) -> Mapping[str, Mapping[str, str]]:
    prefixes: Mapping[str, Mapping[str, str]] = json.loads(file.read_text("utf-8"))["prefixes"]
    return prefixes

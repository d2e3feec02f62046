"""What all rules ask of a corpus, worked out once: live records, mentions, items behind a statement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.dependence import older_reports
from evidograph.derive.drugs import entry_drugs, evidence_on, side_arms
from evidograph.derive.references import mentions
from evidograph.derive.scope import trial_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evidograph import model
    from evidograph.corpus import Corpus
    from evidograph.derive.drugs import EvidenceOn
    from evidograph.derive.references import Mention
    from evidograph.rules.prefixes import Prefix

AUDIT = "evidence/audit/"
# What has to be readable before anything can be said about a record that names it.
NEEDED = frozenset({"item", "trial", "drug", "term", "gene", "pathway", "subtype", "document"})


@dataclass(frozen=True, slots=True)
class Backed:
    """One evidence line whose item could be read: its number on the statement, the line, the item."""

    number: int
    line: model.EvidenceLine
    item: model.Item


@dataclass
class Facts:
    """A corpus, the prefixes that identifiers may have, and what follows; computed when first asked."""

    corpus: Corpus
    prefixes: Mapping[str, Prefix] = field(default_factory=dict)
    _evidence_on: dict[tuple[str, str], EvidenceOn] = field(default_factory=dict)

    @cached_property
    def statements(self) -> tuple[model.Statement, ...]:
        """Statements that are not withdrawn, in the order of the files."""
        return tuple(s for s in self.corpus.statements.values() if s.status != "withdrawn")

    @cached_property
    def items(self) -> tuple[model.Item, ...]:
        """Items that are not withdrawn, by id."""
        return tuple(i for i in self.corpus.items.values() if i.status != "withdrawn")

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of one record by another."""
        return tuple(mentions(self.corpus))

    @cached_property
    def named_by(self) -> Mapping[Ref, tuple[Ref, ...]]:
        """For each record and source: what names it, itself left out."""
        found: dict[Ref, dict[Ref, None]] = defaultdict(dict)
        for mention in self.mentions:
            if mention.by != mention.target:
                found[mention.target][mention.by] = None
        return {target: tuple(by) for target, by in found.items()}

    @cached_property
    def older(self) -> Mapping[str, str]:
        """Item id -> id of a newer report of the same endpoint."""
        return older_reports(self.corpus)

    @cached_property
    def withdrawn(self) -> frozenset[Ref]:
        """The records that no longer hold."""
        return frozenset(ref for ref, record in self.corpus.records() if record.status == "withdrawn")

    @cached_property
    def unread(self) -> frozenset[Ref]:
        """The records and sections that stand in a file and could not be read."""
        read = {**self.corpus.by_kind, "section": self.corpus.sections}
        return frozenset(
            ref for ref in self.corpus.locations if ref.kind in read and ref.id not in read[ref.kind]
        )

    @cached_property
    def unread_ledger(self) -> frozenset[str]:
        """The files of the ledger and beside it of which no entry could be read."""
        located = self.corpus.locations
        read = {located[ref].file for ref in located if ref.kind in {"ledger", "reference-map"}}
        files = {name for name in self.corpus.files if name.startswith(AUDIT) and name.endswith(".yaml")}
        return frozenset(files - read)

    @property
    def knows_all_mentions(self) -> bool:
        """True where every file could be read, so that what is not named is not named anywhere."""
        return not self.unread and not self.unread_ledger

    @cached_property
    def incomplete(self) -> frozenset[Ref]:
        """Records that name, directly or through others, something that is missing or could not be read."""
        by_kind = self.corpus.by_kind
        broken = {
            m.by
            for m in self.mentions
            if m.target.kind in NEEDED and m.target.id not in by_kind[m.target.kind]
        }
        broken |= {Ref("item", item.id) for item in self.items if _names_no_part(self.corpus, item)}
        if any(ref.kind == "document" for ref in self.unread):  # an item names it only through its source
            broken |= {Ref("item", item.id) for item in self.items if item.kind == "regulatory_text"}
        drugs = {ref.id for ref in self.unread if ref.kind == "drug"}
        broken |= {Ref("statement", s.id) for s in self.statements if self.drug_of(s) in drugs}
        waiting = list(broken)
        while waiting:
            ref = waiting.pop()
            if ref.kind in NEEDED:
                new = set(self.named_by.get(ref, ())) - broken
                broken |= new
                waiting += new
        return frozenset(broken)

    def is_whole(self, kind: str, record_id: str) -> bool:
        """True where all that the record rests on could be read; else silence is better than an echo."""
        return Ref(kind, record_id) not in self.incomplete

    def backing(self, statement: model.Statement, *directions: str) -> Iterator[Backed]:
        """The statement's lines of these directions, each with its item; withdrawn items left out."""
        for number, line in enumerate(statement.evidence):
            item = self.corpus.items.get(line.item)
            if line.direction in directions and item and item.status != "withdrawn":
                yield Backed(number, line, item)

    def supporting(self, statement: model.Statement) -> tuple[model.Item, ...]:
        """The items that support the statement."""
        return tuple(backed.item for backed in self.backing(statement, "supports"))

    def propositions(self, *predicates: str) -> Iterator[tuple[model.Statement, model.Proposition]]:
        """Statements that can be judged, with their proposition; of these predicates, or of any."""
        for statement in self.statements:
            proposition = statement.proposition
            if proposition is None or (predicates and proposition.predicate not in predicates):
                continue
            if self.is_whole("statement", statement.id):
                yield statement, proposition

    def drug_of(self, statement: model.Statement) -> str:
        """The drug whose monograph the statement stands in."""
        return self.corpus.section_of[statement.id].partition("/")[0]

    def is_foreign(self, item: model.Item, drug: str) -> bool:
        """True where the item sits on trials, all of them readable, of which no arm gives the drug."""
        trials = [self.corpus.trials.get(name) for name in item.trials]
        return bool(trials) and not any(trial is None or _gives(trial, drug) for trial in trials)

    def evidence_on(self, item: model.Item, drug: str) -> EvidenceOn:
        """What the item speaks of, seen from the drug."""
        key = (item.id, drug)
        if key not in self._evidence_on:
            self._evidence_on[key] = evidence_on(self.corpus, item, drug)
        return self._evidence_on[key]


def _gives(trial: model.Trial, drug: str) -> bool:
    return any(drug in entry_drugs(arm.drugs) for arm in trial.arms.values())


def _names_no_part(corpus: Corpus, item: model.Item) -> bool:
    """True where the item names an arm or a population that its trial does not have."""
    trial = trial_of(corpus, item)
    if trial is None:
        return False
    arms = {*side_arms(item, "intervention"), *side_arms(item, "comparator")}
    return not arms <= trial.arms.keys() or (
        isinstance(item.population, str) and item.population not in trial.populations
    )

"""Statements: what the monograph claims, and the lines of evidence for and against it."""

from __future__ import annotations

from evidograph.model.base import DrugEntry, Record, Value
from evidograph.model.things import Searched


class Proposition(Value, frozen=True, kw_only=True):
    """One predicate, one subject, one value field (records.md, decision 2)."""

    predicate: str
    gene: str | None = None
    pathway: str | None = None
    cell: str | None = None
    analyte: str | None = None
    feature: str | None = None
    level: str | None = None
    state: str | None = None
    regulation: str | None = None
    drug_effect: str | None = None
    prognosis: str | None = None
    dependency: str | None = None
    effect: str | None = None
    treatment: tuple[DrugEntry, ...] = ()
    comparator: tuple[DrugEntry, ...] = ()
    blocked_by: tuple[DrugEntry, ...] = ()
    outcome: str | None = None
    subtypes: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    patient_groups: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """The one value that the predicate asks for."""
        return self.regulation or self.drug_effect or self.prognosis or self.dependency or self.effect or ""


class EvidenceLine(Value, frozen=True, kw_only=True):
    """How one item bears on the statement (VA-Spec EvidenceLine)."""

    item: str
    direction: str
    reason: str | None = None


class Disagreement(Value, frozen=True, kw_only=True):
    """What sets the two sides of one statement's evidence apart, and what would settle it."""

    differs_by: tuple[str, ...] = ()
    would_settle: str | None = None


class Relation(Value, frozen=True, kw_only=True):
    """One statement's bearing on another; said once, the way back is derived."""

    type: str
    statement: str
    reason: str | None = None
    differs_by: tuple[str, ...] = ()
    would_settle: str | None = None


class Review(Value, frozen=True, kw_only=True):
    """A specialist who checked the statement against its sources."""

    reviewer: str
    date: str


class Statement(Record, frozen=True, kw_only=True):
    """One sentence of a monograph that evidence items bear on."""

    text: str = ""
    claim_on: str = ""
    claim_in: str = ""
    new_paragraph: bool = False
    proposition: Proposition | None = None
    certainty: str | None = None
    certainty_reason: str | None = None
    downgraded_for: tuple[str, ...] = ()
    upgraded_for: tuple[str, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()
    gaps: tuple[str, ...] = ()
    defines: str | None = None
    disagreement: Disagreement | None = None
    relations: tuple[Relation, ...] = ()
    review: tuple[Review, ...] = ()

    def lines(self, direction: str) -> tuple[EvidenceLine, ...]:
        """The evidence lines of one direction: supports, disputes or neutral."""
        return tuple(line for line in self.evidence if line.direction == direction)

    @property
    def is_disputed(self) -> bool:
        """True where at least one evidence line disputes the statement."""
        return any(line.direction == "disputes" for line in self.evidence)


class Section(Value, frozen=True, kw_only=True):
    """One section of a monograph; its statements in reading order, the first of them its answer."""

    title: str
    order: int
    searched: tuple[Searched, ...] = ()
    statements: tuple[Statement, ...] = ()

"""Drugs, pathways, genes, subtypes, trials, documents, gaps, terms, ledger entries, house records."""

from __future__ import annotations

from collections.abc import Iterable

from evidograph.model.base import DrugEntry, Marker, Record, Thing, Value, no_entries


class Structure(Value, frozen=True, kw_only=True):
    """The molecule."""

    formula: str | None = None
    inchikey: str | None = None
    smiles: str | None = None


class Drug(Thing, frozen=True, kw_only=True):
    """A drug that has a monograph or stands in an arm."""

    drug_class: str = "other"
    brands: tuple[str, ...] = ()
    structure: Structure | None = None


class Pathway(Thing, frozen=True, kw_only=True):
    """One row of the pathway table."""

    growth_role: str = ""
    group: str = ""
    gene_sets: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


class Gene(Thing, frozen=True, kw_only=True):
    """A gene, by its HGNC symbol; `pathways` lays its statements into those rows."""

    growth_role: str = ""
    pathways: tuple[str, ...] = ()


class Subtype(Thing, frozen=True, kw_only=True):
    """One row of the subtype x setting matrix."""

    defined_by: str = ""
    order: int | None = None
    broader: tuple[str, ...] = ()


class Eligibility(Value, frozen=True, kw_only=True):
    """Whom the trial took."""

    subtypes: tuple[str, ...] = ()
    patient_groups: tuple[str, ...] = ()
    prior_therapy: tuple[DrugEntry, ...] = ()


class Arm(Value, frozen=True, kw_only=True):
    """What one arm was given."""

    label: str | None = None
    drugs: tuple[DrugEntry, ...]
    dose: str | None = None
    duration: str | None = None
    note: str | None = None


class TrialPopulation(Value, frozen=True, kw_only=True):
    """A set of a trial's patients that findings are about; `n` by arm, `n_total` over the arms."""

    label: str | None = None
    within: str | None = None
    subtypes: tuple[str, ...] = ()
    patient_groups: tuple[str, ...] = ()
    markers: tuple[Marker, ...] = ()
    n: dict[str, int] = no_entries()
    n_total: int | None = None
    note: str | None = None


class Trial(Thing, frozen=True, kw_only=True):
    """A trial's design; its results are items."""

    design: str = ""
    masking: str | None = None
    phase: str | None = None
    setting: str | None = None
    eligibility: Eligibility | None = None
    primary_outcomes: tuple[str, ...] = ()
    arms: dict[str, Arm] = no_entries()
    populations: dict[str, TrialPopulation] = no_entries()


class Document(Record, frozen=True, kw_only=True):
    """A dated text that a body issued: guideline, label, approval, referral, safety change."""

    document_type: str = ""
    citekey: str = ""
    issuer: str = ""
    jurisdiction: str | None = None
    date: str | None = None
    version: str | None = None
    drugs: tuple[str, ...] = ()
    supersedes: str | None = None


class GapCell(Value, frozen=True, kw_only=True):
    """The cell of a table that stays empty."""

    pathway: str | None = None
    gene: str | None = None
    subtype: str | None = None
    comparator: str | None = None
    predicate: str | None = None
    state: str | None = None
    setting: str | None = None


class Searched(Value, frozen=True, kw_only=True):
    """A search that was really made."""

    where: str
    date: str
    query: str | None = None


def last_searched(searches: Iterable[Searched]) -> str:
    """The day of the newest of some searches; empty where none was made."""
    return max((search.date for search in searches), default="")


class NearMiss(Value, frozen=True, kw_only=True):
    """A source that comes close and does not answer."""

    citekey: str
    why: str


class Gap(Record, frozen=True, kw_only=True):
    """A question looked into and not answered."""

    question: str = ""
    reason: str = ""
    would_settle: str = ""
    searched: tuple[Searched, ...] = ()
    cells: tuple[GapCell, ...] = ()
    document: str | None = None
    near_misses: tuple[NearMiss, ...] = ()


class OutcomePolarity(Value, frozen=True, kw_only=True):
    """What kind of outcome a term is, and which way is better."""

    type: str
    better: str


class Term(Thing, frozen=True, kw_only=True):
    """A glossary term; an outcome is a term with polarity."""

    abbreviation: str | None = None
    definition: str = ""
    outcome: OutcomePolarity | None = None


class LedgerEntry(Value, frozen=True, kw_only=True):
    """What became of one claim of the source document."""

    audit: str
    claim_id: str
    outcome: str
    reason: str
    citekeys: tuple[str, ...]
    statements: tuple[str, ...] = ()
    would_settle: str | None = None

    @property
    def key(self) -> str:
        """The claim's name across the ledger, such as `pathways/ST11`."""
        return f"{self.audit}/{self.claim_id}"


class NumberedReference(Value, frozen=True, kw_only=True):
    """What one numbered reference of the source document really is."""

    number: int
    printed: str
    called: str | None = None
    address: str
    citekey: str | None = None
    claims: tuple[str, ...]
    carries: str
    reason: str

    @property
    def key(self) -> str:
        """The number as text, by which the entry is known."""
        return str(self.number)


class Deviation(Value, frozen=True, kw_only=True):
    """An accepted deviation from one rule by one record."""

    rule: str
    record: str
    reason: str
    date: str


class Published(Value, frozen=True, kw_only=True):
    """How many ids the register held when it was last written, and the fingerprint of these rows."""

    ids: int
    fingerprint: str


class Release(Value, frozen=True, kw_only=True):
    """Which release this is; `repository` stays empty while there is no public address."""

    release: str
    as_of: str
    repository: str = ""
    published: Published | None = None

"""Evidence items: one finding, from one source, about what was given to whom, with its numbers."""

from __future__ import annotations

from evidograph.model.base import DrugEntry, Marker, Number, Record, Value, no_entries


class SourceUse(Value, frozen=True, kw_only=True):
    """Where the finding stands, and how much of the source was read."""

    citekey: str
    locator: str = ""
    read_depth: str = ""
    read_via: str | None = None


class Population(Value, frozen=True, kw_only=True):
    """Who was studied, where no trial record says so."""

    setting: str | None = None
    subtypes: tuple[str, ...] = ()
    patient_groups: tuple[str, ...] = ()
    prior_therapy: tuple[DrugEntry, ...] = ()
    markers: tuple[Marker, ...] = ()
    n: int | None = None
    note: str | None = None


class CellModel(Value, frozen=True, kw_only=True):
    """The cells or animals of a preclinical finding."""

    name: str
    modification: str | None = None
    species: str | None = None


class Assay(Value, frozen=True, kw_only=True):
    """What was tested in, and how."""

    specimen: str | None = None
    method: str | None = None


class ArmResult(Value, frozen=True, kw_only=True):
    """What was seen in one arm; percent in 0..100, median and mean in the result's unit."""

    events: int | None = None
    n: int | None = None
    percent: Number | None = None
    median: Number | None = None
    mean: Number | None = None
    value: Number | None = None


class Result(Value, frozen=True, kw_only=True):
    """The numbers of a finding, as its source prints them."""

    measure: str | None = None
    estimate: Number | None = None
    ci_lower: Number | None = None
    ci_upper: Number | None = None
    confidence_level: Number | None = None
    p_value: Number | None = None
    p_relation: str | None = None
    significance: str | None = None
    favours: str | None = None
    direction: str | None = None
    association: str | None = None
    value: Number | None = None
    relation: str | None = None
    range_low: Number | None = None
    range_high: Number | None = None
    unit: str | None = None
    events: int | None = None
    n: int | None = None
    percent: Number | None = None
    arms: dict[str, ArmResult] = no_entries()


class Item(Record, frozen=True, kw_only=True):
    """One evidence item. Which fields it carries follows from `kind` (schema/item.schema.json)."""

    kind: str = ""
    summary: str = ""
    source: SourceUse | None = None
    trials: tuple[str, ...] = ()
    population: str | Population | None = None
    design: str | None = None
    model: CellModel | None = None
    intervention: str | tuple[DrugEntry, ...] = ()
    comparator: str | tuple[DrugEntry, ...] = ()
    conditions: dict[str, str] = no_entries()
    marker: Marker | None = None
    markers: tuple[Marker, ...] = ()
    gene: str | None = None
    action: str | None = None
    method: str | None = None
    compared_with: str | None = None
    outcome: str | None = None
    follow_up: str | None = None
    time_point: str | None = None
    n: int | None = None
    interaction_tested: bool | None = None
    assay: Assay | None = None
    parameter: str | None = None
    topic: str | None = None
    says: str | None = None
    recommends: str | None = None
    strength: str | None = None
    result: Result | None = None

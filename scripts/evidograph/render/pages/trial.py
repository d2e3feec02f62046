"""The page of one trial: its results endpoint by endpoint, then its design, arms and populations."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.citations import Citation
from evidograph.derive.drugs import EVIDENCE_ON
from evidograph.derive.scope import patients
from evidograph.edition import Edition
from evidograph.render import findings
from evidograph.render.actions import actions_of, cited_on
from evidograph.render.drawing import AXIS, Drawing, drawing_of
from evidograph.render.favors import Favors, favors_of, favors_of_all
from evidograph.render.lines import statement_lines
from evidograph.render.pages.facts import names_fact, near_facts, thing_links, xref_facts
from evidograph.render.pieces import Block, Fact, Heading, Page, blocks, facts, text
from evidograph.render.sheet import Sheet
from evidograph.render.sides import contrast_words
from evidograph.render.sources import references_of
from evidograph.render.words import MARK_WORDS, sentence_case


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One finding of the trial in its table of results."""

    id: str
    href: str
    outcome: str
    population: str
    contrast: str
    n: str
    follow_up: str
    result: str
    measure: str
    drawing: Drawing | None
    favors: Favors | None
    citations: tuple[Citation, ...]
    superseded: bool


def render_trial(edition: Edition, trial: model.Trial) -> Page:
    """The finished page of a trial."""
    ref = Ref("trial", trial.id)
    sheet = Sheet.of(edition, ref)
    items = edition.items_of_trial.get(trial.id, ())
    rows = [result_row(sheet, item) for item in items]
    on = min((edition.standing[i.id] for i in items), default="no_treatment", key=EVIDENCE_ON.index)
    html = sheet.fill(
        "trial.html",
        trial=trial,
        sub=sentence_case(_in_a_line(edition, trial)),
        blocks=_blocks(sheet, ref, trial),
        ratios=[row for row in rows if row.drawing],
        others=[row for row in rows if not row.drawing],
        axis=AXIS,
        favors=favors_of_all(row.favors for row in rows if row.drawing),
        on=on,
        word=MARK_WORDS[on],
        statements=statement_lines(sheet, edition.statements_on(items)),
        references=references_of(sheet),
        actions=actions_of(sheet, ref, trial.name, cited_on(sheet)),
    )
    results = [Heading("results", "Results"), Heading("statements", "Statements")] if rows else []
    references = [Heading("references", "References")] if rows else []
    headings = [*results, Heading("record", "Design"), *references]
    registry = tuple(xref.id.partition(":")[2] for xref in trial.xrefs)
    about = f"{trial.name}: {_in_a_line(edition, trial)}."
    return Page(trial.name, html, tuple(headings), about, (*trial.synonyms, *registry))


def _in_a_line(edition: Edition, trial: model.Trial) -> str:
    """What it is and what it compared, in a line."""
    words = (edition.words.label("design", trial.design), edition.words.label("setting", trial.setting))
    arms = dict.fromkeys(edition.entries_name(arm.drugs) for arm in trial.arms.values())
    return "; ".join(part for part in (", ".join(filter(None, words)), ", ".join(arms)) if part)


def result_row(sheet: Sheet, item: model.Item) -> ResultRow:
    """One finding as a row: ratios carry a drawing."""
    edition = sheet.edition
    n = patients(edition.corpus, item)
    outcome = ", by ".join(p for p in (edition.term_name(item.outcome), _marker(edition, item)) if p)
    return ResultRow(
        id=item.id,
        href=sheet.to("item", item.id),
        outcome=sentence_case(outcome or edition.words.label("item_kind", item.kind)),
        population=findings.population_words(edition, item),
        contrast=contrast_words(edition, item),
        n=f"{n:,}" if n else "",
        follow_up=findings.times_words(item),
        result=findings.short_result(edition, item) or item.summary,
        measure=edition.words.label("measure", item.result.measure) if item.result else "",
        drawing=drawing_of(edition, item, n),
        favors=favors_of(edition, item),
        citations=sheet.cite([item.source.citekey]) if item.source else (),
        superseded=item.id in edition.newer_report,
    )


def _marker(edition: Edition, item: model.Item) -> str:
    return findings.marker_words(edition, item.marker) if item.marker else ""


def _blocks(sheet: Sheet, ref: Ref, trial: model.Trial) -> tuple[Block, ...]:
    return blocks(
        ("Design", _design(sheet, trial) + near_facts(sheet, ref)),
        ("Arms", tuple(_arm_fact(sheet.edition, name, arm) for name, arm in trial.arms.items())),
        ("Populations", tuple(_population_fact(sheet.edition, trial, name) for name in trial.populations)),
        ("Registered as", xref_facts(sheet.edition, trial)),
    )


def _design(sheet: Sheet, trial: model.Trial) -> tuple[Fact, ...]:
    eligibility = trial.eligibility or model.Eligibility()
    edition = sheet.edition
    words = edition.words
    rows = facts(
        ("Kind", text(words.label("design", trial.design))),
        ("Masking", text(words.label("masking", trial.masking))),
        ("Phase", text(words.label("phase", trial.phase))),
        ("Setting", text(words.label("setting", trial.setting))),
        ("Subtypes", thing_links(sheet, "subtype", eligibility.subtypes)),
        ("Patients", text(words.labelled("patient_group", eligibility.patient_groups))),
        ("Prior therapy", text(edition.entries_name(eligibility.prior_therapy, " or "))),
        ("Primary outcomes", text(", ".join(edition.term_name(o) for o in trial.primary_outcomes))),
    )
    return rows + names_fact(trial)


def _arm_fact(edition: Edition, name: str, arm: model.Arm) -> Fact:
    given = ", ".join(p for p in (edition.entries_name(arm.drugs), arm.dose, arm.duration) if p)
    label = sentence_case(arm.label or name.replace("_", " "))
    return Fact(label, text(given) + text(_after(arm.note), "ev-muted"))


def _population_fact(edition: Edition, trial: model.Trial, name: str) -> Fact:
    population = trial.populations[name]
    sizes = [f"{n:,} {_arm_label(trial, arm)}" for arm, n in population.n.items()]
    if population.n_total is not None:
        sizes.append(f"{population.n_total:,} in all")
    markers = "; ".join(findings.marker_words(edition, marker) for marker in population.markers)
    said = "; ".join(p for p in (", ".join(sizes), markers) if p) or "number not seen"
    label = sentence_case(population.label or name.replace("_", " "))
    return Fact(label, text(said) + text(_after(population.note), "ev-muted"))


def _arm_label(trial: model.Trial, arm: str) -> str:
    label = trial.arms[arm].label if arm in trial.arms else None
    return (label or arm.replace("_", " ")).lower()


def _after(note: str | None) -> str:
    return f". {note}" if note else ""

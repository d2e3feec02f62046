"""The page of one trial: its design, arms and populations, then its results endpoint by endpoint."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.citations import Citation, PageCitations
from evidograph.derive.scope import patients
from evidograph.render import findings, numbers
from evidograph.render.addresses import Here, page_path
from evidograph.render.edition import Edition
from evidograph.render.environment import fill
from evidograph.render.forest import AXIS, Drawing, drawing_of
from evidograph.render.pages.common import record_facts, statement_lines, thing_links, xref_facts
from evidograph.render.pieces import Block, Fact, Heading, Page, blocks, facts, text
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
    drawing: Drawing | None
    citations: tuple[Citation, ...]
    superseded: bool


def render_trial(edition: Edition, trial: model.Trial) -> Page:
    """The finished page of a trial."""
    ref = Ref("trial", trial.id)
    here = Here(page_path(ref))
    page = PageCitations()
    items = edition.items_of_trial.get(trial.id, ())
    rows = [result_row(edition, item, here, page) for item in items]
    said = {use.statement.id for item in items for use in edition.links.line_uses.get(item.id, ())}
    on = min((edition.standing[i.id] for i in items), default="no_treatment", key=list(MARK_WORDS).index)
    html = fill(
        edition.corpus.root,
        "trial.html",
        trial=trial,
        here=here,
        blocks=_blocks(edition, ref, trial, here),
        ratios=[row for row in rows if row.drawing],
        others=[row for row in rows if not row.drawing],
        axis=AXIS,
        on=on,
        word=MARK_WORDS[on],
        statements=statement_lines(edition, sorted(said), here),
        references=references_of(edition, page),
    )
    headings = [Heading("record", "Design")]
    headings += [Heading("results", "Results"), Heading("statements", "Statements")] if rows else []
    headings += [Heading("references", "References")] if rows else []
    registry = tuple(xref.id.partition(":")[2] for xref in trial.xrefs)
    return Page(trial.name, html, tuple(headings), trial.name, (*trial.synonyms, *registry))


def result_row(edition: Edition, item: model.Item, here: Here, page: PageCitations) -> ResultRow:
    """One finding as a row: ratios carry a drawing."""
    n = patients(edition.corpus, item)
    given = findings.arms_words(edition, item, "intervention")
    against = findings.arms_words(edition, item, "comparator")
    marker = findings.marker_words(edition, item.marker) if item.marker else ""
    outcome = ", by ".join(part for part in (edition.term_name(item.outcome), marker) if part)
    return ResultRow(
        id=item.id,
        href=here.to("item", item.id),
        outcome=sentence_case(outcome or edition.words.label("item_kind", item.kind)),
        population=findings.population_words(edition, item),
        contrast=f"{given} against {against}" if against else given,
        n=f"{n:,}" if n else "",
        follow_up=item.follow_up or item.time_point or "",
        result=_short_result(edition, item),
        drawing=drawing_of(edition, item, n),
        citations=page.cite([item.source.citekey]) if item.source else (),
        superseded=item.id in edition.newer_report,
    )


def _short_result(edition: Edition, item: model.Item) -> str:
    result = item.result
    if result is not None and result.estimate is not None and numbers.interval(result):
        return f"{numbers.estimate(result)} ({numbers.interval(result)})"
    return findings.result_words(edition, item)


def _blocks(edition: Edition, ref: Ref, trial: model.Trial, here: Here) -> tuple[Block, ...]:
    eligibility = trial.eligibility or model.Eligibility()
    words = edition.words
    design = facts(
        ("Design", text(words.label("design", trial.design))),
        ("Masking", text(words.label("masking", trial.masking))),
        ("Phase", text(words.label("phase", trial.phase))),
        ("Setting", text(words.label("setting", trial.setting))),
        ("Subtypes", thing_links(edition, here, "subtype", eligibility.subtypes)),
        ("Patients", text(words.labelled("patient_group", eligibility.patient_groups))),
        ("Prior therapy", text(edition.entries_name(eligibility.prior_therapy, " or "))),
        ("Primary outcomes", text(", ".join(edition.term_name(o) for o in trial.primary_outcomes))),
        ("Also called", text(", ".join(trial.synonyms))),
    )
    return blocks(
        ("Design", design),
        ("Arms", tuple(_arm_fact(edition, name, arm) for name, arm in trial.arms.items())),
        ("Populations", tuple(_population_fact(edition, trial, name) for name in trial.populations)),
        ("Registered as", xref_facts(edition, trial.xrefs)),
        ("Record", record_facts(edition, ref, trial)),
    )


def _arm_fact(edition: Edition, name: str, arm: model.Arm) -> Fact:
    given = ", ".join(p for p in (edition.entries_name(arm.drugs), arm.dose, arm.duration) if p)
    return Fact(
        sentence_case(arm.label or name.replace("_", " ")), text(given) + text(_after(arm.note), "ev-muted")
    )


def _population_fact(edition: Edition, trial: model.Trial, name: str) -> Fact:
    population = trial.populations[name]
    sizes = [
        f"{n:,} {_arm_label(trial, arm)}"
        for arm, n in population.n.items()
    ]
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

"""The page of one evidence item: the number first, then the question, the standing, the source, the record."""

from __future__ import annotations

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.effects import favoured_side
from evidograph.derive.grading import design_of, evidence_in, evidence_level
from evidograph.render import findings, numbers
from evidograph.render.addresses import Here, page_path
from evidograph.render.edition import Edition
from evidograph.render.environment import fill
from evidograph.render.forest import drawing_of
from evidograph.render.marks import long_form
from evidograph.render.pages.common import record_facts, record_links, statement_line, thing_links
from evidograph.render.pieces import Block, Fact, Heading, Page, Pieces, blocks, facts, link, text
from evidograph.render.sources import author_line, container_of, imprint_of, source_links
from evidograph.render.words import MARK_WORDS, sentence_case


def render_item(edition: Edition, item: model.Item) -> Page:
    """The finished page of an evidence item."""
    ref = Ref("item", item.id)
    here = Here(page_path(ref))
    drawing = drawing_of(edition, item)
    uses = edition.links.line_uses.get(item.id, ())
    html = fill(
        edition.corpus.root,
        "item.html",
        item=item,
        here=here,
        kind=edition.words.label("item_kind", item.kind),
        headline=findings.headline(edition, item) if item.kind else ("", ""),
        drawing=drawing,
        sides=_sides(edition, item),
        blocks=_blocks(edition, ref, item, here),
        uses=[statement_line(edition, use.statement, here, use.line.direction) for use in uses],
        on=edition.standing[item.id],
        word=MARK_WORDS[edition.standing[item.id]],
        words=edition.words,
    )
    title = item.summary or f"Evidence item {item.id}"
    return Page(title, html, (Heading("record", "Record"), Heading("used-by", "Used by")), item.summary)


def _sides(edition: Edition, item: model.Item) -> tuple[str, str]:
    """Which side of the line of no difference favors whom, left first."""
    names = [
        edition.entries_name(options[0])
        if (options := findings.side_options(edition.corpus, item, side))
        else side
        for side in ("intervention", "comparator")
    ]
    term = edition.corpus.terms.get(item.outcome or "")
    lower_is_better = bool(term and term.outcome and term.outcome.better in {"fewer_events", "lower"})
    left, right = names if lower_is_better else reversed(names)
    return left, right


def _blocks(edition: Edition, ref: Ref, item: model.Item, here: Here) -> tuple[Block, ...]:
    return blocks(
        ("Question", _question(edition, item, here)),
        ("Numbers", _numbers(edition, item)),
        ("Standing", _standing(edition, item, here)),
        ("Source", _source(edition, item, here)),
        ("Record", record_facts(edition, ref, item)),
    )


def _question(edition: Edition, item: model.Item, here: Here) -> tuple[Fact, ...]:
    words = edition.words
    marker = findings.marker_words(edition, item.marker) if item.marker else ""
    if item.markers:
        marker = "; ".join(findings.marker_words(edition, m) for m in item.markers)
    model_name = (
        " ".join(p for p in (item.model.name, item.model.modification or "") if p) if item.model else ""
    )
    conditions = ", ".join(f"{name} {value}" for name, value in item.conditions.items())
    assay = ", ".join(p for p in (item.assay.specimen, item.assay.method) if p) if item.assay else ""
    subtypes = sorted(findings.item_scope(edition.corpus, item).subtypes)
    return facts(
        ("Population", text(findings.population_words(edition, item))),
        ("System", text(model_name)),
        ("Intervention", text(sentence_case(findings.given_words(edition, item, "intervention")))),
        ("Comparator", text(sentence_case(findings.given_words(edition, item, "comparator")))),
        ("Conditions", text(conditions)),
        ("Marker", text(marker)),
        ("Gene", link(item.gene, here.to("gene", item.gene)) if item.gene else ()),
        ("Action", text(words.label("action", item.action))),
        ("Method", text(item.method)),
        ("Compared with", text(words.label("compared_with", item.compared_with))),
        ("Assay", text(assay.replace("_", " "))),
        ("Parameter", text(words.label("parameter", item.parameter))),
        ("Topic", text((item.topic or "").replace("_", " "))),
        ("Outcome", _outcome(edition, item, here)),
        ("Setting", text(findings.setting_words(edition, item))),
        ("Subtype", thing_links(edition, here, "subtype", subtypes)),
    )


def _outcome(edition: Edition, item: model.Item, here: Here) -> Pieces:
    if not item.outcome:
        return ()
    return link(
        sentence_case(edition.term_name(item.outcome)), here.base + page_path(Ref("term", item.outcome))
    )


def _numbers(edition: Edition, item: model.Item) -> tuple[Fact, ...]:
    result = item.result or model.Result()
    words = edition.words
    value = ""
    if result.value is not None:
        value = numbers.with_unit(numbers.related(result.value, result.relation), result.unit)
    spread = ""
    if result.range_low is not None and result.range_high is not None:
        both = f"{numbers.number(result.range_low)} to {numbers.number(result.range_high)}"
        spread = numbers.with_unit(both, result.unit)
    counts = ""
    if result.events is not None and result.n:
        counts = f"{result.events:,} of {result.n:,} ({numbers.share(result.events, result.n)})"
    percent = numbers.plain_percent(result.percent) if result.percent is not None else ""
    unit = f" {result.unit}" if result.unit else ""
    arms = [
        (sentence_case(findings.arm_name(edition, item, arm)), text(findings.arm_value(seen) + unit))
        for arm, seen in result.arms.items()
    ]
    interval = numbers.interval(result)
    return facts(
        ("Measure", text(words.label("measure", result.measure))),
        ("Estimate", text(numbers.estimate(result))),
        ("Interval", text(f"{interval}, confidence level {numbers.confidence(result)}" if interval else "")),
        ("Value", text(value)),
        ("Range", text(spread)),
        ("Events", text(counts)),
        ("Percent", text(percent)),
        *arms,
        ("P value", text(numbers.p_value(result).removeprefix("P "))),
        ("Direction", text(words.label("result_direction", result.direction))),
        ("Association", text(words.label("association", result.association))),
        ("Significance", text(words.label("significance", result.significance))),
        ("Patients", text(findings.patients_words(edition, item))),
        ("Follow-up", text(item.follow_up)),
        ("Time point", text(item.time_point)),
    )


def _standing(edition: Edition, item: model.Item, here: Here) -> tuple[Fact, ...]:
    words = edition.words
    corpus = edition.corpus
    level = evidence_level(corpus, item)
    favoured = favoured_side(corpus, item)
    tested = (
        {True: "yes", False: "no"}.get(item.interaction_tested) if item.interaction_tested is not None else ""
    )
    newer = edition.newer_report.get(item.id)
    siblings = {
        other.id for trial in item.trials for other in edition.items_of_trial[trial] if other.id != item.id
    }
    return facts(
        ("Evidence on", text(long_form(edition, edition.standing[item.id]))),
        ("Role of the drug", text(words.label("drug_role", edition.roles[item.id]))),
        ("Evidence in", text(words.label("evidence_in", evidence_in(corpus, item)))),
        ("Level", text(words.label("evidence_level", level) if level else "")),
        ("Design", text(words.label("design", design_of(corpus, item)))),
        ("Favors", text(words.label("favours", favoured))),
        ("Interaction tested", text(tested)),
        ("Recommends", text(words.label("recommends", item.recommends))),
        ("Says", text(words.label("says", item.says))),
        ("Same trial as", record_links(here, "item", sorted(siblings))),
        ("Newer report", record_links(here, "item", [newer] if newer else [])),
    )


def _source(edition: Edition, item: model.Item, here: Here) -> tuple[Fact, ...]:
    if item.source is None or item.source.citekey not in edition.corpus.sources:
        return ()
    source = edition.corpus.sources[item.source.citekey]
    told = ", ".join(p for p in (author_line(source), container_of(source), imprint_of(source)) if p)
    rows = [("Identifier", (piece,)) for piece in source_links(edition, source)]
    documents = [d.id for d in findings.documents_of(edition.corpus, item.source.citekey)]
    return facts(
        ("Source", link(source.fields.get("title", source.citekey), here.to("source", source.citekey))),
        ("Published", text(told)),
        *rows,
        ("Document", record_links(here, "document", documents)),
        ("Trial", thing_links(edition, here, "trial", item.trials)),
        ("Place in it", text(item.source.locator)),
        ("Read", text(edition.words.label("read_depth", item.source.read_depth))),
        ("Read through", text(edition.words.label("read_via", item.source.read_via))),
        ("Citekey", text(source.citekey, "ev-mono")),
    )

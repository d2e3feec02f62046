"""The page of one evidence item: the number first, then question, standing, source and record."""

from __future__ import annotations

from evidograph import model
from evidograph.bibfile import Source
from evidograph.corpus import Ref
from evidograph.derive.drugs import documents_of
from evidograph.derive.effects import favoured_side
from evidograph.derive.grading import design_of, evidence_in, evidence_level
from evidograph.derive.scope import item_scope
from evidograph.edition import Edition
from evidograph.render import findings, numbers
from evidograph.render.actions import actions_of
from evidograph.render.drawing import drawing_of
from evidograph.render.favors import favors_of
from evidograph.render.lines import statement_line
from evidograph.render.marks import long_form
from evidograph.render.pages.facts import record_links, source_title, thing_links
from evidograph.render.pieces import Block, Fact, Heading, Page, Pieces, blocks, facts, joined, link, text
from evidograph.render.sheet import Sheet
from evidograph.render.sides import SIDES, arm_name, given_words, side_names
from evidograph.render.sources import reference_line, source_links
from evidograph.render.words import MARK_WORDS, sentence_case


def render_item(edition: Edition, item: model.Item) -> Page:
    """The finished page of an evidence item."""
    ref = Ref("item", item.id)
    sheet = Sheet.of(edition, ref)
    uses = edition.links.line_uses.get(item.id, ())
    html = sheet.fill(
        "item.html",
        item=item,
        kind=edition.words.label("item_kind", item.kind),
        headline=findings.headline(edition, item),
        drawing=drawing_of(edition, item),
        favors=favors_of(edition, item),
        blocks=_blocks(sheet, item),
        uses=[statement_line(sheet, use.statement, use.line.direction) for use in uses],
        on=edition.standing[item.id],
        word=MARK_WORDS[edition.standing[item.id]],
        actions=actions_of(sheet, ref, item.summary or item.id, _sources(edition, item)),
    )
    title = item.summary or f"Evidence item {item.id}"
    headings = (Heading("record", "Question"), Heading("used-by", "Used by"))
    level = edition.words.label("evidence_level", evidence_level(edition.corpus, item))
    return Page(title, html, headings, item.summary, level=level)


def _blocks(sheet: Sheet, item: model.Item) -> tuple[Block, ...]:
    return blocks(
        ("Question", _question(sheet, item)),
        ("Numbers", _numbers(sheet.edition, item)),
        ("Standing", _standing(sheet, item)),
        ("Source", _source(sheet, item)),
    )


def _question(sheet: Sheet, item: model.Item) -> tuple[Fact, ...]:
    edition = sheet.edition
    words = edition.words
    outcome = sentence_case(edition.term_name(item.outcome))
    subtypes = sorted(item_scope(edition.corpus, item).subtypes)
    conditions = ", ".join(f"{name} {value}" for name, value in item.conditions.items())
    return facts(
        ("Population", text(findings.population_words(edition, item))),
        ("System", text(findings.system_words(item))),
        ("Intervention", text(sentence_case(given_words(edition, item, "intervention")))),
        ("Comparator", text(sentence_case(given_words(edition, item, "comparator")))),
        ("Conditions", text(conditions)),
        ("Marker", text(findings.markers_words(edition, item))),
        ("Gene", link(item.gene, sheet.to("gene", item.gene)) if item.gene else ()),
        ("Action", text(words.label("action", item.action))),
        ("Method", text(item.method)),
        ("Compared with", text(words.label("compared_with", item.compared_with))),
        ("Assay", text(findings.assay_words(item))),
        ("Parameter", text(words.label("parameter", item.parameter))),
        ("Topic", text((item.topic or "").replace("_", " "))),
        ("Outcome", link(outcome, sheet.to("term", item.outcome)) if item.outcome else ()),
        ("Setting", text(findings.setting_words(edition, item))),
        ("Subtype", thing_links(sheet, "subtype", subtypes)),
    )


def _numbers(edition: Edition, item: model.Item) -> tuple[Fact, ...]:
    result = item.result or model.Result()
    words = edition.words
    arms = [
        (sentence_case(arm_name(edition, item, arm)), text(findings.arm_value(seen, result.unit)))
        for arm, seen in result.arms.items()
    ]
    interval = numbers.interval(result)
    level = numbers.confidence(result)
    return facts(
        ("Measure", text(words.label("measure", result.measure))),
        ("Estimate", text(numbers.estimate(result))),
        (f"{level} interval", text(interval)),
        ("Value", text(numbers.value(result))),
        ("Range", text(numbers.value_range(result))),
        ("Events", text(numbers.events(result))),
        ("Percent", text(numbers.plain_percent(result.percent) if result.percent is not None else "")),
        *arms,
        (
            "P value",
            text(
                numbers.p_value(result)
                .replace("\N{NO-BREAK SPACE}", " ")
                .removeprefix("P ")
                .removeprefix("= ")
            ),
        ),
        ("Direction", text(words.label("result_direction", result.direction))),
        ("Association", text(words.label("association", result.association))),
        ("Significance", text(words.label("significance", result.significance))),
        ("Patients", text(findings.patients_words(edition, item))),
        ("Follow-up", text(item.follow_up)),
        ("Time point", text(item.time_point)),
    )


def _standing(sheet: Sheet, item: model.Item) -> tuple[Fact, ...]:
    edition = sheet.edition
    words = edition.words
    corpus = edition.corpus
    newer = edition.newer_report.get(item.id)
    tested = {True: "yes", False: "no", None: ""}[item.interaction_tested]
    return facts(
        ("Evidence on", text(long_form(edition, edition.standing[item.id]))),
        ("Role of the drug", text(words.label("drug_role", edition.roles[item.id]))),
        ("Evidence in", text(words.label("evidence_in", evidence_in(corpus, item)))),
        ("Level", text(words.label("evidence_level", evidence_level(corpus, item)))),
        ("Design", text(words.label("design", design_of(corpus, item)))),
        ("Favors", text(_favored(edition, item))),
        ("Interaction tested", text(tested)),
        ("Recommends", text(words.label("recommends", item.recommends))),
        ("Strength", text(words.label("strength", item.strength))),
        ("Says", text(words.label("says", item.says))),
        ("Same trial", _same_trial(sheet, item)),
        ("Newer report", record_links(sheet, "item", [newer] if newer else [])),
    )


def _same_trial(sheet: Sheet, item: model.Item) -> Pieces:
    """The findings nearest to this one, with what they measure; where there are more, what lists all."""
    edition = sheet.edition
    others = {other.id for trial in item.trials for other in edition.items_of_trial[trial]} - {item.id}
    near = edition.nearness.nearest_items(item.id, others)
    runs = [link(name, sheet.to("item", name)) + _measured(edition, name) for name in near]
    if len(others) > len(near):
        runs += [
            link(f"all of {edition.corpus.trials[trial].name}", f"{sheet.to('trial', trial)}#results")
            for trial in item.trials
        ]
    return joined(runs, "; ")


def _measured(edition: Edition, name: str) -> Pieces:
    outcome = edition.term_name(edition.corpus.items[name].outcome)
    return text(f" {outcome}", "ev-muted") if outcome else ()


def _favored(edition: Edition, item: model.Item) -> str:
    """Whom the result favors, by name; `neither` where it shows no difference."""
    match favoured_side(edition.corpus, item):
        case None:
            return ""
        case "neither":
            return edition.words.label("favours", "neither")
        case side:
            return side_names(edition, item)[SIDES.index(side)] or side


def _source(sheet: Sheet, item: model.Item) -> tuple[Fact, ...]:
    edition = sheet.edition
    if item.source is None or item.source.citekey not in edition.corpus.sources:
        return ()
    source = edition.corpus.sources[item.source.citekey]
    documents = [document.id for document in documents_of(edition.corpus, source.citekey)]
    return facts(
        ("Source", link(source_title(source, source.citekey), sheet.to("source", source.citekey))),
        ("Published", text(reference_line(source))),
        *((_identifier_label(piece.text), (piece,)) for piece in source_links(edition, source)),
        ("Document", record_links(sheet, "document", documents)),
        ("Trial", thing_links(sheet, "trial", item.trials)),
        ("Place in it", text(item.source.locator)),
        ("Read", text(_read(edition, item.source))),
        ("Citekey", text(source.citekey, "ev-mono")),
    )


def _read(edition: Edition, used: model.SourceUse) -> str:
    """`abstract`, `abstract, in a copy`, `excerpt, as reported elsewhere`."""
    words = edition.words
    parts = (words.label("read_depth", used.read_depth), words.label("read_via", used.read_via))
    return ", ".join(part for part in parts if part)


def _sources(edition: Edition, item: model.Item) -> tuple[Source, ...]:
    source = edition.corpus.sources.get(item.source.citekey) if item.source else None
    return (source,) if source else ()


def _identifier_label(shown: str) -> str:
    known = {"doi:": "DOI", "PMID": "PubMed", "PMC": "PubMed Central"}
    return next((label for start, label in known.items() if shown.startswith(start)), "Address")

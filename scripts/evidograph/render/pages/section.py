"""The page of one section of a monograph, and the page that holds them all."""

from __future__ import annotations

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.forest import blocks_of, is_drawn
from evidograph.edition import Edition
from evidograph.render.drawing import AXIS
from evidograph.render.forest import ForestGroup, forest_groups
from evidograph.render.key import key_words
from evidograph.render.monograph import accepted, edition_note, section_text
from evidograph.render.patients import patient_choices
from evidograph.render.pictures.mechanism import mechanism_at
from evidograph.render.pieces import Heading, Page, link
from evidograph.render.sheet import Sheet
from evidograph.render.sources import references_of
from evidograph.render.words import counted, sentence_case

# Fewer ratios than this are said by the sentences well enough.
ENOUGH_TO_DRAW = 2


def render_section(edition: Edition, name: str) -> Page:
    """One section: its answer, its prose, the ratios that it rests on, its references."""
    sheet = Sheet.of(edition, Ref("section", name))
    section = edition.corpus.sections[name]
    text = section_text(sheet, name)
    ratios = _ratios(sheet, section)
    names = list(edition.sections)
    at = names.index(name)
    html = sheet.fill(
        "section.html",
        section=text,
        drug=sentence_case(edition.drug_name(edition.drug)),
        monograph=sheet.to("monograph", edition.drug),
        ratios=ratios,
        mechanism=mechanism_at(sheet, name),
        axis=AXIS,
        key=key_words(sheet),
        choices=patient_choices(sheet),
        counted=counted,
        earlier=[_neighbor(sheet, other) for other in names[max(0, at - 1) : at]],
        later=[_neighbor(sheet, other) for other in names[at + 1 : at + 2]],
        references=references_of(sheet),
    )
    headings = [Heading("ratios", "Ratios")] if ratios else []
    answer = accepted(section)[0].text if accepted(section) else section.title
    return Page(section.title, html, (*headings, Heading("references", "References")), answer)


def _neighbor(sheet: Sheet, name: str) -> object:
    return link(sheet.corpus.sections[name].title, sheet.to("section", name))


def _ratios(sheet: Sheet, section: model.Section) -> dict[str, ForestGroup]:
    """The treatment effects with a ratio on which the section rests, newest reports only."""
    lines = (line.item for statement in accepted(section) for line in statement.evidence)
    items = [sheet.corpus.items[name] for name in dict.fromkeys(lines)]
    drawn = [i for i in items if is_drawn(sheet.corpus, i) and i.id not in sheet.edition.newer_report]
    if len(drawn) < ENOUGH_TO_DRAW:
        return {}
    return forest_groups(sheet, blocks_of(sheet.corpus, sheet.edition.drug, drawn))


def render_whole(edition: Edition, drug: str) -> Page:
    """Every section on one page, to search, to print, to read at one go."""
    sheet = Sheet.of(edition, Ref("whole", drug))
    name = sentence_case(edition.drug_name(drug))
    sections = [section_text(sheet, section) for section in edition.sections]
    html = sheet.fill(
        "whole.html",
        sections=sections,
        drug=name,
        note=edition_note(edition),
        key=key_words(sheet),
        choices=patient_choices(sheet),
        counted=counted,
        monograph=sheet.to("monograph", drug),
        references=references_of(sheet),
    )
    headings = [Heading(section.name, section.title) for section in sections]
    title = f"{name} on one page"
    return Page(title, html, (*headings, Heading("references", "References")), title)

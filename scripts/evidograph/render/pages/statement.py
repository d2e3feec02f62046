"""The page of one statement: the claim, how sure it is, and every line of evidence for and against."""

from __future__ import annotations

from collections import Counter

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.citations import PageCitations
from evidograph.derive.dependence import independent_groups
from evidograph.derive.drugs import EVIDENCE_ON
from evidograph.render.addresses import Here, page_path
from evidograph.render.claims import proposition_facts, question_words, sign_of
from evidograph.render.edition import Edition
from evidograph.render.environment import fill
from evidograph.render.marks import certainty_words, long_form, mark_of
from evidograph.render.pages.common import (
    ItemLine,
    item_line,
    record_facts,
    statement_line,
)
from evidograph.render.pieces import Block, Heading, Page
from evidograph.render.sentences import statement_balance
from evidograph.render.sources import references_of
from evidograph.render.words import counted, sentence_case

DIRECTIONS = ("supports", "disputes", "neutral")


def render_statement(edition: Edition, statement: model.Statement) -> Page:
    """The finished page of a statement; a withdrawn one keeps its page as a tombstone."""
    ref = Ref("statement", statement.id)
    here = Here(page_path(ref))
    page = PageCitations()
    lines = {d: _lines(edition, statement, d, here, page) for d in DIRECTIONS}
    section = edition.corpus.section_of[statement.id]
    conflicts = _related(edition, statement, here)
    ledger = edition.links.ledger_of.get(statement.id, ())
    gaps = [edition.corpus.gaps[g] for g in statement.gaps if g in edition.corpus.gaps]
    headings = _headings(bool(statement.evidence), bool(ledger), bool(gaps))
    html = fill(
        edition.corpus.root,
        "statement.html",
        statement=statement,
        here=here,
        monograph=edition.drug,
        drug_name=sentence_case(edition.drug_name(edition.drug)),
        section=edition.corpus.sections[section],
        section_anchor=section.partition("/")[2],
        mark=mark_of(edition, statement, here),
        certainty=certainty_words(edition, statement),
        standing=_standing_words(edition, statement),
        balance=statement_balance(edition, statement),
        counts=_balance_words(edition, statement),
        sign=sign_of(edition, statement.proposition) if statement.proposition else None,
        question=question_words(edition, statement.proposition) if statement.proposition else "",
        state=edition.words.label("state", statement.proposition.state) if statement.proposition else "",
        lines=lines,
        relations=conflicts,
        ledger=[(entry, edition.corpus.claims.get(entry.key, {})) for entry in ledger],
        gaps=gaps,
        blocks=_blocks(edition, ref, statement),
        references=references_of(edition, page),
        words=edition.words,
    )
    return Page(statement.text, html, headings, statement.text)


def _lines(
    edition: Edition, statement: model.Statement, direction: str, here: Here, page: PageCitations
) -> tuple[ItemLine, ...]:
    held = edition.corpus.items
    return tuple(
        item_line(edition, held[line.item], here, page, line.reason)
        for line in statement.lines(direction)
        if line.item in held
    )


def _related(edition: Edition, statement: model.Statement, here: Here) -> list[dict[str, object]]:
    return [
        {
            "type": sentence_case(related.type.replace("_", " ")),
            "line": statement_line(edition, related.statement, here),
            "reason": related.relation.reason or "",
            "differs_by": edition.words.labelled("differs_by", related.relation.differs_by),
            "would_settle": related.relation.would_settle or "",
        }
        for related in edition.links.related.get(statement.id, ())
    ]


def _standing_words(edition: Edition, statement: model.Statement) -> tuple[str, str]:
    """What the evidence is on, and how many supporting items are on what."""
    found = Counter(edition.standing[line.item] for line in statement.lines("supports"))
    said = [f"{counted(found[on], 'item')} on {long_form(edition, on)}" for on in EVIDENCE_ON if found[on]]
    best = next((on for on in EVIDENCE_ON if found[on]), statement.claim_on)
    return sentence_case(long_form(edition, best)), sentence_case(", ".join(said)) + "." if said else ""


def _balance_words(edition: Edition, statement: model.Statement) -> str:
    """How many lines go which way, and from how many independent bodies of evidence the support comes."""
    held = edition.corpus.items
    supporting = [held[line.item] for line in statement.lines("supports") if line.item in held]
    parts = [
        f"{len(statement.lines('supports'))} for",
        f"{len(statement.lines('disputes'))} against",
        f"{len(statement.lines('neutral'))} neutral",
    ]
    groups = len(independent_groups(supporting))
    if groups < len(supporting):
        parts.append(f"support from {counted(groups, 'independent study', 'independent studies')}")
    return ", ".join(parts)


def _blocks(edition: Edition, ref: Ref, statement: model.Statement) -> list[Block]:
    made = [Block("Record", record_facts(edition, ref, statement))]
    if statement.proposition:
        made.insert(0, Block("Proposition", proposition_facts(edition, statement.proposition)))
    return made


def _headings(evidence: bool, ledger: bool, gaps: bool) -> tuple[Heading, ...]:
    candidates = (
        (evidence, Heading("evidence", "Evidence")),
        (gaps, Heading("gaps", "Not found")),
        (ledger, Heading("correction", "Source document")),
        (True, Heading("record", "Record")),
        (evidence, Heading("references", "References")),
    )
    return tuple(heading for wanted, heading in candidates if wanted)

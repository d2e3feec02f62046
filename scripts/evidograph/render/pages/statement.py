"""The page of one statement: the claim, how sure it is, and every line of evidence for and against."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.dependence import independent_groups
from evidograph.derive.drugs import EVIDENCE_ON
from evidograph.derive.grading import best_level
from evidograph.edition import Edition
from evidograph.render.actions import actions_of, cited_on
from evidograph.render.balance import Balance, balance_of
from evidograph.render.claims import Sign, proposition_facts, question_words, sign_of
from evidograph.render.lines import ItemLine, StatementLine, item_line, statement_line, statement_lines
from evidograph.render.marks import Mark, certainty_words, long_form, mark_of
from evidograph.render.pieces import Block, Heading, Page, blocks, link
from evidograph.render.search_words import strength_of, subject_of, words_of
from evidograph.render.sheet import Sheet
from evidograph.render.sources import references_of
from evidograph.render.words import PLACES, counted, sentence_case

# The words above each side of the evidence.
SIDES = {"supports": "Supports", "disputes": "Disputes", "neutral": "Neither"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The four cells under the claim, each a word or a drawing with a line that explains it."""

    certainty: tuple[str, str]
    standing: tuple[str, str]
    balance: Balance
    counts: str
    sign: Sign | None
    state: str
    question: str


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """Another statement that bears on this one, and how."""

    type: str
    line: StatementLine
    reason: str
    differs_by: str
    would_settle: str
    href: str


def render_statement(edition: Edition, statement: model.Statement) -> Page:
    """The finished page of a statement; a withdrawn one keeps its page as a tombstone."""
    ref = Ref("statement", statement.id)
    sheet = Sheet.of(edition, ref)
    lines = {side: _lines(sheet, statement, side) for side in SIDES}
    section = edition.corpus.section_of[statement.id]
    ledger = edition.links.ledger_of.get(statement.id, ())
    gaps = [edition.corpus.gaps[g] for g in statement.gaps if g in edition.corpus.gaps]
    mark = mark_of(sheet, statement)
    near = statement_lines(sheet, _near(sheet, ref))
    html = sheet.fill(
        "statement.html",
        statement=statement,
        monograph=sheet.to("monograph", edition.drug),
        drug_name=sentence_case(edition.drug_name(edition.drug)),
        section=link(edition.corpus.sections[section].title, sheet.to("section", section)),
        mark=mark,
        verdict=_verdict(sheet, statement, mark),
        sides=SIDES,
        lines=lines,
        relations=_related(sheet, statement),
        ledger=[(entry, edition.corpus.claims.get(entry.key, {})) for entry in ledger],
        gaps=gaps,
        own_conflict=_conflict(sheet, statement.id),
        blocks=_blocks(sheet, statement),
        near=near,
        references=references_of(sheet),
        actions=actions_of(sheet, ref, statement.text, cited_on(sheet)),
    )
    claim = bool(statement.proposition)
    headings = _headings(bool(statement.evidence), bool(ledger), bool(gaps), claim, bool(near))
    level = edition.words.label("evidence_level", best_level(edition.corpus, statement))
    held = edition.corpus.items
    about = subject_of(edition, statement)
    words = words_of(edition, [held[line.item] for line in statement.evidence if line.item in held])
    return Page(
        title=statement.text,
        html=html,
        headings=headings,
        description=statement.text,
        level=level,
        words=tuple(dict.fromkeys((*words, *about))),
        about=about,
        weight=strength_of(edition, statement),
    )


def _lines(sheet: Sheet, statement: model.Statement, side: str) -> tuple[ItemLine, ...]:
    held = sheet.corpus.items
    return tuple(
        item_line(sheet, held[line.item], line.reason) for line in statement.lines(side) if line.item in held
    )


def _verdict(sheet: Sheet, statement: model.Statement, mark: Mark) -> Verdict:
    edition = sheet.edition
    proposition = statement.proposition
    on = f"on {long_form(edition, mark.on)}"
    where = PLACES.get(statement.claim_in) or "in patients"
    return Verdict(
        certainty=certainty_words(edition, statement),
        standing=_standing_words(edition, statement),
        balance=balance_of(edition, statement),
        counts=_balance_words(edition, statement),
        sign=sign_of(edition, proposition) if proposition else None,
        state=edition.words.label("state", proposition.state) if proposition else "",
        question=question_words(edition, statement) or f"{sentence_case(where)}, {on}.",
    )


def _standing_words(edition: Edition, statement: model.Statement) -> tuple[str, str]:
    """What the evidence is on, and how many supporting items are on what."""
    found = Counter(edition.standing[line.item] for line in statement.lines("supports"))
    said = [f"{counted(found[on], 'item')} on {long_form(edition, on)}" for on in EVIDENCE_ON if found[on]]
    best = next((on for on in EVIDENCE_ON if found[on]), statement.claim_on)
    return sentence_case(long_form(edition, best)), sentence_case(", ".join(said)) + "." if said else ""


def _balance_words(edition: Edition, statement: model.Statement) -> str:
    """How many lines go which way, and from how many independent bodies of evidence the support comes."""
    if not statement.evidence:
        return "No evidence line"
    held = edition.corpus.items
    supporting = [held[line.item] for line in statement.lines("supports") if line.item in held]
    count = {side: len(statement.lines(side)) for side in SIDES}
    parts = [f"{counted(count['supports'], 'line')} for, {count['disputes'] or 'none'} against"]
    if count["neutral"]:
        parts.append(f"{count['neutral']} neither")
    groups = len(independent_groups(supporting))
    if groups < len(supporting):
        parts.append(f"support from {counted(groups, 'independent study', 'independent studies')}")
    return ", ".join(parts)


def _conflict(sheet: Sheet, *statements: str) -> str:
    """The page of the conflict between two statements, or within the evidence of one; empty without one."""
    name = "-".join(sorted(statements))
    return sheet.to("conflict", name) if name in sheet.edition.disputes else ""


def _related(sheet: Sheet, statement: model.Statement) -> list[RelatedLine]:
    words = sheet.words
    return [
        RelatedLine(
            type=sentence_case(related.type.replace("_", " ")),
            line=statement_line(sheet, related.statement),
            reason=related.relation.reason or "",
            differs_by=words.labelled("differs_by", related.relation.differs_by),
            would_settle=related.relation.would_settle or "",
            href=_conflict(sheet, statement.id, related.statement.id),
        )
        for related in sheet.edition.links.related.get(statement.id, ())
    ]


def _near(sheet: Sheet, ref: Ref) -> list[str]:
    """Statements near this one, but for those that the page sets against it."""
    shown = {related.statement.id for related in sheet.edition.links.related.get(ref.id, ())}
    return [name for name in sheet.edition.nearness.near(ref) if name not in shown]


def _blocks(sheet: Sheet, statement: model.Statement) -> tuple[Block, ...]:
    return blocks(("Proposition", proposition_facts(sheet.edition, statement)))


def _headings(evidence: bool, ledger: bool, gaps: bool, claim: bool, near: bool) -> tuple[Heading, ...]:
    candidates = (
        (evidence, Heading("evidence", "Evidence")),
        (gaps, Heading("gaps", "Not found")),
        (ledger, Heading("correction", "Source document")),
        (claim, Heading("record", "Proposition")),
        (near, Heading("related", "Related statements")),
        (evidence, Heading("references", "References")),
    )
    return tuple(heading for wanted, heading in candidates if wanted)

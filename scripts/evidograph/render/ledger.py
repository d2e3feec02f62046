"""The ledger: what became of each claim of the document that the first monograph began from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation
from evidograph.render.lines import StatementLine, statement_line
from evidograph.render.narrowing import Closed, Held, facets
from evidograph.render.sheet import Sheet
from evidograph.render.words import counted

OUTCOMES = ("kept", "corrected", "dropped", "added", "open")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One claim and what became of it: statements printed here first, and those that a row above prints."""

    id: str
    claim: Mapping[str, str]
    entry: model.LedgerEntry
    held: Held
    printed: tuple[StatementLine, ...]
    above: tuple[StatementLine, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One number of the document's references: the source that it is, and what became of its claims."""

    reference: model.NumberedReference
    title: str
    href: str
    read: str
    outcomes: tuple[tuple[int, str], ...]


def render_ledger(sheet: Sheet) -> str:
    """The ledger by section of the source document, in the order of claims.csv."""
    corpus = sheet.corpus
    sections: dict[str, list[LedgerRow]] = {}
    printed: set[str] = set()
    for key, claim in corpus.claims.items():
        entry = corpus.ledger.get(key)
        if entry:
            row = _row(sheet, entry, printed)
            sections.setdefault(claim["section"], []).append(row)
            printed |= {line.id for line in row.printed}
    rows = [row for held in sections.values() for row in held]
    counts = Counter(row.entry.outcome for row in rows)
    return sheet.fill(
        "fragments/ledger.html",
        sections=sections,
        facets=facets(_closed(sheet, sections), [row.held for row in rows]),
        bar=_bar(counts),
        counts=[(name, counts[name]) for name in OUTCOMES],
        total=len(rows),
        claims=len(corpus.claims),
    )


def _closed(sheet: Sheet, sections: Iterable[str]) -> tuple[Closed, ...]:
    outcomes = {name: sheet.words.label("ledger_outcome", name) for name in OUTCOMES}
    return (
        Closed("outcome", "Outcome", outcomes),
        Closed("audit", "Fact-check", sheet.words.labels["audit"]),
        Closed("section", "Section", {_token(title): title for title in sections}),
    )


def _token(title: str) -> str:
    """What addresses call a section of the document."""
    return "-".join(re.findall(r"\w+", title.lower()))


def _row(sheet: Sheet, entry: model.LedgerEntry, printed: set[str]) -> LedgerRow:
    corpus = sheet.corpus
    claim = corpus.claims[entry.key]
    statements = [corpus.statements[name] for name in entry.statements if name in corpus.statements]
    lines = [statement_line(sheet, statement) for statement in statements]
    return LedgerRow(
        id=entry.key.replace("/", "-"),
        claim=claim,
        entry=entry,
        held={"outcome": (entry.outcome,), "audit": (entry.audit,), "section": (_token(claim["section"]),)},
        printed=tuple(line for line in lines if line.id not in printed),
        above=tuple(line for line in lines if line.id in printed),
        citations=sheet.cite(key for key in entry.citekeys if key in corpus.sources),
    )


def _bar(counts: Counter[str]) -> list[tuple[str, float, float]]:
    """Outcome, start and width of each part of the bar, in percent."""
    total = sum(counts.values()) or 1
    parts, start = [], 0.0
    for name in OUTCOMES:
        width = 100 * counts[name] / total
        parts.append((name, round(start, 2), round(width, 2)))
        start += width
    return parts


def render_reference_map(sheet: Sheet) -> str:
    """What each numbered reference of the source document really is, and whether it carries its claims."""
    references = sorted(sheet.corpus.references.values(), key=lambda reference: reference.number)
    marks = Counter(reference.carries for reference in references)
    sources = Counter(reference.citekey for reference in references if reference.citekey)
    return sheet.fill(
        "fragments/reference_map.html",
        rows=[_reference_row(sheet, reference) for reference in references],
        marks=[(marks[token], label) for token, label in sheet.words.labels["carries"].items()],
        sources=counted(len(sources), "source"),
        most=max(sources.values(), default=0),
        renamed=sum(bool(reference.called) for reference in references),
        lost=sum(not reference.citekey for reference in references),
    )


def _reference_row(sheet: Sheet, reference: model.NumberedReference) -> ReferenceRow:
    source = sheet.corpus.sources.get(reference.citekey or "")
    return ReferenceRow(
        reference=reference,
        title=source.fields.get("title", source.citekey) if source else "",
        href=sheet.to("source", source.citekey) if source else "",
        read=sheet.edition.depths.get(reference.citekey or "", ""),
        outcomes=tuple(_outcomes(sheet, reference.claims)),
    )


def _outcomes(sheet: Sheet, claims: Iterable[str]) -> Iterable[tuple[int, str]]:
    held = sheet.corpus.ledger
    found = Counter(held[claim].outcome for claim in claims if claim in held)
    return ((found[name], name) for name in OUTCOMES if found[name])

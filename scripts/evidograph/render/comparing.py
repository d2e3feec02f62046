"""Comparisons in words: what stands behind a sign in the matrix, and in the list of all comparisons."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation, statement_citekeys
from evidograph.derive.matrix import Comparison
from evidograph.edition import Edition, best_on
from evidograph.render.sheet import Sheet
from evidograph.render.words import MARK_WORDS, sentence_case


@dataclass(frozen=True, slots=True)
class OutcomeLink:
    """One outcome of a comparison: the statement, how certain it is, what it is on."""

    word: str
    href: str
    certainty: str
    certainty_word: str
    on: str
    on_word: str
    citations: tuple[Citation, ...]


def outcome_link(sheet: Sheet, comparison: Comparison, cited: bool = False) -> OutcomeLink:
    """The outcome of a comparison, leading to its statement; `cited`: with the numbers of its sources."""
    statement = comparison.statement
    on = best_on(sheet.edition, statement)
    return OutcomeLink(
        word=sheet.edition.term_name(outcome_of(comparison)) or "outcome",
        href=sheet.to("statement", statement.id),
        certainty=statement.certainty or "",
        certainty_word=sheet.words.label("certainty", statement.certainty),
        on=on,
        on_word=MARK_WORDS[on],
        citations=sheet.cite(statement_citekeys(sheet.corpus, statement)) if cited else (),
    )


def outcome_of(comparison: Comparison) -> str | None:
    """The id of the outcome that was compared."""
    proposition = comparison.statement.proposition
    return proposition.outcome if proposition else None


def is_harm(edition: Edition, comparison: Comparison) -> bool:
    """True where the outcome is a harm, not a benefit."""
    term = edition.corpus.terms.get(outcome_of(comparison) or "")
    return bool(term and term.outcome and term.outcome.type == "safety")


def contrast_words(edition: Edition, comparison: Comparison) -> str:
    """What stands behind the sign: `than tamoxifen`, `with fulvestrant`, `if given longer`."""
    other = edition.entries_name(comparison.other)
    match comparison.contrast:
        case "against":
            return f"than {other}"
        case "beside":
            return f"with {other}"
        case "longer":
            return "if given longer"
        case "apart":
            return f"{other} than {_against(edition, comparison.statement)}"


def _against(edition: Edition, statement: model.Statement) -> str:
    return edition.entries_name(statement.proposition.comparator) if statement.proposition else ""


def column_head(edition: Edition, column: str) -> str:
    """The name of a column of the matrix; one that holds two settings has a name of its own."""
    names = {"before_surgery": "Before surgery", "dcis": "DCIS"}
    return names.get(column) or sentence_case(edition.words.label("setting", column))

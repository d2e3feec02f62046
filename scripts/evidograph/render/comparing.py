"""Comparisons in words: what stands behind a sign in the matrix, and in the list of all comparisons."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation, statement_citekeys
from evidograph.derive.matrix import COLUMNS, Comparison
from evidograph.derive.scope import item_scope
from evidograph.derive.subjects import QUANTITIES
from evidograph.edition import Edition, best_on
from evidograph.render.claims import Sign, effect_sign, sign_of
from evidograph.render.findings import marker_name, marker_words
from evidograph.render.sheet import Sheet
from evidograph.render.words import MARK_WORDS, sentence_case

# Which treatment of advanced disease a setting is.
LINES = {"metastatic_first_line": "first line", "metastatic_later_line": "later line"}


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
    """What stands behind the sign: `than tamoxifen`, `with fulvestrant`, `by ESR1 expression: high`."""
    other = edition.entries_name(comparison.other)
    clear = comparison.value != "no_difference"
    match comparison.contrast:
        case "against":
            return f"{'than' if clear else 'from'} {other}"
        case "beside":
            return f"with {other}"
        case "longer":
            return "if given longer"
        case "apart":
            against = _against(edition, comparison.statement)
            return f"{other} than {against}" if clear else f"between {other} and {against}"
        case "marker":
            return f"by {marker_of(edition, comparison)}"


def short_marker(edition: Edition, comparison: Comparison) -> str:
    """The marker in few words: `high ESR1`, `TP53 mutation`."""
    proposition = comparison.statement.proposition or model.Proposition(predicate="")
    name, level = marker_name(edition, proposition), edition.words.label("level", proposition.level)
    if proposition.feature in QUANTITIES:
        return f"{level} {name}"
    feature = edition.words.label("feature", proposition.feature)
    return f"{name} {feature}" if proposition.level == "present" else f"no {name} {feature}"


def marker_of(edition: Edition, comparison: Comparison) -> str:
    """The marker that sets tumors apart: `ESR1 expression: high, baseline`."""
    proposition = comparison.statement.proposition
    return marker_words(edition, proposition) if proposition else ""


def sign_of_comparison(edition: Edition, comparison: Comparison) -> Sign:
    """The sign of who is better off; of a marker, of how tumors that have it respond."""
    proposition = comparison.statement.proposition
    if comparison.contrast == "marker" and proposition:
        return sign_of(edition, proposition)
    return effect_sign(comparison.value)


def _against(edition: Edition, statement: model.Statement) -> str:
    return edition.entries_name(statement.proposition.comparator) if statement.proposition else ""


def line_words(comparison: Comparison, column: str) -> str:
    """The line of treatment, in a column that holds several: `first line`; empty where it is not stated."""
    named = [LINES[name] for name in comparison.settings if name in COLUMNS[column] and name in LINES]
    return " or ".join(named) if len(COLUMNS[column]) > 1 and column not in comparison.settings else ""


def therapy_line(edition: Edition, item: model.Item) -> str:
    """Which treatment of advanced disease a finding is on, where its setting says so: `first line`."""
    settings = item_scope(edition.corpus, item).settings
    return " or ".join(line for setting, line in LINES.items() if setting in settings)


def column_head(edition: Edition, column: str) -> str:
    """The name of a column of the matrix."""
    return "DCIS" if column == "dcis" else sentence_case(edition.words.label("setting", column))

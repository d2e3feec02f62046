"""What a proposition claims, in words and as the signs of the pathway table."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph import model
from evidograph.edition import Edition
from evidograph.render.findings import marker_name, marker_words
from evidograph.render.pieces import Fact, facts, text
from evidograph.render.sides import compared_names

# The word beside a sign: shorter than the vocabulary's label, and never two words for one sign.
EFFECT_WORDS = {
    "sensitivity": "sensitive",
    "reduced_sensitivity": "less sensitive",
    "resistance": "resistant",
    "no_association": "no prediction",
    "better_outcome": "better outlook",
    "poorer_outcome": "poorer outlook",
    "dependent": "needed",
    "not_dependent": "not needed",
    "favours_treatment": "better",
    "favours_comparator": "worse",
    "no_difference": "no clear difference",
}
LETTERS = {
    "sensitivity": "S",
    "reduced_sensitivity": "R",
    "resistance": "R",
    "no_association": "=",
    "better_outcome": "+",
    "poorer_outcome": "\N{MINUS SIGN}",
    "favours_treatment": "+",
    "favours_comparator": "\N{MINUS SIGN}",
    "no_difference": "=",
}
KIND_OF_SIGN = {
    "regulates": "change",
    "predicts_response": "effect",
    "prognostic_for": "effect",
    "depends_on": "effect",
    "affects_outcome": "direction",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign and its word; `kind` is change (an arrow), effect (a boxed letter) or direction (a plus)."""

    kind: str
    token: str
    letter: str
    word: str


def sign_of(edition: Edition, proposition: model.Proposition) -> Sign:
    """The sign of a proposition's value."""
    token = proposition.value
    word = EFFECT_WORDS.get(token) or edition.words.label("regulation", token)
    return Sign(KIND_OF_SIGN[proposition.predicate], token, LETTERS.get(token, ""), word)


def effect_sign(value: str) -> Sign:
    """The sign of who is better off."""
    return Sign("direction", value, LETTERS[value], EFFECT_WORDS[value])


def question_words(edition: Edition, statement: model.Statement) -> str:
    """What is asked, without the answer: the comparison and its outcome, or the marker."""
    proposition = statement.proposition
    if proposition is None:
        return ""
    outcome = edition.term_name(proposition.outcome)
    if proposition.predicate == "affects_outcome":
        treated, against = compared_names(edition, statement)
        versus = f"{treated} against {against}" if against else treated
        return f"{versus}: {outcome}" if outcome else versus
    said = marker_words(edition, proposition)
    return f"{said}; {outcome}" if outcome else said


def proposition_facts(edition: Edition, statement: model.Statement) -> tuple[Fact, ...]:
    """The proposition, field by field, in words; none where a statement has none."""
    proposition = statement.proposition
    if proposition is None:
        return ()
    words = edition.words
    treated, against = compared_names(edition, statement)
    corpus = edition.corpus
    subtypes = ", ".join(corpus.subtypes[s].name for s in proposition.subtypes if s in corpus.subtypes)
    return facts(
        ("Predicate", text(words.label("predicate", proposition.predicate))),
        ("Subject", text(marker_name(edition, proposition))),
        ("Feature", text(words.label("feature", proposition.feature))),
        ("Level", text(words.label("level", proposition.level))),
        ("State", text(words.label("state", proposition.state))),
        ("Value", text(sign_of(edition, proposition).word)),
        ("Treatment", text(treated)),
        ("Comparator", text(against)),
        ("Blocked by", text(edition.entries_name(proposition.blocked_by))),
        ("Outcome", text(edition.term_name(proposition.outcome))),
        ("Subtypes", text(subtypes)),
        ("Settings", text(words.labelled("setting", proposition.settings))),
        ("Patients", text(words.labelled("patient_group", proposition.patient_groups))),
    )

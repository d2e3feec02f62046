"""The small mark behind a sentence: how certain, what the evidence is on, whether it is disputed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from evidograph import model
from evidograph.derive.drugs import EVIDENCE_ON
from evidograph.derive.grading import best_level
from evidograph.render.addresses import Here
from evidograph.render.edition import Edition
from evidograph.render.words import MARK_WORDS, sentence_case


@dataclass(frozen=True, slots=True)
class Mark:
    """What a sentence stands on. `certainty` is a token, or None: then `level` is the best item's letter."""

    statement: str
    href: str
    on: str
    word: str
    certainty: str | None
    certainty_word: str
    level: str | None
    place: str
    name: str
    tip: str
    disputed: bool
    same: bool = False

    def after(self, before: Mark | None) -> Mark:
        """The mark as printed behind another: an equal, undisputed one need not say its word again."""
        repeats = (
            before is not None
            and not self.disputed
            and (self.on, self.certainty, self.place) == (before.on, before.certainty, before.place)
        )
        return replace(self, same=repeats)


def best_on(edition: Edition, statement: model.Statement) -> str:
    """The best `evidence_on` among the supporting lines, else what the statement claims to be on."""
    supports = (line.item for line in statement.lines("supports"))
    found = [edition.standing[item] for item in supports if item in edition.standing]
    return min(found, key=EVIDENCE_ON.index, default=statement.claim_on)


def long_form(edition: Edition, on: str) -> str:
    """`evidence_on` in words that name the drug."""
    drug = edition.drug_name(edition.drug)
    named = {"drug": f"{drug} itself", "drug_in_pool": f"arms that include {drug}"}
    return named.get(on, edition.words.label("evidence_on", on))


def mark_of(edition: Edition, statement: model.Statement, here: Here) -> Mark:
    """The mark of one statement, linking to its page."""
    on = best_on(edition, statement)
    word = MARK_WORDS[on]
    level = None if statement.certainty else best_level(edition.corpus, statement)
    certainty_word = edition.words.label("certainty", statement.certainty)
    place = (
        ""
        if statement.claim_in == "patients"
        else f"in {edition.words.label('claim_in', statement.claim_in)}"
    )
    disputed = is_disputed(edition, statement)
    strength = _strength(edition, certainty_word, level)
    said = " ".join(part for part in (word, place, "disputed" if disputed else "") if part)
    dispute = "; the evidence disagrees" if disputed else ""
    evidence = f"evidence on {long_form(edition, on)}"
    opens = "open both sides" if disputed else "open the evidence behind this sentence"
    return Mark(
        statement=statement.id,
        href=here.to("statement", statement.id),
        on=on,
        word=word,
        certainty=statement.certainty,
        certainty_word=certainty_word,
        level=level,
        place=place,
        name=f"{said}: {strength}{', ' if strength else ''}{evidence}{dispute}. Statement {statement.id}",
        tip=f"{sentence_case(strength or evidence)}{dispute}.\n{sentence_case(evidence)}"
        f"{', ' + place if place else ''}. {statement.id}: {opens}.",
        disputed=disputed,
    )


def _strength(edition: Edition, certainty_word: str, level: str | None) -> str:
    if certainty_word:
        return f"certainty {certainty_word}"
    return f"best evidence level {edition.words.label('evidence_level', level)}" if level else ""


def is_disputed(edition: Edition, statement: model.Statement) -> bool:
    """True where an evidence line disputes the statement or another statement conflicts with it."""
    related = edition.links.related.get(statement.id, ())
    return statement.is_disputed or any(r.type == "conflicts_with" for r in related)


def certainty_words(edition: Edition, statement: model.Statement) -> tuple[str, str]:
    """The grade in a word, and why it is not higher (or why it may be high), in a sentence."""
    if not statement.certainty:
        return "Not graded", "Certainty is graded only for claims about what happens to patients."
    reasons = edition.words.labelled("downgraded_for", statement.downgraded_for)
    why = f"Downgraded for {reasons}." if reasons else "Not downgraded."
    if statement.certainty_reason:
        why = f"{why} {statement.certainty_reason}"
    return sentence_case(edition.words.label("certainty", statement.certainty)), why

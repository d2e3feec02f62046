"""The small mark behind a sentence: how certain, what the evidence is on, whether it is disputed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from evidograph import model
from evidograph.derive.grading import best_level
from evidograph.edition import Edition, best_on, is_disputed
from evidograph.render.sheet import Sheet
from evidograph.render.words import MARK_WORDS, PLACES, sentence_case


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


def mark_of(sheet: Sheet, statement: model.Statement) -> Mark:
    """The mark of one statement, linking to its page."""
    edition = sheet.edition
    on = best_on(edition, statement)
    level = None if statement.certainty else best_level(edition.corpus, statement)
    place = PLACES.get(statement.claim_in, "")
    disputed = is_disputed(edition, statement)
    strength = _strength(edition, statement, level)
    evidence = f"evidence on {long_form(edition, on)}"
    dispute = "; the evidence disagrees" if disputed else ""
    visible = " ".join(p for p in (level or "", MARK_WORDS[on], place, "disputed" if disputed else "") if p)
    said = ", ".join(part for part in (strength, evidence) if part)
    return Mark(
        statement=statement.id,
        href=sheet.to("statement", statement.id),
        on=on,
        word=MARK_WORDS[on],
        certainty=statement.certainty,
        certainty_word=edition.words.label("certainty", statement.certainty),
        level=level,
        place=place,
        name=f"{visible}: {said}{dispute}. Statement {statement.id}",
        disputed=disputed,
    )


def mark_words(edition: Edition, statement: model.Statement) -> list[str]:
    """The same at length: how strong, and what the evidence is on; less where the one says the other."""
    level = None if statement.certainty else best_level(edition.corpus, statement)
    strength = _strength(edition, statement, level)
    place = PLACES.get(statement.claim_in, "")
    evidence = f"evidence on {long_form(edition, best_on(edition, statement))}{f', {place}' if place else ''}"
    dispute = "; the evidence disagrees" if is_disputed(edition, statement) else ""
    found = [f"{sentence_case(strength or evidence)}{dispute}."]
    return [*found, f"{sentence_case(evidence)}."] if strength else found


def long_form(edition: Edition, on: str) -> str:
    """`evidence_on` in words that name the drug."""
    drug = edition.drug_name(edition.drug)
    named = {
        "drug": f"{drug} itself",
        "drug_in_pool": f"arms that include {drug}",
        "no_treatment": "no drug in particular",
    }
    return named.get(on, edition.words.label("evidence_on", on))


def _strength(edition: Edition, statement: model.Statement, level: str | None) -> str:
    if statement.certainty:
        return f"certainty {edition.words.label('certainty', statement.certainty)}"
    return f"best evidence level {edition.words.label('evidence_level', level)}" if level else ""


def certainty_words(edition: Edition, statement: model.Statement) -> tuple[str, str]:
    """The grade in a word, and why it is not higher (or why it may be high), in a sentence."""
    if not statement.certainty:
        return "Not graded", "Certainty is graded only for claims about what happens to patients."
    reasons = edition.words.labelled("downgraded_for", statement.downgraded_for)
    why = f"Downgraded for {reasons}." if reasons else "Not downgraded."
    if statement.certainty_reason:
        why = f"{why} {statement.certainty_reason}"
    return sentence_case(edition.words.label("certainty", statement.certainty)), why

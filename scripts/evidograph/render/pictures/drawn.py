"""What an arrow of a picture says: the claim of a statement, its sign, how sure it is, where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph import model
from evidograph.derive.subjects import QUANTITIES
from evidograph.render.claims import Sign, sign_of
from evidograph.render.findings import marker_name
from evidograph.render.marks import Mark, mark_of
from evidograph.render.sheet import Sheet

# Weight of a line, 4 the heaviest: by certainty; where that is not graded, by the level of the best evidence.
WEIGHTS = {"high": 4, "moderate": 3, "low": 2, "very_low": 1, "A": 4, "B": 3, "C": 2, "D": 2, "E": 1}
LIGHTEST = 1


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement as a picture shows it; `sign` is None for a statement that takes no side."""

    mark: Mark
    subject: str
    sign: Sign | None
    text: str
    weight: int
    is_seen_in_patients: bool

    @property
    def name(self) -> str:
        """What a screen reader says of it."""
        word = f"{self.subject}: {self.sign.word}. " if self.sign else ""
        return f"{word}{self.mark.name}"

    @property
    def on(self) -> str:
        """What the evidence is on, and where it was found if not in patients."""
        return f"{self.mark.word} {self.mark.place}".rstrip()

    @property
    def strength(self) -> str:
        """The certainty in a word, or the letter of the best level."""
        return self.mark.certainty_word or self.mark.level or ""


def claim_of(sheet: Sheet, statement_id: str) -> Claim:
    """The claim of a statement; raises KeyError for an unknown id."""
    statement = sheet.corpus.statements[statement_id]
    mark = mark_of(sheet, statement)
    proposition = statement.proposition
    return Claim(
        mark=mark,
        subject=_subject(sheet, proposition) if proposition else "",
        sign=sign_of(sheet.edition, proposition) if proposition else None,
        text=statement.text,
        weight=weight_of(mark),
        is_seen_in_patients=statement.claim_in == "patients",
    )


def weight_of(mark: Mark) -> int:
    """How heavy a line is drawn."""
    return WEIGHTS.get(mark.certainty or mark.level or "", LIGHTEST)


def _subject(sheet: Sheet, proposition: model.Proposition) -> str:
    """Of what the statement speaks: `ESR1 mutation`, `estradiol`, `HER2 signaling`."""
    name = marker_name(sheet.edition, proposition)
    if proposition.pathway or (proposition.analyte and proposition.feature in QUANTITIES):
        return name
    return f"{name} {sheet.words.label('feature', proposition.feature)}".rstrip()

"""Words of the glossary in running text: the first use of each in a section leads to its meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from evidograph import model
from evidograph.derive.terms import Use
from evidograph.render.pieces import Piece, Pieces, text
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case

# A term at the end of a sentence stays in one piece with the numbers and the mark; a longer one stays plain.
LONGEST_END = 28


@dataclass
class Tips:
    """The terms that a section has explained so far."""

    sheet: Sheet
    explained: set[str] = field(default_factory=set)

    def split(self, sentence: str) -> tuple[Pieces, Pieces]:
        """A sentence as its beginning and its end, which may not be parted from what follows it."""
        uses = list(self.sheet.edition.term_finder.uses(sentence))
        end = sentence.rpartition(" ")[0]
        at = len(end) + 1 if end else 0
        last = next((use for use in uses if use.start < at < use.end), None)
        if last and last.end - last.start <= LONGEST_END:
            at = last.start
        kept = [use for use in uses if use.end <= at or use.start >= at]
        return self._run(sentence, kept, 0, max(0, at - 1)), self._run(sentence, kept, at, len(sentence))

    def _run(self, sentence: str, uses: list[Use], start: int, end: int) -> Pieces:
        """The pieces of a part of the sentence; each term that is new leads to the glossary."""
        found: list[Piece] = []
        for use in self._new(uses, start, end):
            found += text(sentence[start : use.start])
            found.append(self._link(sentence[use.start : use.end], use.term))
            start = use.end
        return (*found, *text(sentence[start:end]))

    def _new(self, uses: list[Use], start: int, end: int) -> Iterator[Use]:
        for use in uses:
            if start <= use.start and use.end <= end and use.term.id not in self.explained:
                self.explained.add(use.term.id)
                yield use

    def _link(self, written: str, term: model.Term) -> Piece:
        named = ", ".join(part for part in (sentence_case(term.name), term.abbreviation) if part)
        return Piece(written, self.sheet.to("term", term.id), "ev-term", f"{named}\n{term.definition}")

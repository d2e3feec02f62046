"""Where a text uses a term of the glossary: by any of its names, whole words, longest first."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evidograph import model


@dataclass(frozen=True, slots=True)
class Use:
    """A place in a text where a term is used."""

    start: int
    end: int
    term: model.Term


@dataclass(frozen=True)
class TermFinder:
    """Finds the words of a glossary in texts."""

    terms: Mapping[str, model.Term]

    @cached_property
    def forms(self) -> Mapping[str, model.Term]:
        """Each form by which one term alone goes; a term's own name is its own, whoever else is called so."""
        found: dict[str, dict[str, model.Term]] = defaultdict(dict)
        for term in self._accepted():
            for form in filter(None, (term.abbreviation, *term.synonyms)):
                found[form][term.id] = term
        single = {form: next(iter(held.values())) for form, held in found.items() if len(held) == 1}
        return {**single, **{term.name: term for term in self._accepted()}}

    def _accepted(self) -> Iterator[model.Term]:
        yield from (term for _, term in sorted(self.terms.items()) if term.is_accepted)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        forms = sorted(self.forms, key=lambda form: (-len(form), form))
        if not forms:
            return None
        return re.compile(rf"(?<![\w/-])(?:{'|'.join(map(_as_written, forms))})(?![\w/-])")

    def uses(self, text: str) -> Iterator[Use]:
        """The uses in reading order; none within another."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield Use(match.start(), match.end(), self._term(match.group()))

    def _term(self, written: str) -> model.Term:
        found = self.forms.get(written)
        return found or self.forms[written[:1].lower() + written[1:]]


def _as_written(form: str) -> str:
    """A form in lower case may begin a sentence; one with a capital is written so everywhere."""
    if form != form.lower() or not form[:1].isalpha():
        return re.escape(form)
    return f"[{form[0].upper()}{form[0]}]{re.escape(form[1:])}"

"""Authored pages: what they ask of the macros must exist, or an empty place would look like nothing known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evidograph.problem import Fault, Problem, Rule, nearest
from evidograph.render.environment import Call, MacroSyntaxError, calls_in

UNKNOWN_MACRO = Rule(
    "unknown-macro",
    "An authored page calls a macro that does not exist.",
    "The page would show nothing in that place, as if nothing were known.",
    "Name one of the macros in scripts/evidograph/website/macros.py.",
)
UNKNOWN_NAME = Rule(
    "unknown-name",
    "An authored page asks for a record, a section or a list that does not exist.",
    "The page would show nothing in that place, as if nothing were known.",
    "Name one that exists.",
)
MACRO_SYNTAX = Rule(
    "macro-syntax",
    "An authored page cannot be read as a page with macros.",
    "Two braces, or a brace with % or #, open a macro wherever they stand on such a page.",
    "Close what was opened; an id on a heading is written {: #id }.",
)
BROKEN_LINK = Rule(
    "broken-link",
    "A page links to a page, a file or a place that does not exist.",
    "The reader would end up nowhere.",
    "Correct the address, or leave the link out.",
)
UNKNOWN_STATEMENT = Rule(
    "picture-statement",
    "A picture rests on a statement that does not exist or does not hold.",
    "The arrow would claim what no accepted statement says.",
    "Name an accepted statement, or take the arrow out of the plan.",
)
STRUCTURE = Rule(
    "picture-structure",
    "The SMILES of a drug cannot be drawn as a structure.",
    "The page would show no structure, or another one.",
    "Copy the SMILES anew from the database that the drug names.",
)
PAGE_RULES = (UNKNOWN_MACRO, UNKNOWN_NAME, MACRO_SYNTAX, BROKEN_LINK, UNKNOWN_STATEMENT, STRUCTURE)

# What kind of name each argument of a macro is; the last one holds for all that follow.
Signature = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What authored pages may say: the macros with their arguments, and the names of each kind."""

    macros: Mapping[str, Signature]
    names: Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """A word on a line of a page; line 0: the whole page."""

    line: int
    word: str


@dataclass(frozen=True, slots=True)
class AuthoredPage:
    """A page that somebody wrote; `file` is its name in the repository."""

    file: str
    text: str

    @property
    def renders_macros(self) -> bool:
        """True where the front matter says so."""
        head = self.text.partition("\n---\n")[0] if self.text.startswith("---\n") else ""
        return "\nrender_macros: true" in head

    def place_of(self, address: str) -> Place:
        """Where the page links to an address, as Markdown or as HTML; the whole page where it does not."""
        path, mark, fragment = address.partition("#")
        forms = (address, f"{path.rstrip('/')}.md{mark}{fragment}", f"{path}index.md{mark}{fragment}")
        lines = list(enumerate(self.text.splitlines(), 1))
        found = (Place(number, form) for form in forms for number, line in lines if form and form in line)
        return next(found, Place(0, ""))

    def problem(self, rule: Rule, place: Place, what: str, fix: str = "") -> Problem:
        """What is wrong at a place of the page."""
        excerpt = self.text.splitlines()[place.line - 1] if place.line else ""
        column = excerpt.find(place.word) + 1 if place.line else 0
        return Fault(rule.code, what, place.line or 1, column, len(place.word), fix).problem(
            rule, self.file, excerpt
        )

    def check(self, vocabulary: Vocabulary) -> Iterator[Problem]:
        """The problems of what the page asks of the macros."""
        try:
            calls = list(calls_in(_body(self.text)))
        except MacroSyntaxError as error:
            reason = f"{error.reason[:1].lower()}{error.reason[1:].rstrip('.')}"
            words = self.text.splitlines()[error.line - 1].strip()
            yield self.problem(MACRO_SYNTAX, Place(error.line, words), f"This cannot be read: {reason}.")
            return
        for call in calls:
            yield from self._objections(call, vocabulary)

    def _objections(self, call: Call, vocabulary: Vocabulary) -> Iterator[Problem]:
        place = Place(call.line, call.name)
        if call.name not in vocabulary.macros:
            near = _meant(nearest(call.name, vocabulary.macros))
            yield self.problem(UNKNOWN_MACRO, place, f'There is no macro "{call.name}".', near)
            return
        kinds = vocabulary.macros[call.name]
        if len(call.arguments) < len(kinds) or (call.arguments and not kinds):
            wanted = ", ".join(f"a {kind}" for kind in kinds) or "nothing"
            yield self.problem(UNKNOWN_MACRO, place, f'The macro "{call.name}" takes {wanted} in brackets.')
            return
        for number, argument in enumerate(call.arguments):
            kind = kinds[min(number, len(kinds) - 1)]
            known = vocabulary.names(kind)
            if argument not in known:
                name = str(argument or "")
                what = f'There is no {kind} "{name}".'
                yield self.problem(UNKNOWN_NAME, Place(call.line, name), what, _meant(nearest(name, known)))


def read_pages(root: Path) -> tuple[AuthoredPage, ...]:
    """The pages below `root`/docs; folders whose name begins with an underscore hold none."""
    files = (file.relative_to(root) for file in sorted((root / "docs").rglob("*.md")))
    return tuple(
        AuthoredPage(file.as_posix(), (root / file).read_text("utf-8", errors="replace"))
        for file in files
        if not any(part.startswith("_") for part in file.parts)
    )


def _meant(name: str) -> str:
    return f'Did you mean "{name}"?' if name else ""


def _body(text: str) -> str:
    """The text with its front matter blanked out, so that every line keeps its number."""
    head, mark, body = text.partition("\n---\n")
    return "\n" * (head.count("\n") + 2) + body if mark and text.startswith("---\n") else text

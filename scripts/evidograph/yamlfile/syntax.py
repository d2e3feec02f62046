"""What libyaml says about text that is not YAML, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.problem import Fault, line_of

if TYPE_CHECKING:
    import yaml

_QUOTE = "Put the whole text in double quotes."
_INDENT = "Give fields of the same level the same number of spaces before them."
_WORDS: dict[str, tuple[str, str]] = {
    "exceeded maximum nesting depth": ("Hundreds of levels stand inside each other here.", ""),
    "mapping values are not allowed in this context": (
        'A ": " stands where no field can begin.',
        "If it belongs to a text, quote the whole text. If a field begins here, mend the spaces.",
    ),
    "found character that cannot start any token": ("A value cannot begin with this character.", _QUOTE),
    "did not find expected alphabetic or numeric character": ("A value cannot begin with & or *.", _QUOTE),
    "did not find expected key": (
        "Here a field should begin, or the text before it should end.",
        f"{_INDENT} A text that begins with a quote ends with it.",
    ),
    "could not find expected ':'": (
        'This line should hold "name: value".',
        f'Add the ":" after the name. {_INDENT}',
    ),
    "did not find expected '-' indicator": ('Here a list entry ("- ...") should begin.', _INDENT),
    "block sequence entries are not allowed in this context": (
        "A list cannot begin here.",
        "Begin it on a new line.",
    ),
    "found unexpected end of stream": (
        "A quoted text begins here and never ends.",
        "Close it with the same quote.",
    ),
    "found unknown escape character": (
        "A backslash in double quotes begins a code, and this code does not exist.",
        "Use single quotes, or write the backslash twice.",
    ),
    "did not find expected ',' or ']'": (
        'A "[" opens here and is not closed well.',
        'Put "," between entries and "]" last.',
    ),
    "did not find expected ',' or '}'": (
        'A "{" opens here and is not closed well.',
        'Put "," between fields and "}" last.',
    ),
    "did not find expected <document start>": ("Something follows after the end of the record.", _INDENT),
}
_AT_THE_BEGINNING = (
    "did not find expected ','",
    "found unexpected end of stream",
    "could not find expected ':'",
)


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """The complaint for a place where the text stops being YAML."""
    said = error.problem or "the text stops making sense"
    mark = error.problem_mark or error.context_mark
    if said.startswith(_AT_THE_BEGINNING) and error.context_mark:
        mark = error.context_mark
    code = "too-deep" if "nesting" in said else "syntax"
    what, fix = _WORDS.get(said, (f"Here the text stops being YAML: {said}.", ""))
    if mark is None:
        return Fault(code, what, fix=fix)
    line, column = mark.line + 1, mark.column + 1
    if not line_of(text, line):  # the end of the file: show the last line that holds something
        kept = text.rstrip()
        line, column = kept.count("\n") + 1, len(kept) - kept.rfind("\n")
    return Fault(code, what, line, column, 1, fix)

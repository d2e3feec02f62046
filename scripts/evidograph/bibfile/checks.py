"""What one entry, and the entries together, get wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from evidograph.bibfile.authors import parse_author, split_authors
from evidograph.bibfile.source import ENTRY_TYPES, FIELDS
from evidograph.problem import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CITEKEY = re.compile(r"[a-z][a-z0-9]*\Z")
YEAR = re.compile(r"(?:1[89]|20)[0-9][0-9]\Z")
_FORMS = {
    "doi": (
        re.compile(r"10\.[0-9]{4,9}/[^\s]*[^\s.,;]\Z"),
        "A DOI begins with 10. and has no address before it.",
    ),
    "pmid": (re.compile(r"[1-9][0-9]{0,8}\Z"), "A PMID is a number such as 21087898, without letters."),
    "pmcid": (re.compile(r"PMC[1-9][0-9]{0,8}\Z"), "A PMCID is PMC and a number, such as PMC8659999."),
    "url": (
        re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?\Z"),
        "An address begins with https:// and has no spaces.",
    ),
}
_LATEX = re.compile(r"\\[A-Za-z]+|\\.|\\|\{[^{}]*\}|[{}]|\$[^$]*[\\_^][^$]*\$|``|--+")
_LATEX_IN_ADDRESS = re.compile(r"\\[A-Za-z]+|\\.|\\|\{[^{}]*\}|[{}]")


@dataclass(frozen=True, slots=True)
class RawField:
    """One field as it stands; its value is one text, in braces or a bare number, or a mixture."""

    name: str
    value: str
    line: int
    is_text: bool
    is_long: bool


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry as it stands; lines count from 1."""

    citekey: str
    entry_type: str
    fields: tuple[RawField, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Remark:
    """An objection to the text `needle` on a line."""

    code: str
    line: int
    needle: str
    what: str
    fix: str = ""


def check_entry(entry: RawEntry) -> Iterator[Remark]:
    """What an entry gets wrong, taken alone."""
    yield from _check_head(entry)
    for field in entry.fields:
        yield from _check_field(field)
    yield from islice(_check_layout(entry), 1)


def _check_head(entry: RawEntry) -> Iterator[Remark]:
    if not _CITEKEY.match(entry.citekey):
        what = f'The citekey "{entry.citekey}" holds more than lower-case letters and digits.'
        yield Remark("citekey", entry.line, entry.citekey, what)
    if entry.entry_type not in ENTRY_TYPES:
        what = f'"@{entry.entry_type}" is not a type of entry here.'
        yield Remark("unknown-type", entry.line, f"@{entry.entry_type}", what)
    broken = any(not field.is_text for field in entry.fields)  # may have swallowed the next field
    for name in ENTRY_TYPES.get(entry.entry_type, ("title",)):
        if not broken and all(field.name != name for field in entry.fields):
            what = f'The {entry.entry_type} "{entry.citekey}" has no {name}.'
            yield Remark("missing-field", entry.line, entry.citekey, what, _missing_fix(name))


def _missing_fix(name: str) -> str:
    return f'Add "{name}".' if name == "title" else f'Add "{name}". If it is not known, make the entry @misc.'


def _check_field(field: RawField) -> Iterator[Remark]:
    if field.name not in FIELDS:
        yield _unknown_field(field)
    elif not field.is_text:
        fix = "Put a comma after the value." if field.is_long else ""
        what = f'The value of "{field.name}" is not one text in braces.'
        yield Remark("value", field.line, field.name, what, fix)
    elif not field.value:
        what = f'"{field.name}" has no value.'
        yield Remark(
            "value", field.line, field.name, what, "Remove the line: what is not known stays absent."
        )
    else:
        yield from _VALUE_CHECKS.get(field.name, _check_plain)(field)


def _unknown_field(field: RawField) -> Remark:
    meant = nearest(field.name.lower(), FIELDS)
    fix = f'Did you mean "{meant}"?' if meant else ""
    return Remark("unknown-field", field.line, field.name, f'"{field.name}" is not a field of a source.', fix)


def _check_plain(field: RawField) -> Iterator[Remark]:
    found = _LATEX.search(field.value)
    if found:
        what = f'"{found.group()}" is LaTeX, not text.'
        yield Remark("latex", field.line, found.group(), what)


def _check_identifier(field: RawField) -> Iterator[Remark]:
    form, fix = _FORMS[field.name]
    found = _LATEX_IN_ADDRESS.search(field.value)
    if found:
        yield Remark("latex", field.line, found.group(), f'"{found.group()}" is LaTeX, not text.')
    elif not form.match(field.value):
        label = {"url": "address"}.get(field.name, field.name.upper())
        what = f'"{field.value}" does not have the form of {"an" if label == "address" else "a"} {label}.'
        yield Remark("identifier", field.line, field.value, what, fix)


def _check_year(field: RawField) -> Iterator[Remark]:
    if not YEAR.match(field.value):
        yield Remark("year", field.line, field.value, f'"{field.value}" is not a year.')


def _check_author(field: RawField) -> Iterator[Remark]:
    names, _ = split_authors(field.value)
    for name in names:
        bare = name[1:-1] if name.startswith("{") and name.endswith("}") else name
        found = _LATEX.search(bare)
        if found:
            yield Remark("latex", field.line, found.group(), f'"{found.group()}" is LaTeX, not text.')
        elif parse_author(name) is None:
            what = f'It is not clear which part of "{name}" is the family name.'
            yield Remark("author", field.line, name, what)


_VALUE_CHECKS: dict[str, Callable[[RawField], Iterator[Remark]]] = {
    "author": _check_author,
    "year": _check_year,
    **dict.fromkeys(_FORMS, _check_identifier),
}


def _check_layout(entry: RawEntry) -> Iterator[Remark]:
    known = [field for field in entry.fields if field.name in FIELDS]
    for field in known:
        if field.is_long and field.is_text:
            yield Remark("layout", field.line, field.name, f'"{field.name}" goes on over several lines.')
    for before, field in pairwise(known):
        if field.line == before.line:
            yield Remark(
                "layout", field.line, field.name, f'"{field.name}" stands on the line of "{before.name}".'
            )
        elif FIELDS.index(field.name) < FIELDS.index(before.name):
            yield Remark("layout", field.line, field.name, f'"{field.name}" stands before "{before.name}".')


def check_together(entries: list[RawEntry]) -> Iterator[Remark]:
    """What the entries get wrong among each other."""
    for before, entry in pairwise(entries):
        if entry.citekey < before.citekey:
            what = f'"{entry.citekey}" comes before "{before.citekey}" in the alphabet.'
            yield Remark("unsorted", entry.line, entry.citekey, what)
    seen: dict[tuple[str, str], RawEntry] = {}
    for entry in entries:
        for field in entry.fields:
            if field.name in ("doi", "pmid", "pmcid") and field.value:
                first = seen.setdefault((field.name, field.value.lower()), entry)
                if first is not entry:
                    what = f'"{first.citekey}" on line {first.line} has the same {field.name.upper()}.'
                    yield Remark("same-source", field.line, field.value, what)

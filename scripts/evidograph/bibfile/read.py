"""From the file to sources and problems."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import ParserStateException
from bibtexparser.library import Library
from bibtexparser.middlewares import RemoveEnclosingMiddleware
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
)

from evidograph.bibfile.authors import parse_author, split_authors
from evidograph.bibfile.checks import YEAR, RawEntry, RawField, Remark, check_entry, check_together
from evidograph.bibfile.rules import BIB_RULES
from evidograph.bibfile.source import Source
from evidograph.problem import Fault, Problem, TextRefusedError, read_text, relative_name, visible

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

_RULES = {rule.code.removeprefix("bib-"): rule for rule in BIB_RULES}
MAX_BYTES = 20_000_000  # one file for all sources: some 40,000 of them
_SPACES = re.compile(r"[ \t\r\n]+")
_HEAD = re.compile(r"@(\w*)\s*[{(]\s*([^\s,{}()=]+)")
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # its warnings are our problems


def read_bib(file: pathlib.Path, root: pathlib.Path) -> tuple[dict[str, Source], list[Problem]]:
    """The sources by citekey and all problems of the file. Never raises for bad data.

    A source with problems is still given, as far as it can be read: its citekey exists.
    """
    name = relative_name(file, root)
    try:
        text = read_text(file, root, MAX_BYTES)
    except TextRefusedError as refusal:
        fault = refusal.fault
        return {}, [fault.problem(_RULES[fault.code], name, visible(refusal.excerpt))]
    blocks = [(block, _entry(block)) for block in _blocks(text)]
    sources: dict[str, Source] = {}
    for _, entry in blocks:
        if entry:
            sources.setdefault(entry.citekey, _source(entry))
    lines = text.split("\n")
    return sources, sorted(_problem(remark, name, lines[remark.line - 1]) for remark in _remarks(blocks))


def _blocks(text: str) -> list[Block]:
    try:
        return list(parse_string(text, parse_stack=[]).blocks)
    except ParserStateException:
        return [ParsingFailedBlock(ValueError("the parser gave up"), start_line=0, raw=text)]


def _entry(block: Block) -> RawEntry | None:
    """The entry of a block; of a broken one, what can be seen: its citekey."""
    inner = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
    if isinstance(inner, Entry):
        return _raw(inner)
    if isinstance(block, ParsingFailedBlock) and (head := _HEAD.match(block.raw or "")):
        return RawEntry(head[2], head[1].lower(), (), _line(block))
    return None


def _raw(entry: Entry) -> RawEntry:
    entry = RemoveEnclosingMiddleware().transform_entry(entry, Library())
    fields = tuple(
        RawField(
            name=field.key,
            value=_SPACES.sub(" ", str(field.value)).strip(),
            line=field.start_line + 1,
            is_text=field.enclosing != "no-enclosing",
            is_long="\n" in str(field.value).strip(),
        )
        for field in entry.fields
    )
    return RawEntry(entry.key, entry.entry_type, fields, _line(entry))


def _source(entry: RawEntry) -> Source:
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    for field in entry.fields:
        fields.setdefault(field.name, field.value)
        lines.setdefault(field.name, field.line)
    names, others = split_authors(fields.get("author", ""))
    year = fields.get("year", "")
    return Source(
        citekey=entry.citekey,
        entry_type=entry.entry_type,
        fields=fields,
        line=entry.line,
        authors=tuple(filter(None, map(parse_author, names))),
        others=others,
        year=int(year) if YEAR.match(year) else None,
        field_lines=lines,
    )


def _remarks(blocks: list[tuple[Block, RawEntry | None]]) -> Iterator[Remark]:
    sound: list[RawEntry] = []
    before: Block | None = None
    for block, entry in blocks:
        if entry and isinstance(block, Entry | DuplicateFieldKeyBlock):
            single, repeats = _without_repeats(entry)
            sound.append(single)
            yield from repeats
            yield from check_entry(single)
        elif not (isinstance(block, ImplicitComment) and isinstance(before, ParsingFailedBlock)):
            yield from _block_remarks(block)
        before = block
    yield from check_together(sound)


def _without_repeats(entry: RawEntry) -> tuple[RawEntry, list[Remark]]:
    first: dict[str, RawField] = {}
    repeats = []
    for field in entry.fields:
        if first.setdefault(field.name, field) is not field:
            what = f'"{field.name}" stands twice in this entry: first on line {first[field.name].line}.'
            repeats.append(Remark("duplicate-field", field.line, field.name, what))
    return replace(entry, fields=tuple(first.values())), repeats


def _block_remarks(block: Block) -> Iterator[Remark]:
    raw, line = block.raw or "", _line(block)
    if isinstance(block, DuplicateBlockKeyBlock):
        first = _line(block.previous_block)
        yield Remark(
            "duplicate-key", line, block.key, f'"{block.key}" has an entry already, on line {first}.'
        )
    elif isinstance(block, ParsingFailedBlock):
        head = _HEAD.match(raw)
        end = line + raw.rstrip().count("\n")
        what = f'The entry "{head[2]}"' if head else "The entry that begins here"
        where = f" It stops making sense on line {end}." if end > line else ""
        yield Remark("syntax", line, raw.partition("\n")[0], f"{what} cannot be read.{where}")
    elif not isinstance(block, ImplicitComment):
        name = raw.partition("{")[0].strip()
        yield Remark("unknown-type", line, name, f'"{name}" is not a type of entry here.')
    elif any(text.strip() and not text.lstrip().startswith("%") for text in raw.split("\n")):
        yield Remark("stray-text", line, raw.partition("\n")[0], "Here stands text that belongs to no entry.")


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _problem(remark: Remark, file: str, line: str) -> Problem:
    line = line.removesuffix("\r")
    at = line.find(remark.needle) if remark.needle else -1
    if at < 0:
        at = len(line) - len(line.lstrip())
    length = len(remark.needle) if line.startswith(remark.needle, at) else len(line) - at
    fault = Fault(remark.code, remark.what, remark.line, at + 1, max(1, length), remark.fix)
    return fault.problem(_RULES[remark.code], file, visible(line))

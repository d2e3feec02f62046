"""CSV text -> rows, for the two tables of evidence/: one header, one form of row, nothing to misread."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidograph.problem import (
    Fault,
    Problem,
    Rule,
    TextRefusedError,
    line_of,
    read_text,
    relative_name,
    text_rules,
    visible,
)

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator, Mapping, Sequence

CSV_RULES: tuple[Rule, ...] = (
    *text_rules("csv"),
    Rule(
        "csv-header",
        "The first line of a table does not name its columns.",
        "Programs read the cells by these names.",
        "Write the names as the message gives them, in that order.",
    ),
    Rule(
        "csv-row",
        "A row has more or fewer cells than the table has columns.",
        "A cell too few or too many moves all that follow into the wrong column.",
        'Put a cell that holds a comma or a quotation mark into quotation marks: "a, b".',
    ),
    Rule(
        "csv-duplicate",
        "Two rows of a table have the same key.",
        "A look-up would find one of them and pass over the other.",
        "Keep one of the two.",
    ),
)
_RULES = {rule.code: rule for rule in CSV_RULES}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column, and the line on which it begins, from 1."""

    cells: Mapping[str, str]
    line: int


def read_csv(
    file: pathlib.Path, root: pathlib.Path, columns: Sequence[str], key: Sequence[str]
) -> tuple[list[Row], list[Problem]]:
    """The rows of a table with exactly these columns, and all its problems. Never raises for bad data."""
    name = relative_name(file, root)
    try:
        text = read_text(file, root)
    except TextRefusedError as refusal:
        rule = _RULES[f"csv-{refusal.fault.code}"]
        return [], [refusal.fault.problem(rule, name, visible(refusal.excerpt))]
    rows, faults = _parse(text, columns)
    faults += _repeats(rows, key)
    return rows, [
        fault.problem(_RULES[fault.code], name, visible(line_of(text, fault.line))) for fault in faults
    ]


def _parse(text: str, columns: Sequence[str]) -> tuple[list[Row], list[Fault]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    faults: list[Fault] = []
    line = 1
    try:
        for number, cells in enumerate(reader):
            if number == 0 and cells != list(columns):
                what = f'The first line is "{",".join(cells)}", not "{",".join(columns)}".'
                return [], [Fault("csv-header", what, 1, 1, len(line_of(text, 1)))]
            if number and len(cells) == len(columns):
                rows.append(Row(dict(zip(columns, cells, strict=True)), line))
            elif number:
                faults.append(
                    _wrong_row(text, line, f"{len(cells)} cells, and the table has {len(columns)} columns")
                )
            line = reader.line_num + 1
    except csv.Error:
        faults.append(_wrong_row(text, line, "a quotation mark that does not close, or that stands alone"))
    if line == 1 and not faults:
        faults.append(Fault("csv-header", f'The file is empty; its first line is "{",".join(columns)}".'))
    return rows, faults


def _wrong_row(text: str, line: int, reason: str) -> Fault:
    return Fault("csv-row", f"The row has {reason}.", line, 1, max(1, len(line_of(text, line))))


def _repeats(rows: Sequence[Row], key: Sequence[str]) -> Iterator[Fault]:
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        value = tuple(row.cells[column] for column in key)
        if value in first:
            what = f'"{" ".join(value)}" stands on line {first[value]} already.'
            yield Fault("csv-duplicate", what, row.line, 1, len(value[0]))
        first.setdefault(value, row.line)

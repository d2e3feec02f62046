"""Records as rows of CSV: the columns say where each value stands; a cell can be read back without loss."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from evidograph.contract import EACH, NAMES, Column

# Joins the values of a list; a bar or backslash inside a value is written with a backslash before it.
BAR = "|"
# What a spreadsheet would run, and the apostrophe that keeps it from doing so (and guards itself).
GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")
GUARD = "'"


def table(records: Iterable[Mapping[str, Any]], columns: tuple[Column, ...]) -> bytes:
    """Records as CSV: UTF-8, `\\n`, a header, one row each."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([cell(reach(record, column.path)) for column in columns] for record in records)
    return out.getvalue().encode()


def reach(value: Any, path: tuple[str, ...]) -> Any:
    """The value at the end of a path, below each entry of a list a list of them; None where there is none."""
    if value is None or not path:
        return None if _is_group(value) else value
    step, rest = path[0], path[1:]
    if step == NAMES:
        return list(value)
    if step == EACH:
        found = [reach(entry, rest) for entry in (value.values() if isinstance(value, Mapping) else value)]
        return found if any(entry is not None for entry in found) else None
    return reach(value.get(step), rest) if isinstance(value, Mapping) else None


def _is_group(value: Any) -> bool:
    return isinstance(value, Mapping) and not is_choice(value)


def is_choice(value: Any) -> bool:
    """True for a drug entry that names a choice: one of several drugs, or any drug of a class."""
    return isinstance(value, Mapping) and ("any_of" in value or "any_in" in value)


def cell(value: Any) -> str:
    """The value as it stands in the file; text that a spreadsheet would run gets an apostrophe before it."""
    text = printed(value)
    is_text = isinstance(value, str | list | tuple)
    return GUARD + text if is_text and text.startswith(GUARDED) else text


def printed(value: Any) -> str:
    """The value as text: empty for absent, true and false in lower case, lists with bars."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return BAR.join(printed(entry).replace("\\", "\\\\").replace(BAR, f"\\{BAR}") for entry in value)
    if is_choice(value):
        return " or ".join(value["any_of"]) if value.get("any_of") else f"class {value['any_in']}"
    return str(value)

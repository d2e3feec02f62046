"""From a file to data, problems and positions."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from evidograph.problem import Fault, TextRefusedError, line_of, read_text, relative_name, visible
from evidograph.yamlfile.events import parse
from evidograph.yamlfile.positions import Positions, positions_of
from evidograph.yamlfile.rules import YAML_RULES

if TYPE_CHECKING:
    import pathlib

    from evidograph.problem import JSON, Problem

_RULES = {rule.code.removeprefix("yaml-"): rule for rule in YAML_RULES}


def read_yaml(file: pathlib.Path, root: pathlib.Path) -> tuple[JSON | None, list[Problem]]:
    """The data of a file, or its problems: (data, []) or (None, problems). Never raises for bad data."""
    try:
        text = read_text(file, root)
    except TextRefusedError as refusal:
        return None, [_problem(refusal.fault, relative_name(file, root), refusal.excerpt)]
    data, faults = (None, [_tab(text)]) if "\t" in text else parse(text)
    if not faults:
        return data, []
    name = relative_name(file, root)
    return None, sorted(_problem(fault, name, line_of(text, fault.line)) for fault in faults)


def read_positions(file: pathlib.Path, root: pathlib.Path) -> Positions:
    """The positions in a file: a slower second reading, for files that have problems."""
    try:
        return positions_of(read_text(file, root))
    except TextRefusedError:
        return positions_of("")


def line_text(file: pathlib.Path, n: int) -> str:
    """Line `n` (from 1) of a file, with unseen characters made visible; empty where there is none."""
    try:
        with file.open(encoding="utf-8", errors="replace", newline="\n") as lines:
            line = next(islice(lines, n - 1, n), "") if n > 0 else ""
    except OSError:
        return ""
    return visible(line.removesuffix("\n").removesuffix("\r"))


def _tab(text: str) -> Fault:
    at = text.index("\t")
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Fault("tab", "A tab stands here.", line, column, 1)


def _problem(fault: Fault, file: str, line: str) -> Problem:
    return fault.problem(_RULES[fault.code], file, visible(line))

"""The one home of Jinja: the templates of docs/_templates, and the macros that authored pages call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket


def day(date: str) -> str:
    """`2026-11-23` -> `23 Nov 2026`; shorter dates as they are."""
    try:
        found = dt.date.fromisoformat(date)
    except ValueError:
        return date
    return f"{found.day} {found:%b} {found.year}"


@cache
def environment(folder: Path) -> jinja2.Environment:
    """The templates of a folder: autoescape, strict undefined."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = day
    return made


def fill(root: Path, template: str, **values: Any) -> str:
    """The text of one template of the repository at `root`, filled in."""
    return environment(root / "docs" / "_templates").get_template(template).render(**values)


@dataclass(frozen=True, slots=True)
class Call:
    """A macro that a text calls at a line; an argument that is no plain value is None."""

    name: str
    arguments: tuple[object, ...]
    line: int


class MacroSyntaxError(Exception):
    """A text that cannot be read as one with macros; says where and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def calls_in(text: str) -> Iterator[Call]:
    """The macros that a text calls; a name that stands by itself counts as a call without arguments."""
    try:
        tree = jinja2.Environment(autoescape=True).parse(text)
    except jinja2.TemplateSyntaxError as error:
        raise MacroSyntaxError(error.lineno, error.message or "it cannot be read") from None
    called = {id(node.node): node for node in tree.find_all(nodes.Call)}
    for name in tree.find_all(nodes.Name):
        call = called.get(id(name))
        given = [*call.args, *(word.value for word in call.kwargs)] if call else []
        plain = (argument.value if isinstance(argument, nodes.Const) else None for argument in given)
        yield Call(name.name, tuple(plain), name.lineno)


class Compiled(jinja2.BytecodeCache):
    """Templates of the theme, which are otherwise compiled anew at each build."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives the bucket what was compiled of the same text."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what the bucket holds."""
        self._code[bucket.key] = bucket.bytecode_to_string()

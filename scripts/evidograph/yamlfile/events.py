"""YAML events -> plain data, fast, without positions; goes on after a fault where it safely can."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from yaml._yaml import CParser

from evidograph.problem import Fault, first_unseen, unseen_fault
from evidograph.yamlfile.positions import MAX_DEPTH, Positions, positions_of
from evidograph.yamlfile.scalars import Doubt, plain_value
from evidograph.yamlfile.syntax import syntax_fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from evidograph.problem import JSON, Path

MAX_SCALAR = 20_000
MAX_ENTRIES = 2_000  # the search for equal entries takes the square of their number
MAX_FAULTS = 20
_Node: TypeAlias = "list[JSON] | dict[str, JSON]"
_POINT = "If the digits are decimals, write a point before them, as in 0.91: a comma begins another field."
_ONCE = frozenset(("anchor", "tag"))  # an anchor and its aliases, or a habit of tags, are one cause


class _StopError(Exception):
    """The end, or a fault after which nothing can be trusted."""


@lru_cache(maxsize=8192)  # while pages are served, every file but one is read again as it was
def parse(text: str) -> tuple[JSON, list[Fault]]:
    """The data of a text that `read_text` let pass, and its faults; the data counts only without faults.

    Nobody may change the data: the same text gives the same objects.
    """
    reading = _Reading(text)
    handlers = reading.handlers()
    next_event = CParser(text).get_event
    try:
        while True:
            event = next_event()
            handlers[type(event)](event)
    except yaml.MarkedYAMLError as error:
        reading.faults.append(syntax_fault(error, text))
    except _StopError:
        pass
    data = reading.roots[0] if reading.roots else None
    if data is None and not reading.faults:
        reading.faults.append(Fault("empty", "The file holds no record."))
    return data, reading.faults


class _Reading:
    """Where the reading of one text stands: the open containers, and the key that waits for its value."""

    __slots__ = ("faults", "key", "node", "positions", "roots", "stack", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.roots: list[JSON] = []
        self.node: _Node = self.roots
        self.key: str | None = None
        self.stack: list[tuple[_Node, str | None]] = []
        self.faults: list[Fault] = []
        self.positions: Positions | None = None

    def handlers(self) -> dict[type, Callable[[Any], None]]:
        return {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.mapping,
            yaml.MappingEndEvent: self.close,
            yaml.SequenceStartEvent: self.sequence,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
            yaml.DocumentEndEvent: _ignore,
            yaml.StreamStartEvent: _ignore,
            yaml.StreamEndEvent: _end,
        }

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        text = event.value
        if len(text) > MAX_SCALAR or (event.style == '"' and not text.isprintable()):
            self.check_text(event, text)
        if self.key is None and type(self.node) is dict:
            self.open_key(event, text)
        elif event.implicit[0]:
            self.put(self.plain(event, text))
        else:
            self.put(text)

    def plain(self, event: yaml.ScalarEvent, text: str) -> JSON:
        if not text:
            if self.stack:
                what = f'"{self.key}" has no value.' if self.key else "This entry has no value."
                self.fault(event, "empty-value", what, _POINT if (self.key or "").isdecimal() else "")
            return None
        value = plain_value(text)
        if isinstance(value, Doubt):
            self.fault(event, "ambiguous-value", value.what, value.fix)
            return None
        return value

    def mapping(self, event: yaml.MappingStartEvent) -> None:
        self.open(event, {})

    def sequence(self, event: yaml.SequenceStartEvent) -> None:
        self.open(event, [])

    def open(self, event: Any, node: _Node) -> None:
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        if self.key is None and type(self.node) is dict:
            self.fault(event, "complex-key", "A list or a group of fields stands where a name should.")
            raise _StopError
        if len(self.stack) >= MAX_DEPTH:
            self.fault(event, "too-deep", f"More than {MAX_DEPTH} levels stand inside each other.")
            raise _StopError
        key = self.key
        self.put(node)
        self.stack.append((self.node, key))
        self.node = node

    def close(self, event: Any) -> None:
        if len(self.node) > MAX_ENTRIES:
            what = f"A list or group with {len(self.node):,} entries ends here; the limit is {MAX_ENTRIES:,}."
            self.fault(event, "too-large", what)
        self.node, _ = self.stack.pop()

    def put(self, value: JSON) -> None:
        node = self.node
        if isinstance(node, list):
            node.append(value)
        elif self.key is not None:
            node[self.key] = value
            self.key = None

    def open_key(self, event: yaml.ScalarEvent, text: str) -> None:
        self.key = text
        if text in self.node:
            first = self.first_line(text)
            self.fault(event, "duplicate-key", f'"{text}" stands twice here: first on line {first}.')
        elif text == "<<" and event.implicit[0]:
            self.fault(event, "merge-key", 'The key "<<" takes in fields that stand elsewhere.')

    def first_line(self, key: str) -> int:
        if self.positions is None:
            self.positions = positions_of(self.text)
        inside = self.stack[1:]
        path: Path = tuple(len(node) - 1 if held is None else held for node, held in inside)
        return self.positions.key((*path, key)).line

    def alias(self, event: yaml.AliasEvent) -> None:
        self.fault(event, "anchor", f'"*{event.anchor}" takes its value from another place.')
        if self.key is None and type(self.node) is dict:
            self.key = "*"
        else:
            self.put(None)

    def document(self, event: yaml.DocumentStartEvent) -> None:
        if self.roots:
            self.fault(event, "several-documents", "A second document begins here.")
            raise _StopError
        if event.version or event.tags:
            self.fault(
                event, "directive", "A line that begins with % gives orders to the program that reads."
            )
            raise _StopError

    def refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.fault(event, "anchor", f'"&{event.anchor}" marks a value for use in another place.')
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.fault(event, "tag", f'The tag "{tag}" tells the program what to make of the value.')

    def check_text(self, event: yaml.ScalarEvent, text: str) -> None:
        if len(text) > MAX_SCALAR:
            what = f"This value holds {len(text):,} characters; the limit is {MAX_SCALAR:,}."
            self.fault(event, "too-large", what)
        unseen = first_unseen(text)
        if unseen:
            fault = unseen_fault(unseen, 1, 1, "is written here as an escape code")
            self.fault(event, fault.code, fault.what)

    def fault(self, event: Any, code: str, what: str, fix: str = "") -> None:
        if code in _ONCE and any(fault.code == code for fault in self.faults):
            return
        start, end = event.start_mark, event.end_mark
        length = max(1, end.column - start.column) if end.line == start.line else 1
        self.faults.append(Fault(code, what, start.line + 1, start.column + 1, length, fix))
        if len(self.faults) >= MAX_FAULTS:
            raise _StopError


def _ignore(_event: Any) -> None:
    pass


def _end(_event: Any) -> None:
    raise _StopError

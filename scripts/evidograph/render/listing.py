"""What a list of records is made of: columns, rows, and what the rows can be narrowed by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from evidograph.render.narrowing import Closed, Column, Held
from evidograph.render.pieces import Piece
from evidograph.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ListRow:
    """One record of a list: its link, a small line under it, the cells beside it, and its closed words."""

    id: str
    name: Piece
    small: str
    cells: tuple[str, ...]
    held: Held = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordList:
    """The columns, the rows, and the closed columns that rows can be narrowed by."""

    columns: Sequence[Column]
    rows: Sequence[ListRow]
    closed: Sequence[Closed] = ()


Lister = Callable[[Sheet], RecordList]


def columns(**heads: str) -> tuple[Column, ...]:
    """Columns by the names that addresses call them."""
    return tuple(Column(name, head) for name, head in heads.items())

"""What a list can be sorted and narrowed by; it stands complete in the page, and a script does the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# The words of one row by column: it can be narrowed by them, or is sorted by them in place of its text.
Held = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a list can be sorted by; `name` is what addresses call it."""

    name: str
    head: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A column that holds words of a closed list, in their order."""

    name: str
    title: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One word that rows can be narrowed to, and how many rows hold it."""

    token: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A column with all its words that occur."""

    name: str
    title: str
    choices: tuple[Choice, ...]


def facets(closed: Iterable[Closed], rows: Sequence[Held]) -> tuple[Facet, ...]:
    """The columns that tell rows apart."""
    made = (_facet(column, rows) for column in closed)
    return tuple(facet for facet in made if len(facet.choices) > 1 or _leaves_out(facet, rows))


def _facet(column: Closed, rows: Sequence[Held]) -> Facet:
    counts = Counter(token for row in rows for token in row.get(column.name, ()))
    choices = (Choice(token, label, counts[token]) for token, label in column.labels.items() if counts[token])
    return Facet(column.name, column.title, tuple(choices))


def _leaves_out(facet: Facet, rows: Sequence[Held]) -> bool:
    """True where the only word does not stand in every row."""
    return any(choice.count < len(rows) for choice in facet.choices)

"""What is said of a withdrawn record whose fields are of another kind than programs expect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidograph.corpus.values import At


@dataclass(frozen=True, slots=True)
class IllTyped:
    """An objection to a whole record."""

    what: str
    path: tuple[str | int, ...] = ()
    at: At = "value"
    code: str = "wrong-type"
    why: str = "Even a withdrawn record is read by programs, which need each field to be of its kind."
    fix: str = "Write the field as the schema page shows it."


def ill_typed(reason: str) -> IllTyped:
    """The objection to a record that cannot become a value, for the reason given."""
    return IllTyped(f"A field of this withdrawn record is of another kind than it should be: {reason}.")

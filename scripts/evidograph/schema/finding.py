"""What the schemas object to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from evidograph.problem import Path

Schema: TypeAlias = "dict[str, Any]"
"""A JSON Schema, or a part of one; `true` and `false` are read as {} and {"not": {}}."""


@dataclass(frozen=True, slots=True)
class SchemaFinding:
    """One objection; `at` says what to point at: the key, the value, or the parent that lacks a field."""

    path: Path
    at: Literal["key", "value", "parent"]
    code: str
    what: str
    why: str
    fix: str

"""JSON Schema -> verdicts and findings in plain words. Only here: jsonschema, jsonschema-rs, referencing."""

from __future__ import annotations

import pathlib
from dataclasses import dataclass
from typing import Literal

from evidograph.problem import JSON, Path, Rule

SCHEMA_RULES: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemaFinding:
    """One objection; `at` says what to point at: the key, the value, or the parent that lacks a field."""

    path: Path
    at: Literal["key", "value", "parent"]
    code: str
    what: str
    why: str
    fix: str


class SchemaSet:
    """The schemas of one folder; a kind is the name of a file before `.schema.json`."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that have a schema, sorted."""
        raise NotImplementedError

    def validate(self, kind: str, data: JSON) -> bool:
        """Whether the data is a record of that kind: the fast verdict."""
        raise NotImplementedError

    def explain(self, kind: str, data: JSON) -> list[SchemaFinding]:
        """What is wrong with data that `validate` refused: one finding for each cause."""
        raise NotImplementedError


def load_schemas(folder: pathlib.Path) -> SchemaSet:
    """The schemas of a folder. A broken schema raises ValueError: a fault of the house, not of a record."""
    raise NotImplementedError

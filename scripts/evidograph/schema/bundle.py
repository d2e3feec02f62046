"""The schemas of a folder, and the fast verdict."""

from __future__ import annotations

import json
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import jsonschema_rs

if TYPE_CHECKING:
    import pathlib

    from evidograph.problem import JSON
    from evidograph.schema.explain import Explainer
    from evidograph.schema.finding import Schema, SchemaFinding

_END = ".schema.json"


class SchemaSet:
    """The schemas of one folder; a kind is the name of a file before `.schema.json`."""

    def __init__(self, schemas: dict[str, Schema]) -> None:
        """Schemas by kind; each has an `$id`, and its references are absolute."""
        self._schemas = schemas
        self._validators: dict[str, jsonschema_rs.Validator] = {}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that have a schema, sorted."""
        return tuple(sorted(self._schemas))

    def schema(self, kind: str) -> Schema:
        """The schema of a kind, its references absolute."""
        return self._schemas[kind]

    def validate(self, kind: str, data: JSON) -> bool:
        """Whether the data is a record of that kind: the fast verdict."""
        validator = self._validators.get(kind)
        if validator is None:
            validator = self._validators[kind] = self._compile(kind)
        return validator.is_valid(data)

    def explain(self, kind: str, data: JSON) -> list[SchemaFinding]:
        """What is wrong with data that `validate` refused: one finding for each cause."""
        return self._explainer.explain(kind, data)

    def agrees(self, kind: str, data: JSON) -> bool:
        """Whether both validators say the same of the data; slow, for tests and releases."""
        return self.validate(kind, data) == self._explainer.is_valid(kind, data)

    def _compile(self, kind: str) -> jsonschema_rs.Validator:
        registry = jsonschema_rs.Registry([(schema["$id"], schema) for schema in self._schemas.values()])
        return jsonschema_rs.Draft202012Validator(
            self._schemas[kind], registry=registry, validate_formats=True, offline=True
        )

    @cached_property
    def _explainer(self) -> Explainer:
        from evidograph.schema.explain import Explainer

        return Explainer(self._schemas)


def load_schemas(folder: pathlib.Path) -> SchemaSet:
    """The schemas of a folder, read once as long as no file changes.

    A broken schema raises ValueError: a fault of the house, not of a record.
    """
    files = sorted(folder.glob(f"*{_END}"))
    return _schemas_of(folder, tuple((file, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=4)
def _schemas_of(folder: pathlib.Path, files: tuple[tuple[pathlib.Path, int], ...]) -> SchemaSet:
    schemas = {file.name.removesuffix(_END): _read(file) for file, _ in files}
    if not schemas:
        message = f"No schemas in {folder.name}/."
        raise ValueError(message)
    return SchemaSet(schemas)


def _read(file: pathlib.Path) -> Schema:
    try:
        schema = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"{file.name} is not a JSON Schema: {error}"
        raise ValueError(message) from error
    if not isinstance(schema, dict):
        message = f"{file.name} is not a JSON Schema: it is not an object."
        raise ValueError(message)
    base = schema.setdefault("$id", f"https://evidograph.example/schema/{file.name}")
    absolute: Schema = _absolute(schema, base)
    return absolute


def _absolute(node: Any, base: str) -> Any:
    """The same schema; its references no longer depend on the file that they stand in."""
    if isinstance(node, list):
        return [_absolute(part, base) for part in node]
    if not isinstance(node, dict):
        return node
    return {
        key: urljoin(base, part) if key == "$ref" and isinstance(part, str) else _absolute(part, base)
        for key, part in node.items()
    }

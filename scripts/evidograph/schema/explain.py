"""jsonschema's errors -> findings: one for each cause."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import best_match
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from evidograph.schema.echo import folded, without_echoes
from evidograph.schema.fields import FIELD_TELLERS, unfit
from evidograph.schema.finding import SchemaFinding
from evidograph.schema.guide import Guide
from evidograph.schema.objection import Condition, Described, Objection, View
from evidograph.schema.repair import Repair, original_path, repaired, surest
from evidograph.schema.rules import SCHEMA_RULES
from evidograph.schema.values import VALUE_TELLERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.exceptions import ValidationError

    from evidograph.problem import JSON
    from evidograph.schema.finding import Schema

_MOST_LOOKS = 6
_MOST_ERRORS = 100  # of one record in one look: nobody reads more, and each costs time
_TELLERS = FIELD_TELLERS | VALUE_TELLERS
_FORMATS = FormatChecker(["date"])


class Explainer:
    """The slow, thorough reader of the schemas."""

    def __init__(self, schemas: dict[str, Schema]) -> None:
        """Schemas by kind, each with an `$id`, their references absolute."""
        # With `$schema` in them, jsonschema would fall back from our `if` to its own at the first reference.
        self._schemas = {
            kind: {key: part for key, part in schema.items() if key != "$schema"}
            for kind, schema in schemas.items()
        }
        resources = [
            (schema["$id"], DRAFT202012.create_resource(schema)) for schema in self._schemas.values()
        ]
        self._registry = Registry().with_resources(resources)
        self._guide = Guide(self._schemas, self._holds)

    def is_valid(self, kind: str, data: JSON) -> bool:
        """The verdict of jsonschema."""
        return self._holds(self._schemas[kind], data)

    def explain(self, kind: str, data: JSON) -> list[SchemaFinding]:
        """The findings about data that is not valid; that the validators disagree if it is."""
        if self.is_valid(kind, data):
            return [_DISAGREEMENT]
        findings: list[SchemaFinding] = []
        trail: list[set[Repair]] = []
        told = self._look(kind, data)
        while len(trail) < _MOST_LOOKS and (repairs := surest(tale.repair for tale in told if tale.repair)):
            findings += [_moved_back(tale.finding, trail) for tale in told if tale.repair in repairs]
            data = repaired(data, repairs)
            trail.append(repairs)
            told = self._look(kind, data)
        return folded(findings + [_moved_back(tale.finding, trail) for tale in told]) or [_UNNAMED]

    def _holds(self, schema: Schema, data: JSON) -> bool:
        validator = Draft202012Validator(schema, registry=self._registry, format_checker=_FORMATS)
        return bool(validator.is_valid(data))

    def _look(self, kind: str, data: JSON) -> list[Described]:
        schema = self._schemas[kind]
        view = View(self._guide, schema, data)
        errors = _Teller(schema, registry=self._registry, format_checker=_FORMATS).iter_errors(data)
        objections = map(_objection, islice(errors, _MOST_ERRORS))
        told = (tale for each in objections for tale in _TELLERS.get(each.keyword, unfit)(each, view))
        return without_echoes(list(islice(told, _MOST_ERRORS)))


def _noting_if(validator: Any, condition: Any, instance: Any, schema: Schema) -> Iterator[ValidationError]:
    """The keyword `if`, which also notes on each error the conditions that it depends on."""
    branch = "then" if validator.evolve(schema=condition).is_valid(instance) else "else"
    if branch in schema:
        names = frozenset(_names(condition))
        for error in validator.descend(instance, schema[branch], schema_path=branch):
            vars(error).setdefault("conditions", []).append((len(error.relative_path), names))
            yield error


_Teller = extend(Draft202012Validator, {"if": _noting_if})  # type: ignore[no-untyped-call]


def _names(condition: Any) -> Iterator[str]:
    """The fields that a condition looks at."""
    if isinstance(condition, dict):
        yield from condition.get("properties", ())
        yield from condition.get("required", ())
        for inner in (*condition.get("allOf", ()), *condition.get("anyOf", ()), condition.get("not")):
            yield from _names(inner)


def _objection(error: ValidationError) -> Objection:
    leaf = _leaf(error)
    depth = len(error.absolute_path)
    return Objection(
        path=tuple(leaf.absolute_path),
        keyword=str(leaf.validator or "not"),
        wanted=[inner.validator_value for inner in leaf.context] if leaf.context else leaf.validator_value,
        value=leaf.instance,
        schema=leaf.schema if isinstance(leaf.schema, dict) else {},
        of_key="propertyNames" in leaf.absolute_schema_path,
        conditions=tuple(
            Condition(depth - inner, names) for inner, names in vars(error).get("conditions", ())
        ),
    )


def _leaf(error: ValidationError) -> ValidationError:
    """The error behind an error: of several ways to be right, the one that was probably meant."""
    context = error.context or ()
    if all(inner.validator == "required" and not inner.relative_path for inner in context):
        return error  # none of several fields, of which one is needed: that is the cause itself
    return best_match([error]) or error


def _moved_back(finding: SchemaFinding, trail: list[set[Repair]]) -> SchemaFinding:
    path = finding.path
    for repairs in reversed(trail):
        path = original_path(path, repairs)
    return replace(finding, path=path)


def _about_the_whole(code: str) -> SchemaFinding:
    rule = next(rule for rule in SCHEMA_RULES if rule.code == code)
    return SchemaFinding((), "parent", code, rule.description, rule.why, rule.fix)


_DISAGREEMENT = _about_the_whole("validators-disagree")
_UNNAMED = _about_the_whole("does-not-fit")

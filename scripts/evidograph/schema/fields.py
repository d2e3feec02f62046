"""Objections to which fields a group has: unknown, missing, out of place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from evidograph.problem import nearest
from evidograph.schema.objection import Described, Objection, Teller, View, finding
from evidograph.schema.repair import Repair
from evidograph.schema.wording import capital, either, joined, note, sentence, written

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_EXAMPLE = 70
_MOST_NAMES = 12


def _missing(objection: Objection, view: View) -> Iterator[Described]:
    for name in objection.wanted:
        if name not in objection.value:
            what = f'{capital(view.place(objection.path))} has no "{name}".'
            fix = _how_to_add(name, objection, view)
            yield Described(finding(objection.path, "parent", "missing-field", what, fix), objection, name)


def _how_to_add(name: str, objection: Objection, view: View) -> str:
    pieces = view.about((*objection.path, name))
    examples = note(pieces, "examples")
    example = f"{name}: {written(examples[0])}" if examples else ""
    add = f'Add it, for example "{example}"' if 0 < len(example) <= _LONGEST_EXAMPLE else "Add it"
    # The hint of a schema that only narrows is about what it asks for; another one is about the whole group.
    narrowing = [] if "type" in objection.schema else [objection.schema]
    hint = note([*narrowing, *pieces], "x-hint") or note(pieces, "description") or ""
    return joined(add, hint)


def _missing_companion(objection: Objection, view: View) -> Iterator[Described]:
    for name, companions in objection.wanted.items():
        for companion in companions if name in objection.value else ():
            if companion not in objection.value:
                what = f'"{name}" stands here without "{companion}".'
                told = finding((*objection.path, name), "key", "missing-field", what)
                fix = f'{_how_to_add(companion, objection, view)} Otherwise remove "{name}".'
                yield Described(replace(told, fix=fix), objection, companion)


def _missing_choice(objection: Objection, view: View) -> Iterator[Described]:
    """None of several fields, or sets of fields, of which one is needed."""
    choices = dict.fromkeys(" and ".join(f'"{name}"' for name in names) for names in objection.wanted)
    what = f"{capital(view.place(objection.path))} needs {either(choices)}."
    fix = view.note(objection, "x-hint") or "Add one of them."
    yield Described(finding(objection.path, "parent", "missing-field", what, sentence(fix)), objection)


def _unexpected(objection: Objection, view: View) -> Iterator[Described]:
    known = view.fields(objection.path)
    for name in objection.value:
        if name not in known:
            yield _unknown(name, objection, view)
        elif not known[name]:
            what = f'"{name}" has no place in {view.place(objection.path)} as it is.'
            told = finding((*objection.path, name), "key", "not-allowed-here", what, f'Remove "{name}".')
            yield Described(told, objection)


def _unknown(name: str, objection: Objection, view: View) -> Described:
    known = [field for field, applies in view.fields(objection.path).items() if applies]
    meant = nearest(name.lower().replace("-", "_").replace(" ", "_"), known)
    what = f'"{name}" is not a field of {view.place(objection.path)}.'
    path = (*objection.path, name)
    told = finding(path, "key", "unknown-field", what, _how_to_rename(meant, known, objection, view))
    free = meant and meant not in objection.value
    return Described(told, objection, repair=Repair(path, "rename", meant) if free else None)


def _how_to_rename(meant: str, known: list[str], objection: Objection, view: View) -> str:
    if meant:
        also = " That field stands here already." if meant in objection.value else ""
        return f'Did you mean "{meant}"?{also}'
    if 0 < len(known) <= _MOST_NAMES:
        return f"Remove it, or rename it to {either(sorted(known))}."
    return f"Remove it, or look up its name in {view.file()}."


def _forbidden(objection: Objection, view: View) -> Iterator[Described]:
    if objection.wanted not in ({}, True, None):  # a rule about values, not against the field
        return unfit(objection, view)
    return _out_of_place(objection, view)


def _out_of_place(objection: Objection, view: View) -> Iterator[Described]:
    place = view.place(objection.path)
    fix = objection.schema.get("x-hint") or f"Remove {place}"
    told = finding(objection.path, "key", "not-allowed-here", f"{capital(place)} has no place here.")
    why = sentence(objection.schema.get("x-forbidden", "")) or told.why
    yield Described(replace(told, why=why, fix=sentence(fix)), objection)


def unfit(objection: Objection, view: View) -> Iterator[Described]:
    """Says of a value that it does not fit, where there is no better word."""
    what = f"The value of {view.place(objection.path)} does not fit here."
    fix = sentence(view.note(objection, "x-hint") or "")
    yield Described(finding(objection.path, "value", "does-not-fit", what, fix), objection)


def _any_of(objection: Objection, view: View) -> Iterator[Described]:
    is_choice = all(isinstance(names, list) for names in objection.wanted)
    return _missing_choice(objection, view) if is_choice else unfit(objection, view)


FIELD_TELLERS: dict[str, Teller] = {
    "required": _missing,
    "dependentRequired": _missing_companion,
    "unevaluatedProperties": _unexpected,
    "additionalProperties": _unexpected,
    "not": _forbidden,
    "anyOf": _any_of,
    "oneOf": _any_of,
}

"""Objections to the value of a field: its sort, its word, its form, its size."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from evidograph.problem import nearest
from evidograph.schema.objection import Described, Objection, Teller, View, finding
from evidograph.schema.repair import Repair
from evidograph.schema.wording import (
    capital,
    either,
    joined,
    last_name,
    lower,
    shown,
    sort_of,
    sorts,
    with_article,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.problem import JSON


def _wrong_type(objection: Objection, view: View) -> Iterator[Described]:
    place, value = view.place(objection.path), objection.value
    wanted = [objection.wanted] if isinstance(objection.wanted, str) else objection.wanted
    has_fraction = wanted == ["integer"] and isinstance(value, float)
    found = written(value) if has_fraction else sort_of(value)
    what = f"{capital(place)} should be {sorts(wanted)}, not {found}."
    hint = view.note(objection, "x-hint") or ""
    fix = joined(_how_to_retype(value, wanted), hint) or f"Write {sorts(wanted)}."
    wraps = wanted == ["array"] and isinstance(value, str)
    repair = Repair(objection.path, "wrap") if wraps else None
    yield Described(finding(objection.path, "value", "wrong-type", what, fix), objection, repair=repair)


def _how_to_retype(value: JSON, wanted: list[str]) -> str:
    if value is None:
        return "Write the value; if it is not known, remove the line"
    if isinstance(value, str) and {"number", "integer"} & set(wanted) and _is_number(value):
        return f"Remove the quotes: {value}"
    if isinstance(value, int | float) and "string" in wanted:
        return f'Put it in quotes: "{written(value)}"'
    if "array" in wanted and not isinstance(value, dict | list):
        return f"Write it in brackets: [{written(value)}]"
    if isinstance(value, list) and len(value) == 1 and sort_of(value[0]) in sorts(wanted):
        return f"Write it without brackets: {written(value[0])}"
    return ""


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _unknown_value(objection: Objection, view: View) -> Iterator[Described]:
    words = [word if isinstance(word, str) else written(word) for word in _as_list(objection.wanted)]
    meant = _nearest_word(objection.value, words)
    holder = last_name(objection.path)
    what = (
        f"{shown(objection.value)} is not a value of {holder}."
        if holder
        else f"{shown(objection.value)} is not a value here."
    )
    fix = joined(
        f'Did you mean "{meant}"?' if meant else "",
        f"{'Otherwise choose' if meant else 'Choose'} {either(words)}" if len(words) > 1 or not meant else "",
        view.note(objection, "x-hint") or "",
    )
    repair = Repair(objection.path, "replace", meant) if meant else None
    yield Described(finding(objection.path, "value", "unknown-value", what, fix), objection, repair=repair)


def _as_list(wanted: JSON) -> list[JSON]:
    return wanted if isinstance(wanted, list) else [wanted]


def _nearest_word(value: JSON, words: list[str]) -> str:
    return nearest(value.lower().replace(" ", "_").replace("-", "_"), words) if isinstance(value, str) else ""


def _wrong_form(objection: Objection, view: View) -> Iterator[Described]:
    if not objection.value:
        yield from _too_short(objection, view)
        return
    title = objection.schema.get("title")
    form_of = with_article(lower(title)) if title else "this field"
    what = f"{shown(objection.value)} does not have the form of {form_of}."
    if objection.value != objection.value.strip():
        what = f"{shown(objection.value)} begins or ends with a space or a line break."
    fix = joined(_how_to_form(objection, view), view.note(objection, "x-hint") or "")
    if objection.of_key:
        told = finding((*objection.path, objection.value), "key", "wrong-form", what, fix)
    else:
        told = finding(objection.path, "value", "wrong-form", what, fix)
    yield Described(told, objection)


def _how_to_form(objection: Objection, view: View) -> str:
    form, examples = view.note(objection, "x-form"), view.note(objection, "examples")
    if not form and not examples:
        return "Compare it with a record that works"
    return f"Write {form}" if form else f"Write it like this: {written(examples[0])}"


_LIMITS = {
    "minimum": "must be at least",
    "exclusiveMinimum": "must be more than",
    "maximum": "must be at most",
    "exclusiveMaximum": "must be less than",
    "multipleOf": "must be a multiple of",
}


def _out_of_range(objection: Objection, view: View) -> Iterator[Described]:
    rule = f"{_LIMITS[objection.keyword]} {written(objection.wanted)}"
    what = f"{capital(view.place(objection.path))} is {written(objection.value)}; it {rule}."
    fix = joined("Compare it with the source", view.note(objection, "x-hint") or "")
    yield Described(finding(objection.path, "value", "out-of-range", what, fix), objection)


def _too_few(objection: Objection, view: View) -> Iterator[Described]:
    place = capital(view.place(objection.path))
    least = objection.wanted if isinstance(objection.wanted, int) else 1
    what = f"{place} is empty." if least == 1 else f"{place} needs at least {least} entries."
    hint = view.note(objection, "x-hint") or ""
    fix = joined("Add an entry, or remove the field: what is not known stays absent", hint)
    yield Described(finding(objection.path, "value", "too-few", what, fix), objection)


def _too_many(objection: Objection, view: View) -> Iterator[Described]:
    place = capital(view.place(objection.path))
    what = f"{place} has {len(objection.value)} entries; {objection.wanted} are the limit."
    fix = joined("Keep what is meant", view.note(objection, "x-hint") or "")
    yield Described(finding(objection.path, "value", "too-many", what, fix), objection)


def _duplicate(objection: Objection, view: View) -> Iterator[Described]:
    what = f"This entry stands twice in {view.place(objection.path)}."
    seen: set[str] = set()
    for number, entry in enumerate(objection.value):
        text = json.dumps(entry, sort_keys=True)
        if text in seen:
            yield Described(finding((*objection.path, number), "value", "duplicate-item", what), objection)
        seen.add(text)


def _too_short(objection: Objection, view: View) -> Iterator[Described]:
    place = capital(view.place(objection.path))
    what = f"{place} is empty." if not objection.value else f"{place} is too short: {shown(objection.value)}."
    yield Described(finding(objection.path, "value", "too-short", what), objection)


def _too_long(objection: Objection, view: View) -> Iterator[Described]:
    place = capital(view.place(objection.path))
    what = f"{place} has {len(objection.value)} characters; {objection.wanted} are the limit."
    fix = joined("Shorten it", view.note(objection, "x-hint") or "")
    yield Described(finding(objection.path, "value", "too-long", what, fix), objection)


VALUE_TELLERS: dict[str, Teller] = {
    "type": _wrong_type,
    "enum": _unknown_value,
    "const": _unknown_value,
    "pattern": _wrong_form,
    "format": _wrong_form,
    **dict.fromkeys(_LIMITS, _out_of_range),
    "minItems": _too_few,
    "minProperties": _too_few,
    "contains": _too_few,
    "maxItems": _too_many,
    "maxProperties": _too_many,
    "uniqueItems": _duplicate,
    "minLength": _too_short,
    "maxLength": _too_long,
}

"""Plain words for what schemas say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidograph.problem import JSON, Path
    from evidograph.schema.finding import Schema

_SORTS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of fields",
    "null": "nothing",
}
_LONGEST = 60


def place(path: Path, schema: Schema) -> str:
    """How a sentence names the value at `path`: this evidence item, "source", entry 2 of "evidence"."""
    if not path:
        return f"this {lower(schema.get('title', 'record'))}"
    last = path[-1]
    if isinstance(last, str):
        return f'"{last}"'
    holder = last_name(path)
    return f"entry {last + 1} of {holder}" if holder else f"entry {last + 1}"


def last_name(path: Path) -> str:
    """The innermost field name of a path, in quotes, or nothing."""
    return next((f'"{step}"' for step in reversed(path) if isinstance(step, str)), "")


def shown(value: JSON) -> str:
    """A value as it is quoted in a sentence: text in quotes, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
    return f'"{text}"'


def written(value: JSON) -> str:
    """A value as a curator would write it in YAML, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if set(value) & set(':#,[]{}"') else value
    return json.dumps(value)


def sort_of(value: JSON) -> str:
    """What sort of thing a value is."""
    if value is None or isinstance(value, bool):
        return "nothing" if value is None else "true or false"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "a list"
    return "a number" if isinstance(value, int | float) else "a group of fields"


def sorts(wanted: str | list[str]) -> str:
    """The sorts of thing that a field takes: text, or a list."""
    names = [_SORTS.get(name, name) for name in ([wanted] if isinstance(wanted, str) else wanted)]
    return either(names)


def either(words: Iterable[str]) -> str:
    """A choice: a, b or c."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def note(pieces: Iterable[Schema], keyword: str) -> Any:
    """What the nearest piece of schema says under a keyword, or nothing."""
    return next((piece[keyword] for piece in pieces if keyword in piece), None)


def sentence(text: str) -> str:
    """The text with a capital and a period, or nothing."""
    text = text.strip()
    return f"{capital(text)}{'' if text.endswith(('.', '?', '!')) else '.'}" if text else ""


def capital(text: str) -> str:
    """The text with a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def with_article(noun: str) -> str:
    """A noun with a or an."""
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def lower(title: str) -> str:
    """A title inside a sentence; acronyms keep their capitals."""
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def joined(*texts: str) -> str:
    """Sentences in a row; empty ones fall away."""
    return " ".join(text for text in map(sentence, texts) if text)

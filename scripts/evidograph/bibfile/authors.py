"""The author field -> people and bodies."""

from __future__ import annotations

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from evidograph.bibfile.source import Author


def split_authors(value: str) -> tuple[list[str], bool]:
    """The names of an author field, and whether it ends in `and others`."""
    names: list[str] = split_multiple_persons_names(value)
    others = len(names) > 1 and names[-1] == "others"
    return (names[:-1] if others else names), others


def parse_author(name: str) -> Author | None:
    """One name; nothing if it cannot be told where the family name ends."""
    if name.startswith("{") and name.endswith("}"):
        body = name[1:-1].strip()
        return Author(body, corporate=True) if body and not set(body) & set("{}") else None
    if set(name) & set("{}") or ("," not in name and " " in name):
        return None
    try:
        parts = parse_single_name_into_parts(name, strict=True)
    except InvalidNameError:
        return None
    family = " ".join((*parts.von, *parts.last))
    return Author(family, " ".join((*parts.first, *parts.jr))) if family else None

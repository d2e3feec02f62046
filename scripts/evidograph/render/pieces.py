"""What a template prints: pieces of text that may link, rows of facts, blocks of a page. No HTML."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `href` makes it a link that `tip` explains, `style` names a class of the stylesheet."""

    text: str
    href: str | None = None
    style: str | None = None
    tip: str | None = None


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a list of facts: a label and what stands beside it."""

    label: str
    value: Pieces


@dataclass(frozen=True, slots=True)
class Block:
    """A titled list of facts."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page, for its table of contents."""

    id: str
    title: str


@dataclass(frozen=True)
class Page:
    """A finished page: its article as HTML, and what the site needs to know about it.

    The search finds it by `synonyms` and `words` too; it stands higher where a name in `about` is asked
    for, and by its `weight`.
    """

    title: str
    html: str
    headings: tuple[Heading, ...] = ()
    description: str = ""
    synonyms: tuple[str, ...] = field(default=())
    level: str = ""
    words: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    weight: float = 1.0


def text(value: object, style: str | None = None) -> Pieces:
    """One plain piece; nothing for an empty value."""
    return (Piece(str(value), style=style),) if value not in (None, "") else ()


def link(value: str, href: str | None, style: str | None = None) -> Pieces:
    """One piece that links, or plain text where there is nowhere to go."""
    return (Piece(value, href, style),)


def joined(parts: list[Pieces], separator: str = ", ") -> Pieces:
    """Several runs of pieces with a separator between them; empty runs are left out."""
    found: list[Piece] = []
    for part in parts:
        if part and found:
            found.append(Piece(separator))
        found += part
    return tuple(found)


def facts(*rows: tuple[str, Pieces]) -> tuple[Fact, ...]:
    """Rows that have something to say."""
    return tuple(Fact(label, value) for label, value in rows if value)


def blocks(*made: tuple[str, tuple[Fact, ...]]) -> tuple[Block, ...]:
    """Blocks that have a row."""
    return tuple(Block(title, rows) for title, rows in made if rows)

"""The text of a built page as blocks, each with the elements around it: what a reader sees, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
# Elements that stand inside a line of text; any other begins a block of its own.
INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "span", "strong", "sub", "sup", "time", "label"}
)
# What is no text of the page's own: numbers of references, ways back, drawings, scripts.
FURNITURE = frozenset({"ev-cites", "back", "lbl", "ev-sr", "ev-narrow", "g"})
SILENT = frozenset({"script", "style", "template", "svg"})


@dataclass(eq=False)
class Element:
    """One element with its children, in order; text is a plain string."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The names of its classes."""
        return frozenset(self.attributes.get("class", "").split())

    def walk(self) -> Iterator[Element]:
        """The element and all inside it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def ancestors(self) -> Iterator[Element]:
        """The element and all around it, innermost first."""
        found: Element | None = self
        while found is not None:
            yield found
            found = found.parent

    def having(self, name: str) -> list[Element]:
        """The elements inside it, or it itself, of a class."""
        return [element for element in self.walk() if name in element.classes]

    def of_tag(self, tag: str) -> list[Element]:
        """The elements of a tag inside it, or it itself."""
        return [element for element in self.walk() if element.tag == tag]


@dataclass(frozen=True)
class Block:
    """A run of text that no other block interrupts, and the element it stands in."""

    text: str
    element: Element


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("root", {})
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, self._open)
        self._open.children.append(made)
        if tag not in VOID:
            self._open = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.children.append(Element(tag, {name: value or "" for name, value in attrs}, self._open))

    def handle_endtag(self, tag: str) -> None:
        for element in self._open.ancestors():
            if element.tag == tag and element.parent is not None:
                self._open = element.parent
                return

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)


def article(html: str) -> Element:
    """The article of a page: what stands in .ev-page, without the frame around it."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    found = builder.root.having("ev-page")
    assert len(found) == 1, "a page has one article"
    return found[0]


def blocks(element: Element) -> Iterator[Block]:
    """Every block of text in an element, furniture left out; names that only screen readers hear included."""
    for inner in element.walk():
        if not _is_silent(inner) and not _is_inline(inner):
            text = " ".join(_own_text(inner).split())
            if text:
                yield Block(text, inner)
        spoken = [inner.attributes[name] for name in ("aria-label", "data-tip") if name in inner.attributes]
        if spoken and not any(_is_furniture(around) for around in inner.ancestors()):
            yield from (Block(" ".join(text.split()), inner) for text in spoken)


def _is_inline(element: Element) -> bool:
    """A statement in running text is a block of its own: its numbers are its evidence's."""
    return element.tag in INLINE and "ev-st" not in element.classes


def _is_furniture(element: Element) -> bool:
    return bool(element.classes & FURNITURE)


def _is_silent(element: Element) -> bool:
    return any(
        around.tag in SILENT or _is_furniture(around) or "hidden" in around.attributes
        for around in element.ancestors()
    )


def _own_text(element: Element) -> str:
    """The text of an element with that of its inline children, a gap where a block interrupts it."""
    parts = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.tag in SILENT or _is_furniture(child):
            continue
        else:
            parts.append(_own_text(child) if _is_inline(child) else " \N{BULLET} ")
    return "".join(parts)

"""Numbers of references on a page: the first mention takes the next number, and each mention a letter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidograph import model
    from evidograph.corpus import Corpus

READ_DEPTHS = ("full_text", "abstract", "excerpt", "metadata")


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a source on a page: its number, and which mention of that source this is (0-based)."""

    citekey: str
    number: int
    mention: int

    @property
    def anchor(self) -> str:
        """The id of the mention, such as `cite-3-b`."""
        return f"cite-{self.number}-{mention_letter(self.mention)}"


@dataclass
class PageCitations:
    """The references of one page, in order of first mention."""

    mentions: dict[str, list[Citation]] = field(default_factory=dict)

    def cite(self, citekeys: Iterable[str]) -> tuple[Citation, ...]:
        """The citations of one sentence, numbered as on this page, in order of number."""
        made = []
        for citekey in citekeys:
            earlier = self.mentions.setdefault(citekey, [])
            number = earlier[0].number if earlier else len(self.mentions)
            citation = Citation(citekey, number, len(earlier))
            earlier.append(citation)
            made.append(citation)
        return tuple(sorted(made, key=lambda citation: citation.number))


def mention_letter(mention: int) -> str:
    """0 -> a, 25 -> z, 26 -> aa."""
    letters = ""
    mention += 1
    while mention:
        mention, rest = divmod(mention - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def statement_citekeys(corpus: Corpus, statement: model.Statement) -> tuple[str, ...]:
    """The sources behind a statement, once each, supporting lines first."""
    order = [*statement.lines("supports"), *statement.lines("disputes"), *statement.lines("neutral")]
    found: dict[str, None] = {}
    for line in order:
        item = corpus.items.get(line.item)
        if item and item.source:
            found[item.source.citekey] = None
    for gap in statement.gaps:
        for miss in corpus.gaps[gap].near_misses if gap in corpus.gaps else ():
            found[miss.citekey] = None
    return tuple(found)


def deepest_reading(items: Iterator[model.Item]) -> str | None:
    """How far a source was read at most, over the items that come from it."""
    depths = {item.source.read_depth for item in items if item.source}
    return next((depth for depth in READ_DEPTHS if depth in depths), None)

"""What a source is: one entry of the bibliography."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = (
    "author",
    "title",
    "journal",
    "booktitle",
    "institution",
    "publisher",
    "year",
    "volume",
    "number",
    "pages",
    "doi",
    "pmid",
    "pmcid",
    "url",
    "note",
)
"""Every field that an entry may have, in the order in which an entry gives them."""

ENTRY_TYPES: Mapping[str, tuple[str, ...]] = {
    "article": ("title", "journal"),
    "inproceedings": ("title", "booktitle"),
    "misc": ("title",),
    "techreport": ("title", "institution"),
}
"""Every type of entry, and the fields without which such an entry says too little."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person by family and given name; or a body, whose whole name is `family`."""

    family: str
    given: str = ""
    corporate: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the bibliography; `fields` keep the order of the file, lines count from 1."""

    citekey: str
    entry_type: str
    fields: Mapping[str, str]
    line: int
    authors: tuple[Author, ...] = ()
    others: bool = False
    year: int | None = None
    field_lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    def field_line(self, name: str) -> int:
        """The line of a field; for a field that the entry lacks, the line where the entry begins."""
        return self.field_lines.get(name, self.line)

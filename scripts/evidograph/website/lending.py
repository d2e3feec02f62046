"""Record pages stand outside the navigation; while one is written, it is lent to the section of its kind.

So the navigation stays as large as it is, and the page still has its parents and, on a phone, its contents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from evidograph.edition import FOLDERS
from evidograph.website.frames import StandIn

KIND_OF_FOLDER = {folder: kind for kind, folder in FOLDERS.items()}


@dataclass
class Lending:
    """The section of each kind of record."""

    sections: dict[str, Section] = field(default_factory=dict)

    def learn(self, nav: Navigation) -> None:
        """Finds the sections: each begins with the list of its kind."""
        for section in _sections(nav.items):
            index = section.children[0] if section.children else None
            if isinstance(index, Page):
                kind = KIND_OF_FOLDER.get(index.file.src_uri.partition("/")[0])
                if kind:
                    self.sections[kind] = section

    def adopt(self, page: Page, kind: str) -> None:
        """Gives the page of a record its parent, before anything asks which pages are open."""
        if kind in self.sections:
            page.parent = self.sections[kind]

    @contextmanager
    def lent(self, page: StandIn, kind: str) -> Iterator[StandIn]:
        """Puts what stands for the page of a record into its section, and takes it back again."""
        section = self.sections.get(kind)
        if section is None:
            yield page
            return
        own = section.children
        section.children = [own[0], cast("Page", page)]
        yield page
        section.children = own


def _sections(items: Sequence[StructureItem]) -> Iterator[Section]:
    for item in items:
        if isinstance(item, Section):
            yield item
            yield from _sections(item.children)

"""One page that is being written: the edition it shows, its address, the references cited so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.citations import Citation, PageCitations
from evidograph.edition import Edition, Here, Words, page_path
from evidograph.render.environment import fill

if TYPE_CHECKING:
    from evidograph.corpus import Corpus


@dataclass
class Sheet:
    """What every part of a page is written from; the numbers of its references run on from part to part."""

    edition: Edition
    here: Here = field(default_factory=Here)
    citations: PageCitations = field(default_factory=PageCitations)

    @classmethod
    def of(cls, edition: Edition, ref: Ref) -> Sheet:
        """The page of one record, at the address where that record's page stands."""
        return cls(edition, Here(page_path(ref)))

    @property
    def corpus(self) -> Corpus:
        """The records."""
        return self.edition.corpus

    @property
    def words(self) -> Words:
        """The words for the tokens of the vocabularies."""
        return self.edition.words

    def to(self, kind: str, record_id: str) -> str:
        """The relative address of a record's page."""
        return self.here.to(kind, record_id)

    def cite(self, citekeys: Iterable[str]) -> tuple[Citation, ...]:
        """The citations of these sources, numbered as on this page."""
        return self.citations.cite(citekeys)

    def fill(self, template: str, **values: object) -> str:
        """The text of a template; it sees the address of the page and the words besides its values."""
        return fill(self.corpus.root, template, here=self.here, words=self.words, **values)

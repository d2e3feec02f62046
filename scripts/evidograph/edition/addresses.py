"""Where each record's page stands: one table, read by links, files and the downloads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evidograph.corpus import Ref

FOLDERS: Mapping[str, str] = {
    "drug": "drugs",
    "statement": "statements",
    "item": "items",
    "pathway": "pathways",
    "gene": "genes",
    "subtype": "subtypes",
    "trial": "trials",
    "document": "documents",
    "gap": "gaps",
    "conflict": "conflicts",
    "source": "references",
}


def page_path(ref: Ref) -> str:
    """The page's address below the root of the site, such as `statements/ST0001/`.

    A section is named `anastrozole/mechanism`, as its file is; a monograph by its drug.
    """
    match ref.kind:
        case "term":
            return f"glossary/#{ref.id}"
        case "ledger":
            return f"ledger/#{ref.id.replace('/', '-')}"
        case "reference-map":
            return f"ledger/#reference-{ref.id}"
        case "monograph" | "section":
            return f"{ref.id}/"
        case "whole":
            return f"{ref.id}/on-one-page/"
        case kind:
            return f"{FOLDERS[kind]}/{ref.id}/"


def source_file(citekey: str, ending: str) -> str:
    """Where a source stands as a file to cite it by, such as `references/cuzick2010effect.ris`."""
    return f"{FOLDERS['source']}/{citekey}.{ending}"


@dataclass(frozen=True, slots=True)
class Here:
    """The page that is being written: relative links start from its address."""

    url: str = ""

    @property
    def base(self) -> str:
        """The way up to the root of the site, such as `../../`; `./` at the root."""
        return "../" * self.url.count("/") or "./"

    def to(self, kind: str, record_id: str) -> str:
        """The relative address of a record's page."""
        return self.base + page_path(Ref(kind, record_id))

    def at(self, path: str) -> str:
        """The relative address of any path below the root."""
        return self.base + path

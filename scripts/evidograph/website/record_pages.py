"""Pages that no file in docs/ holds: mkdocs carries them, and never parses them as Markdown."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from evidograph.corpus import Ref
from evidograph.edition import page_path
from evidograph.website import current
from evidograph.website.edition_site import EditionSite


class RecordFile(File):
    """A page of its own; its edit link leads to the record."""

    ref: Ref | None = None
    record: str = ""

    @property
    def edit_uri(self) -> str | None:
        """The record's file, relative to docs/ in the repository."""
        return f"../{self.record}" if self.record else None

    def is_modified(self) -> bool:
        """While pages are served, only what a change has touched is built again."""
        if not current.is_serving() or self.ref is None:
            return True
        return current.freshness().touched(self.ref, current.build().site)


class DataFile(File):
    """A file beside the pages: written again only when it has become another."""

    def is_modified(self) -> bool:
        """Always, but for what has not changed while pages are served."""
        content = self.content_string if self._content is None else self._content
        return not current.is_serving() or current.freshness().differs(self.src_uri, content)


class RecordPage(Page):
    """Its article is finished HTML, which the event for content puts in."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to convert: parsing a line of Markdown would cost more than writing the page."""
        del config, files
        self.content = ""
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def record_file(site: EditionSite, ref: Ref, config: MkDocsConfig) -> RecordFile:
    """The file of a page; a page that stands in the navigation is made there, any other one here."""
    path = f"{page_path(ref).rstrip('/')}.md"
    made = RecordFile.generated(config, path, content=f"{ref.kind} {ref.id}\n")
    assert isinstance(made, RecordFile)  # noqa: S101  (mkdocs types the factory as File)
    made.ref = ref
    made.record = site.file_of(ref)
    if ref.kind not in {"section", "whole"}:
        RecordPage(None, made, config)
    return made

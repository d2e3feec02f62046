"""mkdocs events: records become pages, fragments take their places, the finished site gets its search index."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from evidograph.checking import check_repository
from evidograph.corpus import Ref
from evidograph.export import export_all
from evidograph.policy import finish
from evidograph.problem import Problem
from evidograph.render.addresses import FOLDERS, page_path
from evidograph.render.edition import load_edition
from evidograph.render.environment import day
from evidograph.render.words import sentence_case
from evidograph.report import Counts, format_text
from evidograph.search import index_site
from evidograph.website import current
from evidograph.website.edition_site import EditionSite

DRUG = "anastrozole"
KIND_OF_FOLDER = {folder: kind for kind, folder in FOLDERS.items()}


class RecordFile(File):
    """A page that no file in docs/ holds; its edit link leads to the record."""

    ref: Ref | None = None
    edit_target: str | None = None

    @property
    def edit_uri(self) -> str | None:
        """The record's file, relative to docs/ in the repository."""
        return f"../{self.edit_target}" if self.edit_target else None


_serving: list[bool] = [False]
_sections: dict[str, Section] = {}


def on_startup(command: str, dirty: bool) -> None:
    """Remembers whether pages are served while they are edited: then the search index can wait."""
    del dirty
    _serving[0] = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the evidence; any error stops the build with the same message as `check`."""
    root = Path(config.config_file_path).parent
    checked = check_repository(root)
    corpus = checked.corpus
    _stop_for(checked.problems, len(corpus.files))
    current.begin(EditionSite(load_edition(corpus, DRUG)))
    if "MIKE_DOCS_VERSION" not in os.environ:
        config.extra.pop("version", None)  # no list of versions beside a site that is not published as one
    release = corpus.release
    pinned = f"{config.site_url}{release.release}/"
    config.extra["evidograph"] = {
        "release": release.release,
        "as_of": release.as_of,
        "as_of_words": day(release.as_of),
        "cite": f"Evidograph contributors. Evidograph, release {release.release}. {day(release.as_of)}. CC BY 4.0.",
        "stable_url": f"{config.site_url}latest/",
        "pinned_url": pinned,
        "report_url": f"{release.repository}/issues/new/choose" if release.repository else "",
        "reviewed": "",
    }
    if release.repository:
        config.repo_url = release.repository
        config.edit_uri = "edit/main/docs/"
    return config


def _stop_for(problems: Iterable[Problem], files: int) -> None:
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise PluginError("\n" + format_text(problems, Counts(files=files)))


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a page for every record and a file for every download."""
    site = current.site()
    for ref in site.refs():
        made = RecordFile.generated(
            config, f"{page_path(ref).rstrip('/')}.md", content=f"{ref.kind} {ref.id}\n"
        )
        assert isinstance(made, RecordFile)  # noqa: S101  (mkdocs types the factory as File)
        made.ref = ref
        located = site.edition.corpus.locations.get(ref)
        made.edit_target = located.file if located else "evidence/references.bib"
        files.append(made)
    for name, content in export_all(site.edition).items():
        files.append(File.generated(config, f"downloads/{name}", content=content))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remembers the section of each kind of record, to which its open page is lent."""
    del config, files
    _sections.clear()
    for section in _all_sections(nav.items):
        index = section.children[0] if section.children else None
        if isinstance(index, Page):
            folder = index.file.src_uri.split("/")[0]
            if folder in KIND_OF_FOLDER:
                _sections[KIND_OF_FOLDER[folder]] = section
    return nav


def _all_sections(items: list[Any]) -> list[Section]:
    found = [item for item in items if isinstance(item, Section)]
    return found + [inner for section in found for inner in _all_sections(section.children)]


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Gives a record's page its parent, for the breadcrumbs and the phone's contents."""
    del config, files
    ref = getattr(page.file, "ref", None)
    if ref is not None:
        page.parent = _sections.get(ref.kind)
    return page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts the finished HTML in the place of its token, and tells mkdocs headings and anchors."""
    del config, files
    site = current.site()
    ref = getattr(page.file, "ref", None)
    if ref is None:
        restored = site.restored(html)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | _anchors(restored)
        return restored
    made = site.render(ref)
    numbered = ref.kind in {"statement", "item", "gap"}
    page.title = ref.id if numbered or ref.kind == "source" else made.title
    page.meta["title"] = f"{ref.id}: {made.title}" if numbered else made.title
    page.meta["description"] = made.description
    words = " ".join(made.synonyms)
    page.meta["find"] = {"kind": sentence_case(ref.kind), "id": ref.id, "words": words}
    page.toc = TableOfContents(_contents(made.title, made.headings))
    page.present_anchor_ids = _anchors(made.html)
    return made.html


def _contents(title: str, headings: Any) -> list[AnchorLink]:
    top = AnchorLink(title, "top", 1)
    top.children = [AnchorLink(heading.title, heading.id, 2) for heading in headings]
    return [top]


def _anchors(html: str) -> set[str]:
    return {part.partition('"')[0] for part in html.split(' id="')[1:]}


@event_priority(-100)
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """All authored pages have been read: stops the build if one of them named something unknown."""
    del config, files
    _stop_for(current.site().problems, len(current.site().edition.corpus.files))
    return env


@event_priority(100)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Lends the open page to its section, so that the navigation stays as large as it is."""
    del config, nav
    section = _sections.get(getattr(getattr(page.file, "ref", None), "kind", ""))
    if section:
        section.children = [section.children[0], page]
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Takes the page back from its section, and gives it its security policy."""
    del config
    section = _sections.get(getattr(getattr(page.file, "ref", None), "kind", ""))
    if section:
        section.children = section.children[:1]
    return finish(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for addresses that do not exist gets its policy too."""
    del config
    return finish(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Indexes the finished pages; while pages are served for editing the last index stays."""
    if not _serving[0]:
        index_site(Path(config.site_dir))

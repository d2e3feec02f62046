"""mkdocs events: records become pages, fragments take their places, the site gets its search index."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from evidograph.checking import check_repository
from evidograph.corpus import Ref
from evidograph.edition import Edition, load_edition, page_path
from evidograph.export import export_all
from evidograph.policy import finish
from evidograph.problem import Problem
from evidograph.render import pieces
from evidograph.render.authored import BROKEN_LINK, AuthoredPage
from evidograph.render.environment import day
from evidograph.render.words import sentence_case
from evidograph.report import Counts, format_text
from evidograph.search import index_site
from evidograph.website import current
from evidograph.website.contents import with_sections
from evidograph.website.edition_site import EditionSite
from evidograph.website.links import dead_links, places_in
from evidograph.website.macros import vocabulary_of
from evidograph.website.record_pages import RecordFile, record_file

DRUG = "anastrozole"
# Records whose name is a number: their pages go by it, and the sentence stands beside it.
NUMBERED = frozenset({"statement", "item", "gap"})


def on_startup(command: str, dirty: bool) -> None:
    """Remembers whether pages are served while they are edited: then the search index can wait."""
    del dirty
    current.started(serving=command == "serve")


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the evidence; any error stops the build with the same message as `check`."""
    site = EditionSite(_edition(_root(config)))
    current.begin(site)
    config.nav = with_sections(config.nav, site)
    if "MIKE_DOCS_VERSION" not in os.environ:
        config.extra.pop("version", None)  # no list of versions beside a site that is not published as one
    release = site.edition.corpus.release
    as_of = day(release.as_of)
    config.extra["evidograph"] = {
        "release": release.release,
        "as_of": release.as_of,
        "as_of_words": as_of,
        "cite": f"Evidograph contributors. Evidograph, release {release.release}. {as_of}. CC BY 4.0.",
        "stable_url": f"{config.site_url}latest/",
        "pinned_url": f"{config.site_url}{release.release}/",
        "report_url": f"{release.repository}/issues/new/choose" if release.repository else "",
        "reviewed": "",
    }
    if release.repository:
        config.repo_url = release.repository
        config.edit_uri = "edit/main/docs/"
    return config


def _edition(root: Path) -> Edition:
    """The checked edition; while pages are served, that of the build before if nothing in it changed."""

    def load() -> Edition:
        checked = check_repository(root)
        _stop_for(checked.problems, len(checked.corpus.files))
        return load_edition(checked.corpus, DRUG)

    return current.freshness().reuse(root, load) if current.is_serving() else load()


def _stop_for(problems: Iterable[Problem], files: int) -> None:
    found = tuple(problems)
    if any(problem.severity == "error" for problem in found):
        raise PluginError("\n" + format_text(found, Counts(files=files)))


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Checks what authored pages ask for; adds a page for every record and a file for every download."""
    site = current.build().site
    vocabulary = vocabulary_of(site)
    authored = [_authored(file, config) for file in files.documentation_pages()]
    for file in files.documentation_pages():
        vars(file)["is_modified"] = lambda: True  # its macros show records, which have dates of their own
    _stop_for(
        (problem for page in authored if page.renders_macros for problem in page.check(vocabulary)),
        len(authored),
    )
    for ref in site.refs():
        files.append(record_file(site, ref, config))
    if current.is_serving():
        current.freshness().compare(_root(config), site.refs(), site.render)
    for name, content in _downloads(site).items():
        files.append(File.generated(config, f"downloads/{name}", content=content))
    return files


def _downloads(site: EditionSite) -> Mapping[str, bytes]:
    """All files to download; while pages are served, those of the first build stand."""
    if not current.is_serving():
        return export_all(site.edition)
    fresh = current.freshness()
    fresh.downloads = fresh.downloads or export_all(site.edition)
    return fresh.downloads


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _authored(file: File, config: MkDocsConfig) -> AuthoredPage:
    name = (Path(config.docs_dir) / file.src_uri).relative_to(_root(config)).as_posix()
    return AuthoredPage(name, file.content_string)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remembers the section of each kind of record, to which its open page is lent."""
    del config, files
    current.build().lending.learn(nav)
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts the finished HTML in the place of its token, and tells mkdocs headings and anchors."""
    del config, files
    build = current.build()
    ref = _ref_of(page)
    if ref is None:
        restored = build.site.restored(html)
        if page.url == page_path(Ref("monograph", build.site.edition.drug)):
            page.meta["find"] = _found_as_drug(build.site.edition, page.meta.get("find") or {})
        page.present_anchor_ids = (page.present_anchor_ids or set()) | _anchors(restored)
        return restored
    build.lending.adopt(page, ref.kind)
    made = current.freshness().made.get(ref) or build.site.render(ref)
    _describe(page, ref, made)
    page.present_anchor_ids = _anchors(made.html)
    return made.html


def _ref_of(page: Page) -> Ref | None:
    return page.file.ref if isinstance(page.file, RecordFile) else None


def _describe(page: Page, ref: Ref, made: pieces.Page) -> None:
    """What the frame of the page shows: its title, its contents, the words by which the search finds it.

    The theme prints title and description as they are, so they are escaped here.
    """
    title = escape(made.title)
    page.title = ref.id if ref.kind in {*NUMBERED, "source"} else title
    page.meta["title"] = f"{ref.id}: {title}" if ref.kind in NUMBERED else title
    page.meta["description"] = escape(made.description)
    found = {"kind": sentence_case(ref.kind), "id": ref.id, "names": list(made.synonyms)}
    if ref.kind == "section":
        found["id"] = ""
    page.meta["find"] = False if ref.kind == "whole" else found  # the sections are found one by one
    top = AnchorLink(made.title, "top", 1)
    top.children = [AnchorLink(heading.title, heading.id, 2) for heading in made.headings]
    page.toc = TableOfContents([top])


def _found_as_drug(edition: Edition, given: Mapping[str, Any]) -> dict[str, Any]:
    """By what the search finds the monograph: all names of its drug, and the further words of its page."""
    drug = edition.corpus.drugs[edition.drug]
    return {**given, "kind": "Monograph", "id": drug.id, "names": [drug.name, *drug.brands, *drug.synonyms]}


def _anchors(html: str) -> set[str]:
    return {part.partition('"')[0] for part in html.split(' id="')[1:]}


@event_priority(-100)
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """All articles are there: stops the build if a link of one leads nowhere."""
    pages = {file.url.removeprefix("./"): file for file in files.documentation_pages()}
    written = {url: file.page.content or "" for url, file in pages.items() if file.page}
    articles = current.freshness().remember(written) if current.is_serving() else written
    others = {file.url for file in files if not file.is_documentation_page()}
    problems = []
    for link in dead_links(written, places_in(articles), others):
        file = pages[link.page]
        page = AuthoredPage(file.record, "") if isinstance(file, RecordFile) else _authored(file, config)
        problems.append(page.problem(BROKEN_LINK, page.place_of(link.address), link.what))
    _stop_for(problems, len(pages))
    return env


@event_priority(100)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Lends the open page to its section."""
    del config, nav
    ref = _ref_of(page)
    if ref:
        current.build().lending.lend(page, ref.kind)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Takes the page back from its section, and gives it its security policy."""
    del config
    ref = _ref_of(page)
    if ref:
        current.build().lending.take_back(ref.kind)
    return finish(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for addresses that do not exist gets its policy too."""
    del config
    return finish(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Indexes the finished pages; while pages are served for editing the last index stays."""
    if not current.is_serving():
        index_site(Path(config.site_dir))
    for ref in current.freshness().gone:
        (Path(config.site_dir) / page_path(ref) / "index.html").unlink(missing_ok=True)

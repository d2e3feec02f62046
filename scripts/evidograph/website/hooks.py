"""mkdocs events: records become pages, fragments take their places, the site gets its search index."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from evidograph.corpus import Ref
from evidograph.edition import Edition, page_path
from evidograph.export import citation_files, export_all
from evidograph.policy import finish
from evidograph.render import linked
from evidograph.render.authored import BROKEN_LINK, AuthoredPage
from evidograph.render.cards import card_texts
from evidograph.render.environment import day
from evidograph.render.vocabulary import vocabulary_of
from evidograph.search import Indexing
from evidograph.website import current
from evidograph.website.checked import checked_edition, stop_for
from evidograph.website.contents import with_sections
from evidograph.website.described import anchors, describe, found_as_drug
from evidograph.website.edition_site import EditionSite
from evidograph.website.frames import Frames, stand_in
from evidograph.website.links import dead_links, places_in
from evidograph.website.places_found import places_found
from evidograph.website.record_pages import DataFile, RecordFile, RecordPage, record_file
from evidograph.website.watching import hear_at_once, say_less


def on_startup(command: str, dirty: bool) -> None:
    """Remembers whether pages are served while they are edited: then the search index can wait."""
    current.started(serving=command == "serve")
    if dirty:
        say_less()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Changes are heard of at once."""
    del builder
    hear_at_once(server, [place for place in (config.docs_dir, config.config_file_path) if place])
    return server


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the evidence; any error stops the build with the same message as `check`."""
    site = EditionSite(checked_edition(_root(config)))
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


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Checks what authored pages ask for; adds a page for every record and a file for every download."""
    site = current.build().site
    vocabulary = vocabulary_of(site.edition.corpus)
    authored = [_authored(file, config) for file in files.documentation_pages()]
    for file in files.documentation_pages():
        vars(file)["is_modified"] = lambda: True  # its macros show records, which have dates of their own
    stop_for(
        (problem for page in authored if page.renders_macros for problem in page.check(vocabulary)),
        len(authored),
    )
    for ref in site.refs():
        files.append(record_file(site, ref, config))
    data: dict[str, str | bytes] = {**_downloads(site.edition), **_small_files(site.edition)}
    for name, content in data.items():
        files.append(DataFile.generated(config, name, content=content))
    return files


@lru_cache(maxsize=1)
def _small_files(edition: Edition) -> Mapping[str, str]:
    return {**card_texts(edition), **citation_files(edition)}


def _downloads(edition: Edition) -> Mapping[str, bytes]:
    """All files to download; while pages are served, those of the first build stand."""
    fresh = current.freshness()
    if not current.is_serving() or not fresh.downloads:
        fresh.downloads = {f"downloads/{name}": content for name, content in export_all(edition).items()}
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
        page.meta["linked"] = linked.script(linked.of_written_page(build.site.edition, page.url))
        if page.url == page_path(Ref("monograph", build.site.edition.drug)):
            page.meta["find"] = found_as_drug(build.site.edition, page.meta.get("find") or {})
        page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors(restored)
        return restored
    build.lending.adopt(page, ref.kind)
    made = current.freshness().made.get(ref) or build.site.render(ref)
    describe(page, ref, made, linked.script(linked.of_record(build.site.edition, ref)))
    page.present_anchor_ids = anchors(made.html)
    return made.html


def _ref_of(page: Page) -> Ref | None:
    return page.file.ref if isinstance(page.file, RecordFile) else None


@event_priority(-100)
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """All articles are there: the search index is begun, and a link that leads nowhere stops the build."""
    pages = {file.url.removeprefix("./"): file for file in files.documentation_pages()}
    _put_together(env, {url: file.page for url, file in pages.items() if file.page}, config)
    written = {url: file.page.content or "" for url, file in pages.items() if file.page}
    places = current.freshness().places(written) if current.is_serving() else places_in(written)
    others = {file.url for file in files if not file.is_documentation_page()}
    problems = []
    for link in dead_links(written, places, others):
        file = pages[link.page]
        page = AuthoredPage(file.record, "") if isinstance(file, RecordFile) else _authored(file, config)
        problems.append(page.problem(BROKEN_LINK, page.place_of(link.address), link.what))
    stop_for(problems, len(pages))
    return env


def _put_together(env: Any, pages: Mapping[str, Page], config: MkDocsConfig) -> None:
    """What stands in each frame; the search index of it is begun."""
    build = current.build()
    env.bytecode_cache = current.freshness().compiled
    article, searched = env.get_template("partials/content.html"), env.get_template("searched.html")
    build.frames = Frames(env)
    build.articles = {
        url: article.render(page=page, config=config)
        for url, page in pages.items()
        if page.content is not None  # while pages are served, only what a change has touched
    }
    if not current.is_serving():
        pages_to_search = {
            url: searched.render(article=html, config=config) for url, html in build.articles.items()
        }
        places = tuple(places_found(build.site.edition, pages_to_search))
        build.indexing = Indexing(pages_to_search, places, Path(config.site_dir))


@event_priority(100)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Puts the page of a record into the frame of its kind, which shows it in the section of its kind."""
    del config, nav
    build, ref = current.build(), _ref_of(page)
    if ref and build.frames and isinstance(page, RecordPage):
        with build.lending.lent(stand_in(page), ref.kind) as lent:
            context = {"framed": build.frames.fill(page, build.articles[page.url], {**context, "page": lent})}
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Gives the page its security policy; that of a record has one from its frame."""
    del config
    return output if isinstance(page, RecordPage) else finish(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for addresses that do not exist gets its policy too."""
    del config
    return finish(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Waits for the search index; while pages are served for editing there is none."""
    indexing = current.build().indexing
    if indexing:
        indexing.finish()
    for ref in current.freshness().finish():
        (Path(config.site_dir) / page_path(ref) / "index.html").unlink(missing_ok=True)
    if current.is_serving() and not gc.get_freeze_count():
        gc.freeze()  # what the first build holds need not be looked through at every change

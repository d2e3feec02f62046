"""Two releases, rehearsed with a bare repository: no address disappears, a withdrawn record says so."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from evidograph.corpus import Corpus, Ref, load_corpus
from evidograph.derive.links import Links
from programs import ROOT, chromium, program
from servers import served

NEXT = "2099.01"
BRANCH = "gh-pages"


def git(folder: Path, *arguments: str) -> str:
    """What git prints; any failure fails the test."""
    return _run(["git", *arguments], folder)


def _run(command: list[str], folder: Path) -> str:
    identity = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Rehearsal"), ("EMAIL", "rehearsal@example.org"))
    }
    path = os.pathsep.join([str(ROOT / ".venv" / "bin"), os.environ["PATH"]])
    surroundings = {**os.environ, **identity, "PATH": path}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=surroundings)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def copy_of_the_house(target: Path) -> Path:
    """Every file that is or would be committed, in a repository of its own that borrows the environment."""
    names = _run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], ROOT).split("\0")
    for name in names:
        if name and (ROOT / name).is_file():
            file = target / name
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, file)
    (target / ".venv").symlink_to(ROOT / ".venv")
    git(target, "init", "--quiet", "--initial-branch=main")
    (target / ".git" / "info" / "exclude").write_text(".venv\n", "utf-8")
    return target


def publish(house: Path, release: str) -> None:
    """Commits, tags and runs the verb that the workflow runs."""
    _run([program("evidograph"), "register"], house)
    git(house, "add", "--all")
    git(house, "commit", "--quiet", "--message", f"Release {release}")
    git(house, "tag", release)
    git(house, "push", "--quiet", "origin", "main")
    _run(["make", "--old-file=.venv/.site", "publish"], house)


def expendable(corpus: Corpus) -> str:
    """A statement that can be withdrawn with its one item, and that nothing else names."""
    links = Links(corpus)
    written = "".join(file.read_text("utf-8") for file in (corpus.root / "docs").rglob("*.md"))
    for name, statement in sorted(corpus.statements.items()):
        alone = len(statement.evidence) == 1 and len(links.line_uses[statement.evidence[0].item]) == 1
        first = corpus.sections[corpus.section_of[name]].statements[0].id == name
        named = links.mentioned_by.get(Ref("statement", name)) or name in written
        if alone and not first and not named and not statement.gaps and not statement.relations:
            return name
    raise LookupError("every statement is needed by something")


def withdraw(house: Path, corpus: Corpus, statement: str) -> None:
    """Withdraws one statement with its item and names the next release, as a curator would with an editor."""
    section = house / corpus.locations[Ref("statement", statement)].file
    _mark_withdrawn(section, rf"( *)- id: {statement}\n +status: accepted\n", "  ")
    item = corpus.statements[statement].evidence[0].item
    _mark_withdrawn(house / corpus.locations[Ref("item", item)].file, r"()status: accepted\n", "")
    release = house / "evidence" / "release.yaml"
    now = re.sub(r"^release: .*$", f'release: "{NEXT}"', release.read_text("utf-8"), flags=re.MULTILINE)
    release.write_text(re.sub(r"^as_of: .*$", "as_of: 2099-01-01", now, flags=re.MULTILINE), "utf-8")


def _mark_withdrawn(file: Path, status: str, indent: str) -> None:
    text = file.read_text("utf-8")
    old = re.search(status, text)
    assert old
    reason = f"{old.group(1)}{indent}withdrawn: {{date: 2099-01-01, reason: Rehearsed.}}\n"
    file.write_text(text.replace(old.group(), old.group().replace("accepted", "withdrawn") + reason), "utf-8")


class Published:
    """What two releases left on the branch, checked out."""

    def __init__(self, folder: Path, first: str, statement: str) -> None:
        self.folder = folder
        self.first = first
        self.statement = statement

    def text(self, *parts: str) -> str:
        """One published file."""
        return (self.folder / Path(*parts)).read_text("utf-8")

    def addresses(self, version: str) -> set[str]:
        """Every page of one version, by its path inside it."""
        root = self.folder / version
        return {page.relative_to(root).as_posix() for page in root.rglob("*.html")}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("versions")
    origin = folder / "origin.git"
    git(folder, "init", "--quiet", "--bare", str(origin))
    house = copy_of_the_house(folder / "house")
    git(house, "remote", "add", "origin", str(origin))
    corpus, _ = load_corpus(house)
    first = corpus.release.release
    publish(house, first)
    statement = expendable(corpus)
    withdraw(house, corpus, statement)
    publish(house, NEXT)
    git(folder, "clone", "--quiet", "--branch", BRANCH, str(origin), "published")
    return Published(folder / "published", first, statement)


def test_both_releases_stand_beside_each_other(published: Published) -> None:
    listed = json.loads(published.text("versions.json"))
    assert [(v["version"], v["aliases"]) for v in listed] == [(NEXT, ["latest"]), (published.first, [])]


def test_the_root_leads_to_the_newest_release(published: Published) -> None:
    page = published.text("index.html")
    assert 'content="0; url=latest/"' in page
    assert "default-src 'none'" in page
    assert "<script" not in page


def test_a_withdrawn_statement_keeps_a_tombstone_and_its_address(published: Published) -> None:
    page = ("statements", published.statement, "index.html")
    assert "Withdrawn on 1 Jan 2099" in published.text(NEXT, *page)
    assert "Withdrawn on 1 Jan 2099" in published.text("latest", *page)
    assert "Withdrawn on" not in published.text(published.first, *page)


def test_no_address_disappears(published: Published) -> None:
    old, new = published.addresses(published.first), published.addresses(NEXT)
    kept = old & new & published.addresses("latest")
    print(f"{len(kept)} of {len(old)} addresses kept")
    assert len(old) > 100
    assert old <= kept


def test_every_release_points_to_the_newest(published: Published) -> None:
    root = "https://evidograph.example/latest/"
    for version in (published.first, NEXT, "latest"):
        page = published.text(version, "statements", published.statement, "index.html")
        assert f'<link rel="canonical" href="{root}statements/{published.statement}/">' in page
        assert f'<meta property="og:url" content="{root}statements/{published.statement}/">' in page
        listed = re.findall("<loc>(.*?)</loc>", published.text(version, "sitemap.xml"))
        assert f"{root}statements/{published.statement}/" in listed
        assert all(address.startswith(root) for address in listed)


def test_every_release_has_its_own_downloads(published: Published) -> None:
    for version in (published.first, NEXT):
        assert json.loads(published.text(version, "downloads", "evidence.json"))["release"] == version


@pytest.fixture(scope="module")
def page(published: Published) -> Iterator[tuple[Page, str]]:
    with served(published.folder) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page(), address
        browser.close()


def test_an_old_release_says_that_a_newer_one_exists(published: Published, page: tuple[Page, str]) -> None:
    tab, address = page
    tab.goto(f"{address}{published.first}/anastrozole/")
    tab.get_by_text("a newer one exists").wait_for(state="visible")
    tab.goto(f"{address}latest/anastrozole/")
    tab.wait_for_load_state("networkidle")
    assert not tab.get_by_text("a newer one exists").is_visible()


def test_a_reader_can_choose_the_release(published: Published, page: tuple[Page, str]) -> None:
    tab, address = page
    tab.goto(f"{address}latest/anastrozole/")
    chooser = tab.locator(".md-version")
    chooser.wait_for()
    assert NEXT in chooser.inner_text()
    assert published.first in chooser.inner_text()

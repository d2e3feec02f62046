"""What several tests share: the built site, a browser, and the flag that rewrites the golden pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browsing import Watched, watched
from evidograph.edition import Edition
from programs import ROOT, chromium
from servers import served
from sites import build, edition_of, example_root

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small sound corpus as a repository of its own."""
    root = tmp_path / "repository"
    shutil.copytree(ROOT / "tests" / "examples" / "corpus", root)
    shutil.copytree(ROOT / "schema", root / "schema")
    return root


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rewrite-golden`: write the golden pages anew instead of comparing with them."""
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden pages anew")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built once; it must build without a warning."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = build(ROOT, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The edition that the site shows."""
    return edition_of(ROOT)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of the small corpus in examples/site."""
    return edition_of(example_root(tmp_path_factory.mktemp("example") / "root"))


@pytest.fixture(scope="session")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served: in a sub-path, as a published release is."""
    root = tmp_path_factory.mktemp("served")
    (root / "x").mkdir()
    (root / "x" / "2026.11").symlink_to(site, target_is_directory=True)
    with served(root) as base:
        yield f"{base}x/2026.11/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser, for one file of tests; a missing one is an error."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Watched]:
    """A tab on a wide screen; at its end nothing was complained of and nobody else was asked for anything."""
    with watched(browser, address) as made:
        yield made
        assert made.complaints == []
        assert made.strangers == []

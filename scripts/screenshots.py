"""Photograph the built site: `python scripts/screenshots.py [PAGE...]`.

Without a page: the pictures that the README shows or leads to. With pages, named by their address such as
`anastrozole/`, or `all` for every written page and the first of each kind of record: whole, in every dress.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
PICTURES = ROOT / "docs" / "assets" / "pictures"
TRIALS = ROOT / ".cache" / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


class Dress(NamedTuple):
    """One way a page can be looked at."""

    name: str
    width: int
    dark: bool = False
    paper: bool = False


DRESSES = (
    Dress("desktop", 1280),
    Dress("desktop-dark", 1280, dark=True),
    Dress("phone", 390),
    Dress("phone-dark", 390, dark=True),
    Dress("print", 794, paper=True),
)


DESKTOP, DARK, PHONE, _, PAPER = DRESSES
# Picture that the README shows or leads to: the page, and its dress.
README = {
    "home": ("", DESKTOP),
    "monograph": ("anastrozole/", DESKTOP),
    "statement": ("statements/ST0201/", DESKTOP),
    "explorer": ("explorer/", DESKTOP),
    "phone": ("anastrozole/adjuvant/", PHONE),
    "dark": ("anastrozole/mechanism/", DARK),
    "print": ("anastrozole/on-one-page/", PAPER),
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing: the pages asked for are printed as they are photographed."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def default_pages() -> list[str]:
    """Every written page, and the first of each folder of pages that are made from records."""
    written: list[str] = []
    first_made: dict[Path, str] = {}
    for page in sorted(SITE.rglob("index.html")):
        address = page.parent.relative_to(SITE)
        name = str(address).removeprefix(".")
        sources = (ROOT / "docs" / f"{name or 'index'}.md", ROOT / "docs" / name / "index.md")
        if any(source.is_file() for source in sources):
            written.append(name)
        else:
            first_made.setdefault(address.parent, name)
    return [f"{name}/" if name else "" for name in [*written, *first_made.values()]]


def photograph(browser: Browser, address: str, path: Path, dress: Dress, *, whole: bool) -> None:
    """One page as a PNG: what a screen shows first, or the whole length of it."""
    context = browser.new_context(
        viewport={"width": dress.width, "height": 900}, color_scheme="dark" if dress.dark else "light"
    )
    page = context.new_page()
    if dress.paper:
        page.emulate_media(media="print")
    response = page.goto(address, wait_until="networkidle")
    if response is None or not response.ok:
        sys.exit(f"There is no page {address}")
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=whole)
    context.close()
    print(path.relative_to(ROOT))


def main() -> None:
    """Photographs, and prints where each picture is."""
    browser_path = next(filter(None, map(which, BROWSERS)), None)
    if browser_path is None or not (SITE / "index.html").is_file():
        sys.exit("No browser or no site/ here: `make screenshots` sees to both.")
    wanted = default_pages() if sys.argv[1:] == ["all"] else sys.argv[1:]
    with served(SITE) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        for name, (page, dress) in README.items() if not wanted else ():
            photograph(browser, base + page, PICTURES / f"{name}.png", dress, whole=False)
        for page in wanted:
            for dress in DRESSES:
                name = page.strip("/").replace("/", "--") or "home"
                photograph(browser, base + page, TRIALS / f"{name}.{dress.name}.png", dress, whole=True)
        browser.close()


if __name__ == "__main__":
    main()

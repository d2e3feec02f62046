"""Seconds from an edit to the page that shows it, over HTTP, while pages are served for editing."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SERVE = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--no-strict", "--dev-addr"]
PATIENCE = 60.0
PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Edit:
    """A text in a file that is put in the place of another, and the page that shows it."""

    what: str
    file: str
    old: str
    new: str
    page: str


ITEM = "items/EV0011/"
EDITS = (
    Edit("an item", "evidence/items/EV0011.yaml", "summary: ", "summary: {mark} ", ITEM),
    Edit(
        "a statement",
        "evidence/monographs/anastrozole/mechanism.yaml",
        "Anastrozole blocks aromatase",
        "{mark} Anastrozole blocks aromatase",
        "statements/ST0001/",
    ),
    Edit("the bibliography", "evidence/references.bib", "  title = {", "  title = {{mark} ", "references/"),
    Edit("a word of the schema", "schema/vocabulary.schema.json", '"hazard ratio"', '"{mark} ratio"', ITEM),
    Edit("a template of 612 pages", "docs/_templates/item.html", "Used by", "{mark} by", ITEM),
    Edit("a template of all records", "docs/_templates/parts.html", "b.title }}", "b.title }} {mark}", ITEM),
    Edit("the frame of all pages", "docs/_theme/partials/footer.html", "How to cite", "{mark}", ITEM),
    Edit("a written page", "docs/about/index.md", "title: About", "title: {mark}", "about/"),
    Edit(
        "the stylesheet", "docs/stylesheets/evidograph.css", "", "/* {mark} */", "stylesheets/evidograph.css"
    ),
)


def edits_seen(root: Path, scratch: Path, times: int) -> Iterator[tuple[str, list[float]]]:
    """For each kind of edit the seconds of each try, in a copy of the repository."""
    house = _copied(root, scratch / "served")
    with serving(house) as address:
        for edit in EDITS:
            yield edit.what, [seconds_to_see(house, address, edit, f"Mark{n}") for n in range(times)]


def _copied(root: Path, target: Path) -> Path:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True, check=True
    )
    for name in filter(lambda name: (root / name).is_file(), listed.stdout.splitlines()):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, target / name)
    return target


@contextmanager
def serving(house: Path) -> Iterator[str]:
    """The address at which `make serve` shows the repository; a log beside the folder has what it says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(house / "scripts")}
    log = house.with_suffix(".log").open("w")
    server = subprocess.Popen([*SERVE, where], cwd=house, env=environment, stdout=log, stderr=log)
    try:
        _wait_for(f"http://{where}/", "<html")
        yield f"http://{where}/"
    finally:
        server.terminate()
        server.wait()
        log.close()


def seconds_to_see(house: Path, address: str, edit: Edit, mark: str) -> float:
    """Makes the edit, waits for the page to show it, and takes it back; RuntimeError after a minute."""
    file = house / edit.file
    before = file.read_text("utf-8")
    if edit.old not in before:
        raise RuntimeError(f"{edit.file} has no {edit.old!r}")
    file.write_text(before.replace(edit.old, edit.new.replace("{mark}", mark), 1), "utf-8")
    took = _wait_for(address + edit.page, mark)
    file.write_text(before, "utf-8")
    _wait_for(address + edit.page, "", absent=mark)
    return took


def _wait_for(address: str, text: str, absent: str = "\0") -> float:
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  (our own server)
                page = answer.read().decode()
        except OSError:
            page = absent
        if text in page and absent not in page:
            return time.perf_counter() - start
        time.sleep(PAUSE)
    raise RuntimeError(f"{address} did not show {text!r} in {PATIENCE:.0f} seconds")

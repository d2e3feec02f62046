"""`python -m benchmarks`: every figure that the notes quote, in one run."""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpus_copies import write_copies
from benchmarks.measure import Cost, repeated
from benchmarks.peers import BIN, check_jsonschema, write_plain_site
from benchmarks.reading import longest_tasks
from benchmarks.serving import edits_seen
from evidograph.corpus import load_corpus
from evidograph.edition import load_edition
from evidograph.export import export_all

ROOT = Path(__file__).resolve().parents[2]
SIZES = (1000, 3000)
EVIDOGRAPH = str(BIN / "evidograph")
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    options.add_argument("--sizes", type=int, nargs="*", default=list(SIZES), help="generated records")
    options.add_argument("--times", type=int, default=3, help="runs of each command; the median counts")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        corpora = [("real", ROOT), *_generated(scratch, chosen.sizes)]
        _measure_serving(scratch, chosen.times)
        per_page = [_measure(name, root, scratch, chosen.times) for name, root in corpora]
    if len(per_page) > 2:
        _say("CPU per page, largest against smallest generated", f"{per_page[-1] / per_page[1]:.3f}")


def _measure_serving(scratch: Path, times: int) -> None:
    print("\nreal, served for editing: from an edit to the page that shows it", flush=True)
    for what, seconds in edits_seen(ROOT, scratch, times):
        _say(what, f"{statistics.median(seconds):.2f} s, at most {max(seconds):.2f} s")


def _generated(scratch: Path, sizes: list[int]) -> Iterator[tuple[str, Path]]:
    for size in sizes:
        root = scratch / str(size)
        root.mkdir()
        yield f"{write_copies(ROOT, root, size)} records", root


def _measure(name: str, root: Path, scratch: Path, times: int) -> float:
    """All figures of one corpus; gives CPU milliseconds a page of the site."""
    print(f"\n{name}", flush=True)
    check = repeated(times, [EVIDOGRAPH, "check"], root)
    peer = check_jsonschema(root, scratch)
    _cost("check, all rules, cold", check)
    _cost("check-jsonschema, schema only", peer)
    _say("  ratio, wall", f"{peer.wall / check.wall:.1f} times as fast")
    _say("export", f"{_export_seconds(root, times):.2f} s in memory")
    site = scratch / "site"
    build = repeated(times, [*MKDOCS, "--strict", "--site-dir", str(site)], root)
    pages = write_plain_site(site, scratch / "plain")
    _cost(f"site, {pages} pages: check, pages, downloads, index", build)
    if root == ROOT:
        for what, figure in longest_tasks(site):
            _say(what, figure)
    plain = repeated(times, [*MKDOCS, "--site-dir", str(scratch / "plain-site")], scratch / "plain")
    _cost("plain mkdocs-material, same pages as Markdown, own search", plain)
    _say("  ratio", f"{build.wall / plain.wall:.2f} of its wall time, {build.cpu / plain.cpu:.2f} of its CPU")
    return 1000 * build.cpu / pages


def _export_seconds(root: Path, times: int) -> float:
    corpus, _ = load_corpus(root)
    seconds: list[float] = []
    for _ in range(times):
        with _clock(seconds):
            export_all(load_edition(corpus, "anastrozole"))
    return statistics.median(seconds)


@contextmanager
def _clock(seconds: list[float]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds.append(time.perf_counter() - start)


def _cost(what: str, cost: Cost) -> None:
    _say(what, f"{cost.wall:.2f} s wall, {cost.cpu:.2f} s CPU")


def _say(what: str, figure: str) -> None:
    print(f"  {what:60} {figure}", flush=True)


if __name__ == "__main__":
    main()

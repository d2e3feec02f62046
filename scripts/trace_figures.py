"""Draw figures at random and say where each stands: `python scripts/trace_figures.py [N] [--seed WORD]`.

Prints a CSV: the page, the figure as it is stated there, the item and field that hold it, the source and the
place in it, and how much of the source was read. Somebody with the sources at hand checks them one by one.
The same seed draws the same figures from the same evidence; without one, the commit decides. `--all` prints
every figure. Exit code 1: a figure that no record holds.
"""

from __future__ import annotations

import argparse
import csv
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from evidograph.checking import check_repository
from evidograph.corpus import Corpus
from evidograph.derive.tracing import Trace, traces
from evidograph.edition import page_path

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ("page", "figure", "item", "field", "citekey", "locator", "read_depth")
FEW = 20


def row_of(corpus: Corpus, trace: Trace) -> tuple[str, ...]:
    """One line of the CSV."""
    held = trace.held
    item = corpus.items.get(held.item) if held else None
    source = item.source if item else None
    place = (source.citekey, source.locator, source.read_depth) if source else ("", "", "")
    return (page_path(trace.on), trace.figure, held.item if held else "", held.field if held else "", *place)


def drawn(found: Sequence[Trace], number: int, seed: str) -> list[Trace]:
    """So many of the figures, in the order in which they were drawn."""
    return random.Random(seed).sample(found, min(number, len(found)))  # noqa: S311  (no secret)


def commit(root: Path) -> str:
    """The hash of the commit that is checked out."""
    command = ["git", "-C", str(root), "rev-parse", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Prints the CSV, and on the other channel how many figures have a record that holds them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("number", nargs="?", type=int, default=FEW, help=f"how many figures ({FEW})")
    parser.add_argument("--seed", help="decides which; the hash of the commit where absent")
    parser.add_argument("--all", action="store_true", help="every figure, in order")
    asked = parser.parse_args(arguments)
    checked = check_repository(root)
    if checked.problems:
        print("The evidence has problems; run `evidograph check` first.", file=sys.stderr)
        return 2
    found = list(traces(checked.corpus))
    chosen = found if asked.all else drawn(found, asked.number, asked.seed or commit(root))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row_of(checked.corpus, trace) for trace in chosen)
    held = sum(trace.held is not None for trace in chosen)
    print(f"{held} of {len(chosen)} figures stand in a record; {len(found)} in all.", file=sys.stderr)
    return int(held < len(chosen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

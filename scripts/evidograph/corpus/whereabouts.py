"""Files that should be there and are not, and files that are where nothing reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.problem import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOT_RECORDS = frozenset({"README.md", "LICENSE"})
MISSING_FILE = Rule(
    "missing-file",
    "A file that the whole evidence base needs is not there.",
    "The site and the downloads are built from it.",
    "Restore it from the last release.",
)
STRAY_FILE = Rule(
    "stray-file",
    "A file stands where nothing reads it.",
    "A file that nothing reads looks published and is not.",
    "Move it to the folder of its kind (see evidence/README.md) and end its name in .yaml.",
)
PLACE_RULES = (MISSING_FILE, STRAY_FILE)


def missing_file(name: str) -> Problem:
    """The Problem of a file that is not there."""
    return _about(name, MISSING_FILE, f"There is no file {name}.")


def stray_files(root: Path, read: frozenset[str]) -> Iterator[Problem]:
    """A Problem for each file below evidence/ that nothing has read."""
    for file in sorted((root / "evidence").rglob("*")):
        name = file.relative_to(root).as_posix()
        is_folder = file.is_dir() and not file.is_symlink()  # nothing looks into a linked one
        if not is_folder and name not in read and file.name not in NOT_RECORDS:
            yield _about(name, STRAY_FILE, f"{name} is not where a record of any kind stands.")


def _about(file: str, rule: Rule, what: str) -> Problem:
    return Problem(file, 0, 0, 0, "", rule.code, what, rule.why, rule.fix)

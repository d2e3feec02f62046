"""Builds of the site: of this repository, of a copy of it; editions of the corpus in examples/site."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from evidograph.checking import check_repository
from evidograph.edition import FOLDERS, Edition, load_edition
from evidograph.render.pictures.plan import PLAN
from programs import ROOT, program, run

EXAMPLE = ROOT / "tests" / "examples" / "site"
DRUG = "anastrozole"
# What a build reads.
PARTS = ("docs", "evidence", "schema", "scripts", "tests/examples")
FILES = ("mkdocs.yml", "CITATION.cff", "LICENSE-CC-BY-4.0")


def build(root: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Builds the site at `root` into `target` the way `make site` does; says what mkdocs printed."""
    committed = run(["git", "log", "-1", "--format=%ct"]).stdout.strip()
    return subprocess.run(
        [program("mkdocs"), "build", "--strict", "--site-dir", str(target)],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": committed or "0", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def copy_of_the_house(target: Path) -> Path:
    """All that a build reads, in a folder of its own."""
    for name in PARTS:
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy2(ROOT / name, target / name)
    return target


def example_root(target: Path) -> Path:
    """The small corpus with the schemas and the templates of this repository."""
    shutil.copytree(EXAMPLE / "evidence", target / "evidence")
    shutil.copytree(ROOT / "schema", target / "schema")
    shutil.copytree(ROOT / "docs" / "_templates", target / "docs" / "_templates")
    shutil.copy2(EXAMPLE / "mechanism.yaml", target / PLAN)
    return target


def edition_of(root: Path) -> Edition:
    """The edition of the corpus at `root`, whatever is wrong with it."""
    return load_edition(check_repository(root).corpus, DRUG)


def small_house(target: Path) -> Path:
    """A house whose evidence is the small corpus and whose pages are few: built in two seconds."""
    copy_of_the_house(target)
    shutil.rmtree(target / "evidence")
    for page in target.glob("docs/*/*.md"):
        if page.parent.name not in FOLDERS.values():
            page.unlink()
    for part in ("evidence", "docs"):
        shutil.copytree(EXAMPLE / part, target / part, dirs_exist_ok=True)
    config = target / "mkdocs.yml"
    head, _, _ = config.read_text("utf-8").partition("\nnav:")
    config.write_text(head.replace("nav: {omitted_files: warn", "nav: {omitted_files: info") + "\n", "utf-8")
    return target


def spoil(repository: Path, name: str, old: str, new: str) -> None:
    """Puts another text in the place of one that a file of a repository holds."""
    file = repository / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")

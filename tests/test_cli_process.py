"""The command as a process of its own: what it loads, and how it ends when nobody listens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sites import spoil


def python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: PLW1510 - the exit code is looked at
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=60
    )


def test_nothing_is_loaded_before_it_is_needed(repository: Path) -> None:
    code = """
import sys
from evidograph import cli
heavy = {"jsonschema", "jsonschema_rs", "bibtexparser", "yaml", "msgspec", "mkdocs", "jinja2"}
print(sorted(heavy & set(sys.modules)))
cli.main(["check"])
print(sorted({"jsonschema", "mkdocs", "jinja2"} & set(sys.modules)))
"""
    ended = python(code, repository)
    assert ended.stderr == ""
    assert ended.stdout.splitlines() == ["[]", "No problems in 30 files.", "[]"]


def test_a_reader_who_leaves_early_is_no_accident(repository: Path) -> None:
    spoil(repository, "evidence/items/EV0001.yaml", "p_value: 0.0002", "p_value: 0.2")
    code = """
import os, sys
from evidograph import cli
read, write = os.pipe()
os.close(read)
os.dup2(write, 1)
sys.exit(cli.main(["check"]))
"""
    ended = python(code, repository)
    assert (ended.returncode, ended.stderr) == (1, "")

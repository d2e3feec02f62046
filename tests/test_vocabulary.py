"""What authored pages may ask for, as the check knows it, is what the build can answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evidograph import cli
from evidograph.corpus import Ref
from evidograph.edition import FOLDERS
from evidograph.render.pathway_lists import HOLDS
from evidograph.render.record_list import LISTS
from evidograph.render.unchecked import KINDS as UNCHECKED
from evidograph.render.vocabulary import CLOSED, SIGNATURES, vocabulary_of
from evidograph.website.edition_site import EditionSite
from evidograph.website.macros import MACROS
from programs import ROOT
from releases import edition

PAGE = """---
render_macros: true
---
{{ answer('ST0009') }} {{ record_link('gene', 'FASN') }}
{{ answers() }}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small sound corpus with a page that asks for things that do not exist."""
    root = tmp_path / "repository"
    shutil.copytree(ROOT / "tests" / "examples" / "corpus", root)
    shutil.copytree(ROOT / "schema", root / "schema")
    (root / "docs" / "_theme").mkdir(parents=True)
    (root / "docs" / "index.md").write_text(PAGE, "utf-8")
    (root / "docs" / "about.md").write_text("# {{ plain }}\n", "utf-8")
    (root / "docs" / "_theme" / "README.md").write_text(PAGE, "utf-8")
    return root


def errors(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Where `check` complains of what; its last line behind."""
    assert cli.main(["check", "--root", str(root)]) == 1
    lines = capsys.readouterr().out.splitlines()
    return [*(line for line in lines if "error[" in line), lines[-1]]


def test_the_check_reads_written_pages(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert errors(repository, capsys) == [
        "docs/index.md:4:12: error[unknown-name]",
        "docs/index.md:5:4: error[unknown-macro]",
        "2 errors in 1 of 32 files.",
    ]


def test_a_name_that_stands_in_an_unread_file_is_not_missed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    section = "evidence/monographs/anastrozole/trials.yaml"
    (repository / section).write_text("title", "utf-8")
    assert errors(repository, capsys) == [
        "docs/index.md:5:4: error[unknown-macro]",
        f"{section}:1:1: error[wrong-type]",
        "2 errors in 2 of 32 files.",
    ]


def test_each_macro_has_its_arguments_and_no_other() -> None:
    assert sorted(SIGNATURES) == sorted(MACROS)
    kinds = {kind for signature in SIGNATURES.values() for kind in signature}
    vocabulary = vocabulary_of(edition().corpus)
    assert [kind for kind in kinds if not vocabulary.names(kind)] == []
    assert CLOSED.keys() < kinds


def test_closed_lists_are_those_of_the_macros() -> None:
    assert CLOSED["list of pathways"] == HOLDS.keys()
    assert CLOSED["kind of what is unchecked"] == UNCHECKED.keys()
    assert CLOSED["kind of list"] == LISTS.keys()


def test_records_and_sections_are_those_that_have_pages() -> None:
    vocabulary = vocabulary_of(edition().corpus)
    refs: list[Ref] = list(EditionSite(edition()).refs())
    assert vocabulary.names("record") == {ref.id for ref in refs if ref.kind in FOLDERS}
    assert vocabulary.names("section") == {r.id.partition("/")[2] for r in refs if r.kind == "section"}

"""The command: exit codes, formats, paths, and what it loads."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from evidograph import cli
from evidograph.bibfile import BIB_RULES
from evidograph.corpus import PLACE_RULES
from evidograph.csvfile import CSV_RULES
from evidograph.render.authored import PAGE_RULES
from evidograph.rules import ALL_RULES
from evidograph.schema import SCHEMA_RULES
from evidograph.yamlfile import YAML_RULES
from sites import spoil

ROOT = Path(__file__).parents[1]
WRONG = "evidence/items/EV0001.yaml"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command inside the repository; gives exit code, output and errors."""
    monkeypatch.chdir(repository)

    def command(*arguments: str) -> tuple[int, str, str]:
        try:
            code = cli.main(arguments)
        except SystemExit as leave:
            code = int(leave.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_a_sound_repository_is_clean(run: Run) -> None:
    assert run("check") == (0, "No problems in 30 files.\n", "")


def test_problems_are_said_all_at_once_in_reading_order(repository: Path, run: Run) -> None:
    spoil(repository, WRONG, "p_value: 0.0002", "p_value: 0.2")
    spoil(repository, "evidence/genes/FASN.yaml", "hgnc:3594", "hgnc:FASN")
    code, out, err = run("check")
    assert (code, err) == (1, "")
    assert [line for line in out.splitlines() if "error[" in line] == [
        "evidence/genes/FASN.yaml:5:14: error[curie-form]",
        "evidence/items/EV0001.yaml:16:12: error[p-against-interval]",
    ]
    assert out.endswith("2 errors in 2 of 30 files.\n")
    assert "\x1b" not in out, "no color where nobody can see it"


@pytest.mark.parametrize(("wish", "is_colored"), [("", True), ("1", False)])
def test_color_is_for_terminals_that_want_it(
    wish: str, is_colored: bool, repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(repository, WRONG, "p_value: 0.0002", "p_value: 0.2")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", wish)
    assert ("\x1b[" in run("check")[1]) is is_colored


def test_an_annotation_for_each_problem(repository: Path, run: Run) -> None:
    spoil(repository, WRONG, "p_value: 0.0002", "p_value: 0.2")
    code, out, _ = run("check", "--format", "github")
    assert code == 1
    assert out.startswith(f"::error file={WRONG},line=16,col=12,")
    assert out.endswith("1 error in 1 of 30 files.\n")


def test_json_for_programs(repository: Path, run: Run) -> None:
    spoil(repository, WRONG, "p_value: 0.0002", "p_value: 0.2")
    code, out, _ = run("check", "--format", "json")
    said = json.loads(out)
    assert code == 1
    assert said["files"] == 30
    assert [(p["file"], p["line"], p["code"]) for p in said["problems"]] == [
        (WRONG, 16, "p-against-interval")
    ]


@pytest.mark.parametrize(
    ("paths", "code", "last"),
    [
        ([WRONG], 1, "1 error in 1 of 1 file."),
        (["evidence/items"], 1, "1 error in 1 of 5 files."),
        (["evidence/genes", "evidence/drugs/anastrozole.yaml"], 0, "No problems in 2 files."),
        (["."], 1, "1 error in 1 of 30 files."),
    ],
)
def test_named_files_are_reported_and_counted_alone(
    paths: list[str], code: int, last: str, repository: Path, run: Run
) -> None:
    spoil(repository, WRONG, "citekey: cuzick2010effect", "citekey: cuzick2001effect")
    found = run("check", *paths)
    assert found[0] == code
    assert found[1].splitlines()[-1] == last


def test_a_path_counts_from_the_folder_one_stands_in(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "evidence" / "items")
    assert run("check", "EV0001.yaml")[:2] == (0, "No problems in 1 file.\n")
    assert run("check", "../genes")[:2] == (0, "No problems in 1 file.\n")


def test_a_stray_file_that_is_named_is_reported(repository: Path, run: Run) -> None:
    (repository / "evidence" / "items" / "notes.txt").write_text("remember", "utf-8")
    code, out, _ = run("check", "evidence/items/notes.txt")
    assert code == 1
    assert "error[stray-file]" in out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["check", "evidence/items/EV9999.yaml"], "does not exist"),
        (["check", "/"], "lies outside"),
        (["check", ".."], "lies outside"),
        (["check", "schema"], "No file was checked"),
        (["check", "--root", "schema"], "There is no folder evidence/ in schema"),
        (["check", "--form", "text"], "unrecognized arguments"),
        (["check", "--format", "xml"], "invalid choice"),
        (["chekc"], "invalid choice"),
        ([], "required"),
    ],
)
def test_what_cannot_be_checked_is_not_clean(arguments: list[str], reason: str, run: Run) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert reason in err
    assert "Traceback" not in err


def test_no_evidence_is_not_clean(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    assert run("check")[::2] == (2, f"evidograph: There is no folder evidence/ in {empty} or above it.\n")


def test_an_empty_evidence_folder_is_not_clean(repository: Path, run: Run) -> None:
    shutil.rmtree(repository / "evidence")
    (repository / "evidence").mkdir()
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert "No file was checked" in err


def test_a_broken_schema_is_no_fault_of_the_records(repository: Path, run: Run) -> None:
    (repository / "schema" / "item.schema.json").write_text("{", "utf-8")
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert err.startswith("evidograph: schema/ is broken, so nothing was checked: ")


def test_the_rules_are_listed_once_each(run: Run) -> None:
    code, out, _ = run("rules")
    codes = [line.split()[0] for line in out.splitlines()]
    of_files = (*YAML_RULES, *BIB_RULES, *CSV_RULES, *SCHEMA_RULES, *PLACE_RULES, *PAGE_RULES)
    assert code == 0
    assert codes == sorted({rule.code for rule in (*ALL_RULES, *of_files)})


def test_the_register_gains_new_ids_and_keeps_old_ones(repository: Path, run: Run) -> None:
    register = repository / "evidence" / "register.csv"
    before = register.read_bytes()
    code, out, _ = run("register")
    first = register.read_bytes()
    says = "evidence/register.csv names 23 ids, and evidence/release.yaml says so.\n"
    assert (code, out) == (0, says)
    assert "published: {ids: 23, fingerprint: " in (repository / "evidence" / "release.yaml").read_text(
        "utf-8"
    )
    assert first.startswith(before)
    assert b"EV0001,item,treatment_effect cuzick2010effect\n" in first
    assert b"ST0003,statement,regulates FASN\n" in first
    assert b"\r" not in first
    assert run("register")[0] == 0
    assert register.read_bytes() == first
    assert run("check")[0] == 0


def test_the_register_is_not_written_over_problems(repository: Path, run: Run) -> None:
    spoil(repository, WRONG, "p_value: 0.0002", "p_value: 0.2")
    code, _, err = run("register")
    assert code == 2
    assert err == "evidograph: The register was not written: evidograph check counts 1 to mend first.\n"
    assert (repository / "evidence" / "register.csv").read_text("utf-8").count("\n") == 3


def test_a_register_that_was_cut_is_not_written_anew(repository: Path, run: Run) -> None:
    spoil(repository, "evidence/register.csv", "letrozole,drug,letrozole\n", "")
    code, _, err = run("register")
    assert code == 2
    assert "evidograph check counts 1 to mend first" in err


def test_a_record_cannot_go_together_with_its_row(repository: Path, run: Run) -> None:
    assert run("register")[0] == 0
    spoil(repository, "evidence/register.csv", "EV0005,item,regulatory_text fda2018arimidex\n", "")
    (repository / "evidence" / "items" / "EV0005.yaml").unlink()
    spoil(
        repository,
        "evidence/monographs/anastrozole/labels.yaml",
        "    evidence:\n      - {item: EV0005, direction: supports}\n",
        "",
    )
    code, out, _ = run("check")
    assert code == 1
    assert "what  The register names 22 ids, and 23 were published." in out

"""What the rules say beyond their examples: every branch, and near misses that pass (examples/cases/)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evidograph.checking import check_repository
from evidograph.problem import Problem
from evidograph.yamlfile import read_yaml

TESTS = Path(__file__).parent
CASES = TESTS / "examples" / "cases"
Edits = list[dict[str, str]]
Judge = Callable[[Edits], list[Problem]]


def cases(pattern: str) -> list[Any]:
    """The cases of the files of that name, each under its own."""
    found = []
    for file in sorted(CASES.glob(pattern)):
        data: Any = read_yaml(file, TESTS)[0]
        found += [pytest.param(case, id=case["case"]) for case in data["cases"]]
    return found


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """The problems of the small sound corpus after some edits."""
    root = tmp_path / "repository"
    shutil.copytree(TESTS / "examples" / "corpus", root)
    shutil.copytree(TESTS.parent / "schema", root / "schema")

    def problems(edits: Edits) -> list[Problem]:
        for edit in edits:
            file = root / "evidence" / edit["file"]
            text = file.read_text("utf-8") if "find" in edit else ""
            assert edit.get("find", "") in text, edit
            text = text.replace(edit["find"], edit["put"], 1) if "find" in edit else edit["put"]
            file.write_text(text, "utf-8")
        return list(check_repository(root).problems)

    return problems


@pytest.mark.parametrize("case", cases("refused-*.yaml"))
def test_it_is_refused(case: dict[str, Any], judge: Judge) -> None:
    assert (case["code"], case["what"]) in [(p.code, p.what) for p in judge(case["edits"])]


@pytest.mark.parametrize("case", cases("passes.yaml"))
def test_it_passes(case: dict[str, Any], judge: Judge) -> None:
    assert [(problem.code, problem.what) for problem in judge(case["edits"])] == []


def test_an_accepted_deviation_hides_its_own_record_alone(judge: Judge) -> None:
    exception = (
        "exceptions:\n  - {rule: p-against-interval, record: EV0001, reason: So printed., date: 2026-11-25}"
    )
    problems = judge(
        [
            {"file": "exceptions.yaml", "put": exception},
            {"file": "items/EV0001.yaml", "find": "p_value: 0.0002", "put": "p_value: 0.2"},
            {"file": "items/EV0002.yaml", "find": "1.01}", "put": "1.01, p_value: 0.001}"},
        ]
    )
    assert [(p.code, p.file) for p in problems] == [("p-against-interval", "evidence/items/EV0002.yaml")]


def test_a_withdrawn_record_is_no_longer_judged(judge: Judge) -> None:
    withdrawn = "status: withdrawn\nwithdrawn: {date: 2026-11-25, reason: The arms had been swapped.}"
    accepted = "status: accepted"
    problems = judge(
        [
            {"file": "items/EV0003.yaml", "find": accepted, "put": withdrawn},
            {"file": "items/EV0003.yaml", "find": "gene: FASN", "put": "gene: XYZ1"},
            {
                "file": "monographs/anastrozole/cells.yaml",
                "find": accepted,
                "put": withdrawn.replace("\n", "\n    "),
            },
        ]
    )
    assert problems == []


REGISTERED = (
    "id,kind,about\nanastrozole,drug,anastrozole\nletrozole,drug,letrozole\n"
    "ST0001,statement,affects_outcome time_to_recurrence\n"
)


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        pytest.param(
            [
                {"file": "register.csv", "put": REGISTERED},
                {"file": "monographs/anastrozole/trials.yaml", "find": "status: accepted", "put": "status"},
            ],
            "yaml-syntax",
            id="a section that cannot be read has not lost its statements",
        ),
        pytest.param(
            [{"file": "items/EV0001.yaml", "find": "comparator: tamoxifen", "put": "comparator: placebo"}],
            "unknown-id",
            id="an arm that does not exist is not compared",
        ),
        pytest.param(
            [
                {"file": "references.bib", "put": "\x00"},
                {
                    "file": "monographs/anastrozole/trials.yaml",
                    "find": "After adjuvant",
                    "put": "By 2010, after adjuvant",
                },
            ],
            "bib-control-character",
            id="years are not missed while the bibliography cannot be read",
        ),
    ],
)
def test_one_cause_is_told_once(edits: Edits, code: str, judge: Judge) -> None:
    assert [problem.code for problem in judge(edits)] == [code]


def test_a_link_to_a_folder_is_no_place_for_records(judge: Judge, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "repository" / "evidence" / "more").symlink_to(tmp_path / "outside")
    assert [(p.code, p.file) for p in judge([])] == [("stray-file", "evidence/more")]


def test_a_ledger_that_is_gone_is_missed_once(judge: Judge, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "repository" / "evidence" / "audit" / "anastrozole")
    assert [(p.code, p.file, p.line, p.what) for p in judge([])] == [
        (
            "ledger-claim",
            "evidence/audit/claims.csv",
            2,
            "None of the 2 claims of the document has an entry: there is no ledger.",
        )
    ]


def test_a_list_of_claims_that_is_gone_is_missed_once(judge: Judge, tmp_path: Path) -> None:
    (tmp_path / "repository" / "evidence" / "audit" / "claims.csv").unlink()
    assert [problem.code for problem in judge([])] == ["missing-file"]

"""Problems as they are shown: the exact form, and nothing from a record that a terminal would obey."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidograph.problem import Problem
from evidograph.report import Counts, format_github, format_json, format_text

CITEKEY = Problem(
    file="evidence/items/EV0042.yaml",
    line=33,
    column=12,
    length=16,
    excerpt="  citekey: cuzick2001effect",
    code="unknown-citekey",
    what='No source "cuzick2001effect" in evidence/references.bib.',
    why="The page, the reference list and the BibTeX download are built from this key.",
    fix='Did you mean "cuzick2010effect" (references.bib:118)? Otherwise add the entry there.',
)
EMPTY = Problem(
    file="evidence/items/EV0041.yaml",
    line=1,
    column=0,
    length=0,
    excerpt="",
    code="yaml-empty",
    what="The file holds no record.",
    why="An empty record says nothing.",
    fix="Delete it.",
    severity="warning",
)


def problem(excerpt: str, column: int, length: int) -> Problem:
    return Problem("a.yaml", 7, column, length, excerpt, "some-rule", "What.", "Why.", "Fix.")


def test_text_has_the_agreed_form() -> None:
    assert format_text([CITEKEY, EMPTY], Counts(files=412)) == (
        "evidence/items/EV0041.yaml:1:1: warning[yaml-empty]\n"
        "  what  The file holds no record.\n"
        "  why   An empty record says nothing.\n"
        "  fix   Delete it.\n"
        "  more  contributing/checks/#yaml-empty\n"
        "\n"
        "evidence/items/EV0042.yaml:33:12: error[unknown-citekey]\n"
        "     33 |   citekey: cuzick2001effect\n"
        "        |            ^^^^^^^^^^^^^^^^\n"
        '  what  No source "cuzick2001effect" in evidence/references.bib.\n'
        "  why   The page, the reference list and the BibTeX download are built from this key.\n"
        '  fix   Did you mean "cuzick2010effect" (references.bib:118)? Otherwise add the entry there.\n'
        "  more  contributing/checks/#unknown-citekey\n"
        "\n"
        "1 error and 1 warning in 2 of 412 files.\n"
    )


def test_color_comes_only_when_asked_and_changes_no_words() -> None:
    plain = format_text([CITEKEY, EMPTY], Counts(files=412))
    colored = format_text([CITEKEY, EMPTY], Counts(files=412), color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror[unknown-citekey]\x1b[0m" in colored
    assert "\x1b[1;33mwarning[yaml-empty]\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


@pytest.mark.parametrize(
    ("problems", "files", "closing"),
    [
        ([], 412, "No problems in 412 files."),
        ([], 1, "No problems in 1 file."),
        ([], 0, "No files were checked."),
        ([CITEKEY], 48, "1 error in 1 of 48 files."),
        ([CITEKEY, CITEKEY], 1_200, "2 errors in 1 of 1,200 files."),
        ([CITEKEY, EMPTY, EMPTY], 2, "1 error and 2 warnings in 2 of 2 files."),
        ([EMPTY], 2, "1 warning in 1 of 2 files."),
    ],
)
def test_the_last_line_counts(problems: list[Problem], files: int, closing: str) -> None:
    assert format_text(problems, Counts(files=files)).splitlines()[-1] == closing
    assert format_github(problems, Counts(files=files)).splitlines()[-1] == closing


@pytest.mark.parametrize(
    ("excerpt", "column", "length", "shown", "pointer"),
    [
        ("n: 12", 4, 2, "n: 12", "   ^^"),
        ("n:", 3, 1, "n:", "  ^"),
        ("n: 12", 4, 99, "n: 12", "   ^^"),
        ("n: 12", 4, 0, "n: 12", "   ^"),
        ("", 1, 1, "", "^"),
        ("日本: n", 5, 1, "日本: n", "      ^"),
        ("e\u0301t: n", 5, 1, "e\u0301t: n", "   ^"),
        ("a\x1b[31m: n", 2, 1, "a␛[31m: n", " ^"),
        ("a\u202eb: n", 3, 1, "a\ufffdb: n", "  ^"),
        ("x" * 200 + "here" + "y" * 200, 201, 4, f"…{'x' * 30}here{'y' * 66}…", f"{' ' * 31}^^^^"),
        ("x" * 200 + "here", 201, 4, f"…{'x' * 96}here", f"{' ' * 97}^^^^"),
        ("here" + "y" * 200, 1, 4, f"here{'y' * 96}…", "^^^^"),
    ],
)
def test_the_caret_stands_below_the_place(
    excerpt: str, column: int, length: int, shown: str, pointer: str
) -> None:
    lines = format_text([problem(excerpt, column, length)], Counts(files=1)).splitlines()
    assert lines[1:3] == [f"      7 | {shown}".rstrip(), f"        | {pointer}"]


def test_annotations_are_escaped() -> None:
    nasty = Problem("a,b:c%.yaml", 3, 5, 4, "", "some-rule", "100%\n::error::x", "Why.", "Fix.")
    assert format_github([nasty, EMPTY], Counts(files=3)) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=5,endColumn=9,title=some-rule"
        "::100%25%0A::error::x%0AWhy.%0AFix.%0Acontributing/checks/#some-rule\n"
        "::warning file=evidence/items/EV0041.yaml,line=1,title=yaml-empty"
        "::The file holds no record.%0AAn empty record says nothing.%0ADelete it."
        "%0Acontributing/checks/#yaml-empty\n"
        "1 error and 1 warning in 2 of 3 files.\n"
    )


def test_json_holds_everything_in_a_fixed_order() -> None:
    report = json.loads(format_json([CITEKEY, EMPTY], Counts(files=412)))
    assert list(report) == ["files", "errors", "warnings", "problems"]
    assert (report["files"], report["errors"], report["warnings"]) == (412, 1, 1)
    assert report["problems"][1] == {
        "file": CITEKEY.file,
        "line": 33,
        "column": 12,
        "length": 16,
        "excerpt": CITEKEY.excerpt,
        "code": "unknown-citekey",
        "what": CITEKEY.what,
        "why": CITEKEY.why,
        "fix": CITEKEY.fix,
        "severity": "error",
        "more": "contributing/checks/#unknown-citekey",
    }
    assert format_json([CITEKEY, EMPTY], Counts(files=412)) == format_json(
        [EMPTY, CITEKEY], Counts(files=412)
    )


def test_problems_stand_in_reading_order() -> None:
    places = [("b.yaml", 1, 1), ("a.yaml", 10, 1), ("a.yaml", 9, 2), ("a.yaml", 9, 1)]
    found = [Problem(file, line, column, 1, "", "some-rule", "", "", "") for file, line, column in places]
    assert [(each.file, each.line, each.column) for each in sorted(found)] == sorted(places)


ANY_TEXT = st.text(max_size=40)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.integers(0, 60), st.integers(-5, 60))
def test_nothing_from_a_record_reaches_the_terminal_raw(
    file: str, excerpt: str, words: str, column: int, length: int
) -> None:
    nasty = Problem(file, 1, column, length, excerpt, "some-rule", words, words, words)
    text = format_text([nasty], Counts(files=1))
    annotations = format_github([nasty], Counts(files=1))
    assert len(text.split("\n")) == (10 if column else 8)
    assert len(annotations.split("\n")) == 3
    for shown in (text, annotations):
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", shown
        )
    assert format_json([nasty], Counts(files=1)).isascii()

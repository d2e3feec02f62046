"""The reader of tables: what it takes in, and what it refuses, at which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidograph.csvfile import read_csv

COLUMNS = ("id", "kind", "about")


def read(tmp_path: Path, data: bytes) -> tuple[list[tuple[int, str, str]], list[tuple[str, int, str]]]:
    file = tmp_path / "table.csv"
    file.write_bytes(data)
    rows, problems = read_csv(file, tmp_path, COLUMNS, ("id", "kind"))
    found = [(row.line, row.cells["id"], row.cells["about"]) for row in rows]
    return found, [(problem.code, problem.line, problem.what) for problem in problems]


def test_rows_know_their_line(tmp_path: Path) -> None:
    data = b'id,kind,about\nA,item,x\nB,item,"one,\ntwo ""three"""\nC,item,\n'
    assert read(tmp_path, data) == ([(2, "A", "x"), (3, "B", 'one,\ntwo "three"'), (5, "C", "")], [])


def test_a_header_alone_is_an_empty_table(tmp_path: Path) -> None:
    assert read(tmp_path, b"id,kind,about\n") == ([], [])


@pytest.mark.parametrize(
    ("data", "code", "line", "what"),
    [
        (b"", "csv-header", 1, 'The file is empty; its first line is "id,kind,about".'),
        (b"id,about\n", "csv-header", 1, 'The first line is "id,about", not "id,kind,about".'),
        (b"id,kind,about\nA,item\n", "csv-row", 2, "The row has 2 cells, and the table has 3 columns."),
        (b"id,kind,about\n\n", "csv-row", 2, "The row has 0 cells, and the table has 3 columns."),
        (b"id,kind,about\nA,b,c\nA,b,d\n", "csv-duplicate", 3, '"A b" stands on line 2 already.'),
        (
            b'id,kind,about\nA,b,"c\n',
            "csv-row",
            2,
            "The row has a quotation mark that does not close, or that stands alone.",
        ),
        (
            b"id,kind,about\nA,b,\xff\n",
            "csv-encoding",
            2,
            'The byte 0xFF is not UTF-8; in Windows-1252 it is "ÿ".',
        ),
        (
            b"id,kind,about\nA,b,\x00\n",
            "csv-control-character",
            2,
            "The control character U+0000 NUL stands here.",
        ),
    ],
)
def test_what_is_refused(data: bytes, code: str, line: int, what: str, tmp_path: Path) -> None:
    assert read(tmp_path, data)[1] == [(code, line, what)]


def test_sound_rows_beside_a_wrong_one_are_kept(tmp_path: Path) -> None:
    assert read(tmp_path, b"id,kind,about\nA\nB,item,x\n")[0] == [(3, "B", "x")]

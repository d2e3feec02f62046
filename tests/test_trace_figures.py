"""Figures drawn at random: the same for one seed, each with its field and the place in its source."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

import trace_figures
from evidograph.derive.numbers import numbers_in
from evidograph.derive.tracing import traces
from programs import ROOT
from releases import edition

CORPUS = ROOT / "tests" / "examples" / "corpus"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The small sound corpus."""
    shutil.copytree(CORPUS, tmp_path, dirs_exist_ok=True)
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_every_figure_of_the_monograph_stands_in_a_record() -> None:
    found = list(traces(edition().corpus))
    lost = [trace for trace in found if trace.held is None]
    print(f"{len(found) - len(lost)} of {len(found)} figures stand in a record")
    assert len(found) > 1500
    assert lost == []


def test_each_field_holds_the_figure() -> None:
    items = edition().corpus.items
    compared = 0
    for trace in traces(edition().corpus):
        held = trace.held
        if held and held.item and held.field.startswith("result.") and ":" not in held.field:
            value: object = items[held.item].result
            for step in held.field.split(".")[1:]:
                value = value[step] if isinstance(value, dict) else getattr(value, step)
            assert value is None or abs(float(str(value)) - held.value) < 1e-9 or "confidence" in held.field
            compared += 1
    print(f"{compared} fields hold what was said of them")
    assert compared > 1200


def test_one_seed_draws_the_same_figures_and_another_others(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draws = []
    for seed in ("a", "a", "b"):
        assert trace_figures.main(["4", "--seed", seed], house) == 0
        draws.append(printed(capsys))
    assert draws[0] == draws[1] != draws[2]
    assert [len(draw) for draw in draws] == [4, 4, 4]
    assert list(draws[0][0]) == list(trace_figures.COLUMNS)


def test_without_a_seed_the_commit_decides(capsys: pytest.CaptureFixture[str]) -> None:
    seed = trace_figures.commit(ROOT)
    assert len(seed) == 40
    found = list(traces(edition().corpus))
    assert trace_figures.drawn(found, 5, seed) == trace_figures.drawn(found, 5, seed)
    assert len(trace_figures.drawn(found, 10**6, seed)) == len(found)
    del capsys


def test_each_line_says_where_the_figure_stands(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert trace_figures.main(["--all"], house) == 0
    rows = printed(capsys)
    first = next(row for row in rows if row["page"] == "statements/ST0001/")
    assert first == {
        "page": "statements/ST0001/",
        "figure": "0.79",
        "item": "EV0001",
        "field": "result.estimate",
        "citekey": "cuzick2010effect",
        "locator": "abstract, Findings",
        "read_depth": "abstract",
    }
    assert all(numbers_in(row["figure"]) for row in rows)


def test_evidence_with_problems_is_not_traced(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = house / "evidence" / "monographs" / "anastrozole" / "trials.yaml"
    file.write_text(file.read_text("utf-8").replace("0.79", "0.80"), "utf-8")
    assert trace_figures.main([], house) == 2
    assert "evidograph check" in capsys.readouterr().err

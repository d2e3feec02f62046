"""The mechanism as drawn: no arrow crosses another, the small one is a part, its plan names what holds."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from evidograph.edition import Edition, Here
from evidograph.render.pictures.mechanism import mechanism_at, render_mechanism
from evidograph.render.pictures.plan import PLAN, plan_problems, read_plan
from evidograph.render.sheet import Sheet
from page_text import Element, article
from programs import ROOT
from sites import DRUG, edition_of, example_root

STATEMENT = re.compile(r"statements/(ST\d{4})/")


def whole(edition: Edition) -> Element:
    sheet = Sheet(edition, Here(f"{DRUG}/"))
    mechanism = mechanism_at(sheet, f"{DRUG}/mechanism")
    return article(f'<div class="ev-page">{sheet.fill("pictures/mechanism.html", mechanism=mechanism)}</div>')


def small(edition: Edition) -> Element:
    return article(f'<div class="ev-page">{render_mechanism(Sheet(edition, Here(f"{DRUG}/")))}</div>')


def layouts(root: Element) -> list[Element]:
    return [svg for svg in root.of_tag("svg") if svg.attributes.get("role") == "group"]


def statements(element: Element) -> list[str]:
    links = (link.attributes.get("href", "") for link in element.of_tag("a"))
    return [found[1] for href in links if (found := STATEMENT.search(href))]


def segments(path: str) -> list[tuple[float, float, float, float]]:
    """The straight parts of a path: left, top, right, bottom."""
    x = y = 0.0
    found = []
    for command, numbers in re.findall(r"([MHV])([-\d. ]+)", path):
        values = [float(number) for number in numbers.split()]
        to_x, to_y = {"M": (values[0], values[-1]), "H": (values[0], y), "V": (x, values[0])}[command]
        if command != "M":
            found.append((min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)))
        x, y = to_x, to_y
    return found


def test_no_arrow_of_the_mechanism_crosses_another(edition: Edition) -> None:
    compared = 0
    for picture in (whole(edition), small(edition)):
        for svg in layouts(picture):
            lines = [part for path in svg.having("line") for part in segments(path.attributes["d"])]
            flat = [part for part in lines if part[1] == part[3]]
            upright = [part for part in lines if part[0] == part[2]]
            for left, y, right, _ in flat:
                for x, top, _, bottom in upright:
                    assert not (left < x < right and top < y < bottom), (x, y)
                    compared += 1
    assert compared > 50


def test_the_small_mechanism_is_the_way_and_the_block_and_leads_to_the_whole(edition: Edition) -> None:
    plan, _ = read_plan(ROOT)
    assert plan
    way = [station.by for station in plan.stations if station.by]
    root = small(edition)
    assert len(layouts(root)) == 2
    for svg in layouts(root):
        assert sorted(statements(svg)) == sorted([*way, plan.block])
        assert len(svg.having("block")) == 1
        assert not svg.having("route")
    assert root.of_tag("a")[-1].attributes["href"].endswith("/mechanism/#mechanism-picture")


def test_the_plan_rests_on_statements_that_hold(edition: Edition, tmp_path: Path) -> None:
    assert plan_problems(edition.corpus) == []
    root = example_root(tmp_path / "root")
    plan = root / PLAN
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("[ST0012]", "[ST9999, ST0008, ST0009]"), "utf-8")
    found = plan_problems(edition_of(root).corpus)
    assert [(problem.file, problem.code) for problem in found] == [(PLAN, "picture-statement")] * 3
    assert all(a.column < b.column for a, b in pairwise(found))
    assert [problem.what.split('"')[1] for problem in found] == ["ST9999", "ST0008", "ST0009"]
    assert "draft" in found[1].what
    assert "proposition" in found[2].what

"""The pictures say what the records say: all arrows, signs, marks and words stand in the table behind."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from rdkit import Chem
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

from evidograph.derive.timeline import LANDMARK, date_of
from evidograph.edition import Edition, Here
from evidograph.render.card import render_card
from evidograph.render.pictures.mechanism import mechanism_at, render_mechanism
from evidograph.render.pictures.overviews import render_table_picture
from evidograph.render.pictures.plan import PLAN, read_plan
from evidograph.render.pictures.structure import StructureError, draw_structure
from evidograph.render.pictures.timeline import render_timeline
from evidograph.render.sheet import Sheet
from page_text import Element, article
from programs import ROOT
from sites import DRUG, build, small_house

MECHANISM = f"{DRUG}/mechanism"


def render_whole_mechanism(sheet: Sheet) -> str:
    return sheet.fill("pictures/mechanism.html", mechanism=mechanism_at(sheet, MECHANISM))


PICTURES: dict[str, Callable[[Sheet], str]] = {
    "mechanism": render_whole_mechanism,
    "small": render_mechanism,
    "pathways": lambda sheet: render_table_picture(sheet, "pathways"),
    "comparisons": lambda sheet: render_table_picture(sheet, "comparisons"),
    "timeline": render_timeline,
    "card": render_card,
}
TOKEN = re.compile(r"[\w-]+")
STATEMENT = re.compile(r"statements/(ST\d{4})/")
CERTAINTY_WEIGHT = {"high": "w4", "moderate": "w3", "low": "w2", "very_low": "w1"}


def drawn(edition: Edition, name: str) -> Element:
    return article(f'<div class="ev-page">{PICTURES[name](Sheet(edition, Here(f"{DRUG}/")))}</div>')


def words(element: Element) -> str:
    """All text inside, titles and descriptions left out."""
    if element.tag in {"title", "desc"}:
        return " "
    return "".join(child if isinstance(child, str) else f" {words(child)} " for child in element.children)


def statements(element: Element) -> list[str]:
    links = (link.attributes.get("href", "") for link in element.of_tag("a"))
    return [found[1] for href in links if (found := STATEMENT.search(href))]


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_named_and_carry_no_style_of_their_own(edition: Edition, name: str) -> None:
    html = PICTURES[name](Sheet(edition, Here(f"{DRUG}/")))
    assert html == PICTURES[name](Sheet(edition, Here(f"{DRUG}/"))), "the same bytes each time"
    assert not re.search(r"\s(?:style|fill|stroke|color)=|<style|#[0-9a-fA-F]{6}\b", html)
    root = drawn(edition, name)
    ids = {element.attributes["id"] for element in root.walk() if "id" in element.attributes}
    alone = [svg for svg in root.of_tag("svg") if svg.attributes.get("role") in {"img", "group"}]
    assert bool(alone) == (name != "timeline"), "the marks of the timeline belong to its rows"
    for svg in alone:
        assert {svg.attributes["aria-labelledby"], svg.attributes["aria-describedby"]} <= ids
        assert [child.tag for child in svg.children if isinstance(child, Element)][:2] == ["title", "desc"]
        assert bool(svg.of_tag("a")) == (svg.attributes["role"] == "group"), "an image holds no links"


def test_every_arrow_of_the_mechanism_stands_in_its_table(edition: Edition) -> None:
    root = drawn(edition, "mechanism")
    (table,) = root.of_tag("table")
    told = statements(table)
    named = re.findall(r"\bST\d{4}\b", (ROOT / PLAN).read_text("utf-8"))
    assert sorted(told) == sorted(named)
    layouts = [svg for svg in root.of_tag("svg") if svg.attributes.get("role") == "group"]
    known = {*TOKEN.findall(words(table).casefold()), "s", "r"}
    for svg in layouts:
        assert sorted(statements(svg)) == sorted(told)
        assert len(svg.having("block")) == 1
        assert set(TOKEN.findall(words(svg).casefold())) <= known
    print(f"{len(told)} of {len(named)} arrows of the plan in the table, in {len(layouts)} layouts")


def test_the_words_of_an_arrow_are_those_of_its_row(edition: Edition) -> None:
    root = drawn(edition, "mechanism")
    rows = {statements(row)[0]: words(row).casefold() for row in root.of_tag("tr") if statements(row)}
    compared = 0
    for shown in root.having("row"):
        (name,) = statements(shown)
        certainty = edition.corpus.statements[name].certainty
        uses = [use.classes for use in shown.of_tag("use")]
        assert (certainty is None) or any(f"is-{certainty}" in held for held in uses)
        for text in shown.of_tag("text"):
            if text.parent and "sign" not in text.parent.classes:
                assert " ".join(words(text).split()).casefold() in " ".join(rows[name].split())
                compared += 1
    assert compared > 50


def test_lines_weigh_as_much_as_their_statements(edition: Edition) -> None:
    plan, _ = read_plan(ROOT)
    assert plan
    graded = [
        edition.corpus.statements[route[0]].certainty for station in plan.stations for route in station.routes
    ]
    root = drawn(edition, "mechanism")
    for svg in (svg for svg in root.of_tag("svg") if svg.attributes.get("role") == "group"):
        routes = [g for g in svg.of_tag("g") if "route" in g.classes]
        assert len(routes) == len(graded)
        for certainty, line in zip(graded, routes, strict=True):
            assert certainty is None or CERTAINTY_WEIGHT[certainty] in line.classes


@pytest.mark.parametrize(("name", "rows"), [("pathways", "pathway_rows"), ("comparisons", "matrix_rows")])
def test_a_table_at_a_glance_holds_what_its_table_says(edition: Edition, name: str, rows: str) -> None:
    root = drawn(edition, name)
    (svg,) = (found for found in root.of_tag("svg") if found.attributes.get("role") == "group")
    (table,) = root.of_tag("table")
    pictured, told = svg.having("row"), [row for row in table.of_tag("tr") if row.of_tag("td")]
    assert len(pictured) == len(told) == len(getattr(edition, rows))
    signs = 0
    for shown, row in zip(pictured, told, strict=True):
        (link,) = shown.of_tag("a")
        assert link.attributes["href"] == row.of_tag("a")[0].attributes["href"]
        glyphs = [g for g in shown.of_tag("g") if "sign" in g.classes]
        said = re.findall(r"\((?:high|moderate|low|very low|level \w+)\)", words(row))
        assert len(glyphs) == len(said), link.attributes["aria-label"]
        signs += len(said)
        for cell in row.of_tag("td"):
            assert " ".join(words(cell.having("v")[0]).split()) in link.attributes["aria-label"]
    print(f"{signs} of {signs} signs of {name} in the table behind")
    assert signs > 20


def test_the_pathways_show_each_value_that_a_statement_gives_once(edition: Edition) -> None:
    root = drawn(edition, "pathways")
    for row, shown in zip(edition.pathway_rows, root.having("row"), strict=True):
        wanted: Counter[str] = Counter()
        for cell in row.cells:
            entries = (*cell.changes, *cell.effects)
            wanted.update({e.statement.proposition.value for e in entries if e.statement.proposition})
        tokens = (g.classes - {"sign", "is-bare"} for g in shown.of_tag("g") if "sign" in g.classes)
        found = Counter(token[3:] for held in tokens for token in held if token.startswith("is-"))
        assert found == wanted, row.pathway.id


def test_each_mark_of_the_timeline_is_an_event_of_its_row(edition: Edition) -> None:
    corpus = edition.corpus
    marks = 0
    for row in drawn(edition, "timeline").of_tag("tbody"):
        for line in (tr for tr in row.of_tag("tr") if tr.of_tag("td")):
            places = [float(m.attributes["x"][:-1]) for m in line.of_tag("svg") if "x" in m.attributes]
            links = [link.attributes["href"].strip("./") for link in line.having("events")[0].of_tag("a")]
            documents = [corpus.documents[x.removeprefix("documents/")] for x in links if x[0] == "d"]
            sources = [corpus.sources[x.removeprefix("references/")] for x in links if x[0] == "r"]
            years = [date_of(d)[:4] for d in documents if date_of(d)] + [str(s.year) for s in sources]
            assert len(places) == len(years), words(line)
            assert places == sorted(places)
            assert [int(year) for year in years] == sorted(int(year) for year in years)
            marks += len(places)
            assert all(year in words(line) for year in years), words(line)
    print(f"{marks} marks, each with its event")
    assert marks > 60


def test_landmark_trials_are_those_on_which_most_rests(edition: Edition) -> None:
    rows = drawn(edition, "timeline").of_tag("th")
    found = {a.attributes["href"].rstrip("/").rpartition("/")[2] for th in rows for a in th.of_tag("a")}
    for trial in found:
        items = {i.id for i in edition.items_of_trial[trial]}
        accepted = [s for s in edition.corpus.statements.values() if s.is_accepted]
        assert sum(any(line.item in items for line in s.evidence) for s in accepted) >= LANDMARK
    assert {"atac", "ibis-ii", "falcon"} <= found


def test_the_structure_is_that_of_the_drug(edition: Edition) -> None:
    structure = edition.corpus.drugs[DRUG].structure
    assert structure
    assert structure.smiles
    molecule = Chem.MolFromSmiles(structure.smiles)
    assert CalcMolFormula(molecule) == structure.formula
    assert structure.inchikey
    assert Chem.MolToInchiKey(molecule) == structure.inchikey  # type: ignore[no-untyped-call]
    drawing = draw_structure(structure.smiles)
    assert drawing == draw_structure(structure.smiles)
    letters = [atom for atom in molecule.GetAtoms() if atom.GetSymbol() != "C"]
    outlines = len(re.findall("M", drawing.atoms))
    assert outlines == len(letters) == 5
    card = drawn(edition, "card")
    assert structure.inchikey in words(card)
    assert drawing.atoms in [path.attributes.get("d") for path in card.of_tag("path")]
    with pytest.raises(StructureError):
        draw_structure("N#CC(C")


def test_what_cannot_be_drawn_stops_the_build(tmp_path: Path) -> None:
    house = small_house(tmp_path / "house")
    drug = house / "evidence" / "drugs" / f"{DRUG}.yaml"
    drug.write_text(drug.read_text("utf-8").replace("N#CC(C)(C)c1cc", "N#CC(C)(C)c9cc"), "utf-8")
    shutil.copy2(ROOT / "tests" / "examples" / "site" / "mechanism.yaml", house / PLAN)
    plan = house / PLAN
    plan.write_text(plan.read_text("utf-8").replace("by: ST0010", "by: ST1010"), "utf-8")
    done = build(house, tmp_path / "site")
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert f"evidence/drugs/{DRUG}.yaml:" in said
    assert "error[picture-structure]" in said
    assert "error[picture-statement]" in said
    assert "Traceback" not in said

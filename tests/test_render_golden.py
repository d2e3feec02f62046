"""Each kind of page and fragment of the small corpus, against a committed golden copy.

`pytest tests/test_render_golden.py --rewrite-golden` writes the copies anew; read the difference first.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping

import pytest

from evidograph.checking import check_repository
from evidograph.corpus import Ref
from evidograph.edition import Edition, Here
from evidograph.render.card import render_card
from evidograph.render.comparison_list import render_comparison_list
from evidograph.render.conflicts import render_conflicts
from evidograph.render.explorer import render_explorer
from evidograph.render.forest import render_forest
from evidograph.render.glossary import render_glossary
from evidograph.render.head_to_head import render_contest_overview, render_contests
from evidograph.render.home import render_example, render_glance
from evidograph.render.key import render_key
from evidograph.render.ledger import render_ledger, render_reference_map
from evidograph.render.matrix import render_matrix
from evidograph.render.monograph import render_answer, render_overview, render_references
from evidograph.render.pathway_lists import render_pathway_list
from evidograph.render.pathway_table import render_pathway_table
from evidograph.render.pictures.mechanism import render_mechanism
from evidograph.render.pictures.overviews import render_table_picture
from evidograph.render.pictures.timeline import render_timeline
from evidograph.render.record_list import LISTS, render_list
from evidograph.render.sheet import Sheet
from evidograph.render.unchecked import render_unchecked
from evidograph.website.edition_site import EditionSite
from sites import EXAMPLE

GOLDEN = EXAMPLE / "golden"
RECORDS = (
    "statement/ST0001",  # plain
    "statement/ST0003",  # its own evidence disagrees
    "statement/ST0004",  # another statement contradicts it
    "statement/ST0008",  # a draft
    "statement/ST0012",  # with a gap
    "statement/ST0006",  # two claims of the source document
    "item/EV0001",  # a ratio
    "item/EV0006",  # withdrawn
    "item/EV0007",  # a ratio with medians
    "item/EV0008",  # events by arm
    "item/EV0009",  # a range
    "item/EV0010",  # events of n
    "item/EV0011",  # cells
    "item/EV0013",  # a potency
    "item/EV0015",  # a recommendation
    "item/EV0016",  # a regulatory text
    "drug/anastrozole",
    "pathway/estrogen-response",
    "gene/FASN",
    "subtype/hr-positive",
    "trial/atac",
    "trial/falcon",
    "document/us-label-2018",
    "gap/GP0002",
    "source/robertson2016fulvestrant",
    "section/anastrozole/cells",  # with the mechanism at its head
    "section/anastrozole/markers",
    "section/anastrozole/trials",
    "whole/anastrozole",
    "conflict/ST0003",  # one statement, its evidence both ways
    "conflict/ST0004-ST0012",  # two statements
)


def _cited(fragment: Callable[[Sheet], str]) -> Callable[[Sheet], str]:
    return lambda sheet: fragment(sheet) + "\n" + render_references(sheet)


def _listed(name: str) -> Callable[[Sheet], str]:
    return lambda sheet: render_pathway_list(sheet, name)


FRAGMENTS: Mapping[str, Callable[[Sheet], str]] = {
    "answer": lambda sheet: render_answer(sheet, ("ST0001", "ST0003")),
    "overview": _cited(render_overview),
    "card": render_card,
    "key": render_key,
    "glance": lambda sheet: render_glance(sheet, ("trials", "markers")),
    "example": lambda sheet: render_example(sheet, ("ST0001",)),
    "mechanism": render_mechanism,
    "pathway-picture": lambda sheet: render_table_picture(sheet, "pathways"),
    "matrix-picture": lambda sheet: render_table_picture(sheet, "comparisons"),
    "timeline": render_timeline,
    "pathway-table": _cited(render_pathway_table),
    "pathway-rows": render_explorer,
    **{
        f"pathway-list-{name}": _cited(_listed(name))
        for name in ("upregulated", "resistance_up", "sensitivity_down")
    },
    "matrix": _cited(render_matrix),
    "forest": _cited(render_forest),
    "head-to-head": _cited(lambda sheet: render_contests(sheet, "metastatic")),
    "unchecked-references": lambda sheet: render_unchecked(sheet, "unread_references"),
    "unchecked-gaps": lambda sheet: render_unchecked(sheet, "no_evidence_found"),
    "head-to-head-overview": render_contest_overview,
    "comparison-list": _cited(render_comparison_list),
    "conflicts": lambda sheet: render_conflicts(sheet, "conflicts_with"),
    "both-ways": lambda sheet: render_conflicts(sheet, "evidence_both_ways"),
    "superseded": lambda sheet: render_conflicts(sheet, "superseded_by"),
    "ledger": _cited(render_ledger),
    "reference-map": render_reference_map,
    "glossary": render_glossary,
    **{f"list-{kind}": lambda sheet, kind=kind: render_list(sheet, kind) for kind in LISTS},  # type: ignore[misc]
}


def test_the_small_corpus_is_sound(example: Edition) -> None:
    assert check_repository(example.corpus.root).problems == ()


@pytest.mark.parametrize("name", RECORDS)
def test_page_of_a_record(example: Edition, name: str, pytestconfig: pytest.Config) -> None:
    kind, _, record = name.partition("/")
    page = EditionSite(example).render(Ref(kind, record))
    contents = "".join(f"<!-- #{heading.id}: {heading.title} -->\n" for heading in page.headings)
    compare(name.replace("/", "-"), f"<!-- {page.title} -->\n{contents}{page.html}", pytestconfig)


@pytest.mark.parametrize("name", FRAGMENTS)
def test_fragment_of_an_authored_page(example: Edition, name: str, pytestconfig: pytest.Config) -> None:
    compare(f"fragment-{name}", FRAGMENTS[name](Sheet(example, Here("page/"))), pytestconfig)


def test_no_golden_page_is_left_over() -> None:
    wanted = {name.replace("/", "-") for name in RECORDS} | {f"fragment-{name}" for name in FRAGMENTS}
    assert {path.stem for path in GOLDEN.glob("*.html")} == wanted


def compare(name: str, found: str, config: pytest.Config) -> None:
    file = GOLDEN / f"{name}.html"
    text = found.rstrip("\n") + "\n"
    if config.getoption("--rewrite-golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    golden = file.read_text("utf-8")
    difference = difflib.unified_diff(golden.splitlines(), text.splitlines(), "golden", "found", lineterm="")
    assert golden == text, "\n".join(difference)

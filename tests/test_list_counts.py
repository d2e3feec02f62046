"""Every list counts what the pages of its rows show: statements, evidence items, evidence lines."""

from __future__ import annotations

import re

import pytest

from evidograph.corpus import Ref
from evidograph.edition import Here
from evidograph.render.record_list import LISTS
from evidograph.render.sheet import Sheet
from evidograph.website.edition_site import EditionSite
from releases import edition

COUNTED = {"Statements", "Items", "Evidence lines"}
SECTION = re.compile(r'<h2 id="([a-z]+)">')
STATEMENT = re.compile(r'<li><a class="ev-id" href="[./]*/statements/(ST[0-9]+)/"')
LINE = re.compile(r'<article class="ev-line">.*?/items/(EV[0-9]+)/')
ROW = re.compile(r'<th scope="row"><a [^>]*href="[./]*/items/(EV[0-9]+)/"')


def shown(html: str) -> dict[str, int]:
    """How many statements and items stand below the headings of a page."""
    parts = SECTION.split(html)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    items = sections.get("evidence", "") + sections.get("results", "")
    lines = LINE.findall(items)
    return {
        "Statements": len(STATEMENT.findall(sections.get("statements", ""))),
        "Items": len({*lines, *ROW.findall(items)}),
        "Evidence lines": len(lines),
    }


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_counts_what_the_pages_show(kind: str) -> None:
    site = EditionSite(edition())
    found = LISTS[kind](Sheet(edition(), Here("list/")))
    heads = {column.head: at for at, column in enumerate(found.columns[1:]) if column.head in COUNTED}
    told, seen = {}, {}
    for row in found.rows if heads else ():
        page = shown(site.render(Ref(kind, row.id)).html)
        told.update({(row.id, head): int(row.cells[at]) for head, at in heads.items()})
        seen.update({(row.id, head): page[head] for head in heads})
    print(f"{sum(told[key] == seen[key] for key in told)} of {len(told)} counts of the {kind} list")
    assert told == seen
    assert not heads or any(told.values())

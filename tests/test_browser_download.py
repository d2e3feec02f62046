"""The explorer's downloads in a browser: the rows in view, equal to the published ones to the byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browsing import Watched
from exploring import EXPLORER, FILE, at_work, ids, named, rows
from releases import downloads, evidence


@pytest.mark.parametrize("query", ["", "?state=on_treatment", "?q=letrozole&sort=-level", "?cell=searched"])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_rows_in_view_are_downloaded_as_they_are_published(tab: Watched, query: str, form: str) -> None:
    page = at_work(tab, f"{EXPLORER}{query}")
    seen = set(ids(page))
    with page.expect_download() as saving:
        page.locator(f".ev-cut button[value={form}]").click()
    got = Path(saving.value.path()).read_bytes()
    kept = [at for at, row in enumerate(rows()) if named(row) in seen]
    whole = downloads()[f"{FILE}.{form}"]
    lines = whole.split(b"\n")
    if form == "csv":
        wanted = b"\n".join([lines[0], *(lines[at + 1] for at in kept), b""])
    else:
        first = next(at for at, line in enumerate(lines) if line.endswith(b"[")) + 1
        cut = b",\n".join(lines[first + at].removesuffix(b",") for at in kept)
        wanted = b"\n".join([*lines[:first], cut, *lines[-3 + 1 :]])
        held = evidence()["pathway_evidence"]
        assert json.loads(got)["pathway_evidence"] == [held[at] for at in kept]
    print(f"{len(kept)} of {len(rows())} rows, {len(got)} bytes")
    assert got == wanted
    assert (got == whole) == (not query)
    expect(page.locator(".ev-narrow [role=status]")).to_contain_text(f"{len(kept)} rows saved as {FILE}")


def test_a_download_that_fails_says_so(tab: Watched) -> None:
    page = at_work(tab, EXPLORER)
    page.route("**/pathway-evidence.csv", lambda route: route.fulfill(body="drug,pathway\nanastrozole,x\n"))
    page.locator(".ev-cut button[value=csv]").click()
    expect(page.locator(".ev-narrow [role=status]")).to_contain_text(
        "Not saved. The file is of another release"
    )

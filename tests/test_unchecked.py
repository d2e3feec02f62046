"""The page for readers who can help: every open thing is on it, with its record and the file to edit."""

from __future__ import annotations

import dataclasses
import re

import pytest

from evidograph import model
from evidograph.edition import Here
from evidograph.render.sheet import Sheet
from evidograph.render.unchecked import KINDS, Unchecked
from programs import ROOT
from releases import edition


def rows(kind: str) -> list[Unchecked]:
    return list(KINDS[kind](Sheet(edition(), Here("contributing/could-not-check/"))))


def test_the_page_asks_for_every_kind_once() -> None:
    page = (ROOT / "docs" / "contributing" / "could-not-check.md").read_text("utf-8")
    assert sorted(re.findall(r'unchecked\("([a-z_]+)"\)', page)) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_line_names_a_file_that_is_there(kind: str) -> None:
    for row in rows(kind):
        assert (ROOT / row.file.text.partition(":")[0]).is_file()
        assert row.what
        assert row.why
        assert row.helps


def test_everything_open_is_on_it() -> None:
    corpus = edition().corpus
    counts = {kind: len(rows(kind)) for kind in KINDS}
    print(counts)
    for reason in ("source_unavailable", "result_not_visible", "no_evidence_found"):
        assert counts[reason] == sum(g.reason == reason and g.is_accepted for g in corpus.gaps.values())
    assert counts["open_claims"] == sum(e.outcome == "open" for e in corpus.ledger.values())
    assert counts["unread_references"] == sum(r.carries == "not_read" for r in corpus.references.values())
    titles = [s.fields.get("title", "") for s in corpus.sources.values()]
    assert counts["borrowed_titles"] >= sum(title.startswith("[") for title in titles) > 0


def test_every_finding_read_in_passing_behind_high_certainty_is_on_it() -> None:
    corpus = edition().corpus
    wanted = set()
    for statement in corpus.statements.values():
        if statement.is_accepted and statement.certainty == "high":
            for line in statement.evidence:
                source = corpus.items[line.item].source
                assert source
                shallow = source.read_depth in {"excerpt", "metadata"} or source.read_via == "report"
                wanted |= {line.item} if shallow and line.direction == "supports" else set()
    assert {row.name.text for row in rows("shallow_reading")} == wanted


def test_where_the_repository_is_public_the_file_is_a_link() -> None:
    assert all(row.file.href is None for row in rows("result_not_visible"))
    release = model.Release(
        release="2026.11", as_of="2026-11-25", repository="https://git.example/evidograph"
    )
    public = dataclasses.replace(edition(), corpus=dataclasses.replace(edition().corpus, release=release))
    (first, *_) = KINDS["result_not_visible"](Sheet(public, Here("contributing/could-not-check/")))
    assert first.file.href == f"https://git.example/evidograph/edit/main/{first.file.text}"

"""The committed table of figures that were traced: sixty, each to an item that there is, each agreeing."""

from __future__ import annotations

import csv

from evidograph.corpus import load_corpus
from programs import ROOT

TABLE = ROOT / "docs" / "contributing" / "traced-figures.csv"


def test_sixty_figures_agree_with_what_stands_in_their_sources() -> None:
    corpus, _ = load_corpus(ROOT)
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    print(f"{sum(row['verdict'] == 'agrees' for row in rows)} of {len(rows)} figures agree")
    assert len(rows) == 60
    for row in rows:
        assert row["item"] in corpus.items
        assert row["verdict"] == "agrees"
        assert row["seen_in"]
        assert row["stands_there"]
        kind, name = row["page"].strip("/").split("/")
        assert name in (corpus.statements if kind == "statements" else corpus.items)

"""The ledger as it is rendered: every claim is there, and so is every reference of the document."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from evidograph.edition import Edition, Here
from evidograph.render.ledger import render_ledger, render_reference_map
from evidograph.render.sheet import Sheet


@pytest.fixture(scope="module")
def html(edition: Edition) -> str:
    return render_ledger(Sheet(edition, Here("ledger/")))


def test_the_page_says_that_all_claims_are_accounted_for(html: str, edition: Edition) -> None:
    claims = len(edition.corpus.claims)
    print(f"{html.count('<tr id=')} rows for {claims} claims")
    assert claims == 219
    assert f"<p>{claims} of {claims} claims of the source document are accounted for:" in html
    ids = re.findall(r'<tr id="([a-z]+)-([^"]+)" data-outcome=', html)
    assert sorted("/".join(found) for found in ids) == sorted(edition.corpus.claims)


def test_a_statement_is_printed_once_and_named_where_it_comes_again(html: str) -> None:
    printed = re.findall(r'<p>[^<]+ <a class="ev-id" href="[^"]+">(ST\d+)</a></p>', html)
    named = re.findall(r'<a class="ev-id" href="[^"]+">(ST\d+)</a>', html)
    assert len(printed) == len(set(printed)) > 100
    assert {name: count for name, count in Counter(named).items() if name not in printed} == {}
    assert max(Counter(named).values()) > 1


def test_each_reference_of_the_document_is_accounted_for(edition: Edition) -> None:
    html = render_reference_map(Sheet(edition, Here("ledger/")))
    references = edition.corpus.references.values()
    assert [r.number for r in references] == list(range(1, 28))
    assert html.count('<tr id="reference-') == len(references)
    assert Counter(r.citekey for r in references)["drugbankanastrozole"] == 10
    assert [r.number for r in references if r.called] == [7, 11]
    assert [r.number for r in references if not r.citekey] == [27]
    assert {claim for r in references for claim in r.claims} <= set(edition.corpus.claims)

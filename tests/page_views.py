"""What the derived pages count, counted again from the records, or from the page itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from evidograph.corpus import Corpus
from page_shapes import Question, following, inside, is_a, row_id
from page_text import Element

Tell = Callable[[Element], Iterable[int]]


def tells(corpus: Corpus, url: str) -> Iterator[tuple[Question, Tell]]:
    """What the blocks of one of these pages may count."""
    if url == "head-to-head/":
        yield inside("ev-answer"), _contests
        yield inside("ev-matrix"), _contest_rows
    if url == "anastrozole/pathway-lists/":
        yield inside("ev-answer"), lambda element: _pathways_listed(corpus, element)
    if url == "ledger/":
        yield is_a("p"), lambda _: _references(corpus)
        yield is_a("div", "v"), lambda element: _outcomes(corpus, row_id(element))


def _contests(element: Element) -> Iterator[int]:
    """The cells of the table below: all, with findings, with a search that found none, open."""
    root = list(element.ancestors())[-1]
    cells = [cell for table in root.having("ev-matrix") for cell in table.of_tag("td")]
    searched = sum(bool(cell.having("when")) for cell in cells)
    is_open = sum(bool(cell.having("is-open")) for cell in cells)
    yield from (len(cells), len(cells) - searched - is_open, searched, is_open)


def _contest_rows(element: Element) -> Iterator[int]:
    """The findings below the heading to which a cell of the table leads."""
    root = list(element.ancestors())[-1]
    heads = {head.attributes["id"]: head for head in root.having("grp") if "id" in head.attributes}
    for link in element.of_tag("a"):
        head = heads.get(link.attributes.get("href", "")[1:])
        yield len([row for row in following(head) if row.tag == "tr"]) if head else 0


def _pathways_listed(corpus: Corpus, element: Element) -> Iterator[int]:
    """All pathways, and those named by the list that follows an answer, whole and by what they are on."""
    answer = next(around for around in element.ancestors() if "ev-answer" in around.classes)
    yield len(corpus.pathways)
    named: set[str] = set()
    for follower in following(answer):
        if follower.tag == "h2":
            break
        links = {link.attributes.get("href", "") for link in follower.of_tag("a")}
        group = {link for link in links if "/pathways/" in link}
        named |= group
        yield len(group)
    yield len(named)


def _references(corpus: Corpus) -> Iterator[int]:
    """The numbers of the document's references by what they are, and by whether they carry their claims."""
    held = list(corpus.references.values())
    keys = Counter(reference.citekey for reference in held if reference.citekey)
    yield from (len(held), len(keys), max(keys.values(), default=0))
    yield sum(bool(reference.called) for reference in held)
    yield sum(not reference.citekey for reference in held)
    yield from Counter(reference.carries for reference in held).values()


def _outcomes(corpus: Corpus, row: str) -> Iterable[int]:
    """What became of the claims that cite the reference of a row."""
    reference = corpus.references.get(row.removeprefix("reference-"))
    claims = reference.claims if reference else ()
    return Counter(corpus.ledger[claim].outcome for claim in claims).values()

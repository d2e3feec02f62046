"""Rule about documents: each is a text of its own, and its source is the text of such a body."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.rules.base import CorpusRule, Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.rules.facts import Facts

GUIDELINE = "practice_guideline"
# Known through another text, such as the label that names its year; so it may share that one's source.
TOLD_ELSEWHERE = "approval"


def _documents(facts: Facts) -> Iterator[Finding]:
    sharing: dict[str, list[model.Document]] = defaultdict(list)
    for document in facts.corpus.documents.values():
        if document.status != "withdrawn":
            sharing[document.citekey].append(document)
            yield from _of_other_kind(facts, document)
    for documents in sharing.values():
        yield from _shared(documents)


def _of_other_kind(facts: Facts, document: model.Document) -> Iterator[Finding]:
    source = facts.corpus.sources.get(document.citekey)
    ref, path = Ref("document", document.id), ("citekey",)
    if document.document_type != GUIDELINE:
        if source and source.entry_type == "article":
            words = document.document_type.replace("_", " ")
            what = f'"{document.citekey}" is an article, and this document is a {words}.'
            yield Finding(ref, path, what)
        return
    kinds = {i.kind for i in facts.items if i.source and i.source.citekey == document.citekey}
    if kinds and "recommendation" not in kinds:
        what = f'"{document.citekey}" gives results and recommends nothing, and this document is a guideline.'
        yield Finding(ref, path, what)


def _shared(documents: list[model.Document]) -> Iterator[Finding]:
    texts = [document for document in documents if document.document_type != TOLD_ELSEWHERE]
    first = (texts or documents)[0]
    for document in documents:
        if document in texts[1:]:
            what = f'The source "{document.citekey}" is already that of the document "{first.id}".'
            yield Finding(Ref("document", document.id), ("citekey",), what)
        elif set(document.drugs) != set(first.drugs):
            named = quoted(document.drugs) or "no drug"
            held = quoted(first.drugs) or "none"
            what = f'It is about {named}, and "{first.id}", of the same source, about {held}.'
            path = "drugs" if document.drugs else "citekey"
            yield Finding(Ref("document", document.id), (path,), what)


RULES = (
    CorpusRule(
        "document-source",
        "A document has a source that is another document's, or that is no text of its kind.",
        "Every item of the source counts as said by the document, and on its drugs.",
        "Name the source that holds this very text, or remove the document.",
        "document",
        _documents,
    ),
)

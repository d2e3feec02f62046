"""Rule about sections: each says where and when its evidence was last looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.rules.base import CorpusRule, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.rules.facts import Facts


def _unsearched(facts: Facts) -> Iterator[Finding]:
    for name, section in facts.corpus.sections.items():
        if not section.searched:
            what = f'The section "{name}" does not say when and where its evidence was looked for.'
            yield Finding(Ref("section", name), ("title",), what)


RULES = (
    CorpusRule(
        "section-not-searched",
        "A section names no dated search.",
        "A reader has to see how old the search behind a section is: what appeared later is not in it.",
        "Add searched with where and date; add the query only if it was typed as it stands.",
        "corpus",
        _unsearched,
    ),
)

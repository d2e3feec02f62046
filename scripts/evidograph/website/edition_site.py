"""What one build of the site holds: the edition, its record pages, the fragments of authored pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from evidograph.corpus import Ref
from evidograph.edition import Edition, Here
from evidograph.render.pages.document import render_document
from evidograph.render.pages.drug import render_drug
from evidograph.render.pages.gap import render_gap
from evidograph.render.pages.gene import render_gene
from evidograph.render.pages.item import render_item
from evidograph.render.pages.pathway import render_pathway
from evidograph.render.pages.source import render_source
from evidograph.render.pages.statement import render_statement
from evidograph.render.pages.subtype import render_subtype
from evidograph.render.pages.trial import render_trial
from evidograph.render.pieces import Page
from evidograph.render.sheet import Sheet

RENDERERS: Mapping[str, Callable[..., Page]] = {
    "statement": render_statement,
    "item": render_item,
    "drug": render_drug,
    "pathway": render_pathway,
    "gene": render_gene,
    "subtype": render_subtype,
    "trial": render_trial,
    "document": render_document,
    "gap": render_gap,
}


@dataclass
class EditionSite:
    """The state of one build; made anew for every build, live reload included."""

    edition: Edition
    fragments: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)

    def refs(self) -> Iterator[Ref]:
        """Every record that has a page of its own."""
        for ref, _ in self.edition.corpus.records():
            if ref.kind in RENDERERS:
                yield ref
        for citekey in sorted(self.edition.corpus.sources):
            yield Ref("source", citekey)

    def render(self, ref: Ref) -> Page:
        """The finished page of a record."""
        if ref.kind == "source":
            return render_source(self.edition, self.edition.corpus.sources[ref.id])
        return RENDERERS[ref.kind](self.edition, self.edition.corpus.by_kind[ref.kind][ref.id])

    def sheet(self, url: str) -> Sheet:
        """The authored page that is being written at `url`; its reference numbers run on."""
        return self.sheets.setdefault(url, Sheet(self.edition, Here(url)))

    def token(self, html: str) -> str:
        """Lays a fragment aside and gives the one line that stands for it in Markdown."""
        name = f"ev-fragment-{len(self.fragments)}"
        self.fragments[name] = html
        return f'<div id="{name}"></div>'

    def restored(self, html: str) -> str:
        """The page with every fragment in its place."""
        for name, fragment in self.fragments.items():
            html = html.replace(f'<div id="{name}"></div>', fragment)
        return html

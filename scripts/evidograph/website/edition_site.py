"""What one build of the site holds: the edition, its record pages, the fragments of authored pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from evidograph.corpus import Ref
from evidograph.edition import Edition, Here
from evidograph.render.pages.conflict import render_conflict
from evidograph.render.pages.document import render_document
from evidograph.render.pages.drug import render_drug
from evidograph.render.pages.gap import render_gap
from evidograph.render.pages.gene import render_gene
from evidograph.render.pages.item import render_item
from evidograph.render.pages.pathway import render_pathway
from evidograph.render.pages.section import render_section, render_whole
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
        """All that has a page of its own: records, sources, sections, conflicts, the whole monograph."""
        for ref, _ in self.edition.corpus.records():
            if ref.kind in RENDERERS:
                yield ref
        yield from (Ref("source", citekey) for citekey in sorted(self.edition.corpus.sources))
        yield from (Ref("section", name) for name in self.edition.sections)
        yield from (Ref("conflict", name) for name in self.edition.disputes)
        yield Ref("whole", self.edition.drug)

    def render(self, ref: Ref) -> Page:
        """The finished page."""
        match ref.kind:
            case "source":
                return render_source(self.edition, self.edition.corpus.sources[ref.id])
            case "conflict":
                return render_conflict(self.edition, self.edition.disputes[ref.id])
            case "section":
                return render_section(self.edition, ref.id)
            case "whole":
                return render_whole(self.edition, ref.id)
            case kind:
                return RENDERERS[kind](self.edition, self.edition.corpus.by_kind[kind][ref.id])

    def file_of(self, ref: Ref) -> str:
        """The file in which a page's record stands."""
        located = self.edition.corpus.locations.get(ref)
        if located:
            return located.file
        if ref.kind == "conflict":
            first = self.edition.disputes[ref.id].statements[0]
            return self.edition.corpus.locations[Ref("statement", first.id)].file
        if ref.kind == "section":
            return f"evidence/monographs/{ref.id}.yaml"
        return "evidence/references.bib" if ref.kind == "source" else f"evidence/drugs/{ref.id}.yaml"

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

"""What one build of the site holds: the edition, the pages that exist only as data, the fragments of authored pages."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evidograph.corpus import Ref
from evidograph.problem import Problem
from evidograph.render.addresses import Here
from evidograph.render.edition import Edition
from evidograph.render.monograph import MonographPage
from evidograph.render.pages.item import render_item
from evidograph.render.pages.statement import render_statement
from evidograph.render.pages.things import (
    render_document,
    render_drug,
    render_gap,
    render_gene,
    render_pathway,
    render_source,
    render_subtype,
)
from evidograph.render.pages.trial import render_trial
from evidograph.render.pieces import Page

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
    "source": render_source,
}


@dataclass
class EditionSite:
    """The state of one build; made anew for every build, live reload included."""

    edition: Edition
    fragments: dict[str, str] = field(default_factory=dict)
    writing: dict[str, MonographPage] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

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

    def page(self, url: str) -> MonographPage:
        """The authored page that is being written at `url`; its reference numbers run on."""
        return self.writing.setdefault(url, MonographPage(self.edition, Here(url)))

    def token(self, html: str) -> str:
        """Lays a fragment aside and gives the one line that stands for it in Markdown."""
        name = f"ev-fragment-{len(self.fragments)}"
        self.fragments[name] = html
        return f'<div id="{name}"></div>'

    def restored(self, html: str) -> str:
        """The page with every fragment in its place."""
        for name in [n for n in self.fragments if f'<div id="{n}"></div>' in html]:
            html = html.replace(f'<div id="{name}"></div>', self.fragments.pop(name))
        return html

    def complain(self, file: Path, kind: str, name: str, known: list[str]) -> None:
        """Notes that an authored page names something that is not there, at the line that names it."""
        lines = file.read_text("utf-8").splitlines()
        line = next((n for n, text in enumerate(lines, 1) if f'"{name}"' in text or f"'{name}'" in text), 1)
        excerpt = lines[line - 1] if lines else ""
        near = difflib.get_close_matches(name, known, 1, 0.6)
        self.problems.append(
            Problem(
                file=file.relative_to(self.edition.corpus.root).as_posix(),
                line=line,
                column=max(1, excerpt.find(name) + 1),
                length=len(name),
                excerpt=excerpt,
                code="unknown-name",
                what=f'There is no {kind} "{name}".',
                why="The page asks for it by name, and an empty place would look like nothing known.",
                fix=f'Did you mean "{near[0]}"?'
                if near
                else f"Name one that exists: {', '.join(known[:8])}.",
            )
        )

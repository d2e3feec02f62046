"""The glossary: outcomes and terms with their definitions."""

from __future__ import annotations

from evidograph.render.sheet import Sheet


def render_glossary(sheet: Sheet) -> str:
    """All terms by name."""
    terms = sorted(sheet.corpus.terms.values(), key=lambda term: term.name.casefold())
    return sheet.fill("fragments/glossary.html", terms=terms)

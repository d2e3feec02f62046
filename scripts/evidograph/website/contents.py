"""The navigation, as mkdocs.yml gives it, with the sections of the monograph under the drug."""

from __future__ import annotations

from typing import Any

from evidograph.corpus import Ref
from evidograph.edition import page_path
from evidograph.website.edition_site import EditionSite


def with_sections(nav: list[Any] | None, site: EditionSite) -> list[Any] | None:
    """The navigation in which the page of the drug is followed by its sections, in reading order."""
    return [_entry(entry, site) for entry in nav] if nav else nav


def _entry(entry: Any, site: EditionSite) -> Any:
    drug = site.edition.drug
    index = f"{drug}/index.md"
    if not isinstance(entry, dict) or index not in entry.values():
        return entry
    (title,) = entry
    sections = [
        {section.title: _file(Ref("section", name))} for name, section in site.edition.sections.items()
    ]
    return {title: [index, *sections, {"On one page": _file(Ref("whole", drug))}]}


def _file(ref: Ref) -> str:
    return f"{page_path(ref).rstrip('/')}.md"

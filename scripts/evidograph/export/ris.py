"""Sources as RIS, which reference managers read. The only user of rispy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import rispy  # type: ignore[import-untyped]

from evidograph.bibfile import Source

TYPES = {"article": "JOUR", "inproceedings": "CPAPER", "misc": "GEN", "techreport": "RPRT"}
# What RIS calls a field of BibTeX that is one value there and here.
NAMES = {
    "title": "title",
    "journal": "secondary_title",
    "booktitle": "secondary_title",
    "institution": "publisher",
    "publisher": "publisher",
    "year": "year",
    "volume": "volume",
    "number": "number",
    "doi": "doi",
    "pmid": "accession_number",
    "pmcid": "custom2",
}
MORE = "More authors than are listed here."


class _Plain(rispy.RisWriter):  # type: ignore[misc]
    """No number above an entry: it is no part of the format."""

    def set_header(self, count: int) -> str:
        """Nothing."""
        del count
        return ""


def write_ris(sources: Iterable[Source]) -> str:
    """The sources as RIS text: sorted by citekey, UTF-8."""
    ordered = sorted(sources, key=lambda source: source.citekey)
    text: str = rispy.dumps([_entry(source) for source in ordered], implementation=_Plain)
    return text


def _entry(source: Source) -> dict[str, Any]:
    fields = source.fields
    first, _, last = (
        part.strip() for part in re.sub("-+|\N{EN DASH}", "-", fields.get("pages", "")).partition("-")
    )
    notes = [fields.get("note"), MORE if source.others else None]
    entry = {
        "type_of_reference": TYPES[source.entry_type],
        "id": source.citekey,
        "authors": [", ".join(p for p in (a.family, a.given) if p) for a in source.authors],
        **{ris: fields[name] for name, ris in NAMES.items() if name in fields},
        "start_page": first,
        "end_page": last,
        "urls": [fields["url"]] if "url" in fields else [],
        "notes": [note for note in notes if note],
    }
    return {name: value for name, value in entry.items() if value}

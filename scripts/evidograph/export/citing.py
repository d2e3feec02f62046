"""Each source in a file of its own, for reference managers: `references/CITEKEY` with a fitting ending."""

from __future__ import annotations

from collections.abc import Mapping

from evidograph.bibfile import write_bib
from evidograph.edition import Edition, source_file
from evidograph.export.ris import write_ris


def citation_files(edition: Edition) -> Mapping[str, str]:
    """BibTeX and RIS of every source, by the name of the file below the root of the site."""
    found = {}
    for citekey, source in edition.corpus.sources.items():
        found[source_file(citekey, "bib")] = write_bib([source])
        found[source_file(citekey, "ris")] = write_ris([source])
    return found

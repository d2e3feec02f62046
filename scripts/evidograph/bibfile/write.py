"""Sources -> BibTeX text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares import AddEnclosingMiddleware
from bibtexparser.model import Block, Entry, Field
from bibtexparser.writer import BibtexFormat

from evidograph.bibfile.source import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidograph.bibfile.source import Source


def write_bib(sources: Iterable[Source]) -> str:
    """The same sources as BibTeX text: sorted by citekey, fields in the fixed order, one a line, UTF-8."""
    entries: list[Block] = [
        Entry(
            source.entry_type,
            source.citekey,
            [Field(name, source.fields[name]) for name in FIELDS if name in source.fields],
        )
        for source in sorted(sources, key=lambda source: source.citekey)
    ]
    layout = BibtexFormat()  # type: ignore[no-untyped-call]
    layout.indent = "  "
    layout.block_separator = "\n"
    layout.trailing_comma = True
    braces = AddEnclosingMiddleware(
        reuse_previous_enclosing=False,
        enclose_integers=True,
        default_enclosing="{",
        allow_inplace_modification=True,
    )
    return write_string(Library(entries), unparse_stack=[braces], bibtex_format=layout)

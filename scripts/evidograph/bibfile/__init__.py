"""references.bib -> sources and their lines, and back. The only user of bibtexparser."""

from evidograph.bibfile.read import read_bib
from evidograph.bibfile.rules import BIB_RULES
from evidograph.bibfile.source import ENTRY_TYPES, FIELDS, Author, Source
from evidograph.bibfile.write import write_bib

__all__ = ["BIB_RULES", "ENTRY_TYPES", "FIELDS", "Author", "Source", "read_bib", "write_bib"]

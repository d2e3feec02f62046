"""Values become files: the same edition as the pages, as JSON, CSV, BibTeX, RIS; the same bytes each time."""

from evidograph.export.citing import citation_files
from evidograph.export.files import export_all

__all__ = ["citation_files", "export_all"]

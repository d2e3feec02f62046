"""Values become files: the same edition as the pages, as JSON, CSV and BibTeX, the same bytes each time."""

from evidograph.export.files import export_all

__all__ = ["export_all"]

"""One of the two doors, and the only importer of mkdocs: all that it shows comes from render and export."""

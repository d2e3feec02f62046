"""One of the two doors: the only package that imports mkdocs. Everything it prints comes from render and export."""

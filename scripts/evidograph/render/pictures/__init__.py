"""Pictures made at build time: SVG in the colors of the page, with its data as a table behind it."""

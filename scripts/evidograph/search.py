"""The search index: read from the finished pages, laid beside them in `pagefind/`. The home of Pagefind."""

from __future__ import annotations

import asyncio
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

# Not prose: marks, numbers of citations, keys, labels that only phones show.
LEFT_OUT = (
    ".ev-meta",
    ".ev-mark",
    ".ev-cites",
    ".ev-tally",
    ".ev-key",
    ".ev-find",
    ".ev-go",
    ".ev-rest",
    ".ev-get",
    ".lbl",
    "caption.ev-sr",
)


def index_site(site: Path) -> int:
    """Index every page under `site` that has a `data-pagefind-body`; the number of pages found."""
    return asyncio.run(_index(site))


async def _index(site: Path) -> int:
    config = IndexConfig(output_path=str(site / "pagefind"), exclude_selectors=list(LEFT_OUT))
    async with PagefindIndex(config=config) as index:
        found = await index.add_directory(str(site))
    for path in (site / "pagefind").iterdir():
        if "-ui." in path.name or "highlight" in path.name:  # ready-made dialogs: the theme has its own
            path.unlink()
    return int(found["page_count"])

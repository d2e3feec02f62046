"""The search index: Pagefind over the finished pages. The only user of the pagefind package."""

from __future__ import annotations

from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex


async def write_search_index(site_dir: Path) -> int:
    """Writes the index below `site_dir`/pagefind and gives the number of pages in it."""
    config = IndexConfig(output_path=str(site_dir / "pagefind"))
    async with PagefindIndex(config=config) as index:
        return await index.add_directory(str(site_dir))

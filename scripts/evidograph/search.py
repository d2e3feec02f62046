"""The search index: read from the articles of all pages, laid beside them in `pagefind/`. Pagefind's home."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pagefind.service
from pagefind.index import IndexConfig
from pagefind.service import PagefindService

# Not prose: marks, numbers of citations, keys, labels that only phones show. Nor what is found elsewhere:
# evidence lines by their items, claims of the source document and terms of the glossary as places. Where a
# class does not say it, `data-pagefind-ignore` does.
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
    ".ev-lines",
    ".ev-slip",
    ".lbl",
    "caption.ev-sr",
)
# How the files of an index begin, once unpacked.
MAGIC = b"pagefind_dcd"
# Where lists stand in such files: [name, [[value, [page, ...]], ...]] and [version, pages, words, filters].
VALUES, FILTERS = 1, 3
GZIP = b"\x1f\x8b"
# Tenths of a second to wait for the last file.
PATIENCE = 100


# Pagefind's service waits a tenth of a second before each answer: half a minute for all places.
AT_ONCE = SimpleNamespace(**{**vars(asyncio), "sleep": lambda _seconds: asyncio.sleep(0)})


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a page that is found by itself; `url` ends in its anchor."""

    url: str
    kind: str
    id: str
    title: str
    text: str
    names: tuple[str, ...] = ()


class Indexing:
    """The index of a site in the making: it needs articles alone, so it is made while pages are written."""

    def __init__(self, articles: Mapping[str, str], places: Sequence[Place], site: Path) -> None:
        """Begins: `articles` are small pages by address, indexed if they have a `data-pagefind-body`."""
        self._thread = ThreadPoolExecutor(1)
        self._work = self._thread.submit(_index_all, dict(articles), places, site / "pagefind")

    def finish(self) -> int:
        """Waits for the end; gives the number of pages found. Raises what went wrong."""
        self._thread.shutdown()
        return self._work.result()


def _index_all(articles: Mapping[str, str], places: Sequence[Place], folder: Path) -> int:
    with TemporaryDirectory() as pages:
        for url, article in articles.items():
            page = Path(pages, url, "index.html")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(article, "utf-8")
        found = asyncio.run(_index(Path(pages), places, folder))
    _put_in_order(folder)
    return found


async def _index(pages: Path, places: Sequence[Place], folder: Path) -> int:
    vars(pagefind.service)["asyncio"] = AT_ONCE
    config = IndexConfig(output_path=str(folder), exclude_selectors=list(LEFT_OUT))
    async with PagefindService() as service:
        index = await service.create_index(config=config)
        found = await index.add_directory(str(pages))
        for place in places:
            await index.add_custom_record(**_record(place))
        await index.write_files()
        await _written(folder)  # leaving the block ends the program, whatever it still has to write
    for path in folder.iterdir():
        if "-ui." in path.name or "highlight" in path.name:  # ready-made dialogs: the theme has its own
            path.unlink()
    return int(found["page_count"])


def _record(place: Place) -> dict[str, Any]:
    meta = {"title": place.title, "kind": place.kind, "id": place.id, "names": "|".join(place.names)}
    return {
        "url": f"/{place.url}",
        "content": place.text,
        "language": "en",
        "meta": meta,
        "filters": {"kind": [place.kind]},
    }


async def _written(folder: Path) -> None:
    """Waits until every file of the index is whole. Raises TimeoutError where one never is."""
    entry = folder / "pagefind-entry.json"
    for _ in range(PATIENCE):
        files = [path for path in folder.rglob("*") if path.is_file()]
        if entry in files and all(_is_whole(path) for path in files):
            return
        await asyncio.sleep(0.1)
    raise TimeoutError(f"the search index in {folder} was not written to its end")


def _is_whole(file: Path) -> bool:
    data = file.read_bytes()
    if file.suffix == ".json":
        return data.endswith(b"}")
    try:
        return bool(data) and (not data.startswith(GZIP) or bool(gzip.decompress(data)))
    except (EOFError, OSError, zlib.error):
        return False


def _put_in_order(folder: Path) -> None:
    """Writes filters and their values in order: Pagefind writes both in an order that is new each time.

    A filter is named by its contents, and so is the list that names it, and the entry that names the list.
    """
    entry = folder / "pagefind-entry.json"
    for listing in sorted(folder.glob("*.pf_meta")):
        text = gzip.decompress(listing.read_bytes())
        for file in sorted((folder / "filter").glob("*.pf_filter")):
            name = _renamed(file, _in_order(gzip.decompress(file.read_bytes()), VALUES))
            text = text.replace(file.stem.encode(), name.encode())
        text = _in_order(text, FILTERS)
        old, new = listing.name.split(".")[1], _renamed(listing, text).split(".")[1]
        entry.write_text(entry.read_text("utf-8").replace(old, new), "utf-8")


def _renamed(file: Path, data: bytes) -> str:
    """Writes a file under the name that fits its new contents, as long as the old; gives its stem."""
    start, _, old = file.stem.rpartition("_")
    stem = f"{start}_{hashlib.sha256(data).hexdigest()[: len(old)]}"
    file.unlink()
    file.with_name(stem + file.suffix).write_bytes(gzip.compress(data, mtime=0))
    return stem


def _in_order(data: bytes, entry: int) -> bytes:
    """A file of the index, CBOR for an array, with that entry sorted, which is an array itself."""
    at = len(MAGIC) + 1
    for _ in range(entry):
        at = _end(data, at)
    first, end = at + _head_length(data, at), _end(data, at)
    return data[:first] + b"".join(sorted(_items(data[:end], first))) + data[end:]


def _items(data: bytes, at: int) -> Iterator[bytes]:
    while at < len(data):
        end = _end(data, at)
        yield data[at:end]
        at = end


def _head_length(data: bytes, at: int) -> int:
    """How many bytes say what an item of CBOR is and how large."""
    size = data[at] & 31
    return 1 if size < 24 else 1 + 2 ** (size - 24)


def _end(data: bytes, at: int) -> int:
    """Where an item of CBOR ends: a number, a text, or an array of items."""
    length = _head_length(data, at)
    kind, size = data[at] >> 5, data[at] & 31
    count = size if length == 1 else int.from_bytes(data[at + 1 : at + length])
    at += length
    if kind == 3:
        return at + count
    if kind == 4:
        for _ in range(count):
            at = _end(data, at)
    return at

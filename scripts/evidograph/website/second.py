"""While pages are served: a second process renders pages while this one checks records and writes others.

It is a fork, so it has all that was read. Both take pages from one counter, in portions, until none is left;
then it gives back those pages of its own that a change has touched.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing.connection import Connection
from typing import Any

from evidograph.corpus import Ref
from evidograph.render.pieces import Page
from evidograph.website.edition_site import EditionSite

PORTION = 20


class SecondProcess:
    """Begins at once. `known`: the pages as they are; what differs from them has been touched."""

    def __init__(self, site: Callable[[], EditionSite], known: Mapping[Ref, Page]) -> None:
        self._known = known
        self._process: Any = None
        if "fork" in multiprocessing.get_all_start_methods():
            fork = multiprocessing.get_context("fork")
            self._taken = fork.Value("i", 0)
            self._receiver, sender = fork.Pipe(duplex=False)
            self._process = fork.Process(target=self._render_and_send, args=(sender, site), daemon=True)
            self._process.start()
            sender.close()

    def finish(self, site: EditionSite) -> dict[Ref, Page]:
        """Those pages that differ from the known ones."""
        refs = _longest_first(site)
        if self._process is None:
            return self._changed(site, refs)
        mine = self._changed(site, self._portions(refs))
        try:
            others: dict[Ref, Page] = self._receiver.recv()
        except EOFError:  # it failed; here the same error is seen
            others = self._changed(site, refs)
        self._process.join()
        return mine | others

    def stop(self) -> None:
        """What it renders is not wanted."""
        if self._process is not None:
            self._process.terminate()
            self._process.join()

    def _render_and_send(self, sender: Connection, begin: Callable[[], EditionSite]) -> None:
        site = begin()
        sender.send(self._changed(site, self._portions(_longest_first(site))))
        sender.close()

    def _portions(self, refs: Sequence[Ref]) -> Iterator[Ref]:
        while True:
            with self._taken.get_lock():
                first = self._taken.value
                self._taken.value += PORTION
            if first >= len(refs):
                return
            yield from refs[first : first + PORTION]

    def _changed(self, site: EditionSite, refs: Iterator[Ref] | Sequence[Ref]) -> dict[Ref, Page]:
        pages = ((ref, site.render(ref)) for ref in refs)
        return {ref: page for ref, page in pages if page != self._known.get(ref)}


def _longest_first(site: EditionSite) -> list[Ref]:
    """Whole sections come last in a site; begun last, they would keep one process waiting for the other."""
    return list(site.refs())[::-1]

"""While pages are served: all are rendered in two processes, to see which of them a change has touched.

The second is a fork: it has all that was read, and gives back the marks of its half and what changed.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection

from evidograph.corpus import Ref
from evidograph.render.pieces import Page

Render = Callable[[Ref], Page]
Found = tuple[dict[Ref, bytes], dict[Ref, Page]]


def rendered(refs: Sequence[Ref], render: Render, known: Mapping[Ref, bytes]) -> Found:
    """The mark of every page, and those pages whose mark is not the known one."""
    if not known or "fork" not in multiprocessing.get_all_start_methods():
        return _changed(refs, render, known)
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    other = fork.Process(target=_send, args=(sender, refs[1::2], render, known), daemon=True)
    other.start()
    sender.close()
    marks, pages = _changed(refs[::2], render, known)
    try:
        others = receiver.recv()
    except EOFError:  # it failed; here the same error is seen
        others = _changed(refs[1::2], render, known)
    other.join()
    return marks | others[0], pages | others[1]


def _send(sender: Connection, refs: Sequence[Ref], render: Render, known: Mapping[Ref, bytes]) -> None:
    sender.send(_changed(refs, render, known))
    sender.close()


def _changed(refs: Sequence[Ref], render: Render, known: Mapping[Ref, bytes]) -> Found:
    marks: dict[Ref, bytes] = {}
    pages: dict[Ref, Page] = {}
    for ref in refs:
        page = render(ref)
        marks[ref] = hashlib.blake2b(repr(page).encode()).digest()
        if known.get(ref) != marks[ref]:
            pages[ref] = page
    return marks, pages

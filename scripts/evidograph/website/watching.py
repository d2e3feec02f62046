"""While pages are served: changes are heard of at once, and less is said of them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

# A build opens files and closes them, which is no change. By itself mkdocs asks for changes twice a second.
CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
# Seconds without another change before a build begins: an editor saves a file in less.
CALM = 0.04


def hear_at_once(server: LiveReloadServer, places: Iterable[str]) -> None:
    """Watches what the server watches already, the `places`, and all that it is yet to watch."""
    watched = list(places)
    for place in watched:
        server.unwatch(place)
    observer: Any = Observer()
    observer.schedule = partial(observer.schedule, event_filter=CHANGES)
    server.observer = observer
    server.build_delay = CALM
    for place in watched:
        server.watch(place)


def say_less() -> None:
    """Leaves out what would be said at every change: that a part is built again, which macros there are."""
    logging.getLogger("mkdocs.commands.build").addFilter(lambda said: "dirty" not in said.getMessage())
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)

"""The frame around the page of a record: written once for each kind, then filled page by page.

Menu, header and footer of such pages differ in a few words alone. The theme writes them once, around a page
that holds a slot in the place of each: to write them for every page took a third of a build.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs.structure.pages import Page

from evidograph.policy import finish, inline_scripts

SLOT = re.compile("ev-slot-([a-z]+)-")


def _slot(name: str) -> str:
    return f"ev-slot-{name}-"


@dataclass(frozen=True)
class StandIn:
    """What the theme asks of a page, each answer a slot."""

    url: str
    file: Any
    active: bool = True
    is_homepage: bool = False
    title: str = _slot("name")
    edit_url: str = _slot("edit")
    contents: str = _slot("contents")
    article: str = _slot("article")
    linked: str = _slot("linked")
    meta: Mapping[str, str] = field(
        default_factory=lambda: {"title": _slot("title"), "description": _slot("description")}
    )


def stand_in(page: Page) -> StandIn:
    """What holds slots in the place of this page: in the same folder, with the same things around it."""
    return StandIn(f"{_folder(page)}/{_slot('id')}/", page.file)


class Frames:
    """The frames of one build, by the folder of the pages that they stand around."""

    def __init__(self, env: Any) -> None:
        self._frame = env.get_template("frame.html")
        self._contents = env.get_template("partials/contents.html")
        self._linked = env.get_template("partials/linked.html")
        self._written: dict[str, list[str]] = {}

    def fill(self, page: Page, article: str, context: Mapping[str, Any]) -> str:
        """The whole page; `context` is that of its stand-in. Raises ValueError for what the policy refuses.

        Words in slots are escaped before they come here.
        """
        if inline_scripts(article):
            raise ValueError("an article has no scripts of its own")
        folder = _folder(page)
        if folder not in self._written:
            self._written[folder] = SLOT.split(finish(self._frame.render(context)))
        pieces = list(self._written[folder])
        values = {
            "id": page.url.rstrip("/").rpartition("/")[2],
            "name": str(page.title),
            "title": page.meta["title"],
            "description": page.meta["description"],
            "edit": page.edit_url or "",
            "contents": self._contents.render(page=page),
            "linked": self._linked.render(page=page),
            "article": article,
        }
        pieces[1::2] = [values[name] for name in pieces[1::2]]
        return "".join(pieces)


def _folder(page: Page) -> str:
    return page.url.rstrip("/").rpartition("/")[0]

"""Links of the finished pages: every address inside the site leads to a page or file, and a place in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

# Attribute values in finished HTML; what is written in text is escaped, so a quote ends the value.
_LINKS = re.compile(r'<a\s[^>]*?href="([^"]*)"')
_PLACES = re.compile(r'\sid="([^"]*)"')
# Any origin will do: it is taken off again.
_ORIGIN = "http://site/"


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere: on which page, to which address as written, and what is missing."""

    page: str
    address: str
    what: str


def places_in(pages: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """The names of the places in each article, by the address of its page."""
    return {url: frozenset(unescape(name) for name in _PLACES.findall(html)) for url, html in pages.items()}


def dead_links(
    pages: Mapping[str, str], places: Mapping[str, Collection[str]], files: Collection[str]
) -> Iterator[DeadLink]:
    """What leads nowhere in the articles `pages` (address -> HTML) of a site with `places` and `files`."""
    for url, html in pages.items():
        for address in dict.fromkeys(unescape(found) for found in _LINKS.findall(html)):
            missing = _missing(url, address, places, files)
            if missing:
                yield DeadLink(url, address, missing)


def _missing(
    url: str, address: str, places: Mapping[str, Collection[str]], files: Collection[str]
) -> str | None:
    if address.startswith(("https://", "//")) or (":" in address and urlsplit(address).scheme):
        return None
    path, _, fragment = address.partition("#")
    target = unquote(_target(url, path.partition("?")[0]))
    if target not in places:
        return None if target in files else f'The link "{address}" leads to no page or file.'
    if fragment and unquote(fragment) not in places[target]:
        return f'The link "{address}" leads to a page that has no place "{unquote(fragment)}".'
    return None


def _target(url: str, path: str) -> str:
    """The address in the site to which a path on the page `url` leads."""
    up = "../" * url.count("/")
    if up and path.startswith(up) and ".." not in path.removeprefix(up):
        return path.removeprefix(up)  # as nearly all are written, from the root of the site
    return urljoin(_ORIGIN + url, path).removeprefix(_ORIGIN)

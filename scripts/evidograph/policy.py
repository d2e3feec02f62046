"""What every finished page gets last: the theme's faults mended, and a policy that names its scripts.

A static host sends no headers of ours, so the Content-Security-Policy stands in the page, before anything it
governs. The theme has a few inline scripts whose text depends on how deep the page lies; the policy allows
exactly those, by hash. Styles come from files alone: a style element or attribute would be refused by the
browser, so it is refused here, where somebody sees it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

RULES = (
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),  # the search is WebAssembly
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("connect-src", "'self'"),
    ("font-src", "'self'"),
    ("worker-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
)
# Types of script elements that a browser runs; with any other type it is data, which no policy concerns.
RUN = frozenset({"", "module", "text/javascript", "application/javascript"})
# Faults of the theme's templates: (as it stands, as it should). HTML does not allow `autocomplete` on a
# checkbox, and the link past the navigation leads to a heading that not every page has.
FAULTS = (
    (re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"'), r"\1"),
    (
        re.compile(r'<div data-md-component="skip">.*?</div>', re.DOTALL),
        '<div data-md-component="skip"><a href="#content" class="md-skip">Skip to content</a></div>',
    ),
)
# A page without any of these holds nothing that the policy would refuse, and reading its scripts is enough.
# With one of them, be it only in its text, it is read tag by tag, which would otherwise be half of a build.
# Each pattern begins with letters, to which a search leaps; that is also why a page is read in lower case.
SUSPECT = tuple(
    re.compile(p)
    for p in (
        "<style",
        r"style(?<=\sstyle)\s*=",
        r"on(?<=[\s\"'/]on)[a-z]+\s*=",
        "javascript:",
        "<(?:iframe|object|embed)",
        r"src(?:set)?\s*=\s*[\"']?\s*(?:https?:)?//",
        r"(?:poster|data|action)\s*=\s*[\"']?\s*(?:https?:)?//",
    )
)
# What a browser would fetch by itself, or send to: from this site alone.
FETCHED = ("src", "srcset", "poster", "data", "action", "formaction")
FRAMES = frozenset({"iframe", "object", "embed", "frame"})
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
TYPE = re.compile(r"\stype\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)


class _Scripts(HTMLParser):
    """Collects the inline scripts, and whatever the policy would refuse."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.inline: list[str] = []
        self.refused: list[str] = []
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an inline script, a style, an event handler or an address that is a script."""
        given = dict(attrs)
        where = f"line {self.getpos()[0]}: <{tag}>"
        if tag == "script" and "src" not in given and (given.get("type") or "").lower() in RUN:
            self._text = []
        if tag == "style" or "style" in given:
            self.refused.append(f"{where} has an inline style")
        self.refused += [f"{where} has an event handler {name}" for name in given if name.startswith("on")]
        for name in ("href", "src", "action"):
            if (given.get(name) or "").strip().lower().startswith("javascript:"):
                self.refused.append(f"{where} has a script as its {name}")
        for name in FETCHED:
            if (given.get(name) or "").strip().lower().startswith(("http:", "https:", "//")):
                self.refused.append(f"{where} asks another host by its {name}")
        if tag in FRAMES:
            self.refused.append(f"{where} is a frame")

    def handle_data(self, data: str) -> None:
        """Keep the text of the script that is open."""
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close the script that is open."""
        if tag == "script" and self._text is not None:
            self.inline.append("".join(self._text))
            self._text = None


def mend(page: str) -> str:
    """The page without the faults of the theme's templates."""
    for fault, cure in FAULTS:
        page = fault.sub(cure, page)
    return page


def inline_scripts(page: str) -> list[str]:
    """The text of each script that a browser runs. Raises ValueError for what the policy would refuse."""
    lowered = page.lower()
    if not any(pattern.search(lowered) for pattern in SUSPECT):
        return [text for attributes, text in SCRIPT.findall(page) if _runs(attributes)]
    scripts = _Scripts()
    scripts.feed(page)
    scripts.close()
    if scripts.refused:
        raise ValueError("; ".join(scripts.refused))
    return scripts.inline


def _runs(attributes: str) -> bool:
    kind = TYPE.search(attributes)
    return not SOURCE.search(attributes) and (kind.group(1).lower() if kind else "") in RUN


def policy(page: str) -> str:
    """The policy that fits this page. Raises ValueError where the page holds what it would refuse."""
    hashes = {_hash(text): None for text in inline_scripts(page)}
    rules = [
        " ".join([name, value, *hashes]) if name == "script-src" else f"{name} {value}"
        for name, value in RULES
    ]
    return "; ".join(rules)


def secure(page: str) -> str:
    """The page with its policy as the first thing in its head. Raises ValueError where there is no head."""
    head = re.search(r"<head(?:\s[^>]*)?>", page)
    if not head:
        raise ValueError("no <head> to put the security policy in")
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(page)}">'
    return f"{page[: head.end()]}\n    {tag}{page[head.end() :]}"


def finish(page: str) -> str:
    """A finished page as it is published: mended, then secured."""
    return secure(mend(page))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

"""What a browser did in each task of a page's thread: processor time, elements styled, boxes laid out.

Processor time leaves out what other programs take, so a busy machine does not make a task long.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from playwright.sync_api import Browser, Page, Route

from browsing import Watched
from exploring import at_work, in_view

CATEGORIES = ["toplevel", "devtools.timeline"]
ROW = re.compile(r'<tr(?! class="grp").*?</tr>', re.DOTALL)
OWN_ID = re.compile(r'^(<tr[^>]*) id="[^"]*"')
STILL = 150  # ms


@dataclass(frozen=True, slots=True)
class Work:
    """The most that one task did, each figure for itself; milliseconds of a processor."""

    cpu: float
    styled: int
    laid: int


def heaviest(browser: Browser, page: Page, act: Callable[[], object]) -> Work:
    """The most that one task of the page's thread did while something was done to the page."""
    browser.start_tracing(page=page, categories=CATEGORIES)
    act()
    page.wait_for_timeout(STILL)
    events: list[dict[str, Any]] = json.loads(browser.stop_tracing())["traceEvents"]
    origin = "/".join(page.url.split("/")[:3])
    # A browser has pages of its own, whose tasks are none of ours.
    ours = {e["pid"] for e in events if origin in json.dumps(e.get("args", {}))}
    threads = {(e["pid"], e["tid"]) for e in events if e["pid"] in ours and _name(e) == "CrRendererMain"}
    own = [e for e in events if e.get("ph") == "X" and (e["pid"], e["tid"]) in threads]
    tasks = [e for e in own if e["name"].endswith("RunTask")]
    steps = [e for e in own if e["name"] in {"UpdateLayoutTree", "Layout"}]
    assert tasks
    done = [_work(task, steps) for task in tasks if task.get("tdur", 0) > 1000]
    return Work(max(w.cpu for w in done), max(w.styled for w in done), max(w.laid for w in done))


def _name(event: Mapping[str, Any]) -> object:
    return event["args"]["name"] if event["name"] == "thread_name" else None


def _work(task: Mapping[str, Any], steps: list[dict[str, Any]]) -> Work:
    end = task["ts"] + task["dur"]
    mine = [e["args"] for e in steps if e["pid"] == task["pid"] and task["ts"] <= e["ts"] < end]
    styled = sum(step.get("elementCount", 0) for step in mine)
    laid = sum(step.get("beginData", {}).get("dirtyObjects", 0) for step in mine)
    return Work(task["tdur"] / 1000, styled, laid)


def lengthen(page: Page, path: str, times: int) -> None:
    """Lets the server's list at `path` be many times as long: each row again, without its id."""

    def answer(route: Route) -> None:
        response = route.fetch()
        head, tag, rest = response.text().partition("<tbody")
        body, end, foot = rest.rpartition("</tbody>")
        copies = "".join(OWN_ID.sub(r"\1", row) for row in ROW.findall(body)) * (times - 1)
        route.fulfill(response=response, body=f"{head}{tag}{body}{copies}{end}{foot}")

    page.route(re.compile(rf"/{re.escape(path)}$"), answer)


def work_of_a_list(browser: Browser, tab: Watched, path: str) -> dict[str, Work]:
    """The heaviest task of everything that a reader does with a list, coming from the home page."""
    page = tab.open("")
    words, heads = page.locator("[name=q]"), page.locator("thead button")
    boxes = page.locator("fieldset input")
    acts: Mapping[str, Callable[[], object]] = {
        "open": lambda: at_work(tab, path),
        "search words": lambda: words.fill("anastrozole"),
        "no words": lambda: words.fill(""),
        "sort by text": lambda: heads.nth(1).click(),
        "sort by level": lambda: heads.nth(3).click(),
        "filter": lambda: boxes.first.check(force=True),
        "no filter": lambda: boxes.first.uncheck(force=True),
    }

    def done(act: Callable[[], object]) -> None:
        act()
        in_view(page).count()

    return {name: heaviest(browser, page, partial(done, act)) for name, act in acts.items()}

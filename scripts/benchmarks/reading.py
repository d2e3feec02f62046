"""What the site costs a browser: the longest tasks of the lists, as they are and many times as long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from browsing import watched
from programs import chromium
from servers import served
from tasks import lengthen, work_of_a_list

LISTS = ("items/", "explorer/")
TIMES = (1, 5)


def longest_tasks(site: Path) -> Iterator[tuple[str, str]]:
    """For each list and length: what was measured, and milliseconds of a processor for each act."""
    with sync_playwright() as driver, served(site) as address:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        for path in LISTS:
            for times in TIMES:
                with watched(browser, address) as tab:
                    lengthen(tab.page, path, times)
                    work = work_of_a_list(browser, tab, path)
                    rows = tab.page.locator(".ev-page tbody tr:not(.grp)").count()
                figures = ", ".join(f"{act} {done.cpu:.0f}" for act, done in work.items())
                yield f"longest task in ms CPU, {path} {rows} rows", figures
        browser.close()

"""How heavy pages are: HTML of each, and all that a browser fetches before the monograph can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request

from browsing import DESKTOP, PHONE, watched
from servers import served
from sites import DRUG

MAX_HTML = 300_000  # bytes
MAX_WHOLE = 600_000
MAX_FETCHED = 300_000
MAX_REQUESTS = 15


def test_no_page_is_larger_than_300_kb(site: Path) -> None:
    sizes = {page.relative_to(site).as_posix(): page.stat().st_size for page in site.rglob("*.html")}
    whole = sizes.pop(f"{DRUG}/on-one-page/index.html")
    largest = sorted(sizes, key=lambda page: -sizes[page])
    fitting = sum(size <= MAX_HTML for size in sizes.values())
    print(f"{fitting} of {len(sizes)} pages fit; the largest: {[(p, sizes[p]) for p in largest[:3]]}")
    print(f"The monograph on one page has {whole} bytes")
    assert len(sizes) > 1000
    assert [(page, sizes[page]) for page in largest if sizes[page] > MAX_HTML] == []
    assert whole <= MAX_WHOLE


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_monograph_is_light(browser: Browser, site: Path, width: int) -> None:
    with served(site, packed=True) as address, watched(browser, address, width) as tab:
        fetched: list[Request] = []

        def keep(request: Request) -> None:
            fetched.append(request)

        tab.page.on("requestfinished", keep)
        page = tab.open(f"{DRUG}/")
        page.wait_for_load_state("networkidle")  # later than it can be read: nothing is left out
        sizes = {
            request.url.removeprefix(address): request.sizes()["responseBodySize"] for request in fetched
        }
        print(f"{sum(sizes.values())} bytes in {len(sizes)} answers at {width} px: {sizes}")
        assert sum(name.endswith(".woff2") for name in sizes) >= 2
        assert len(fetched) <= MAX_REQUESTS
        assert sum(sizes.values()) <= MAX_FETCHED
        assert tab.complaints == []

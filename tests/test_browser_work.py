"""What the lists cost a browser: no task of a reader's grows with the number of records, none takes long."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from browsing import watched
from tasks import lengthen, work_of_a_list

MAX_TASK = 50  # ms of a processor, at the length that the list has
TIMES = 4


@pytest.mark.parametrize("path", ["items/", "explorer/"])
def test_no_task_grows_with_the_number_of_records(browser: Browser, address: str, path: str) -> None:
    with watched(browser, address) as tab:
        real = work_of_a_list(browser, tab, path)
        rows = tab.page.locator(".ev-page tbody tr:not(.grp)").count()
    with watched(browser, address) as tab:
        lengthen(tab.page, path, TIMES)
        longer = work_of_a_list(browser, tab, path)
        assert tab.page.locator(".ev-page tbody tr:not(.grp)").count() == TIMES * rows
    for act in real:
        print(f"{path} {act}: {rows} rows {real[act]}, {TIMES * rows} rows {longer[act]}")
    # What grew with the rows would be four times as much.
    assert longer["open"].laid < 2 * real["open"].laid
    assert max(work.cpu for work in real.values()) <= MAX_TASK
    del (
        real["open"],
        longer["open"],
    )  # the theme's script styles the first rows once or thrice as a page opens
    for part in ("styled", "laid"):
        assert max(getattr(w, part) for w in longer.values()) < 2 * max(
            getattr(w, part) for w in real.values()
        )

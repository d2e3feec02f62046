"""What the lists cost a browser: no task of a reader's grows with the number of records, none takes long."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Browser

from browsing import Watched, watched
from tasks import Work, heaviest, lengthen, work_of_a_list

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


def test_no_task_grows_with_the_length_of_a_page(browser: Browser, address: str) -> None:
    def opened(path: str, times: int = 1) -> Work:
        with watched(browser, address) as tab:
            tab.open("")
            if times > 1:
                lengthen(tab.page, path, times)
            return heaviest(browser, tab.page, partial(tab.open_wholly, path))

    short, long = opened("anastrozole/safety/"), opened("anastrozole/on-one-page/")
    table, longer = opened("comparisons/"), opened("comparisons/", TIMES)
    print(f"a section {short}, all sections {long}, comparisons {table}, {TIMES} times as long {longer}")
    assert long.laid < 3 * short.laid
    assert longer.laid < 2 * table.laid


def test_all_of_a_long_page_is_laid_out_in_the_end(tab: Watched) -> None:
    last = tab.open_wholly("anastrozole/on-one-page/").locator(".ev-refs li").last
    assert last.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")

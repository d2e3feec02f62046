"""A page in a real browser, watched: what it asks for, what it complains of, what it may not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

DESKTOP, PHONE = 1440, 390
MAX_SHIFT = 0.05
# A telephone line: fonts come after the text has been painted.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 600);
})"""


@dataclass
class Watched:
    """A tab, and everything that went wrong in it."""

    page: Page
    base: str
    scripts: bool = True
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Goes to a page of the site and waits until it stands as readers see it."""
        self.page.goto(f"{self.base}{path}")
        if self.scripts:
            self.page.evaluate("document.fonts.ready.then(() => true)")
        return self.page

    def open_wholly(self, path: str) -> Page:
        """Opens a long page and waits until all of it is laid out."""
        page = self.open(path)
        expect(page.locator(".ev-refs > li").last).to_have_class("is-laid")
        return page

    def hear(self, message: ConsoleMessage) -> None:
        """Keeps what the console says, violations of the security policy among it."""
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def see(self, request: Request) -> None:
        """Keeps what is asked of another origin."""
        if request.url.startswith(("data:", "blob:")):
            return
        if urlsplit(request.url).netloc != urlsplit(self.base).netloc:
            self.strangers.append(request.url)


@contextmanager
def watched(
    browser: Browser, base: str, width: int = DESKTOP, dark: bool = False, scripts: bool = True
) -> Iterator[Watched]:
    """A new tab of a browser without memory; a narrow one is a phone with a touch screen."""
    phone = width < 500
    context = browser.new_context(
        viewport={"width": width, "height": 844 if phone else 1000},
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
        has_touch=phone,
        is_mobile=phone,
    )
    tab = Watched(context.new_page(), base, scripts)
    tab.page.on("console", tab.hear)
    tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
    tab.page.on("request", tab.see)
    yield tab
    context.close()


def moved_while_loading(browser: Browser, base: str, path: str, width: int) -> float:
    """By how much a page moves until it stands, on a slow line (cumulative layout shift)."""
    with watched(browser, base, width) as tab:
        line = tab.page.context.new_cdp_session(tab.page)
        line.send("Network.emulateNetworkConditions", SLOW)
        shift = float(tab.open(path).evaluate(SHIFT))
    print(f"{path} moved by {shift:.3f} at {width} px")
    return shift

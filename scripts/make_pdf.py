"""Print the monograph of the built site as one tagged PDF: `python scripts/make_pdf.py [SITE [PDF]]`.

What paper looks like is said by the stylesheet (docs/stylesheets/evidograph.css, section 16). Here each page
gets its release, which a stylesheet cannot know. The file says when it was made: no two are the same bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from shutil import which

from playwright.sync_api import Page, sync_playwright

from screenshots import BROWSERS, FLAGS, ROOT, SITE, served

PDF = ROOT / "build" / "anastrozole.pdf"
MONOGRAPH = "anastrozole/on-one-page/"
# What the page says of itself: its heading without what is not printed, its release and the date of that.
HEADING = """() => { const copy = document.querySelector("h1").cloneNode(true);
  copy.querySelectorAll(".ev-here").forEach(part => part.remove());
  return copy.textContent.replace(/\\s+/g, " ").trim(); }"""
RELEASE = """() => document.querySelector(".ev-foot dd").textContent.replace(/\\s+/g, " ").trim()"""


def name_pages(page: Page) -> None:
    """Gives the document its title, and each page the release at its foot."""
    title, release = page.evaluate(HEADING), page.evaluate(RELEASE)
    page.evaluate("title => { document.title = title; }", f"{title}. Evidograph, release {release}")
    foot = json.dumps(f"Evidograph, release {release}. For research and education, not medical advice.")
    page.add_style_tag(content=f"@page{{@bottom-left{{content:{foot};white-space:nowrap}}}}")


def print_monograph(site: Path, target: Path) -> None:
    """Writes the PDF; ends the program where there is no browser or no built site."""
    browser_path = next(filter(None, map(which, BROWSERS)), None)
    if browser_path is None or not (site / MONOGRAPH / "index.html").is_file():
        sys.exit("No browser or no built site here: `make pdf` sees to both.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_context(bypass_csp=True).new_page()
        page.goto(base + MONOGRAPH, wait_until="networkidle")
        page.evaluate("document.fonts.ready.then(() => true)")
        name_pages(page)
        page.pdf(path=target, prefer_css_page_size=True, tagged=True, outline=True)
        browser.close()


def main() -> None:
    """Prints the monograph, and says where it is."""
    given = [Path(name) for name in sys.argv[1:]]
    site, target = [*given, *(SITE, PDF)[len(given) :]]
    print_monograph(site, target)
    print(target)


if __name__ == "__main__":
    main()

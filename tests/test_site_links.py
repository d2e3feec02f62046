"""The built site under foreign eyes: links and anchors (lychee), HTML (Nu), the same bytes twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from programs import node_file, run
from sites import build, copy_of_the_house


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    pages = sorted(str(path) for path in site.rglob("*.html") if path.name != "404.html")
    listing = site.parent / "pages.txt"
    listing.write_text("\n".join(pages), "utf-8")
    checked = run(
        ["lychee", "--offline", "--no-progress", "--root-dir", site, "--index-files", "index.html",
         "--include-fragments=anchor-only", "--format", "compact", "--files-from", listing]
    )  # fmt: skip
    found = re.search(r"(\d+) Total.*?(\d+) OK", checked.stdout)
    print(found.group(0) if found else checked.stdout[-500:])
    assert checked.returncode == 0, checked.stdout[-3000:]
    assert found
    assert int(found.group(2)) > 10_000


def test_every_page_is_valid_html(site: Path) -> None:
    checker = node_file("vnu-jar/build/dist/vnu.jar")
    options = ["--errors-only", "--skip-non-html", "--format", "gnu"]
    done = run(["java", "-Xss4m", "-jar", checker, *options, site])
    errors = [line for line in done.stderr.splitlines() if line.strip()]
    assert errors == []
    assert done.returncode == 0


def test_two_builds_in_two_folders_are_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    again = build(copy_of_the_house(tmp_path / "house"), tmp_path / "elsewhere")
    assert again.returncode == 0, again.stderr
    first, second = contents(site), contents(tmp_path / "elsewhere")
    assert first.keys() == second.keys()
    assert [name for name in sorted(first) if first[name] != second[name]] == []
    print(f"{len(first)} of {len(first)} files are the same")
    assert len(first) > 1000


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize(
    "name", ["index.html", "sitemap.xml", "pagefind/pagefind.js", "downloads/evidence.json"]
)
def test_the_site_has_what_it_needs(site: Path, name: str) -> None:
    assert (site / name).stat().st_size > 0

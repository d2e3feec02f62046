"""What Lighthouse says of the site, on a desktop and a phone, in a browser for which no other host exists."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from programs import ROOT, chromium, program
from servers import served

PATHS = ("", "anastrozole/", "statements/ST0149/", "explorer/")
SCREENS = ("desktop", "phone")
BARS = {"accessibility": 95, "best-practices": 95, "seo": 95}


@dataclass(frozen=True, slots=True)
class Report:
    """One page on one screen: points by kind, what cost points, and all that the page asked for."""

    path: str
    screen: str
    failed: str
    scores: Mapping[str, int]
    faults: Mapping[str, list[str]]
    asked: list[str]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:
    """A host's folder, with the release in a sub-path."""
    root = tmp_path_factory.mktemp("host")
    (root / "latest").symlink_to(site, target_is_directory=True)
    return root


@pytest.fixture(scope="module")
def reports(home: Path) -> dict[tuple[str, str], Report]:
    """All reports, made by one browser in one run."""
    with served(home, packed=True) as address:
        done = subprocess.run(
            [program("node"), "tests/lighthouse.mjs", f"{address}latest/", *PATHS],
            cwd=ROOT,
            env={**os.environ, "CHROME_PATH": chromium()},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    assert done.returncode == 0, done.stderr
    made = [Report(**json.loads(line)) for line in done.stdout.splitlines()]
    asked = [url for report in made for url in report.asked if not url.startswith("data:")]
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}
    return {(report.path, report.screen): report for report in made}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", PATHS)
def test_lighthouse_gives_it_95_points(
    reports: Mapping[tuple[str, str], Report], path: str, screen: str
) -> None:
    report = reports[path, screen]
    print(f"{path or 'home'} on a {screen}: {dict(report.scores)}; lost by {report.faults['performance']}")
    assert report.failed == ""
    assert len(report.asked) > 3
    for kind, points in BARS.items():
        assert report.scores[kind] >= points, (kind, report.faults[kind])

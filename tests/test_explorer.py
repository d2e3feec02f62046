"""The table row by row: what the page shows, what the files hold, and the library that moves its rows."""

from __future__ import annotations

import json

import pytest

from programs import ROOT, node_file
from releases import downloads, evidence

VENDOR = ROOT / "docs" / "javascripts" / "vendor" / "tanstack-table"
RELEASED = {"index.production.js": "build/umd/index.production.js", "LICENSE": "LICENSE"}


def test_rows_of_the_json_stand_on_lines_of_their_own() -> None:
    text = downloads()["pathway-evidence.json"].decode()
    held = evidence()
    whole = json.loads(text)
    assert whole == {key: value for key, value in held.items() if key in whole}
    assert [key for key, value in held.items() if not isinstance(value, list)] == list(whole)[:-1]
    lines = text.partition('"pathway_evidence": [\n')[2].removesuffix("\n]}\n").split("\n")
    assert [json.loads(line.removesuffix(",")) for line in lines] == held["pathway_evidence"]


@pytest.mark.parametrize("name", RELEASED)
def test_the_library_is_its_locked_release_to_the_byte(name: str) -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    installed = json.loads(node_file("@tanstack/table-core/package.json").read_text("utf-8"))
    assert lock["packages"]["node_modules/@tanstack/table-core"]["version"] == installed["version"]
    assert (VENDOR / name).read_bytes() == node_file(f"@tanstack/table-core/{RELEASED[name]}").read_bytes()


def test_nothing_stands_beside_the_library() -> None:
    assert {path.name for path in VENDOR.iterdir()} == set(RELEASED)

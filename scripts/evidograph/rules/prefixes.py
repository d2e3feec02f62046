"""The prefixes that outside identifiers may have, from schema/prefixes.json (taken from the Bioregistry)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PREFIXES = "schema/prefixes.json"


@dataclass(frozen=True, slots=True)
class Prefix:
    """One database: its name, the form of its identifiers, and one of them as an example."""

    name: str
    pattern: re.Pattern[str]
    example: str


def load_prefixes(root: Path) -> Mapping[str, Prefix]:
    """The known prefixes; none where the file is missing, so that one fault raises no wave of complaints."""
    file = root / PREFIXES
    if not file.is_file():
        return {}
    listed = json.loads(file.read_text("utf-8"))["prefixes"]
    return {
        name: Prefix(entry["name"], re.compile(entry["pattern"]), entry["example"])
        for name, entry in listed.items()
    }

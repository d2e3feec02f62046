"""The id that was probably meant, for an id that nothing has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidograph.problem import nearest as nearest_word

if TYPE_CHECKING:
    from collections.abc import Collection

NUMBERED = re.compile(r"[A-Z]{2}[0-9]+")
MOST_COMPARED = 5000


def nearest(wrong: str, known: Collection[str]) -> str | None:
    """The known id closest to a wrong one; for numbered ids only one with the same signs in another order."""
    if NUMBERED.fullmatch(wrong):
        return min((name for name in known if sorted(name) == sorted(wrong)), default=None)
    if len(known) > MOST_COMPARED:
        return None
    folded = {_folded(name): name for name in sorted(known, reverse=True)}
    return folded.get(nearest_word(_folded(wrong), folded))


def _folded(name: str) -> str:
    return name.casefold().replace("-", "").replace("_", "")

"""Runs of eight words, and the committed fingerprints of those that others wrote.

`own_words.bin` holds six bytes for each run of the document that the first monograph started from and of the
notes on its fact-check. Neither text is part of this project; the fingerprints serve in any clone.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

LENGTH = 8
BYTES = 6
FINGERPRINTS = Path(__file__).parent / "own_words.bin"
WORD = re.compile(r"[^\W\d_]+")


def fingerprint(words: list[str]) -> bytes:
    """What stands for these words in the file."""
    return blake2b(" ".join(words).encode(), digest_size=BYTES).digest()


def runs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every run of eight words, in lower case, with the place in the text where it starts."""
    found = list(WORD.finditer(text))
    words = [match.group().lower() for match in found]
    for number in range(len(words) - LENGTH + 1):
        yield found[number].start(), words[number : number + LENGTH]


def read_fingerprints() -> frozenset[bytes]:
    """All runs that others wrote."""
    data = FINGERPRINTS.read_bytes()
    return frozenset(data[place : place + BYTES] for place in range(0, len(data), BYTES))

"""Write the fingerprints that tests/test_own_words.py compares with, from the texts of others.

    python scripts/make_own_words.py TEXT...

TEXT are the document that the first monograph started from and the notes on its fact-check.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from runs_of_words import FINGERPRINTS, fingerprint, runs


def main(paths: list[str]) -> int:
    """Read the texts and write one sorted file; without a text nothing is written."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    found = {fingerprint(words) for text in texts for _, words in runs(text)}
    FINGERPRINTS.write_bytes(b"".join(sorted(found)))
    print(f"{len(found)} runs of {len(texts)} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Every sentence is in our own words: no eight in a row as in the texts that the work started from.

Titles (references.bib, audit/reference-map.yaml) and the claims that the ledger answers (audit/claims.csv)
are quoted on purpose and are not read here.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from programs import ROOT
from runs_of_words import WORD, fingerprint, read_fingerprints, runs

# Names may be long, and they are nobody's wording.
KNOWN_NAMES = (
    "Arimidex, Tamoxifen, Alone or in Combination",
    "Immediate Preoperative Anastrozole, Tamoxifen, or Combined with Tamoxifen",
    "International Breast Cancer Intervention Study",
    "PI3K-Akt signaling pathway - Homo sapiens (human)",
    "Steroid hormone biosynthesis - Homo sapiens (human)",
    "Creative Commons Attribution 4.0 International",
)
# Formulas; and, in the map of the document's references, the title and address as it prints them.
QUOTED = frozenset({"structure", "printed", "address"})
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
CODE = re.compile(r"```.*?```|`[^`]*`|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def strings(value: Any) -> Iterator[str]:
    """Every text of a record, at whatever depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in QUOTED:
                yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def texts() -> Iterator[tuple[Path, str]]:
    """The texts that readers see: those of the records and those of the pages."""
    for path in sorted((ROOT / "evidence").rglob("*.yaml")):
        for text in strings(yaml.safe_load(path.read_text(encoding="utf-8"))):
            yield path, text
    for path in [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))]:
        for text in CODE.sub(" ", path.read_text(encoding="utf-8")).split("\n\n"):
            yield path, text


def sentence_at(text: str, place: int) -> str:
    """The sentence of the text that holds this place."""
    starts = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
    start = max(begin for begin in starts if begin <= place)
    return SENTENCE_END.split(text[start:], maxsplit=1)[0]


def borrowed(text: str, others: frozenset[bytes]) -> dict[str, str]:
    """The sentences that share a run of words with others, and the first run that each of them shares."""
    plain = text
    for name in KNOWN_NAMES:
        plain = plain.replace(name, "q" * len(name))  # a word that nobody wrote
    found: dict[str, str] = {}
    for place, words in runs(plain):
        if fingerprint(words) in others:
            found.setdefault(sentence_at(text, place), " ".join(words))
    return found


def test_no_sentence_shares_eight_words_with_the_texts_it_came_from() -> None:
    others = read_fingerprints()
    assert len(others) > 10_000, "the fingerprints are missing"
    total, found = 0, []
    for path, text in texts():
        total += sum(len(WORD.findall(part)) > 2 for part in SENTENCE_END.split(text))
        found += [f"{path.relative_to(ROOT)}: {run}" for run in borrowed(text, others).values()]
    print(f"own words: {total - len(found)} of {total} sentences")
    assert total, "no sentence was read"
    assert found == []


def test_a_shared_run_is_found_and_a_name_is_not() -> None:
    run = "one two three four five six seven eight"
    others = frozenset({fingerprint(run.split())})
    assert borrowed("Own words here. Zero one two, three four five SIX seven-eight nine.", others) == {
        "Zero one two, three four five SIX seven-eight nine.": run
    }
    assert borrowed("one two three four five six seven nine eight", others) == {}
    name = KNOWN_NAMES[1]
    named = frozenset(fingerprint(words) for _, words in runs(name))
    assert named
    assert borrowed(f"It is called {name}.", named) == {}

"""Each rule has an example that it refuses, word for word, and the nearest one that it lets pass.

`python tests/test_rules.py --rewrite` writes every expected.txt anew; read what changed before you commit.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from evidograph.bibfile import BIB_RULES
from evidograph.checking import Checked, check_repository
from evidograph.report import Counts, format_text
from evidograph.rules import ALL_RULES, CorpusRule
from evidograph.schema import SCHEMA_RULES
from evidograph.yamlfile import YAML_RULES

EXAMPLES = Path(__file__).parent / "examples"
CORPUS = EXAMPLES / "corpus"
INVALID = EXAMPLES / "invalid"
SCHEMA = Path(__file__).parents[1] / "schema"
CODES = [rule.code for rule in ALL_RULES]
FILES = sorted(file.relative_to(CORPUS).as_posix() for file in CORPUS.rglob("*") if file.is_file())

Check = Callable[..., Checked]


def laid_over(root: Path, *overlays: Path) -> Path:
    """A repository in `root`: the small sound corpus, with the files of each overlay laid over it."""
    shutil.copytree(SCHEMA, root / "schema")
    for overlay in (CORPUS, *overlays):
        shutil.copytree(overlay / "evidence", root / "evidence", dirs_exist_ok=True)
    return root


def report(checked: Checked) -> str:
    return format_text(checked.problems, Counts(files=len(checked.corpus.files)))


@pytest.fixture
def check(tmp_path: Path) -> Check:
    return lambda *overlays: check_repository(laid_over(tmp_path / "repository", *overlays))


def test_the_small_corpus_is_sound(check: Check) -> None:
    checked = check()
    assert report(checked) == f"No problems in {len(FILES)} files.\n"
    assert len(checked.corpus.items) == len(checked.corpus.statements) == 5


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert sorted(folder.name for folder in INVALID.iterdir() if (folder / "evidence").is_dir()) == CODES
    for code in CODES:
        assert (INVALID / code / "expected.txt").is_file(), code
        assert (INVALID / code / "twin" / "evidence").is_dir(), code


@pytest.mark.parametrize("code", CODES)
def test_the_example_is_refused_word_for_word(code: str, check: Check) -> None:
    checked = check(INVALID / code)
    assert report(checked) == (INVALID / code / "expected.txt").read_text("utf-8")
    assert {problem.code for problem in checked.problems} == {code}


@pytest.mark.parametrize("code", CODES)
def test_the_twin_passes(code: str, check: Check) -> None:
    assert check(INVALID / code / "twin").problems == ()


def test_codes_are_sorted_and_unlike_those_of_the_readers() -> None:
    assert sorted(set(CODES)) == CODES
    assert not set(CODES) & {rule.code for rule in (*YAML_RULES, *BIB_RULES, *SCHEMA_RULES)}


@pytest.mark.parametrize("rule", ALL_RULES, ids=CODES)
def test_each_rule_says_in_whole_sentences_what_why_and_how(rule: CorpusRule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
    for text in (rule.description, rule.why, rule.fix):
        assert re.fullmatch(r"[A-Z\"].*[.]", text), text
        assert not re.search(r"\b(invalid|null|regex|boolean|object)\b", text), text


@pytest.mark.parametrize("broken", ["", "{", "nonsense: true\n"])
@pytest.mark.parametrize("name", [name for name in FILES if name.endswith((".yaml", ".bib", ".csv"))])
def test_a_broken_file_is_the_only_one_complained_of(
    name: str, broken: str, check: Check, tmp_path: Path
) -> None:
    overlay = tmp_path / "overlay"
    (overlay / name).parent.mkdir(parents=True)
    (overlay / name).write_text(broken, "utf-8")
    if name.endswith(".bib") and not broken:
        return  # an empty bibliography is well formed; what it lacks is each record's own fault
    problems = check(overlay).problems
    assert {problem.file for problem in problems} == {name}


def rewrite() -> None:
    """Writes every expected.txt as the rules say it today."""
    for code in CODES:
        with tempfile.TemporaryDirectory() as folder:
            text = report(check_repository(laid_over(Path(folder) / "repository", INVALID / code)))
        (INVALID / code / "expected.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    if sys.argv[1:] != ["--rewrite"]:
        sys.exit(__doc__)
    rewrite()

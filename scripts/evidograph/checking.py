"""A repository -> its corpus and all that is wrong with it: what the command and the website both ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidograph.corpus import load_corpus
from evidograph.rules import check_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from evidograph.corpus import Corpus
    from evidograph.problem import Problem

BIBLIOGRAPHY = "evidence/references.bib"
RELEASE = "evidence/release.yaml"
# What a rule says of every record that names something in a file which could not be read.
ECHO_OF: Mapping[str, tuple[str, ...]] = {
    "unknown-citekey": (BIBLIOGRAPHY,),
    "number-not-in-records": (BIBLIOGRAPHY,),  # the year of a source counts as held
    "ledger-claim": ("evidence/audit/claims.csv",),
    "date-in-future": (RELEASE,),
    "register-cut": ("evidence/register.csv", RELEASE),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A corpus, and all problems of its files and records in reading order."""

    corpus: Corpus
    problems: tuple[Problem, ...]
    is_whole: bool
    """True where every file could be read, so that what is not found does not exist."""


def check_repository(root: Path) -> Checked:
    """Reads `root`/evidence and applies every rule. ValueError: schema/ is broken, so nothing was checked."""
    return judge(*load_corpus(root))


def judge(corpus: Corpus, read: Iterable[Problem]) -> Checked:
    """Applies every rule to a corpus, in the reading of which these problems were met."""
    unread = frozenset(read)
    judged = check_corpus(corpus)
    unreadable = {problem.file for problem in unread} - ({BIBLIOGRAPHY} if corpus.sources else set())
    judged = [problem for problem in judged if unreadable.isdisjoint(ECHO_OF.get(problem.code, ()))]
    return Checked(corpus, tuple(sorted({*unread, *judged})), is_whole=not unread)

"""What a rule is and what it finds: values only, so that judging and speaking stay apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from evidograph.corpus import Location, Ref
from evidograph.problem import Path, Rule

if TYPE_CHECKING:
    from evidograph.rules.facts import Facts

At = Literal["key", "value"]
Scope = Literal["corpus", "document", "gap", "gene", "item", "ledger", "record", "source", "statement"]
PLACE = "{place}"
"""Stands in a fix for the file and line of the record that `near` names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One objection of a rule: which record, where in it, what is wrong, and how to mend this very case."""

    ref: Ref | Location
    path: Path
    what: str
    fix: str = ""
    at: At = "value"
    near: Ref | None = None


Check: TypeAlias = "Callable[[Facts], Iterable[Finding]]"


@dataclass(frozen=True, slots=True)
class CorpusRule(Rule):
    """A rule over the whole corpus; `scope` is the kind of record that it speaks about."""

    scope: Scope
    check: Check


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in the order given as a phrase: `a`, `a and b`, `a, b and c`."""
    found = list(words)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {last} {found[-1]}"


def quoted(words: Iterable[str], last: str = "and") -> str:
    """The same, each word in quotation marks."""
    return listed((f'"{word}"' for word in words), last)

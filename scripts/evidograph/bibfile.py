"""references.bib -> sources and positions, and back. The only user of bibtexparser."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidograph.problem import Problem, Rule

BIB_RULES: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    """A person by family and given name; or a body, whose whole name is `family`."""

    family: str
    given: str = ""
    corporate: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the bibliography; `fields` keep the order of the file, `line` counts from 1."""

    citekey: str
    entry_type: str
    fields: Mapping[str, str]
    line: int
    authors: tuple[Author, ...] = ()
    others: bool = False
    year: int | None = None


def read_bib(file: pathlib.Path, root: pathlib.Path) -> tuple[dict[str, Source], list[Problem]]:
    """The sources by citekey and all problems of the file. Never raises for bad data."""
    raise NotImplementedError


def write_bib(sources: Iterable[Source]) -> str:
    """The same sources as BibTeX text: sorted by citekey, fields in the fixed order, UTF-8."""
    raise NotImplementedError

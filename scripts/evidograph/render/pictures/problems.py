"""What keeps the pictures from being drawn: said before the build begins."""

from __future__ import annotations

from evidograph.corpus import Corpus
from evidograph.problem import Problem
from evidograph.render.pictures.plan import plan_problems
from evidograph.render.pictures.structure import structure_problems


def picture_problems(corpus: Corpus, drug: str) -> tuple[Problem, ...]:
    """Statements that do not hold, a SMILES that cannot be drawn."""
    return (*plan_problems(corpus), *structure_problems(corpus, drug))

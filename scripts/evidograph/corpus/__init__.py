"""The only package that walks folders: a repository becomes a Corpus and the Problems met on the way.

`load_corpus` never raises for bad data: what cannot be read gives Problems and is left out, but its id is
remembered, so that other records do not complain that it is missing.
"""

from evidograph.corpus.load import KINDS, load_corpus
from evidograph.corpus.values import Corpus, Duplicate, Location, Ref, RegisteredId, problem_at
from evidograph.corpus.whereabouts import PLACE_RULES

__all__ = [
    "KINDS",
    "PLACE_RULES",
    "Corpus",
    "Duplicate",
    "Location",
    "Ref",
    "RegisteredId",
    "load_corpus",
    "problem_at",
]

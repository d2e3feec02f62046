"""Small words of the pages: what stands in a mark, plurals, capitals."""

from __future__ import annotations

from collections.abc import Mapping

# The one word that stands in a mark; the long form is the vocabulary's label.
MARK_WORDS: Mapping[str, str] = {
    "drug": "drug",
    "drug_in_pool": "pool",
    "class": "class",
    "endocrine_therapy": "endocrine",
    "model_of_deprivation": "model",
    "inference": "inferred",
    "no_treatment": "no drug",
}
# Where a claim holds, if that is not in patients.
PLACES: Mapping[str, str] = {
    "patients": "",
    "animals": "in animals",
    "cells": "in cells",
    "cell_free": "in cell-free systems",
    "in_silico": "computed",
}


def sentence_case(phrase: str) -> str:
    """The phrase with its first letter capital, the rest as it is."""
    return phrase[:1].upper() + phrase[1:]


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 statement`, `2 statements`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

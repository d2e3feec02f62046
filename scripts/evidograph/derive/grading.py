"""Design, system, level and the arithmetic of certainty.

Levels A to E are CIViC's; certainty is GRADE's (Guyatt and others, BMJ 2008;336:924), with its version for
prognosis (Foroutan and others, J Clin Epidemiol 2020;121:62) where a marker is the question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from evidograph.derive.scope import trial_of

if TYPE_CHECKING:
    from evidograph import model
    from evidograph.corpus import Corpus

EvidenceLevel = Literal["A", "B", "C", "D", "E"]
System = Literal["patients", "animals", "cells", "cell_free", "in_silico"]

# Best first: a claim may not rank above its evidence.
SYSTEMS: tuple[System, ...] = ("patients", "animals", "cells", "cell_free", "in_silico")
CERTAINTIES: tuple[str, ...] = ("very_low", "low", "moderate", "high")

DESIGN_STANDING: dict[str, tuple[EvidenceLevel | None, System]] = {
    "practice_guideline": ("A", "patients"),
    "regulatory_document": ("A", "patients"),
    "randomized_controlled_trial": ("B", "patients"),
    "nonrandomized_trial": ("B", "patients"),
    "cohort_study": ("B", "patients"),
    "nested_case_control": ("B", "patients"),
    "cross_sectional_study": ("B", "patients"),
    "meta_analysis_randomized": ("B", "patients"),
    "meta_analysis_observational": ("B", "patients"),
    "pharmacokinetic_study": ("B", "patients"),
    "case_series": ("C", "patients"),
    "case_report": ("C", "patients"),
    "animal_experiment": ("D", "animals"),
    "xenograft": ("D", "animals"),
    "cell_line_experiment": ("D", "cells"),
    "organoid_experiment": ("D", "cells"),
    "biochemical_assay": ("D", "cell_free"),
    "in_silico_analysis": ("E", "in_silico"),
    "narrative_review": ("E", "in_silico"),
    "reference_database": (None, "in_silico"),
}
RANDOMIZED = frozenset({"randomized_controlled_trial", "meta_analysis_randomized"})
MARKER_PREDICATES = frozenset({"predicts_response", "prognostic_for"})
FROM_DOCUMENT = {"recommendation": "practice_guideline", "regulatory_text": "regulatory_document"}


def design_of(corpus: Corpus, item: model.Item) -> str | None:
    """The design of the contrast that the item reports: its own, its document's, or its trial's."""
    if item.design:
        return item.design
    if item.kind in FROM_DOCUMENT:
        return FROM_DOCUMENT[item.kind]
    trial = trial_of(corpus, item)
    return trial.design if trial else None


def evidence_level(corpus: Corpus, item: model.Item) -> EvidenceLevel | None:
    """CIViC level of the item, from its design; None for a reference database."""
    return DESIGN_STANDING.get(design_of(corpus, item) or "", (None, "in_silico"))[0]


def evidence_in(corpus: Corpus, item: model.Item) -> System:
    """The system that the finding was made in, from the item's design."""
    return DESIGN_STANDING.get(design_of(corpus, item) or "", (None, "in_silico"))[1]


def best_level(corpus: Corpus, statement: model.Statement) -> EvidenceLevel | None:
    """The best level among the supporting items; None where there is none."""
    items = [corpus.items[line.item] for line in statement.lines("supports") if line.item in corpus.items]
    levels = [level for item in items if (level := evidence_level(corpus, item))]
    return min(levels, default=None)


def certainty_start(corpus: Corpus, statement: model.Statement) -> str:
    """Where GRADE starts: high for a randomized contrast and for marker questions, else low."""
    proposition = statement.proposition
    if proposition and proposition.predicate in MARKER_PREDICATES:
        return "high"
    items = [corpus.items[line.item] for line in statement.lines("supports") if line.item in corpus.items]
    randomized = any(
        item.kind == "treatment_effect" and design_of(corpus, item) in RANDOMIZED for item in items
    )
    return "high" if randomized else "low"


def certainty_ceiling(corpus: Corpus, statement: model.Statement) -> str:
    """The highest certainty that start, downgrades and upgrades allow."""
    start = CERTAINTIES.index(certainty_start(corpus, statement))
    level = start - len(statement.downgraded_for) + len(statement.upgraded_for)
    return CERTAINTIES[max(0, min(level, len(CERTAINTIES) - 1))]

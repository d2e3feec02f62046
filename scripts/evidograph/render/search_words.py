"""By which further words a page is found, what it is mainly about, and how strongly it speaks of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidograph import model
from evidograph.edition import Edition, best_on

# Of two statements on what was asked for, the one on the drug itself comes first, and the more certain one.
ON_DRUG = {"drug": 1.2, "drug_in_pool": 1.1}
CERTAIN = {"high": 1.2, "moderate": 1.1}


def words_of(edition: Edition, items: Iterable[model.Item]) -> tuple[str, ...]:
    """The names of the trials and outcomes of some items, each once."""
    found: dict[str, None] = {}
    for item in items:
        for trial in item.trials:
            if trial in edition.corpus.trials:
                found[edition.corpus.trials[trial].name] = None
        term = edition.corpus.terms.get(item.outcome or "")
        if term:
            found |= dict.fromkeys((term.name, *term.synonyms))
    return tuple(found)


def subject_of(edition: Edition, statement: model.Statement) -> tuple[str, ...]:
    """All names of the outcome, the subtypes, the gene or pathway that a statement is about, each once."""
    return tuple(dict.fromkeys(_subjects(edition, statement.proposition))) if statement.proposition else ()


def _subjects(edition: Edition, proposition: model.Proposition) -> Iterator[str]:
    corpus = edition.corpus
    if proposition.gene:
        yield proposition.gene
    things = [
        corpus.terms.get(proposition.outcome or ""),
        corpus.pathways.get(proposition.pathway or ""),
        corpus.genes.get(proposition.gene or ""),
        *(corpus.subtypes.get(subtype) for subtype in proposition.subtypes),
    ]
    for thing in things:
        if thing:
            yield from (thing.name, *thing.synonyms)


def strength_of(edition: Edition, statement: model.Statement) -> float:
    """How much higher a statement stands than another on the same subject."""
    on = ON_DRUG.get(best_on(edition, statement), 1.0)
    return round(on * CERTAIN.get(statement.certainty or "", 1.0), 2)

"""What was given, seen from one monograph drug: `evidence_on` and `drug_role` (records.md, decision 4)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from evidograph import model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.corpus import Corpus

EvidenceOn = Literal[
    "drug", "drug_in_pool", "class", "endocrine_therapy", "model_of_deprivation", "inference", "no_treatment"
]
DrugRole = Literal["tested", "comparator", "background", "prior", "none"]

# Best first: a claim may not rank above its evidence.
EVIDENCE_ON: tuple[EvidenceOn, ...] = (
    "drug",
    "drug_in_pool",
    "class",
    "endocrine_therapy",
    "model_of_deprivation",
    "inference",
    "no_treatment",
)

# Child -> parent of the closed tree of drug classes; what decides class evidence.
CLASS_PARENT: dict[str, str] = {
    "nonsteroidal_aromatase_inhibitor": "aromatase_inhibitor",
    "steroidal_aromatase_inhibitor": "aromatase_inhibitor",
    "aromatase_inhibitor": "endocrine_therapy",
    "selective_estrogen_receptor_modulator": "endocrine_therapy",
    "selective_estrogen_receptor_degrader": "endocrine_therapy",
    "gonadotropin_releasing_hormone_agonist": "endocrine_therapy",
    "progestin": "endocrine_therapy",
    "pi3k_inhibitor": "targeted_therapy",
    "akt_inhibitor": "targeted_therapy",
    "mtor_inhibitor": "targeted_therapy",
    "cdk4_6_inhibitor": "targeted_therapy",
    "her2_antibody": "targeted_therapy",
    "egfr_inhibitor": "targeted_therapy",
    "her2_kinase_inhibitor": "targeted_therapy",
    "histone_deacetylase_inhibitor": "targeted_therapy",
}
FAMILIES = frozenset({"endocrine_therapy", "targeted_therapy"})
# Under which the figures of a side may stand that was not given one drug.
DRUG_CLASSES = FAMILIES | CLASS_PARENT.keys()
SPECULATIVE_DESIGNS = frozenset({"narrative_review", "in_silico_analysis"})


def classes_of(drug_class: str) -> tuple[str, ...]:
    """The class and its ancestors, narrowest first."""
    found = [drug_class]
    while found[-1] in CLASS_PARENT:
        found.append(CLASS_PARENT[found[-1]])
    return tuple(found)


def class_branch(drug_class: str) -> str:
    """The widest class below a family: `aromatase_inhibitor` for anastrozole, letrozole and exemestane."""
    return [name for name in classes_of(drug_class) if name not in FAMILIES or name == drug_class][-1]


def entry_key(entry: model.DrugEntry) -> tuple[str, ...]:
    """A drug entry as something that can be compared and sorted."""
    if isinstance(entry, str):
        return (entry,)
    return (f"any_in:{entry.any_in}",) if entry.any_in else tuple(sorted(entry.any_of))


def entry_drugs(entries: tuple[model.DrugEntry, ...]) -> Iterator[str]:
    """The drugs that the entries name, pools included, classes not."""
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            yield from entry.any_of


def side_arms(item: model.Item, side: Literal["intervention", "comparator"]) -> tuple[str, ...]:
    """The arm ids on one side of an item that sits on one trial; empty for any other item."""
    given = getattr(item, side)
    if len(item.trials) != 1 or not given:
        return ()
    return (given,) if isinstance(given, str) else tuple(arm for arm in given if isinstance(arm, str))


def side_options(
    corpus: Corpus, item: model.Item, side: Literal["intervention", "comparator"]
) -> tuple[tuple[model.DrugEntry, ...], ...]:
    """What was given on one side, one tuple of entries for each pooled arm; unknown arms give nothing."""
    given = getattr(item, side)
    if len(item.trials) != 1:
        return (given,) if isinstance(given, tuple) and given else ()
    trial = corpus.trials.get(item.trials[0])
    arms = trial.arms if trial else {}
    return tuple(arms[arm].drugs for arm in side_arms(item, side) if arm in arms)


def keyed_sides(item: model.Item) -> dict[str, tuple[model.DrugEntry, ...]]:
    """Which side the figures under a drug or class belong to, on an item that does not sit on one trial.

    Where both sides hold the key, it is the one that no other key stands for; keys that share one have none.
    """
    if len(item.trials) == 1 or not item.result:
        return {}
    sides = [side for side in (item.intervention, item.comparator) if isinstance(side, tuple) and side]
    held = {key: {n for n, side in enumerate(sides) if key in _keys_of(side)} for key in item.result.arms}
    taken = Counter(n for numbers in held.values() if len(numbers) == 1 for n in numbers)
    left = {key: numbers if len(numbers) == 1 else numbers - taken.keys() for key, numbers in held.items()}
    return {
        key: sides[min(numbers)]
        for key, numbers in left.items()
        if len(numbers) == 1 and taken[min(numbers)] < 2
    }


def _keys_of(entries: tuple[model.DrugEntry, ...]) -> set[str]:
    """The drugs and classes that entries name."""
    classes = {entry.any_in for entry in entries if isinstance(entry, model.DrugChoice) and entry.any_in}
    return {*entry_drugs(entries), *classes}


def prior_entries(corpus: Corpus, item: model.Item) -> tuple[model.DrugEntry, ...]:
    """What the patients had had before: from the item's population and from its trial's eligibility."""
    prior: list[model.DrugEntry] = []
    if isinstance(item.population, model.Population):
        prior += item.population.prior_therapy
    for name in item.trials:
        trial = corpus.trials.get(name)
        if trial and trial.eligibility:
            prior += trial.eligibility.prior_therapy
    return tuple(prior)


def entry_rank(corpus: Corpus, entry: model.DrugEntry, drug: str) -> EvidenceOn:
    """What one entry says about the drug: itself, a pool, its class, its family, a model, nothing."""
    if entry == drug:
        return "drug"
    if isinstance(entry, model.DrugChoice):
        if drug in entry.any_of:
            return "drug_in_pool"
        if entry.any_in:
            return _class_rank(corpus, entry.any_in, drug)
        return _best(entry_rank(corpus, name, drug) for name in entry.any_of)
    record = corpus.drugs.get(entry)
    return _class_rank(corpus, record.drug_class, drug) if record else "no_treatment"


def _class_rank(corpus: Corpus, drug_class: str, drug: str) -> EvidenceOn:
    if drug_class == "estrogen_deprivation":
        return "model_of_deprivation"
    of_drug = corpus.drugs[drug].drug_class if drug in corpus.drugs else "other"
    if class_branch(of_drug) in classes_of(drug_class):
        return "class"
    return "endocrine_therapy" if "endocrine_therapy" in classes_of(drug_class) else "no_treatment"


def _best(ranks: Iterator[EvidenceOn]) -> EvidenceOn:
    return min(ranks, key=EVIDENCE_ON.index, default="no_treatment")


def _side_rank(corpus: Corpus, options: tuple[tuple[model.DrugEntry, ...], ...], drug: str) -> EvidenceOn:
    """The best rank on a side; arms pooled with and without the drug are a pool."""
    ranks = [_best(entry_rank(corpus, entry, drug) for entry in option) for option in options]
    best = _best(iter(ranks))
    if best == "drug" and any(rank != "drug" for rank in ranks):
        return "drug_in_pool"
    return best


def evidence_on(corpus: Corpus, item: model.Item, drug: str) -> EvidenceOn:
    """Whether the item speaks of the drug itself, a pool, its class, endocrine therapy, a model, or none."""
    if item.design in SPECULATIVE_DESIGNS:
        return "inference"
    if item.kind == "regulatory_text" and item.source:
        documents = documents_of(corpus, item.source.citekey)
        return _best(entry_rank(corpus, d, drug) for document in documents for d in document.drugs)
    sides = [
        _side_rank(corpus, side_options(corpus, item, "intervention"), drug),
        _side_rank(corpus, side_options(corpus, item, "comparator"), drug),
    ]
    prior = (entry_rank(corpus, entry, drug) for entry in prior_entries(corpus, item))
    return _best(iter((*sides, *prior)))


def documents_of(corpus: Corpus, citekey: str) -> tuple[model.Document, ...]:
    """The documents whose text the source is, by date."""
    found = [document for document in corpus.documents.values() if document.citekey == citekey]
    return tuple(sorted(found, key=lambda document: (document.date or "", document.id)))


def drug_role(corpus: Corpus, item: model.Item, drug: str) -> DrugRole:
    """The part that the drug, or the nearest thing to it that was given, played in the comparison."""
    rank = evidence_on(corpus, item, drug)
    if item.kind == "regulatory_text":
        return "none"
    tested = _mentions(corpus, side_options(corpus, item, "intervention"), drug, rank)
    compared = _mentions(corpus, side_options(corpus, item, "comparator"), drug, rank)
    if tested and compared:
        return "tested" if _given_otherwise(corpus, item) else "background"
    if tested:
        return "tested"
    if compared:
        return "comparator"
    prior = any(entry_rank(corpus, entry, drug) == rank for entry in prior_entries(corpus, item))
    return "prior" if prior and rank != "no_treatment" else "none"


def _mentions(
    corpus: Corpus, options: tuple[tuple[model.DrugEntry, ...], ...], drug: str, rank: EvidenceOn
) -> bool:
    if rank == "no_treatment":
        return False
    wanted = {"drug", "drug_in_pool"} if rank == "drug_in_pool" else {rank}
    return any(entry_rank(corpus, entry, drug) in wanted for option in options for entry in option)


def _given_otherwise(corpus: Corpus, item: model.Item) -> bool:
    """True where both sides got the same drugs, in another dose or for another time."""
    trial = corpus.trials.get(item.trials[0]) if len(item.trials) == 1 else None
    if trial is None:
        return False
    ways = [
        {(trial.arms[a].dose, trial.arms[a].duration) for a in side_arms(item, side) if a in trial.arms}
        for side in ("intervention", "comparator")
    ]
    same_drugs = side_options(corpus, item, "intervention") == side_options(corpus, item, "comparator")
    return same_drugs and ways[0] != ways[1]

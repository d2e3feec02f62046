"""What a proposition or finding is about: gene, pathway, cell, analyte, and how they contain each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Corpus, Ref
from evidograph.derive.scope import population_markers

if TYPE_CHECKING:
    from evidograph import model

SUBJECT_KINDS = ("gene", "pathway", "cell", "analyte")
QUANTITIES = frozenset(
    {"expression", "protein_level", "phosphorylation", "activity", "cell_count", "concentration"}
)


def subject_of(holder: model.Proposition | model.Marker) -> Ref | None:
    """The one subject that the proposition or marker names; None where it names none."""
    for kind in SUBJECT_KINDS:
        name = getattr(holder, kind)
        if name:
            return Ref(kind, name)
    return None


def feature_family(feature: str | None) -> str:
    """Quantities are one family, each genomic feature its own: an opposite pair is sought within a family."""
    return "quantity" if feature in QUANTITIES else feature or ""


def item_subjects(corpus: Corpus, item: model.Item) -> tuple[Ref, ...]:
    """What the finding is about: its markers, its gene, else the markers that chose its patients."""
    markers = (item.marker, *item.markers) if item.marker else item.markers
    found = [subject for marker in markers if (subject := subject_of(marker))]
    if item.gene:
        found.append(Ref("gene", item.gene))
    if not found:
        found = [s for marker in population_markers(corpus, item) if (s := subject_of(marker))]
    return tuple(found)


def wider_pathways(corpus: Corpus, pathway: str) -> frozenset[str]:
    """The pathway and all that it lies within, by `broader`."""
    found: set[str] = set()
    waiting = [pathway]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += corpus.pathways[name].broader if name in corpus.pathways else ()
    return frozenset(found)


def is_within(corpus: Corpus, narrow: Ref, wide: Ref) -> bool:
    """True where a finding about `narrow` is one about `wide`: the same, a member gene, a part of it."""
    if narrow == wide:
        return True
    if wide.kind != "pathway":
        return False
    if narrow.kind == "pathway":
        return wide.id in wider_pathways(corpus, narrow.id)
    if narrow.kind == "gene" and narrow.id in corpus.genes:
        return any(wide.id in wider_pathways(corpus, name) for name in corpus.genes[narrow.id].pathways)
    return False

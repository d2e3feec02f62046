"""Rule about gaps: a cell of a table holds a finding or a recorded search that found nothing, not both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.head_to_head import is_compared
from evidograph.derive.pathway_table import answers_alike, lies_in
from evidograph.derive.scope import ANY_SUBTYPE
from evidograph.rules.base import CorpusRule, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.corpus import Corpus
    from evidograph.rules.facts import Facts

MATRIX_PREDICATES = frozenset({"affects_outcome", "depends_on", "predicts_response"})


def _gaps(facts: Facts) -> Iterator[Finding]:
    for gap in facts.corpus.gaps.values():
        if not gap.is_accepted:
            continue
        if gap.reason == "no_evidence_found" and not gap.searched:
            what = 'The reason is "no_evidence_found", and no search is recorded.'
            fix = "Add searched with where and date."
            yield Finding(Ref("gap", gap.id), ("reason",), what, fix)
        for number, cell in enumerate(gap.cells):
            filled = _filled_by(facts, cell)
            if filled:
                what = f"{filled} stands in the cell that {gap.id} calls empty."
                yield Finding(Ref("gap", gap.id), ("cells", number), what)


def _filled_by(facts: Facts, cell: model.GapCell) -> str | None:
    if cell.comparator:
        drugs = sorted({name.partition("/")[0] for name in facts.corpus.sections})
        found = (is_compared(facts.corpus, drug, cell.comparator, cell.setting or "") for drug in drugs)
        return next((item for item in found if item), None)
    for statement in facts.statements:
        proposition = statement.proposition
        if proposition and statement.is_accepted and _fills(facts.corpus, proposition, cell):
            return statement.id
    return None


def _fills(corpus: Corpus, proposition: model.Proposition, cell: model.GapCell) -> bool:
    predicate = proposition.predicate
    if cell.subtype:
        rows = proposition.subtypes or (ANY_SUBTYPE,)
        is_asked = predicate == (cell.predicate or predicate) and predicate in MATRIX_PREDICATES
        return is_asked and cell.subtype in rows and cell.setting in proposition.settings
    if proposition.state != cell.state or not answers_alike(predicate, cell.predicate or predicate):
        return False
    if cell.gene:
        return proposition.gene == cell.gene
    return cell.pathway is not None and lies_in(corpus, proposition, cell.pathway)


RULES = (
    CorpusRule(
        "gap-and-statement",
        "A gap calls a cell empty in which a statement or finding stands, or records no search.",
        '"Looked, found nothing" is a finding; it must be dated, and it must be true.',
        "Remove the cell from the gap, or withdraw the gap; say what is still open in the statement's gaps.",
        "gap",
        _gaps,
    ),
)

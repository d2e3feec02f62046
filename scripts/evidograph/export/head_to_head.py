"""The drug against each other, flat: one row a rival, setting and finding, with the figures of both sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.effects import favoured_side
from evidograph.derive.head_to_head import Contest, ContestCell
from evidograph.derive.scope import arm_sizes, item_scope, patients
from evidograph.edition import Edition, page_path

FIGURES = ("measure", "estimate", "ci_lower", "ci_upper", "confidence_level", "p_value", "p_relation")
ARM_FIGURES = ("events", "n", "percent", "median", "mean", "value")


def contest_rows(edition: Edition) -> Iterator[dict[str, Any]]:
    """The rows, rival by rival and setting by setting; what is absent is left out."""
    for cell in edition.head_to_head:
        for found in _cell_rows(edition, cell):
            yield {name: value for name, value in found.items() if value not in (None, "", [])}


def _cell_rows(edition: Edition, cell: ContestCell) -> Iterator[dict[str, Any]]:
    about = {"drug": edition.drug, "rival": cell.rival, "column": cell.column}
    for contest in cell.contests:
        yield {**about, "cell": "filled", **_of_contest(edition, contest)}
    for gap in sorted(cell.gaps, key=lambda gap: gap.id):
        yield {
            **about,
            "cell": "searched",
            "gap": gap.id,
            "searched": [search.date for search in gap.searched],
            "searched_where": [search.where for search in gap.searched],
            "page": page_path(Ref("gap", gap.id)),
        }
    if cell.is_open:
        yield {**about, "cell": "open"}


def _of_contest(edition: Edition, contest: Contest) -> dict[str, Any]:
    item, corpus = contest.item, edition.corpus
    scope = item_scope(corpus, item)
    result = item.result or model.Result()
    term = corpus.terms.get(item.outcome or "")
    return {
        "item": item.id,
        "trial": item.trials[0] if len(item.trials) == 1 else None,
        "settings": sorted(scope.settings),
        "subtypes": sorted(scope.subtypes),
        "patient_groups": sorted(scope.patient_groups),
        "beside": list(contest.beside),
        "outcome": item.outcome,
        "outcome_type": term.outcome.type if term and term.outcome else None,
        "follow_up": item.follow_up,
        "patients": patients(corpus, item),
        "ratio_of": "drug" if contest.drug_side == "intervention" else "rival",
        **({} if contest.pooled else {name: getattr(result, name) for name in FIGURES}),
        "unit": result.unit,
        "pooled": True if contest.pooled else None,
        "favoured": _favoured(edition, contest),
        **_of_arms(edition, contest, contest.drug_arms, "drug"),
        **_of_arms(edition, contest, contest.rival_arms, "rival"),
        "statements": sorted({use.statement.id for use in edition.links.line_uses.get(item.id, ())}),
        "citekey": item.source.citekey if item.source else None,
        "locator": item.source.locator if item.source else None,
        "read_depth": item.source.read_depth if item.source else None,
        "page": page_path(Ref("item", item.id)),
    }


def _favoured(edition: Edition, contest: Contest) -> str | None:
    side = favoured_side(edition.corpus, contest.item)
    if contest.pooled or side is None or side == "neither":
        return None if contest.pooled else side
    return "drug" if side == contest.drug_side else "rival"


def _of_arms(edition: Edition, contest: Contest, arms: tuple[str, ...], name: str) -> dict[str, Any]:
    """What was seen in one arm; patients as the finding counts them, else as its population does.

    Two arms of one drug, such as two doses, have no figures in common.
    """
    result = contest.item.result
    if len(arms) != 1:
        return {}
    seen = result.arms.get(arms[0]) if result else None
    figures = {figure: getattr(seen, figure) if seen else None for figure in ARM_FIGURES}
    if figures["n"] is None:
        figures["n"] = arm_sizes(edition.corpus, contest.item).get(arms[0])
    return {f"{name}_{figure}": value for figure, value in figures.items()}

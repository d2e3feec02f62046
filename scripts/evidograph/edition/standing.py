"""What a statement stands on, seen from the drug of the edition."""

from __future__ import annotations

from typing import cast

from evidograph import model
from evidograph.derive.drugs import EVIDENCE_ON, EvidenceOn
from evidograph.edition.values import Edition


def best_on(edition: Edition, statement: model.Statement) -> EvidenceOn:
    """The best `evidence_on` among the supporting lines, else what the statement claims to be on."""
    supports = (line.item for line in statement.lines("supports"))
    found = [edition.standing[item] for item in supports if item in edition.standing]
    return min(found, key=EVIDENCE_ON.index, default=cast("EvidenceOn", statement.claim_on or "no_treatment"))


def is_disputed(edition: Edition, statement: model.Statement) -> bool:
    """True where an evidence line disputes the statement or another statement conflicts with it."""
    related = edition.links.related.get(statement.id, ())
    return statement.is_disputed or any(r.type == "conflicts_with" for r in related)

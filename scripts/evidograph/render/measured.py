"""What a claim is about in few words, a feature and which side of it: `with low PGR protein`."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph import model
from evidograph.edition import Edition

# Which side of a feature the claim is about; for one that is merely there, the feature says enough.
SIDES = {
    "high": "with high",
    "low": "with low",
    "rises": "with rising",
    "falls": "with falling",
    "present": "with",
    "absent": "without",
}
# Features whose label would repeat the side: `low protein level`.
FEATURES = {"protein_level": "protein"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A feature of one gene, or where none is named of the pathway; `side` may be unsaid."""

    side: str
    gene: str
    feature: str

    @property
    def words(self) -> str:
        """All of it on one line."""
        return " ".join(part for part in (self.side, self.gene, self.feature) if part)


def measured_in(edition: Edition, proposition: model.Proposition) -> Measured:
    """What the proposition is about, beside the pathway in whose row it stands."""
    feature = proposition.feature or ""
    return Measured(
        side=SIDES.get(proposition.level or "", ""),
        gene=proposition.gene or "",
        feature=FEATURES.get(feature) or edition.words.label("feature", feature),
    )

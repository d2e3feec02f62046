"""Where the edition stands: what has been counted, how it was read, who has reviewed it, what is excepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from evidograph.derive.grading import evidence_level
from evidograph.edition import Edition, is_disputed
from evidograph.render.environment import fill


def standing(edition: Edition) -> str:
    """Counts of the records that stand, in one list."""
    corpus = edition.corpus
    statements = [s for s in corpus.statements.values() if s.is_accepted]
    items = [i for i in corpus.items.values() if i.is_accepted]
    levels = [level for i in items if (level := evidence_level(corpus, i))]
    depths = [edition.words.label("read_depth", i.source.read_depth) for i in items if i.source]
    graded = [edition.words.label("certainty", s.certainty) or "not graded" for s in statements]
    on = [edition.words.label("evidence_on", edition.standing[i.id]) for i in items]
    helped = sum(any(c.machine_assisted for c in record.contributions) for record in (*statements, *items))
    reviewed = sum(bool(s.review) for s in statements)
    order = list(edition.words.labels["certainty"].values())
    rows = [
        ("Statements", f"{len(statements):,}"),
        ("Certainty", _counts(graded, [*order, "not graded"])),
        ("Disputed", f"{sum(is_disputed(edition, s) for s in statements):,} statements"),
        ("Reviewed", f"{reviewed:,} of {len(statements):,} statements by a specialist"),
        ("Items", f"{len(items):,}"),
        ("Evidence level", _counts(levels, sorted(set(levels)))),
        ("Evidence on", _counts(on, list(edition.words.labels["evidence_on"].values()))),
        ("Read", _counts(depths, list(edition.words.labels["read_depth"].values()))),
        ("Machine-assisted", f"{helped:,} of {len(statements) + len(items):,} statements and items"),
        ("Sources", f"{len(corpus.sources):,}"),
        ("Trials", f"{len(corpus.trials):,}"),
        ("Gaps", f"{len(corpus.gaps):,} questions looked into and not answered"),
        ("Ledger", f"{len(corpus.ledger):,} of {len(corpus.claims):,} claims of the source document"),
    ]
    return fill(corpus.root, "fragments/standing.html", rows=rows)


def _counts(found: Iterable[str], order: Sequence[str]) -> str:
    """How often each word was met, in the order given; words not met are left out."""
    counts = Counter(found)
    return ", ".join(f"{counts[word]:,} {word}" for word in order if counts[word])


def exceptions(edition: Edition) -> str:
    """Accepted deviations from the rules, each with its reason."""
    found = sorted(edition.corpus.deviations, key=lambda d: (d.rule, d.record))
    return fill(edition.corpus.root, "fragments/exceptions.html", exceptions=found)

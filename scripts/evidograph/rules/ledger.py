"""Rules about the ledger: every claim and every reference of the source document is accounted for, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.rules.base import CorpusRule, Finding
from evidograph.rules.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.rules.facts import Facts

WITHOUT_STATEMENT = frozenset({"dropped", "open"})


def _ledger(facts: Facts) -> Iterator[Finding]:
    corpus = facts.corpus
    for duplicate in corpus.duplicates:
        if duplicate.ref.kind == "ledger":
            what = f'The claim "{duplicate.ref.id}" has two entries; the other is in {duplicate.first.file}.'
            yield Finding(duplicate.again, ("claim_id",), what, "Remove one of the two entries.")
    for key, entry in corpus.ledger.items():
        ref = Ref("ledger", key)
        if corpus.claims and key not in corpus.claims:
            found = nearest(key, [name for name in corpus.claims if name.startswith(f"{entry.audit}/")])
            meant = f'Did you mean "{found.partition("/")[2]}"? ' if found else ""
            fix = f"{meant}Every claim stands in evidence/audit/claims.csv under audit and claim_id."
            yield Finding(ref, ("claim_id",), f'There is no claim "{key}" in evidence/audit/claims.csv.', fix)
        if not entry.statements and entry.outcome not in WITHOUT_STATEMENT:
            what = f'The outcome is "{entry.outcome}", and no statement is named.'
            yield Finding(
                ref,
                ("outcome",),
                what,
                "Name the statements that the claim became, or write dropped or open.",
            )
    if corpus.ledger and not corpus.claims:
        what = f"The ledger has {len(corpus.ledger)} entries, and claims.csv names no claim."
        fix = "Restore evidence/audit/claims.csv: it holds each claim of the document."
        yield Finding(Ref("claim", ""), (), what, fix)
    if not facts.unread_ledger:
        yield from _not_accounted_for(facts)


def _not_accounted_for(facts: Facts) -> Iterator[Finding]:
    claims, known = facts.corpus.claims, facts.corpus.known.get("ledger", frozenset())
    if len(claims) > 1 and not known:
        what = f"None of the {len(claims)} claims of the document has an entry: there is no ledger."
        fix = "Restore the folder in evidence/audit/ that bears the name of the drug."
        yield Finding(Ref("claim", next(iter(claims))), (), what, fix)
        return
    for key in claims:
        if key not in known:
            what = f'The claim "{key}" has no entry in the ledger.'
            yield Finding(
                Ref("claim", key), (), what, "Add an entry with outcome and reason to evidence/audit/."
            )


def _references(facts: Facts) -> Iterator[Finding]:
    corpus = facts.corpus
    for duplicate in corpus.duplicates:
        if duplicate.ref.kind == "reference-map":
            what = f"The reference {duplicate.ref.id} has two entries."
            yield Finding(duplicate.again, ("number",), what, "Remove one of the two entries.")
    numbers = {reference.number for reference in corpus.references.values()}
    for key, reference in corpus.references.items():
        ref = Ref("reference-map", key)
        if reference.number > 1 and reference.number - 1 not in numbers:
            what = f"The reference {reference.number - 1} has no entry."
            yield Finding(ref, ("number",), what, "Add an entry for each number of the document's list.")
        for place, claim in enumerate(reference.claims):
            if corpus.claims and claim not in corpus.claims:
                what = f'There is no claim "{claim}" in evidence/audit/claims.csv.'
                yield Finding(ref, ("claims", place), what)


RULES = (
    CorpusRule(
        "ledger-claim",
        "A claim of the source document has no entry or two, or an entry speaks of no claim.",
        "The ledger promises that nothing was silently changed, added or left out.",
        "Give each claim one entry with its outcome, its reason and the statements that it became.",
        "ledger",
        _ledger,
    ),
    CorpusRule(
        "reference-number",
        "A reference of the source document has no entry or two, or is said to stand under no known claim.",
        "Readers see for each number of the document what stands behind it; a hole would look like a source.",
        "Give each number one entry, with the claims of claims.csv that cite it.",
        "ledger",
        _references,
    ),
)

"""Rules about use: nothing rests on what was withdrawn or is a draft, and nothing is unused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.rules.base import CorpusRule, Finding, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.corpus import Corpus
    from evidograph.derive.references import Mention
    from evidograph.rules.facts import Facts

NAMES = {"term": "glossary term"}
THINGS = ("pathway", "gene", "subtype", "trial", "document", "term", "drug", "gap")


def _withdrawn_in_use(facts: Facts) -> Iterator[Finding]:
    for mention in facts.mentions:
        if mention.target not in facts.withdrawn or mention.by in facts.withdrawn:
            continue
        record = facts.corpus.by_kind[mention.target.kind][mention.target.id]
        replaced = record.withdrawn.replaced_by if record.withdrawn else ()
        fix = (
            f"Name {listed(replaced, 'or')} instead."
            if replaced
            else "Remove the line, or name another record."
        )
        reason = record.withdrawn.reason if record.withdrawn else ""
        yield Finding(mention.by, mention.path, f"{mention.target.id} was withdrawn: {reason}", fix)


def _drafts_in_use(facts: Facts) -> Iterator[Finding]:
    for mention in facts.mentions:
        kind, name = mention.target.kind, mention.target.id
        record = facts.corpus.by_kind.get(kind, {}).get(name)
        if record and record.status == "draft" and _is_published(facts.corpus, mention):
            what = f'The {NAMES.get(kind, kind)} "{name}" is a draft, and the record that names it is not.'
            yield Finding(mention.by, mention.path, what)


def _is_published(corpus: Corpus, mention: Mention) -> bool:
    """Whether readers meet this mention; of a withdrawn record they see what has replaced it."""
    by = corpus.by_kind.get(mention.by.kind, {}).get(mention.by.id)
    if by is None or by.is_accepted:
        return True
    return by.status == "withdrawn" and mention.path[0] == "withdrawn"


def _unused_items(facts: Facts) -> Iterator[Finding]:
    cited = {line.item for statement in facts.statements for line in statement.evidence}
    for item in facts.items if facts.knows_all_mentions else ():
        if item.is_accepted and item.id not in cited:
            yield Finding(Ref("item", item.id), ("id",), f"No statement cites {item.id}.")


def _orphans(facts: Facts) -> Iterator[Finding]:
    corpus = facts.corpus
    for kind in THINGS if facts.knows_all_mentions else ():
        for record_id, record in corpus.by_kind[kind].items():
            ref = Ref(kind, record_id)
            if ref not in facts.named_by and record.is_accepted and not _is_shown(facts, kind, record):
                name = NAMES.get(kind, kind)
                yield Finding(ref, ("id",), f'No record names the {name} "{record_id}".')


def _is_shown(facts: Facts, kind: str, record: model.Record) -> bool:
    """Whether the record has a place to be read at all the same, though no other record names its id."""
    corpus = facts.corpus
    if kind == "drug":
        return any(name.startswith(f"{record.id}/") for name in corpus.sections)
    if kind == "document":
        return _is_cited(corpus, corpus.documents[record.id].citekey)
    if kind == "term":
        return corpus.terms[record.id].outcome is None
    if kind == "gap":
        return bool(corpus.gaps[record.id].cells)
    return False


def _is_cited(corpus: Corpus, citekey: str) -> bool:
    return any(item.source and item.source.citekey == citekey for item in corpus.items.values())


RULES = (
    CorpusRule(
        "withdrawn-in-use",
        "A record names another one that was withdrawn.",
        "What no longer holds must not hold up anything else.",
        "Name what replaced it, or remove the line.",
        "record",
        _withdrawn_in_use,
    ),
    CorpusRule(
        "draft-in-use",
        "A published record names one that is still a draft.",
        "A draft may still change or go, and nobody would see that what rests on it has changed too.",
        "Set the status of the draft to accepted once it has been checked, or name another record.",
        "record",
        _drafts_in_use,
    ),
    CorpusRule(
        "unused-item",
        "No statement cites an accepted item.",
        "A finding that no sentence uses is published without being read.",
        "Cite it in the statement that it bears on, if only as neutral, or mark it as draft.",
        "item",
        _unused_items,
    ),
    CorpusRule(
        "orphan",
        "A pathway, gene, subtype, trial, document, term, drug or gap that no record names.",
        "It gets a page to which nothing leads.",
        "Name it where it belongs, or remove the file if it was never published.",
        "record",
        _orphans,
    ),
)

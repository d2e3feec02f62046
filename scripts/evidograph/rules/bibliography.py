"""Rules about sources: each is named by a record, and its key says whose it is."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.drugs import documents_of
from evidograph.rules.base import PLACE, CorpusRule, Finding
from evidograph.rules.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.bibfile import Source
    from evidograph.corpus import Corpus
    from evidograph.rules.facts import Facts

SPELLED_OUT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
HEAD = re.compile(r"([a-z]+)([0-9]{4})?")


def _unknown_citekeys(facts: Facts) -> Iterator[Finding]:
    corpus = facts.corpus
    known = corpus.known.get("source", frozenset()) | set(corpus.sources)
    for mention in facts.mentions:
        key = mention.target.id
        if mention.target.kind != "source" or key in known or mention.by in facts.withdrawn:
            continue
        what = f'No source "{key}" in evidence/references.bib.'
        found = nearest(key, list(corpus.sources))
        if found is None:
            yield Finding(mention.by, mention.path, what)
        else:
            fix = f'Did you mean "{found}" ({PLACE})? Otherwise add the entry there.'
            yield Finding(mention.by, mention.path, what, fix, near=Ref("source", found))


def _unused_references(facts: Facts) -> Iterator[Finding]:
    for citekey in facts.corpus.sources if facts.knows_all_mentions else ():
        if Ref("source", citekey) not in facts.named_by:
            yield Finding(Ref("source", citekey), (), f'No record names the source "{citekey}".')


def folded(text: str) -> str:
    """A name in the letters of a citekey: lower case, without accents, spaces or signs."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(SPELLED_OUT))
    return "".join(sign for sign in plain if "a" <= sign <= "z")


def _citekey_mismatches(facts: Facts) -> Iterator[Finding]:
    for source in facts.corpus.sources.values():
        finding = _mismatch(facts.corpus, source)
        if finding:
            yield Finding(Ref("source", source.citekey), (), *finding)


def _mismatch(corpus: Corpus, source: Source) -> tuple[str, str] | None:
    """What is wrong with the key of a source, and what to do."""
    key, number = source.citekey, _number(source)
    match = HEAD.match(key)
    if match is None or key == number:
        return None
    if number:
        return f'The entry "{key}" names no author, so its number is its key.', f'Call it "{number}".'
    head, year = match.groups()
    wanted = _wanted_heads(corpus, source)
    if not _bears(source, wanted, head):
        if source.authors:
            what = f'The key "{key}" begins with "{head}", and the first author is {_author(source)}.'
            return what, f'Begin the key with "{wanted[0]}{source.year or ""}".'
        what = f'The key "{key}" begins with "{head}", a word of neither the publisher nor the title.'
        return what, "Begin the key with a word of the publisher's name or of the title."
    if source.year and year != str(source.year):
        what = f'The key "{key}" does not bear the year {source.year}.'
        return what, f'Put the year behind the name: "{head}{source.year}" and a word of the title.'
    return None


def _number(source: Source) -> str:
    """The key of an entry without an author: its PubMed number, else that of PubMed Central."""
    if source.authors:
        return ""
    pmid = source.fields.get("pmid")
    return f"pmid{pmid}" if pmid else source.fields.get("pmcid", "").lower()


def _bears(source: Source, wanted: list[str], head: str) -> bool:
    if head in wanted or _is_acronym(source, head):
        return True
    return source.year is None and any(head.startswith(word) for word in wanted)


def _author(source: Source) -> str:
    author = source.authors[0]
    return f'"{author.family}"'


def _wanted_heads(corpus: Corpus, source: Source) -> list[str]:
    """What the key may begin with: the author, or a word of the body or the title where none is named."""
    if not source.authors:
        names = [source.fields.get(field, "") for field in ("publisher", "institution", "title")]
        return [word for name in names for word in _words(name)]
    name = source.authors[0].family
    if not source.authors[0].corporate:
        without_particles = " ".join(word for word in name.split() if not word.islower())
        return [folded(name), *([folded(without_particles)] if without_particles else [])]
    issuers = [folded(document.issuer) for document in documents_of(corpus, source.citekey)]
    return [word for word in [*issuers, *_words(name)] if word]


def _words(name: str) -> list[str]:
    """A name as one word, its words, and the parts of those that a hyphen or a slash joins."""
    words = [name, *name.split(), *re.split(r"[\s/-]+", name)]
    return [word for word in map(folded, words) if len(word) > 2]


def _is_acronym(source: Source, head: str) -> bool:
    """Whether the letters of the key begin words of the body's name, in their order."""
    if not source.authors or not source.authors[0].corporate or len(head) < 2:
        return False
    initials = iter(folded("".join(word[0] for word in source.authors[0].family.split() if word)))
    return all(letter in initials for letter in head)


RULES = (
    CorpusRule(
        "unknown-citekey",
        "A record names a source that is not in the bibliography.",
        "The page, the reference list and the BibTeX download are built from this key.",
        "Add the entry to evidence/references.bib.",
        "record",
        _unknown_citekeys,
    ),
    CorpusRule(
        "unused-reference",
        "A source stands in the bibliography, and no record names it.",
        "The reference list would show a source on which nothing rests.",
        "Name it in the record that rests on it, or remove the entry.",
        "source",
        _unused_references,
    ),
    CorpusRule(
        "citekey-mismatch",
        "A citation key does not say whose the source is.",
        "The key is what a reader sees in the records, and it must not speak of another paper.",
        "Write the family name in plain small letters, the year, and a word of the title; without an author, "
        "pmid and the number, or pmc and the number, or a word of the publisher's name or the title.",
        "source",
        _citekey_mismatches,
    ),
)

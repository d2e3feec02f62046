"""Rules about ids: each names one record, stands in the file of its name, and exists where it is named."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from evidograph.corpus import KINDS, Duplicate, Location, Ref
from evidograph.rules.base import PLACE, CorpusRule, Finding
from evidograph.rules.nearest import nearest
from evidograph.rules.trial_parts import unknown_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.corpus import Corpus
    from evidograph.derive.references import Mention
    from evidograph.rules.facts import Facts

FOLDERS = {kind.name: kind.folder for kind in KINDS}
NAMES = {"term": "glossary term"}
SECTION_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _unknown_ids(facts: Facts) -> Iterator[Finding]:
    yield from unknown_parts(facts)
    for mention in facts.mentions:
        kind, known = mention.target.kind, facts.corpus.known.get(mention.target.kind, frozenset())
        if kind == "source" or mention.target.id in known or file_stem(mention.target.id) in known:
            continue  # a file that could not be read counts under its name
        if mention.by in facts.withdrawn and mention.path[0] != "withdrawn":
            continue
        if kind == "statement" and any(ref.kind == "section" for ref in facts.unread):
            continue  # it may stand in a section that could not be read
        yield _unknown(facts.corpus, mention)


def _unknown(corpus: Corpus, mention: Mention) -> Finding:
    kind, wrong = mention.target.kind, mention.target.id
    name = NAMES.get(kind, kind)
    what = f'There is no {name} "{wrong}".'
    others = [other for other, ids in corpus.known.items() if wrong in ids and other in corpus.by_kind]
    if others:
        what = f'There is no {name} "{wrong}"; that is the id of a {NAMES.get(others[0], others[0])}.'
    otherwise = f"add it in {_home(kind, wrong)}"
    found = nearest(wrong, [i for i in corpus.known.get(kind, ()) if Ref(kind, i) in corpus.locations])
    if found is None:
        return Finding(mention.by, mention.path, what, f"Correct the id, or {otherwise}.")
    fix = f'Did you mean "{found}" ({PLACE})? Otherwise {otherwise}.'
    return Finding(mention.by, mention.path, what, fix, near=Ref(kind, found))


def _home(kind: str, record_id: str) -> str:
    if kind == "statement":
        return "a section of the monograph"
    return f"evidence/{FOLDERS[kind]}/{file_stem(record_id)}.yaml"


def file_stem(record_id: str) -> str:
    """The name that the file of a record has, without its ending."""
    return record_id.replace("_", "-")


def _duplicate_ids(facts: Facts) -> Iterator[Finding]:
    for duplicate in facts.corpus.duplicates:
        if duplicate.ref.kind in facts.corpus.by_kind:
            yield _duplicate(duplicate)


def _duplicate(duplicate: Duplicate) -> Finding:
    ref, first, again = duplicate.ref, duplicate.first, duplicate.again
    if _stem(again) == file_stem(ref.id) and not again.prefix:
        first, again = again, first
    name = NAMES.get(ref.kind, ref.kind)
    what = f'Two {name}s have the id "{ref.id}"; the other one stands in {first.file}.'
    fix = "Give this one an id that no record has; ids of withdrawn records are never used again."
    return Finding(again, ("id",), what, fix)


def _stem(location: Location) -> str:
    return PurePosixPath(location.file).stem


def _path_mismatches(facts: Facts) -> Iterator[Finding]:
    twice = {duplicate.ref for duplicate in facts.corpus.duplicates}
    for ref, location in facts.corpus.locations.items():
        if ref.kind == "section":
            yield from _section_name(ref, location)
        elif ref.kind in FOLDERS and ref not in twice:
            wanted = file_stem(ref.id)
            if _stem(location) != wanted:
                what = f'The id is "{ref.id}", and the file is called {_stem(location)}.yaml.'
                yield Finding(ref, ("id",), what, f"Call the file {wanted}.yaml, or correct the id.")


def _section_name(ref: Ref, location: Location) -> Iterator[Finding]:
    stem = _stem(location)
    if not SECTION_NAME.fullmatch(stem):
        what = f'The file of this section is called "{stem}.yaml".'
        yield Finding(ref, (), what, "Name it in lower-case words joined by hyphens, such as trials.yaml.")


def _drug_folders(facts: Facts) -> Iterator[Finding]:
    for ref, location in facts.corpus.locations.items():
        if ref.kind not in {"section", "ledger"}:
            continue
        drug = PurePosixPath(location.file).parent.name
        if drug not in facts.corpus.known.get("drug", ()) and location.prefix in {(), ("entries", 0)}:
            what = f'The folder is called "{drug}", and there is no drug of that id.'
            yield Finding(Location(location.file), (), what, "", "key")


def _section_orders(facts: Facts) -> Iterator[Finding]:
    taken: dict[tuple[str, int], str] = {}
    for name, section in facts.corpus.sections.items():
        place = (name.partition("/")[0], section.order)
        if place in taken:
            what = f'The order {section.order} is also that of the section "{taken[place]}".'
            yield Finding(Ref("section", name), ("order",), what)
        taken.setdefault(place, name)


RULES = (
    CorpusRule(
        "unknown-id",
        "A record names another one that does not exist.",
        "Pages, links and downloads follow these ids, and this one leads nowhere.",
        "Correct the id, or add the record that it names.",
        "record",
        _unknown_ids,
    ),
    CorpusRule(
        "duplicate-id",
        "Two records have the same id.",
        "An id is the address of one record, for ever.",
        "Give the newer one an id that no record has.",
        "record",
        _duplicate_ids,
    ),
    CorpusRule(
        "path-mismatch",
        "A file is not called as the id of its record says.",
        "A record is found by the name of its file, and two files cannot then have the same id.",
        "Call the file as the id says, in the glossary with hyphens in place of underscores.",
        "record",
        _path_mismatches,
    ),
    CorpusRule(
        "drug-folder",
        "A folder of sections or of the ledger does not bear the id of a drug.",
        "Which drug a sentence is about follows from the folder of its section alone.",
        "Rename the folder, or add evidence/drugs/ with a file of that name.",
        "corpus",
        _drug_folders,
    ),
    CorpusRule(
        "section-order",
        "Two sections of a monograph claim the same place.",
        "The order of the pages follows from these numbers, so each section needs its own.",
        "Give one of them a number that no section has.",
        "corpus",
        _section_orders,
    ),
)

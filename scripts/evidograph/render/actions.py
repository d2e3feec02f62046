"""What a reader can take from the page of a record: its address, its sentence as cited, its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidograph import model
from evidograph.bibfile import Source
from evidograph.contract import SITE
from evidograph.corpus import Ref
from evidograph.edition import Edition, page_path, source_file
from evidograph.render.pieces import Fact, facts, text
from evidograph.render.sheet import Sheet
from evidograph.render.sources import container_of, short_name
from evidograph.render.words import sentence_case

# What a record is called where it is cited.
KINDS = {"item": "evidence item", "source": "reference"}
# More sources than this would drown the sentence that they stand behind.
SOURCES_NAMED = 12
FORMATS = (("bib", "BibTeX"), ("ris", "RIS"))


@dataclass(frozen=True, slots=True)
class Format:
    """One format of the sources; `href` is the file where there is one source alone."""

    ending: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Actions:
    """The line of actions; `view` and `edit` are empty while the repository has no public address.

    `filed` says how the record is kept: a reader comes for what it says, so this stands last.
    """

    name: str
    permalink: str
    text: str
    formats: tuple[Format, ...]
    view: str
    edit: str
    filed: tuple[Fact, ...]


def actions_of(sheet: Sheet, ref: Ref, says: str, sources: Iterable[Source]) -> Actions:
    """The actions of the page of a record, which says one thing and rests on some sources."""
    edition = sheet.edition
    given = tuple(sources)
    alone = given[0].citekey if len(given) == 1 else ""
    formats = (
        Format(ending, name, sheet.here.at(source_file(alone, ending)) if alone else "")
        for ending, name in FORMATS
    )
    return Actions(
        name=ref.id,
        permalink=f"{SITE}latest/{page_path(ref)}",
        text=cited(edition, ref, says, given),
        formats=tuple(formats) if given else (),
        view=_in_repository(edition, ref, "blob"),
        edit=_in_repository(edition, ref, "edit"),
        filed=_filed(edition, ref),
    )


def cited_on(sheet: Sheet) -> tuple[Source, ...]:
    """The sources that the page has cited so far."""
    return tuple(sheet.corpus.sources[citekey] for citekey in sheet.citations.mentions)


def cited(edition: Edition, ref: Ref, says: str, sources: tuple[Source, ...]) -> str:
    """The sentence as it may be quoted: what says it, in which release, from which sources, and where."""
    release = edition.corpus.release.release
    names = [", ".join(p for p in (short_name(s), container_of(s)) if p) for s in sources[:SOURCES_NAMED]]
    if len(sources) > len(names):
        names.append(f"and {len(sources) - len(names)} more")
    label = "Source" if len(sources) == 1 else "Sources"
    behind = f" {label}: {'; '.join(names)}." if names else ""
    what = f"Evidograph, {KINDS.get(ref.kind, ref.kind)} {ref.id}, release {release}."
    sentence = says if says.endswith((".", "?", "!")) else f"{says}."
    return f"{sentence_case(sentence)} ({what}{behind}) {SITE}{release}/{page_path(ref)}"


def _in_repository(edition: Edition, ref: Ref, view: str) -> str:
    """Where the web editor of the repository shows the record; empty while that has no public address."""
    repository = edition.corpus.release.repository
    if not repository:
        return ""
    if ref.kind == "source":
        return f"{repository}/{view}/main/evidence/references.bib#L{edition.corpus.sources[ref.id].line}"
    return f"{repository}/{view}/main/{edition.corpus.locations[ref].file}"


def _filed(edition: Edition, ref: Ref) -> tuple[Fact, ...]:
    """How the record is kept: its status, who curated it and when, its file."""
    if ref.kind == "source":
        line = edition.corpus.sources[ref.id].line
        return facts(
            ("Citekey", text(ref.id, "ev-mono")), ("File", text(f"evidence/references.bib:{line}", "ev-mono"))
        )
    record: model.Record = edition.corpus.by_kind[ref.kind][ref.id]
    return facts(
        ("Status", text(edition.words.label("status", record.status or "accepted"))),
        ("Contributions", text(_contributions(edition, record.contributions))),
        ("File", text(edition.corpus.locations[ref].file, "ev-mono")),
    )


def _contributions(edition: Edition, contributions: Iterable[model.Contribution]) -> str:
    """`curated 2026-11-25 by evidograph, machine assisted`."""
    said = []
    for made in contributions:
        helped = ", machine assisted" if made.machine_assisted else ""
        said.append(f"{edition.words.label('role', made.role)} {made.date} by {made.contributor}{helped}")
    return "; ".join(said)

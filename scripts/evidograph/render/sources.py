"""Sources as readers see them: the reference in NLM order, its links, how far it was read, the way back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from evidograph import model
from evidograph.bibfile import Source
from evidograph.derive.citations import Citation
from evidograph.edition import Edition
from evidograph.render.pieces import Piece
from evidograph.render.sheet import Sheet

# NLM style names up to six authors.
AUTHORS_SHOWN = 6
IDENTIFIERS = (("doi", "doi:", "doi"), ("pmid", "PMID ", "pubmed"), ("pmcid", "", "pmc"))


@dataclass(frozen=True, slots=True)
class Reference:
    """One source in a reference list; `mentions` lead back to where the page cites it."""

    number: int
    citekey: str
    authors: str
    title: str
    container: str
    imprint: str
    links: tuple[Piece, ...]
    read: str
    mentions: tuple[Citation, ...]


def author_line(source: Source) -> str:
    """`Cuzick J, Sestak I, and others`; empty where no author was seen."""
    names = [a.family if a.corporate else f"{a.family} {_initials(a.given)}".strip() for a in source.authors]
    shown = names[:AUTHORS_SHOWN]
    more = source.others or len(names) > len(shown)
    return ", ".join(shown) + (" and others" if more and shown else "")


def _initials(given: str) -> str:
    return "".join(part[0] for part in given.replace("-", " ").replace(".", " ").split())


def short_name(source: Source) -> str:
    """`Cuzick 2010`: how a sentence in running text names the source."""
    first = source.authors[0].family if source.authors else source.fields.get("title", source.citekey)
    return f"{first} {source.year}" if source.year else first


def container_of(source: Source) -> str:
    """The journal, or whoever published the text."""
    names = ("journal", "booktitle", "institution", "publisher")
    return next((source.fields[name] for name in names if source.fields.get(name)), "")


def imprint_of(source: Source) -> str:
    """`2010;11(12):1135–41`, as much of it as was seen."""
    fields = source.fields
    volume = fields.get("volume", "") + (f"({fields['number']})" if fields.get("number") else "")
    pages = re.sub(r"(?<=\d)-(?=\d)", "\N{EN DASH}", fields.get("pages", ""))
    where = volume + (f":{pages}" if pages else "")
    year = str(source.year or "")
    return f"{year};{where}" if year and where else year or where


def source_links(edition: Edition, source: Source) -> tuple[Piece, ...]:
    """Links to the source, the DOI first; a plain address only where no identifier was seen."""
    found = []
    for name, shown, prefix in IDENTIFIERS:
        value = source.fields.get(name)
        if value:
            local = value.removeprefix("PMC") if prefix == "pmc" and _wants_digits(edition, prefix) else value
            found.append(Piece(f"{shown}{value}", edition.curie_url(f"{prefix}:{local}")))
    if not found and source.fields.get("url"):
        found.append(Piece(source.fields["url"], source.fields["url"]))
    return tuple(found)


def _wants_digits(edition: Edition, prefix: str) -> bool:
    return not str(edition.prefixes.get(prefix, {}).get("example", "PMC")).startswith("PMC")


def reading_words(edition: Edition, used: model.SourceUse) -> str:
    """How a source was read for a finding: `abstract read`, `read as reported elsewhere`."""
    if used.read_via == "report":
        return f"read {edition.words.label('read_via', used.read_via)}"
    return f"{edition.words.label('read_depth', used.read_depth)} read" if used.read_depth else ""


def reading_place(edition: Edition, used: model.SourceUse) -> str:
    """The same; where it was somebody else's account, with the place in which that stands."""
    read = reading_words(edition, used)
    return f"{read}: {used.locator.rstrip('.')}" if used.read_via == "report" and used.locator else read


def reference_line(source: Source) -> str:
    """Authors, journal and imprint on one line, without the title."""
    return ", ".join(p for p in (author_line(source), container_of(source), imprint_of(source)) if p)


def references_of(sheet: Sheet) -> tuple[Reference, ...]:
    """The page's reference list, in the order of its numbers."""
    cited = sheet.citations.mentions.items()
    return tuple(_reference(sheet.edition, citekey, mentions) for citekey, mentions in cited)


def _reference(edition: Edition, citekey: str, mentions: Iterable[Citation]) -> Reference:
    source = edition.corpus.sources[citekey]
    found = tuple(mentions)
    return Reference(
        number=found[0].number,
        citekey=citekey,
        authors=author_line(source),
        title=source.fields.get("title", citekey),
        container=container_of(source),
        imprint=imprint_of(source),
        links=source_links(edition, source),
        read=edition.depths.get(citekey, ""),
        mentions=found,
    )

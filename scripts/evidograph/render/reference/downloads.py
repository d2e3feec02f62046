"""Every file to download and every column in it, from the public schema."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph.contract import Reader, Table, tables
from evidograph.edition import Edition, Here
from evidograph.render.environment import fill
from evidograph.schema import load_schemas

# Files that are no tables: name below downloads/ and what it is.
WHOLE = (
    ("evidence.json", "Everything: every record, and under derived what follows from it."),
    ("evidence.schema.json", "JSON Schema (draft 2020-12) of evidence.json, complete in itself."),
    ("references.bib", "Every source, as UTF-8 BibTeX."),
)
BESIDE = (
    ("schema/", "The schemas of the records, as curators use them."),
    ("release.json", "Release, license, and size and SHA-256 of every file."),
    ("SHA256SUMS", "Checksums: sha256sum --check SHA256SUMS."),
    ("LICENSE", "Creative Commons Attribution 4.0 International."),
    ("CITATION.cff", "How to cite the release."),
)
# A folder has no page; its link leads to the list of its files.
FIRST_FILE = {"schema/": "schema/item.schema.json"}


@dataclass(frozen=True, slots=True)
class File:
    """One file: name, address, what it is, rows and columns where it is a table."""

    name: str
    href: str
    about: str
    rows: int | None = None
    table: Table | None = None


def downloads(edition: Edition, here: Here) -> str:
    """The list of files, then the columns of every table."""
    made = [
        File(table.file, here.at(f"downloads/{table.file}"), table.description, _rows(edition, table), table)
        for table in tables(Reader.of(load_schemas(edition.corpus.root / "schema")))
    ]
    first = [table for table in made if table.name == "pathway-evidence.csv"]
    rest = [table for table in made if table not in first]
    files = [*_plain(here, WHOLE), *first, *rest, *_plain(here, BESIDE)]
    return fill(edition.corpus.root, "fragments/downloads.html", files=files, tables=[*first, *rest])


def _plain(here: Here, files: tuple[tuple[str, str], ...]) -> list[File]:
    return [File(name, here.at(f"downloads/{FIRST_FILE.get(name, name)}"), about) for name, about in files]


def _rows(edition: Edition, table: Table) -> int | None:
    corpus = edition.corpus
    counted = {"sections": corpus.sections, "sources": corpus.sources, "ledger": corpus.ledger}
    kinds = {f"{kind}s": held for kind, held in corpus.by_kind.items()}
    found = {**kinds, **counted, "exceptions": corpus.deviations}
    if table.source == "pathway_evidence":
        cells = [cell for row in edition.pathway_rows for cell in row.cells]
        return sum(max(1, len(c.changes) + len(c.effects) + len(c.gaps)) for c in cells)
    return len(found[table.source])

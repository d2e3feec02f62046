"""Every file to download and every column in it, from the public schema."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph.contract import SITE, Reader, Table, tables
from evidograph.derive.matrix import COLUMNS
from evidograph.edition import Edition, Here
from evidograph.render.environment import fill
from evidograph.schema import load_schemas

FIRST = "pathway-evidence.csv"
# Files that are no tables: name below downloads/ and what it is.
WHOLE = (
    ("evidence.json", "Everything: every record, and under derived what follows from it."),
    ("evidence.schema.json", "JSON Schema (draft 2020-12) of evidence.json, complete in itself."),
    ("pathway-evidence.json", "The list pathway_evidence of evidence.json alone, one row a line."),
    ("subtype-setting.json", "The list subtype_setting of evidence.json alone."),
    ("head-to-head.json", "The list head_to_head of evidence.json alone."),
    ("references.bib", "Every source, as BibTeX in UTF-8."),
)
BESIDE = (
    ("schema/item.schema.json", "The schema of an item; the schemas of all other kinds stand beside it."),
    ("release.json", "Release, license, and size and SHA-256 of every file."),
    ("SHA256SUMS", "Checksums of all files."),
    ("LICENSE", "Creative Commons Attribution 4.0 International."),
    ("CITATION.cff", "How to cite the release."),
)
# What loads the pathway table; `{}` is the address of the folder.
LINES = (
    ("pandas", 'evidence = pandas.read_csv("{}pathway-evidence.csv", dtype={{"entrez": "string"}})'),
    ("R", 'evidence <- read.csv("{}pathway-evidence.csv", na.strings = "")'),
    ("DuckDB", "SELECT * FROM read_csv('{}pathway-evidence.csv', header = true);"),
    (
        "Beside the result of any enrichment tool, by the exact name of the gene set",
        'results.merge(evidence.assign(Term=evidence.gene_sets.str.split("|")).explode("Term"), on="Term")',
    ),
)


@dataclass(frozen=True, slots=True)
class File:
    """One file: name, address, what it is, and rows and columns where it is a table."""

    name: str
    href: str
    about: str
    rows: int | None = None
    table: Table | None = None


def downloads(edition: Edition, here: Here) -> str:
    """One line to load them, the list of files, and the columns of every table."""
    made = [
        File(table.file, here.at(f"downloads/{table.file}"), table.description, _rows(edition, table), table)
        for table in tables(Reader.of(load_schemas(edition.corpus.root / "schema")))
    ]
    made.sort(key=lambda file: file.name != FIRST)
    release = edition.corpus.release.release
    return fill(
        edition.corpus.root,
        "fragments/downloads.html",
        release=release,
        latest=f"{SITE}latest/downloads/",
        lines=[(name, line.format(f"{SITE}{release}/downloads/")) for name, line in LINES],
        files=[*_plain(here, WHOLE), *made, *_plain(here, BESIDE)],
        tables=made,
        words=here.at("contributing/schema/#words"),
    )


def _plain(here: Here, files: tuple[tuple[str, str], ...]) -> list[File]:
    return [File(name, here.at(f"downloads/{name}"), about) for name, about in files]


def _rows(edition: Edition, table: Table) -> int:
    """How many records the table holds; rows of derived tables are counted as the pages show them."""
    corpus = edition.corpus
    if table.source == "pathway_evidence":
        cells = [cell for row in edition.pathway_rows for cell in row.cells]
        return sum(max(1, len(cell.changes) + len(cell.effects) + len(cell.gaps)) for cell in cells)
    if table.source == "subtype_setting":
        found = [
            cell.narrowed(s)
            for row in edition.matrix_rows
            for cell in row.cells
            for s in COLUMNS[cell.column]
        ]
        return sum(max(1, len(cell.comparisons) + len(cell.gaps)) for cell in found)
    if table.source == "head_to_head":
        return sum(max(1, len(cell.contests) + len(cell.gaps)) for cell in edition.head_to_head)
    kinds = {f"{kind}s": held for kind, held in corpus.by_kind.items()}
    others = {
        "sections": corpus.sections,
        "sources": corpus.sources,
        "ledger": corpus.ledger,
        "reference_map": corpus.references,
        "exceptions": corpus.deviations,
    }
    return len({**kinds, **others}[table.source])

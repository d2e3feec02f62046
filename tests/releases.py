"""The repository's own edition, and its downloads as a program finds them."""

import csv
import io
import json
from functools import cache
from typing import Any

from evidograph.contract import Reader, Table, tables
from evidograph.corpus import load_corpus
from evidograph.edition import Edition, load_edition
from evidograph.export import export_all
from evidograph.schema import load_schemas
from programs import ROOT

DRUG = "anastrozole"


@cache
def edition() -> Edition:
    """The edition that pages and downloads are made from."""
    corpus, _ = load_corpus(ROOT)
    return load_edition(corpus, DRUG)


@cache
def downloads() -> dict[str, bytes]:
    """Every file of the downloads."""
    return export_all(edition())


@cache
def evidence() -> Any:
    """What evidence.json holds."""
    return json.loads(downloads()["evidence.json"])


@cache
def all_tables() -> tuple[Table, ...]:
    """What the public schema says of every CSV."""
    return tables(Reader.of(load_schemas(ROOT / "schema")))


def rows(file: str) -> list[dict[str, str]]:
    """The rows of one CSV, cells as they stand."""
    return list(csv.DictReader(io.StringIO(downloads()[file].decode(), newline="")))

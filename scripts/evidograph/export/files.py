"""Every file of the downloads, by name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from evidograph.bibfile import write_bib
from evidograph.contract import LICENSE, SCHEMA_VERSION, Reader, as_json, bundled, tables
from evidograph.edition import Edition
from evidograph.export.public import public_evidence
from evidograph.export.tables import table
from evidograph.schema import load_schemas

# Lists of evidence.json that stand in a JSON file of their own too.
ALONE = ("subtype_setting", "head_to_head")
# Lists with one row a line, so that rows can be cut out of the file as they stand.
IN_LINES = ("pathway_evidence",)
# Name below downloads/ -> the file of the repository that it is.
COPIED = {"LICENSE": "LICENSE-CC-BY-4.0", "CITATION.cff": "CITATION.cff"}


def export_all(edition: Edition) -> dict[str, bytes]:
    """All files below downloads/, by name; SHA256SUMS covers every other one."""
    root = edition.corpus.root
    evidence = public_evidence(edition)
    schemas = {file.name: file.read_bytes() for file in sorted((root / "schema").glob("*.json"))}
    files: dict[str, bytes] = {"evidence.json": as_json(evidence).encode()}
    for made in tables(Reader.of(load_schemas(root / "schema"))):
        files[made.file] = table(evidence[made.source], made.columns)
    of_all = {key: value for key, value in evidence.items() if not isinstance(value, list)}
    for name in ALONE:
        files[f"{name.replace('_', '-')}.json"] = as_json({**of_all, name: evidence[name]}).encode()
    for name in IN_LINES:
        files[f"{name.replace('_', '-')}.json"] = _in_lines(of_all, name, evidence[name]).encode()
    files["references.bib"] = write_bib(edition.corpus.sources.values()).encode()
    whole = bundled({name: json.loads(content) for name, content in schemas.items()})
    files["evidence.schema.json"] = as_json(whole).encode()
    files |= {f"schema/{name}": content for name, content in schemas.items()}
    files |= {name: (root / source).read_bytes() for name, source in COPIED.items()}
    files["release.json"] = as_json(_companion(edition, files)).encode()
    files["SHA256SUMS"] = checksums(files)
    return files


def _in_lines(of_all: Mapping[str, Any], name: str, rows: Iterable[Any]) -> str:
    """JSON of one list: first what holds of all of it, then each row on a line of its own."""
    head = as_json(of_all).removesuffix("\n}\n")
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows)
    return f'{head},\n  "{name}": [\n{lines}\n]}}\n'


def checksums(files: Mapping[str, bytes]) -> bytes:
    """The lines of SHA256SUMS, as `sha256sum --check` reads them."""
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())]
    return "".join(lines).encode()


def _companion(edition: Edition, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Release, license and size of every file: what a CSV cannot say of itself."""
    release = edition.corpus.release
    return {
        "release": release.release,
        "as_of": release.as_of,
        "license": LICENSE,
        "schema_version": SCHEMA_VERSION,
        "files": {
            name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in sorted(files.items())
        },
    }

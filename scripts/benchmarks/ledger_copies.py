"""The ledger of a generated corpus: as many claims to a record as in the real one, under ids of their own."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import yaml

from evidograph.corpus import Ref
from evidograph.yamlfile import read_yaml

CLAIMS = "audit/claims.csv"
REFERENCE_MAP = "audit/reference-map.yaml"
NAMING = ("statements", "citekeys")
WITHOUT_STATEMENT = frozenset({"dropped", "open"})

Entry = dict[str, Any]
Ledger = dict[str, list[Entry]]


def ledger_of(root: Path, drug: str, kept: Iterable[Ref]) -> Ledger:
    """The entries of each file that speak of statements of the part, or of none."""
    statements = {ref.id for ref in kept if ref.kind == "statement"}
    found: Ledger = {}
    for file in sorted((root / "evidence" / "audit" / drug).glob("*.yaml")):
        data: Any = read_yaml(file, root)[0]
        found[file.stem] = list(_of_part(data["entries"], statements))
    return {name: entries for name, entries in found.items() if entries}


def _of_part(entries: Iterable[Entry], statements: set[str]) -> Iterator[Entry]:
    for entry in entries:
        named = [name for name in entry.get("statements", ()) if name in statements]
        if named:
            yield {**entry, "statements": named}
        elif not entry.get("statements") and entry["outcome"] in WITHOUT_STATEMENT:
            yield entry


def citekeys_of(ledger: Ledger) -> frozenset[str]:
    """The sources that its entries name."""
    return frozenset(key for entries in ledger.values() for entry in entries for key in entry["citekeys"])


def renamed_ledger(ledger: Ledger, names: Mapping[str, str], copy: int, origins: dict[str, str]) -> Ledger:
    """The entries under the names of one copy; enters in `origins` whose words each of its claims has."""
    claims = _claim_names(ledger, copy)
    renamed: Ledger = {}
    for file, entries in ledger.items():
        renamed[file] = []
        for entry in entries:
            own = {field: [names.get(n, n) for n in entry[field]] for field in NAMING if field in entry}
            new = {**entry, **own, "claim_id": claims[entry["claim_id"]]}
            origins[_key(new)] = _key(entry)
            renamed[file].append(new)
    return renamed


def _key(entry: Entry) -> str:
    return f"{entry['audit']}/{entry['claim_id']}"


def _claim_names(ledger: Ledger, copy: int) -> dict[str, str]:
    """Claim id -> id of the same claim in one copy: another pair of capitals before the number."""
    heads = sorted({entry["claim_id"][:2] for entries in ledger.values() for entry in entries})
    unused = ["".join(pair) for pair in product(ascii_uppercase, repeat=2) if "".join(pair) not in heads]
    new = dict(zip(heads, unused[len(heads) * (copy - 1) :], strict=False))
    ids = {entry["claim_id"] for entries in ledger.values() for entry in entries}
    return {name: new[name[:2]] + name[2:] for name in ids}


def write_ledger(evidence: Path, drug: str, copies: Mapping[int, Ledger], origins: Mapping[str, str]) -> None:
    """Writes the files of all copies (0: the part itself), their claims, and what references carry of them.

    `origins` tells for each claim of a copy (`trials/TG1`) whose words it has.
    """
    folder = evidence / "audit" / drug
    for file in folder.iterdir():
        file.unlink()
    for copy, ledger in copies.items():
        for name, entries in ledger.items():
            (folder / f"{name}-{copy}.yaml").write_text(_yaml({"entries": entries}), "utf-8")
    keys = [_key(entry) for ledger in copies.values() for entries in ledger.values() for entry in entries]
    _write_claims(evidence / CLAIMS, keys, origins)
    data: Any = read_yaml(evidence / REFERENCE_MAP, evidence)[0]
    for reference in data["references"]:
        reference["claims"] = [claim for claim in reference["claims"] if claim in keys]
    (evidence / REFERENCE_MAP).write_text(_yaml(data), "utf-8")


def _write_claims(file: Path, keys: Iterable[str], origins: Mapping[str, str]) -> None:
    rows = {
        f"{row['audit']}/{row['claim_id']}": row
        for row in csv.DictReader(io.StringIO(file.read_text("utf-8")))
    }
    text = io.StringIO(newline="")
    columns = next(iter(rows.values())).keys()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    for key in keys:
        writer.writerow({**rows[origins.get(key, key)], "claim_id": key.partition("/")[2]})
    file.write_text(text.getvalue(), "utf-8")


def _yaml(data: Any) -> str:
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
    return text

"""A corpus of any size with the real mix of kinds and lengths: real records under other names."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from benchmarks.ledger_copies import citekeys_of, ledger_of, renamed_ledger, write_ledger
from evidograph.bibfile import Source, read_bib, write_bib
from evidograph.corpus import KINDS, Ref, load_corpus
from evidograph.derive.references import mentions
from evidograph.derive.register import register_text, release_text
from evidograph.derive.scope import ANY_SUBTYPE
from evidograph.yamlfile import read_yaml

# The part of the real corpus that is copied: whole sections, until this many records hang on them.
PART = 480
NAMED_IN_PAGES = re.compile(r"\bST[0-9]{4}\b")
FOLDERS = ("items", "pathways", "genes", "subtypes", "trials", "documents", "gaps", "glossary")
DRUG = "anastrozole"
BY_NUMBER = re.compile(r"(pmid|pmc)([0-9]+)")
NUMBERED = ("EV", "ST", "GP")
SHARED = frozenset({ANY_SUBTYPE, "outcome_not_specified"})  # the program knows these two by name
ARM_FIELDS = frozenset({"intervention", "comparator"})
ORDER_STEP = 1  # the real ones are ten apart
KINDS_BY_FOLDER = {kind.folder: (kind.name,) for kind in KINDS}
# PubMed has not come this far: generated sources take their numbers from here.
UNUSED_PMIDS = 90_000_000


def write_copies(root: Path, target: Path, records: int) -> int:
    """Writes a repository with at least `records` records to `target`; gives how many there are."""
    evidence = target / "evidence"
    for name in ("schema", "docs"):
        shutil.copytree(root / name, target / name)
    shutil.copytree(root / "evidence", evidence)
    for name in ("mkdocs.yml", "LICENSE-CC-BY-4.0", "CITATION.cff"):
        shutil.copy(root / name, target / name)
    (target / "scripts").mkdir()
    shutil.copy(root / "scripts" / "mkdocs_hooks.py", target / "scripts")
    kept = part_of(root)
    ledger = ledger_of(root, DRUG, kept)
    kept |= {Ref("source", key) for key in citekeys_of(ledger)}
    originals = {
        file: _without_strays(data, kept) for file, data in _read(root).items() if _is_in(file, data, kept)
    }
    for file in _read(root):
        (evidence / file).unlink()
    for file, data in originals.items():
        (evidence / file).write_text(
            yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110), "utf-8"
        )
    for drug in (evidence / "drugs").glob("*.yaml"):
        if not {Ref("drug", drug.stem), Ref("drug", drug.stem.replace("-", "_"))} & kept:
            drug.unlink()
    found, _ = read_bib(root / "evidence" / "references.bib", root)
    sources = {key: source for key, source in found.items() if Ref("source", key) in kept}
    reference_map = (evidence / "audit" / "reference-map.yaml").read_text("utf-8")
    every = [s for key, s in found.items() if key in sources or f"citekey: {key}\n" in reference_map]
    count = one = _count(originals)
    copy, ledgers, origins = 1, {0: ledger}, dict[str, str]()
    while count < records:
        names = _names(originals, sources, copy)
        ledgers[copy] = renamed_ledger(ledger, names, copy, origins)
        for file, data in originals.items():
            _write(evidence, file, _renamed(data, names), copy)
        every += [_renamed_source(source, names, copy, n) for n, source in enumerate(sources.values())]
        copy, count = copy + 1, count + one
    write_ledger(evidence, DRUG, ledgers, origins)
    (evidence / "references.bib").write_text(write_bib(every), "utf-8")
    _forget_the_rest(evidence, kept)
    return count


def _forget_the_rest(evidence: Path, kept: frozenset[Ref]) -> None:
    """Leaves those ids in the register that the part still has: nobody was promised the others."""
    register, release = evidence / "register.csv", evidence / "release.yaml"
    rows = csv.DictReader(io.StringIO(register.read_text("utf-8")))
    promised = [(r["id"], r["kind"], r["about"]) for r in rows if Ref(r["kind"], r["id"]) in kept]
    register.write_text(register_text(promised), "utf-8")
    release.write_text(release_text(release.read_text("utf-8"), promised), "utf-8")


def part_of(root: Path) -> frozenset[Ref]:
    """Sections in reading order, those that pages name first, with all that they rest on."""
    corpus, _ = load_corpus(root)
    targets: dict[Ref, set[Ref]] = defaultdict(set)
    for mention in mentions(corpus):
        if (mention.by.kind, mention.target.kind) != ("statement", "statement"):
            targets[mention.by].add(mention.target)
    files = (*(root / "docs").rglob("*.md"), *(root / "docs").rglob("*.yaml"))  # the plans of pictures too
    written = " ".join(file.read_text("utf-8") for file in files)
    first = {corpus.section_of[s] for s in NAMED_IN_PAGES.findall(written) if s in corpus.section_of}
    first |= {name for name in corpus.sections if f'"{name.partition("/")[2]}"' in written}
    kept = {Ref("drug", DRUG)}
    for name in sorted(corpus.sections, key=lambda n: (n not in first, corpus.sections[n].order)):
        if len(kept) < PART or name in first:
            kept |= _closed({Ref("statement", s.id) for s in corpus.sections[name].statements}, targets)
            kept.add(Ref("section", name))
    for document in corpus.documents.values():
        if Ref("source", document.citekey) in kept:
            kept |= _closed({Ref("document", document.id)}, targets)
    return frozenset(kept)


def _closed(wanted: set[Ref], targets: Mapping[Ref, set[Ref]]) -> set[Ref]:
    """The records and all that they name, directly or not."""
    found: set[Ref] = set()
    waiting = list(wanted)
    while waiting:
        ref = waiting.pop()
        if ref not in found:
            found.add(ref)
            waiting += targets.get(ref, ())
    return found


def _is_in(file: Path, data: Any, kept: frozenset[Ref]) -> bool:
    if "statements" in data:
        return Ref("section", f"{DRUG}/{file.stem}") in kept
    return any(Ref(kind, data["id"]) in kept for kind in KINDS_BY_FOLDER[file.parts[0]])


def _without_strays(data: Any, kept: frozenset[Ref]) -> Any:
    """The record without relations to statements that stay behind."""
    for statement in data.get("statements", ()):
        relations = [r for r in statement.get("relations", ()) if Ref("statement", r["statement"]) in kept]
        statement.pop("relations", None)
        if relations:
            statement["relations"] = relations
    return data


def _read(root: Path) -> dict[Path, Any]:
    base = root / "evidence"
    files = [f for folder in FOLDERS for f in sorted((base / folder).glob("*.yaml"))]
    files += sorted((base / "monographs" / DRUG).glob("*.yaml"))
    return {file.relative_to(base): read_yaml(file, root)[0] for file in files}


def _count(originals: dict[Path, Any]) -> int:
    return sum(len(data.get("statements", [0])) for data in originals.values())


def _names(originals: dict[Path, Any], sources: dict[str, Source], copy: int) -> dict[str, str]:
    """Old id -> new id of one copy; drugs are shared, or nothing would be on the monograph's drug."""
    ids = [data["id"] for data in originals.values() if "id" in data and data["id"] not in SHARED]
    ids += [s["id"] for data in originals.values() for s in data.get("statements", [])]
    terms = {data["id"] for data in originals.values() if "definition" in data}
    names = {name: _new_name(name, copy, name in terms) for name in ids}
    return names | {key: _new_key(key, copy, number) for number, key in enumerate(sources)}


def _new_key(citekey: str, copy: int, number: int) -> str:
    """A source without an author has its number for a key, and a copy has a number of its own."""
    by_number = BY_NUMBER.fullmatch(citekey)
    if by_number is None:
        return f"{citekey}{_letters(copy)}"
    return f"pmid{_pmid(copy, number)}" if by_number[1] == "pmid" else f"pmc{copy}{by_number[2]}"


def _pmid(copy: int, number: int) -> int:
    return UNUSED_PMIDS + 1000 * copy + number


def _new_name(name: str, copy: int, is_term: bool) -> str:
    if name[:2] in NUMBERED and name[2:].isdigit():
        return f"{name[:2]}{int(name[2:]) + 1000 * copy:04d}"
    if name[0].isupper():
        return f"{name}{_letters(copy).upper()}"
    return f"{name}_{_letters(copy)}" if is_term or "_" in name else f"{name}-{_letters(copy)}"


def _letters(copy: int) -> str:
    return "c" + chr(ord("a") + copy)


def _renamed(data: Any, names: dict[str, str]) -> Any:
    if isinstance(data, dict):
        on_trial = len(data.get("trials", ())) == 1
        return {
            key: value if on_trial and key in ARM_FIELDS else _renamed(value, names)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_renamed(value, names) for value in data]
    return names.get(data, data) if isinstance(data, str) else data


def _write(evidence: Path, file: Path, data: Any, copy: int) -> None:
    if data.get("id") in SHARED:
        return
    if "statements" in data:
        data["order"] += ORDER_STEP * copy
        name = f"{file.stem}-{_letters(copy)}"
    else:
        _own_no_identifier(data)
        name = data["id"].replace("_", "-")
    (evidence / file.parent / f"{name}.yaml").write_text(_text(data), "utf-8")


def _own_no_identifier(data: Any) -> None:
    """An outside identifier is that of one record alone: to a copy it is only related."""
    for xref in data.get("xrefs", ()):
        xref["match"] = "related"
        if xref["id"].startswith("hgnc:") and "growth_role" in data:
            xref["label"] = data["id"]


def _text(data: Any) -> str:
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
    return text


def _renamed_source(source: Source, names: dict[str, str], copy: int, number: int) -> Source:
    """The same source under another key and other identifiers."""
    fields = dict(source.fields)
    if "doi" in fields:
        fields["doi"] += f".{copy}"
    if "pmid" in fields:
        fields["pmid"] = str(_pmid(copy, number))
    if "pmcid" in fields:
        fields["pmcid"] = f"PMC{copy}{fields['pmcid'].removeprefix('PMC')}"
    return replace(source, citekey=names[source.citekey], fields=fields)

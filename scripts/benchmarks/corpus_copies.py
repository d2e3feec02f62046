"""A corpus of any size with the real mix of kinds and lengths: real records under other names."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from evidograph.bibfile import Source, read_bib, write_bib
from evidograph.yamlfile import read_yaml

FOLDERS = ("items", "pathways", "genes", "subtypes", "trials", "documents", "gaps", "glossary")
DRUG = "anastrozole"
NUMBERED = ("EV", "ST", "GP")
ARM_FIELDS = frozenset({"intervention", "comparator"})
ORDER_STEP = 100
# PubMed has not come this far: generated sources take their numbers from here.
UNUSED_PMIDS = 90_000_000


def write_copies(root: Path, target: Path, records: int) -> int:
    """Writes a repository with at least `records` records to `target`; gives how many there are."""
    evidence = target / "evidence"
    for name in ("schema", "docs"):
        shutil.copytree(root / name, target / name)
    shutil.copytree(root / "evidence", evidence)
    shutil.rmtree(evidence / "audit" / DRUG)
    for name in ("mkdocs.yml", "LICENSE-CC-BY-4.0", "CITATION.cff"):
        shutil.copy(root / name, target / name)
    (target / "scripts").mkdir()
    shutil.copy(root / "scripts" / "mkdocs_hooks.py", target / "scripts")
    originals = _read(root)
    sources, _ = read_bib(root / "evidence" / "references.bib", root)
    count = one = _count(originals)
    every = list(sources.values())
    copy = 1
    while count < records:
        names = _names(originals, sources, copy)
        for file, data in originals.items():
            _write(evidence, file, _renamed(data, names), copy)
        every += [_renamed_source(source, names, copy, n) for n, source in enumerate(sources.values())]
        copy, count = copy + 1, count + one
    (evidence / "references.bib").write_text(write_bib(every), "utf-8")
    return count


def _read(root: Path) -> dict[Path, Any]:
    base = root / "evidence"
    files = [f for folder in FOLDERS for f in sorted((base / folder).glob("*.yaml"))]
    files += sorted((base / "monographs" / DRUG).glob("*.yaml"))
    return {file.relative_to(base): read_yaml(file, root)[0] for file in files}


def _count(originals: dict[Path, Any]) -> int:
    return sum(len(data.get("statements", [0])) for data in originals.values())


def _names(originals: dict[Path, Any], sources: dict[str, Source], copy: int) -> dict[str, str]:
    """Old id -> new id of one copy; drugs are shared, or nothing would be on the monograph's drug."""
    ids = [data["id"] for data in originals.values() if "id" in data]
    ids += [s["id"] for data in originals.values() for s in data.get("statements", [])]
    terms = {data["id"] for data in originals.values() if "definition" in data}
    names = {name: _new_name(name, copy, name in terms) for name in ids}
    return names | {key: f"{key}{_letters(copy)}" for key in sources}


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
    if "order" in data:
        data["order"] += ORDER_STEP * copy
        name = f"{file.stem}-{_letters(copy)}"
    else:
        name = data["id"].replace("_", "-")
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
    (evidence / file.parent / f"{name}.yaml").write_text(text, "utf-8")


def _renamed_source(source: Source, names: dict[str, str], copy: int, number: int) -> Source:
    """The same source under another key and other identifiers."""
    fields = dict(source.fields)
    if "doi" in fields:
        fields["doi"] += f".{copy}"
    if "pmid" in fields:
        fields["pmid"] = str(UNUSED_PMIDS + 1000 * copy + number)
    if "pmcid" in fields:
        fields["pmcid"] = f"PMC{copy}{fields['pmcid'].removeprefix('PMC')}"
    return replace(source, citekey=names[source.citekey], fields=fields)

"""Write schema/prefixes.json: what the identifiers of outside databases look like and where they resolve.

Run by hand when a prefix is added, in an environment that has the `bioregistry` package; building the site
does not need it. Patterns are rewritten so that Python and ECMAScript engines read them alike.
"""

import importlib
import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "schema" / "prefixes.json"
PREFIXES = [
    "atc", "bindingdb", "cas", "cellosaurus", "chebi", "chembl.compound", "civic.eid", "civic.mpid", "cl",
    "clinicaltrials", "clo", "ctis", "dailymed", "doi", "doid", "drks", "drugbank", "drugcentral", "eco",
    "efo", "ensembl", "euclinicaltrials", "go", "hgnc", "hp", "inchikey", "isrctn", "iuphar.ligand",
    "iuphar.receptor", "jrct", "kegg.compound", "kegg.drug", "kegg.pathway", "mesh", "mondo", "msigdb",
    "ncbigene", "ncit", "omim", "orcid", "pharmgkb.drug", "pharmgkb.gene", "pmc", "pubchem.compound",
    "pubmed", "reactome", "rxnorm", "so", "uberon", "umls", "unii", "uniprot", "wikidata", "wikipathways",
]  # fmt: skip
# Where the registry's own pattern is too loose: a dot stands for any character, or anything at all fits.
STRICTER = {
    "doi": r"10[.][0-9]{4,9}/[^ \n]+",
    "ensembl": r"ENSG[0-9]{11}([.][0-9]+)?",
}
# Where the registry names another thing: its entry for ISRCTN bears the name of a platform of many registers.
RENAMED = {"isrctn": "ISRCTN registry"}
CLASSES = {"d": "0-9", "w": "A-Za-z0-9_"}
TOKEN = re.compile(r"\\(.)|([\[\]])|(.)", re.DOTALL)


def portable(pattern: str) -> str:
    """The pattern without shorthand classes, anchored so that no newline may follow."""
    body = re.sub(r"^\^|\$$", "", pattern)
    if "|" in re.sub(r"\([^()]*\)", "", body):
        body = f"({body})"
    return f"^{_spelled_out(body)}$(?!\\n)"


def _spelled_out(body: str) -> str:
    written, inside = [], False
    for escaped, bracket, plain in TOKEN.findall(body):
        if escaped in CLASSES:
            written.append(CLASSES[escaped] if inside else f"[{CLASSES[escaped]}]")
        elif escaped:
            written.append(escaped if escaped in "-_@:/" and not inside else f"\\{escaped}")
        else:
            inside = bracket == "[" or (inside and bracket != "]")
            written.append(bracket or plain)
    return "".join(written)


def described(bioregistry: Any, prefix: str) -> dict[str, str]:
    """Name, pattern, address and example of one prefix; an unknown prefix raises ValueError."""
    resource = bioregistry.get_resource(prefix)
    if resource is None or resource.prefix != prefix:
        msg = f"The registry has no prefix {prefix!r} in this spelling."
        raise ValueError(msg)
    return {
        "name": RENAMED.get(prefix) or resource.get_name(),
        "pattern": portable(STRICTER.get(prefix) or resource.get_pattern()),
        "url": resource.get_default_format() or resource.get_uri_format(),
        "example": resource.get_example(),
    }


def main() -> None:
    """Write the table, sorted by prefix."""
    bioregistry = importlib.import_module("bioregistry")
    table = {
        "bioregistry": version("bioregistry"),
        "prefixes": {prefix: described(bioregistry, prefix) for prefix in sorted(PREFIXES)},
    }
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

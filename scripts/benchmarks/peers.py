"""The peers: check-jsonschema on the same records, plain mkdocs-material on the same pages as Markdown."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml
from markdownify import markdownify

from benchmarks.measure import Cost, run
from evidograph.corpus import KINDS

BIN = Path(sys.executable).parent
PLAIN_CONFIG: dict[str, Any] = {
    "site_name": "Plain",
    "theme": {"name": "material", "font": False},
    "plugins": ["search"],
    "nav": [{"Home": "index.md"}],
    "markdown_extensions": ["attr_list", "tables", "toc"],
}


def bundled_schema(folder: Path, kind: str, target: Path) -> Path:
    """One kind's schema with all others inside, since the peer cannot be told where they stand."""
    schemas = {file.name: json.loads(file.read_text("utf-8")) for file in folder.glob("*.schema.json")}
    own = schemas.pop(f"{kind}.schema.json")
    inner = {name.removesuffix(".schema.json"): schema for name, schema in schemas.items()}
    bundle = {"$schema": own["$schema"], "$defs": {**inner, "own": own}, "$ref": own["$id"]}
    file = target / f"{kind}.bundle.json"
    file.write_text(json.dumps(bundle), "utf-8")
    return file


def check_jsonschema(root: Path, scratch: Path) -> Cost:
    """The peer over every file of the kinds that have one file a record, one run a kind, and the sections."""
    total = Cost(0.0, 0.0)
    folders = [(kind.name, f"evidence/{kind.folder}") for kind in KINDS]
    for kind, folder in [*folders, ("section", "evidence/monographs/anastrozole")]:
        files = [str(file) for file in sorted((root / folder).glob("*.yaml"))]
        schema = bundled_schema(root / "schema", kind, scratch)
        total += run([str(BIN / "check-jsonschema"), "--schemafile", str(schema), *files], root)
    return total


def write_plain_site(site: Path, target: Path) -> int:
    """The articles of a built site as Markdown below `target`/docs; gives the number of pages."""
    shutil.rmtree(target, ignore_errors=True)
    docs = target / "docs"
    count = 0
    for page in sorted(site.rglob("index.html")):
        html = page.read_text("utf-8")
        start = html.find('<div class="ev-page"')
        article = html[start : html.find("</article>", start)]
        file = docs / page.relative_to(site).with_suffix(".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markdownify(article, heading_style="ATX"), "utf-8")
        count += 1
    (target / "mkdocs.yml").write_text(yaml.safe_dump(PLAIN_CONFIG), "utf-8")
    return count

"""What pages tell machines of themselves: JSON-LD that the types of schema.org accept, OpenGraph, addresses.

The types come from schema-dts, which Google generates from the vocabulary: TypeScript reads what we write
against them, and refuses a property that a type does not have as well as a value of the wrong kind.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from evidograph.contract import SITE
from evidograph.corpus import Ref
from evidograph.edition import Edition, page_path
from evidograph.render.linked import of_record, of_written_page, script
from evidograph.website.edition_site import EditionSite
from programs import ROOT, node_file, program
from sites import DRUG

LATEST = f"{SITE}latest/"
WRITTEN = ("", f"{DRUG}/", "downloads/", "glossary/")
NEEDED: Mapping[str, frozenset[str]] = {
    "Drug": frozenset({"@id", "name", "url", "nonProprietaryName", "drugClass"}),
    "MedicalTrial": frozenset({"@id", "name", "url"}),
    "ScholarlyArticle": frozenset({"@id", "name", "headline", "mainEntityOfPage", "isPartOf"}),
    "CreativeWork": frozenset({"@id", "name", "headline", "mainEntityOfPage"}),
    "DefinedTermSet": frozenset({"@id", "name", "url", "hasDefinedTerm"}),
    "DefinedTerm": frozenset({"@id", "name", "description"}),
    "Dataset": frozenset(
        {
            "@id",
            "name",
            "description",
            "url",
            "license",
            "version",
            "temporalCoverage",
            "creator",
            "distribution",
        }
    ),
    "DataDownload": frozenset({"contentUrl", "encodingFormat", "name"}),
}
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta property="og:([a-z:_]+)" content="([^"]*)">')


Nodes = Mapping[str, dict[str, Any]]


@pytest.fixture(scope="module")
def nodes(edition: Edition) -> Nodes:
    """What every page that says something is about, by its address."""
    found = {page_path(ref): of_record(edition, ref) for ref in EditionSite(edition).refs()}
    found |= {path: of_written_page(edition, path) for path in WRITTEN}
    return {path: json.loads(script(node)) for path, node in found.items() if node}


def parts(value: object) -> Iterator[dict[str, Any]]:
    """A node and all nodes in it."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def shape(value: object) -> str:
    """Which properties there are, of which kinds; two nodes of one shape are right or wrong together."""
    if isinstance(value, dict):
        inner = (f"{k}:{v if k in {'@type', 'trialDesign'} else shape(v)}" for k, v in sorted(value.items()))
        return f"{{{','.join(inner)}}}"
    if isinstance(value, list):
        return f"[{','.join(sorted({shape(v) for v in value}))}]"
    return type(value).__name__


def refused(folder: Path, found: list[dict[str, Any]]) -> str:
    """What the types of schema.org have against some nodes."""
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    lines = ['import type {Thing, WithContext} from "schema-dts";']
    lines += [f"const n{n}: WithContext<Thing> = {json.dumps(node)};" for n, node in enumerate(found)]
    (folder / "nodes.ts").write_text("\n".join(lines), "utf-8")
    flags = [
        "--noEmit",
        "--strict",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
        "--target",
        "es2022",
    ]
    command = [program("node"), str(node_file("typescript/bin/tsc")), *flags, "nodes.ts"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_every_node_is_what_schema_org_takes_it_for(nodes: Nodes, tmp_path: Path) -> None:
    different = {shape(node): node for node in nodes.values()}
    said = refused(tmp_path, list(different.values()))
    print(f"{len(nodes)} nodes of {len(different)} shapes read against the types of schema.org")
    assert said == ""


def test_a_wrong_node_would_be_noticed(nodes: Nodes, tmp_path: Path) -> None:
    drug = nodes[f"drugs/{DRUG}/"]
    wrong = [{**drug, "smiles": "C"}, {**drug, "drugClass": 3}, {**drug, "@type": "Medicine"}]
    said = refused(tmp_path, wrong)
    assert [f"nodes.ts({line}," in said for line in (2, 3, 4)] == [True, True, True]


def test_every_node_has_what_its_type_needs(nodes: Nodes) -> None:
    for path, node in nodes.items():
        for part in (p for p in parts(node) if p is node or p["@type"] in {"DefinedTerm", "DataDownload"}):
            missing = NEEDED[part["@type"]] - part.keys()
            assert not missing, (path, part["@type"], missing)


def test_every_kind_that_is_asked_for_is_there(edition: Edition, nodes: Nodes) -> None:
    held = edition.corpus
    kinds = [node["@type"] for node in nodes.values()]
    assert kinds.count("MedicalTrial") == len(held.trials)
    assert kinds.count("Drug") == len(held.drugs) + 1  # the monograph is about its drug
    assert kinds.count("ScholarlyArticle") + kinds.count("CreativeWork") == len(held.sources)
    assert kinds.count("Dataset") == 2
    assert len(nodes["glossary/"]["hasDefinedTerm"]) == len(held.terms)


def test_nobody_is_said_to_have_reviewed_anything(nodes: Nodes) -> None:
    assert "reviewedBy" not in json.dumps(nodes)


def test_no_value_can_leave_its_script() -> None:
    hostile = {"@type": "Drug", "name": "</script><script>alert(1)</script><!-- & \u2028"}
    written = script(hostile)
    assert not set(written) & set("<>&")
    assert json.loads(written)["name"] == hostile["name"]


def test_the_dataset_names_the_files_that_are_there(edition: Edition, nodes: Nodes, site: Path) -> None:
    release = edition.corpus.release.release
    for download in nodes["downloads/"]["distribution"]:
        assert (site / download["contentUrl"].removeprefix(f"{SITE}{release}/")).is_file()


def heads(site: Path) -> Iterator[tuple[str, str]]:
    """The head of every page, by its address."""
    for file in sorted(site.rglob("index.html")):
        url = file.relative_to(site).as_posix().removesuffix("index.html")
        yield url, file.read_text("utf-8").partition("</head>")[0]


def test_every_page_says_what_it_is_and_where_its_newest_release_stands(nodes: Nodes, site: Path) -> None:
    count = 0
    for url, head in heads(site):
        count += 1
        assert head.count('<link rel="canonical"') == 1
        assert f'<link rel="canonical" href="{LATEST}{url}">' in head
        tags = dict(META.findall(head))
        assert tags["url"] == f"{LATEST}{url}"
        assert tags["title"]
        assert len(unescape(tags["description"])) > 10, url
        assert (site / tags["image"].removeprefix(LATEST)).is_file()
        blocks = BLOCK.findall(head)
        assert [json.loads(block) for block in blocks] == ([nodes[url]] if url in nodes else [])
    print(f"{count} pages have a canonical address and OpenGraph tags")
    assert count > 1000


def test_the_site_map_lists_every_page_once_at_its_canonical_address(site: Path) -> None:
    tree = ET.parse(site / "sitemap.xml")  # our own file
    listed = [found.text or "" for found in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(listed) == sorted(f"{LATEST}{url}" for url, _ in heads(site))


def test_a_page_that_does_not_exist_has_no_address(site: Path) -> None:
    assert "canonical" not in (site / "404.html").read_text("utf-8").partition("</head>")[0]


@pytest.mark.parametrize("ref", [Ref("statement", "ST0201"), Ref("item", "EV0011")])
def test_what_has_no_fitting_type_says_nothing(edition: Edition, ref: Ref) -> None:
    assert of_record(edition, ref) is None

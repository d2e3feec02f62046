"""The layers of the package: imports go down, siblings never meet, each library has one home."""

import ast
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from programs import ROOT

PACKAGE = ROOT / "scripts" / "evidograph"
NAME = "evidograph"
# Lowest first. A module imports from the rows before its own, and from itself.
LAYERS = (
    ("problem", "model"),
    ("yamlfile", "bibfile", "csvfile", "schema"),
    ("corpus",),
    ("derive",),
    ("rules", "edition", "contract"),
    ("render", "export", "checking", "report", "policy", "search"),
    ("website", "cli"),
)
LEVEL = {module: level for level, row in enumerate(LAYERS) for module in row}
# Who alone imports each library that is not Python's own.
HOMES = {
    "bibtexparser": "bibfile",
    "jinja2": "render.environment",
    "jsonschema": "schema",
    "jsonschema_rs": "schema",
    "mkdocs": "website",
    "msgspec": "model.base",
    "pagefind": "search",
    "rdkit": "render.pictures.structure",
    "watchdog": "website.watching",
    "referencing": "schema",
    "rispy": "export.ris",
    "yaml": "yamlfile",
}


def module_name(path: Path) -> str:
    """`render/pages/item.py` -> `render.pages.item`; a package goes by its own name."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


FILES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import hides where it leads"
            module = node.module or ""
            for alias in node.names:
                full = f"{module}.{alias.name}"
                yield full if full.removeprefix(f"{NAME}.") in FILES else module


def own(names: Iterator[str]) -> set[str]:
    """The imports inside the package, without its name."""
    return {name.removeprefix(f"{NAME}.") for name in names if name.startswith(f"{NAME}.")}


def top(module: str) -> str:
    return module.partition(".")[0]


def test_every_module_stands_in_a_layer() -> None:
    assert sorted(LEVEL) == sorted({top(module) for module in FILES} - {""})
    assert len(FILES) > 50


@pytest.mark.parametrize("layer", [module for row in LAYERS for module in row])
def test_imports_go_down_only(layer: str) -> None:
    wrong = [
        f"{module} imports {target}"
        for module, path in FILES.items()
        if top(module) == layer
        for target in sorted(own(imports(path)))
        if top(target) != layer and LEVEL[top(target)] >= LEVEL[layer]
    ]
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph: Mapping[str, set[str]] = {
        module: {target for target in own(imports(path)) if target in FILES and target != module}
        for module, path in FILES.items()
        if not path.name.startswith("__init__")
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_each_library_has_one_home() -> None:
    found: dict[str, set[str]] = {}
    for module, path in FILES.items():
        for name in imports(path):
            library = top(name)
            if library not in sys.stdlib_module_names and library != NAME:
                found.setdefault(library, set()).add(module)
    strangers = {
        library: sorted(module for module in modules if not f"{module}.".startswith(f"{HOMES.get(library)}."))
        for library, modules in found.items()
    }
    assert {library: modules for library, modules in strangers.items() if modules} == {}
    assert sorted(found) == sorted(HOMES)


def test_the_hooks_file_only_names_the_events() -> None:
    tree = ast.parse((ROOT / "scripts" / "mkdocs_hooks.py").read_text("utf-8"))
    kinds = [type(node).__name__ for node in tree.body]
    assert kinds == ["Expr", "ImportFrom", "Assign"]

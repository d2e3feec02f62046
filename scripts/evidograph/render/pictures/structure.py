"""The structure of a drug, drawn from its SMILES. The only user of RDKit, loaded with the first drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from evidograph import model
from evidograph.corpus import Corpus, Ref
from evidograph.corpus.values import At
from evidograph.problem import Path, Problem
from evidograph.render.authored import STRUCTURE

# Pixels from atom to atom and of the letters; the share of the whole that stays free around it.
OPTIONS = '{"fixedBondLength": 22, "fixedFontSize": 15, "padding": 0.02}'
_PATH = re.compile(r"<path (?:class='(?P<kind>bond|atom)[^']*' )?d='(?P<d>[^']+)'")
_SIZE = re.compile(r"viewBox='0 0 (\d+) (\d+)'")


class StructureError(ValueError):
    """A SMILES that is none."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A structure as two paths: lines between atoms, and the letters of those that are not carbon."""

    width: int
    height: int
    bonds: str
    atoms: str


@dataclass(frozen=True, slots=True)
class _Undrawn:
    """The objection to a SMILES, at its place in the record."""

    what: str
    path: Path = ("structure", "smiles")
    at: At = "value"
    code: str = STRUCTURE.code
    why: str = STRUCTURE.why
    fix: str = STRUCTURE.fix


def draw_structure(smiles: str) -> Drawing:
    """The drawing of a SMILES, always the same. StructureError: it cannot be read."""
    from rdkit import Chem, rdBase
    from rdkit.Chem.Draw import rdMolDraw2D

    with rdBase.BlockLogs():
        molecule = cast("Chem.Mol | None", Chem.MolFromSmiles(smiles))  # its types promise too much
    if molecule is None:
        raise StructureError(smiles)
    canvas = rdMolDraw2D.MolDraw2DSVG(-1, -1)
    canvas.drawOptions().useBWAtomPalette()
    rdMolDraw2D.UpdateDrawerParamsFromJSON(canvas, OPTIONS)
    canvas.DrawMolecule(molecule)
    canvas.FinishDrawing()
    return _drawing(canvas.GetDrawingText())


def _drawing(svg: str) -> Drawing:
    """What RDKit has drawn, without its colors, styles and ground."""
    size = _SIZE.search(svg)
    assert size is not None  # noqa: S101  (RDKit always writes it)
    paths: dict[str, list[str]] = {"bond": [], "atom": []}
    for found in _PATH.finditer(svg):
        paths[found["kind"] or "bond"].append(" ".join(found["d"].replace(",", " ").split()))
    return Drawing(int(size[1]), int(size[2]), "".join(paths["bond"]), "".join(paths["atom"]))


def structure_of(drug: model.Drug) -> Drawing | None:
    """The structure of a drug; None where no SMILES is recorded, or none that can be read."""
    smiles = drug.structure.smiles if drug.structure else None
    try:
        return draw_structure(smiles) if smiles else None
    except StructureError:
        return None


def structure_problems(corpus: Corpus, drug: str) -> Iterator[Problem]:
    """The SMILES of the monograph's drug, where it cannot be drawn."""
    record = corpus.drugs.get(drug)
    smiles = record.structure.smiles if record and record.structure else None
    if not smiles:
        return
    try:
        draw_structure(smiles)
    except StructureError:
        yield corpus.problem(
            Ref("drug", drug), _Undrawn(f'"{smiles}" cannot be read as the SMILES of a molecule.')
        )

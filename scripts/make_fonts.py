"""Cut the site's own font files out of the published Source Serif 4 and Source Sans 3.

Only needed when a sign is missing or the fonts are updated; the results are committed.

    npm install @fontsource-variable/source-serif-4 @fontsource-variable/source-sans-3 \\
                @expo-google-fonts/source-serif-4 @expo-google-fonts/source-sans-3
    pip install fonttools brotli
    python scripts/make_fonts.py node_modules docs/assets/fonts

The published files carry every weight from 200 to 900 and signs that no page uses; the site needs four
weights and a Latin alphabet. Signs that the variable files lack (less-or-equal, arrows, dagger) come from
the complete static fonts of the same families. "Source" is a reserved name, which a changed font may not
bear, so the cuts are called Evidograph Serif and Evidograph Sans; their copyright lines stay.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from fontTools import subset  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]
from fontTools.varLib import instancer  # type: ignore[import-not-found]

Axes = dict[str, tuple[float, float] | float]

FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "calt", "lnum", "tnum", "pnum"]
LATIN = (
    [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153]
    + [*range(0x2010, 0x2015), *range(0x2018, 0x201F), 0x2009, 0x200A, 0x202F]
    + [ord(sign) for sign in "•…′″‹›⁄€™↑↓−"]
)
LATIN_EXTENDED = [*range(0x100, 0x131), *range(0x132, 0x152), *range(0x154, 0x180), 0x1E9E]  # authors' names
GREEK = [ord(sign) for sign in "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΘΛΠΣΦΨΩς"]
SIGNS = [ord(sign) for sign in "≤≥≠≈∞√→←↔†‡‰⁺⁻₀₁₂₃₄₅₆₇₈₉✓■□▲△"]


class Cut(NamedTuple):
    """One file to write: where from, which signs, which part of each axis (one value pins the axis)."""

    name: str
    source: str
    signs: list[int]
    axes: Axes


SERIF = "@fontsource-variable/source-serif-4/files/source-serif-4-"
SANS = "@fontsource-variable/source-sans-3/files/source-sans-3-"
WHOLE = "@expo-google-fonts/source-"
CUTS = [
    Cut("serif", f"{SERIF}latin-opsz-normal.woff2", LATIN, {"wght": (400, 600), "opsz": (14, 40)}),
    Cut("serif-italic", f"{SERIF}latin-wght-italic.woff2", LATIN, {"wght": 400}),
    Cut("serif-greek", f"{SERIF}greek-wght-normal.woff2", GREEK, {"wght": (400, 600)}),
    Cut("serif-signs", f"{WHOLE}serif-4/400Regular/SourceSerif4_400Regular.ttf", SIGNS, {}),
    Cut("sans", f"{SANS}latin-wght-normal.woff2", LATIN, {"wght": (400, 700)}),
    Cut("sans-italic", f"{SANS}latin-wght-italic.woff2", LATIN, {"wght": 400}),
    Cut("sans-greek", f"{SANS}greek-wght-normal.woff2", GREEK, {"wght": (400, 700)}),
    Cut("sans-latin-ext", f"{SANS}latin-ext-wght-normal.woff2", LATIN_EXTENDED, {"wght": (400, 700)}),
    Cut("sans-signs", f"{WHOLE}sans-3/400Regular/SourceSans3_400Regular.ttf", SIGNS, {}),
]
LICENCES = {
    "OFL-source-serif-4.txt": f"{WHOLE}serif-4/LICENSE_FONT",
    "OFL-source-sans-3.txt": f"{WHOLE}sans-3/LICENSE_FONT",
}


def rename(font: TTFont, family: str) -> None:
    """Give the font the family name `family`, keeping copyright, version and axis names."""
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (1, 4, 16):
            record.string = family
        elif record.nameID in (3, 6, 25):
            record.string = family.replace(" ", "")


def cut_font(source: Path, target: Path, signs: list[int], axes: Axes) -> None:
    """Write the font `source` reduced to `signs` and to the given part of its axes, as WOFF2."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=signs)
    subsetter.subset(font)
    if axes:
        font = instancer.instantiateVariableFont(font, axes)
    rename(font, "Evidograph Serif" if target.name.startswith("serif") else "Evidograph Sans")
    font.flavor = "woff2"
    font.save(target)


def main(modules: Path, target: Path) -> None:
    """Cut every font and lay the licences beside them."""
    target.mkdir(parents=True, exist_ok=True)
    total = 0
    for name, source, signs, axes in CUTS:
        path = target / f"{name}.woff2"
        cut_font(modules / source, path, signs, axes)
        total += path.stat().st_size
        print(f"{path.stat().st_size:7} {path.name}")
    for name, source in LICENCES.items():
        shutil.copyfile(modules / source, target / name)
    print(f"{total:7} in all")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

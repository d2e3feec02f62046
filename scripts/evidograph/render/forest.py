"""Forest plots: ratios and their intervals beside each other, in blocks that say what each is on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation
from evidograph.derive.drugs import side_arms
from evidograph.derive.forest import ForestBlock
from evidograph.derive.scope import arm_sizes, patients, trial_of
from evidograph.edition import Edition
from evidograph.render import findings
from evidograph.render.comparing import column_head, therapy_line
from evidograph.render.drawing import AXIS, Drawing, drawing_of
from evidograph.render.favors import Favors, favors_of, favors_of_all
from evidograph.render.marks import long_form
from evidograph.render.sheet import Sheet
from evidograph.render.sides import contrast_words
from evidograph.render.sources import short_name
from evidograph.render.words import sentence_case

# What the drug's part in a comparison means for the ratio.
ROLE_WORDS = {
    "tested": "",
    "comparator": "as the comparator",
    "background": "in both arms: the ratio is that of what was added",
    "prior": "given before: the ratio is that of what came after",
    "none": "not given",
}


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One finding: who was compared, in what outcome, and the drawing."""

    href: str
    trial: str
    contrast: str
    outcome: str
    population: str
    n: str
    sides: str
    follow_up: str
    result: str
    drawing: Drawing | None
    favors: Favors | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ForestGroup:
    """Rows on one axis; `favors` is what the axis says of its two sides."""

    rows: tuple[ForestRow, ...]
    favors: tuple[str, str]


def render_forest(sheet: Sheet) -> str:
    """The ratios of the edition's drug and its class, by setting."""
    groups = forest_groups(sheet, sheet.edition.forest_blocks)
    return sheet.fill(
        "fragments/forest.html", groups=groups, axis=AXIS, drug=sheet.edition.drug_name(sheet.edition.drug)
    )


def forest_groups(sheet: Sheet, blocks: Iterable[ForestBlock]) -> dict[str, ForestGroup]:
    """The blocks of a plot by their titles."""
    return {block_title(sheet.edition, block): forest_group(sheet, block.items) for block in blocks}


def block_title(edition: Edition, block: ForestBlock) -> str:
    """`Adjuvant: anastrozole itself`, with the drug's part where that is not the one tested."""
    parts = (long_form(edition, block.on), ROLE_WORDS[block.role])
    said = ", ".join(part for part in parts if part)
    return f"{column_head(edition, block.column)}: {said}" if block.column else sentence_case(said)


def forest_group(sheet: Sheet, items: Iterable[model.Item]) -> ForestGroup:
    """Findings that share an axis."""
    rows = tuple(_row(sheet, item) for item in items)
    return ForestGroup(rows, favors_of_all(row.favors for row in rows))


def _row(sheet: Sheet, item: model.Item) -> ForestRow:
    """One finding as a row of the plot."""
    edition = sheet.edition
    n = patients(edition.corpus, item)
    trial = trial_of(edition.corpus, item)
    return ForestRow(
        href=sheet.to("item", item.id),
        trial=trial.name if trial else _study(edition, item),
        contrast=contrast_words(edition, item),
        outcome=sentence_case(edition.term_name(item.outcome)),
        population=_people(edition, item),
        n=f"{n:,}" if n else "",
        sides=_sides(edition, item, n),
        follow_up=item.follow_up or "",
        result=findings.short_result(edition, item),
        drawing=drawing_of(edition, item, n),
        favors=favors_of(edition, item),
        citations=sheet.cite([item.source.citekey]) if item.source else (),
    )


def _study(edition: Edition, item: model.Item) -> str:
    """What a finding of no one trial goes by: who reported it, and when."""
    source = edition.corpus.sources.get(item.source.citekey) if item.source else None
    return short_name(source) if source and source.authors else item.id


def _people(edition: Edition, item: model.Item) -> str:
    """Who was studied, and in which line of treatment."""
    parts = (findings.population_words(edition, item).rstrip("."), therapy_line(edition, item))
    return ", ".join(part for part in parts if part)


def _sides(edition: Edition, item: model.Item, n: int | None) -> str:
    """`2,618 + 2,598`: how many stood on either side, where they are known and add up to all."""
    sizes = arm_sizes(edition.corpus, item)
    counts = [
        sum(sizes.get(arm, 0) for arm in side_arms(item, side)) for side in ("intervention", "comparator")
    ]
    return f"{counts[0]:,} + {counts[1]:,}" if all(counts) and sum(counts) == n else ""

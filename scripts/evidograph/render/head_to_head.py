"""The drug against each other drug, with what was counted on both sides; and what nobody has compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidograph.derive.citations import Citation
from evidograph.derive.head_to_head import FARED, Contest, ContestCell
from evidograph.derive.matrix import COLUMNS
from evidograph.edition import Edition
from evidograph.render.claims import Sign
from evidograph.render.comparing import column_head, therapy_line
from evidograph.render.contest_words import (
    about_words,
    counted_words,
    drug_arms,
    has_numbers,
    ratio_of,
    ratio_words,
    report_words,
    sign_of_contest,
)
from evidograph.render.gap_marks import GapMark, empty_words, gap_mark, rest_line
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case


@dataclass(frozen=True, slots=True)
class ContestRow:
    """One finding: what was counted, on the drug and on its rival, and who is better off, or why not said."""

    href: str
    outcome: str
    about: str
    drug: str
    rival: str
    ratio: str
    ratio_of: str
    sign: Sign | None
    unsaid: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class RivalRows:
    """The findings against one rival in one setting."""

    anchor: str
    rival: str
    rows: tuple[ContestRow, ...]


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One rival; `rest` says its empty cells in one line, for narrow screens."""

    rival: str
    cells: tuple[OverviewCell, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class OverviewCell:
    """How often the drug met a rival in a setting; `gaps` say why there is no finding."""

    head: str
    anchor: str
    findings: int
    gaps: tuple[GapMark, ...]


def render_contests(sheet: Sheet, column: str) -> str:
    """The direct comparisons of one setting, rival by rival."""
    cells = [cell for cell in sheet.edition.head_to_head if cell.column == column]
    return sheet.fill(
        "fragments/head_to_head.html",
        groups=[_group(sheet, cell) for cell in cells if cell.contests],
        never=[sheet.edition.drug_name(cell.rival) for cell in cells if not cell.contests],
        drug=sentence_case(sheet.edition.drug_name(sheet.edition.drug)),
        setting=column_head(sheet.edition, column),
    )


def render_contest_overview(sheet: Sheet) -> str:
    """Who was compared with the drug in which setting, and what nobody has compared."""
    edition = sheet.edition
    rows: dict[str, list[OverviewCell]] = {}
    for cell in edition.head_to_head:
        rows.setdefault(edition.drug_name(cell.rival), []).append(_overview(sheet, cell))
    cells = edition.head_to_head
    return sheet.fill(
        "fragments/head_to_head_overview.html",
        heads=[column_head(edition, column) for column in COLUMNS],
        rows=[OverviewRow(name, tuple(made), _rest(made)) for name, made in rows.items()],
        drug=sentence_case(edition.drug_name(edition.drug)),
        cells=len(cells),
        met=sum(bool(cell.contests) for cell in cells),
        searched=sum(not cell.contests and bool(cell.gaps) for cell in cells),
        open=sum(cell.is_open for cell in cells),
    )


def _rest(cells: Iterable[OverviewCell]) -> str:
    """Such as `None found: DCIS. Not looked yet: adjuvant.`."""
    return rest_line(empty_words((cell.head, cell.gaps) for cell in cells if not cell.findings))


def _anchor(cell: ContestCell) -> str:
    return f"{cell.column}-{cell.rival}"


def _overview(sheet: Sheet, cell: ContestCell) -> OverviewCell:
    gaps = (gap_mark(sheet, gap) for gap in cell.gaps)
    head = column_head(sheet.edition, cell.column)
    return OverviewCell(head, _anchor(cell), len(cell.contests), tuple(gaps))


def _group(sheet: Sheet, cell: ContestCell) -> RivalRows:
    ordered = sorted(cell.contests, key=lambda contest: _order(sheet.edition, contest))
    rows = _told_apart(sheet.edition, ordered, [_row(sheet, contest) for contest in ordered])
    return RivalRows(_anchor(cell), sheet.edition.drug_name(cell.rival), rows)


def _order(edition: Edition, contest: Contest) -> tuple[str, int, str, tuple[str, ...], str]:
    """First line before later line; benefits before harms before measurements; then outcome by outcome."""
    term = edition.corpus.terms.get(contest.item.outcome or "")
    kind = term.outcome.type if term and term.outcome else FARED[-1]
    line = therapy_line(edition, contest.item)
    return (
        line,
        FARED.index(kind),
        edition.term_name(contest.item.outcome),
        contest.item.trials,
        contest.item.id,
    )


def _row(sheet: Sheet, contest: Contest) -> ContestRow:
    edition, item = sheet.edition, contest.item
    return ContestRow(
        href=sheet.to("item", item.id),
        outcome=sentence_case(edition.term_name(item.outcome)),
        about=about_words(edition, contest),
        drug=counted_words(edition, contest, contest.drug_arms),
        rival=counted_words(edition, contest, contest.rival_arms),
        ratio="" if contest.pooled else ratio_words(edition, item),
        ratio_of="" if contest.pooled else ratio_of(edition, item),
        sign=sign_of_contest(edition, contest) if has_numbers(contest) else None,
        unsaid="not said" if has_numbers(contest) else "reported, numbers not seen",
        citations=sheet.cite([item.source.citekey]) if item.source else (),
    )


def _told_apart(
    edition: Edition, contests: Sequence[Contest], rows: Sequence[ContestRow]
) -> tuple[ContestRow, ...]:
    """The rows; those that would read alike, with the arm or the report from which each comes."""
    alike = Counter((row.outcome, row.about) for row in rows)
    names = [(row.outcome, row.about, drug_arms(edition, c)) for row, c in zip(rows, contests, strict=True)]
    arms = Counter(names)
    told = []
    for contest, row, name in zip(contests, rows, names, strict=True):
        words = name[-1] if arms[name] == 1 else report_words(edition, contest.item)
        about = f"{row.about}; {words}" if alike[row.outcome, row.about] > 1 and words else row.about
        told.append(replace(row, about=about))
    return tuple(told)

"""The drug against each other drug, with what was counted on both sides; and what nobody has compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation
from evidograph.derive.effects import favoured_side
from evidograph.derive.head_to_head import FARED, Contest, ContestCell
from evidograph.derive.matrix import COLUMNS
from evidograph.derive.scope import arm_sizes
from evidograph.edition import Edition
from evidograph.render import findings, numbers
from evidograph.render.claims import Sign, effect_sign
from evidograph.render.comparing import column_head, therapy_line
from evidograph.render.environment import day
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case


@dataclass(frozen=True, slots=True)
class ContestRow:
    """One finding: what was counted, on the drug and on its rival, and who is better off."""

    href: str
    outcome: str
    about: str
    drug: str
    rival: str
    ratio: str
    ratio_of: str
    sign: Sign | None
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
    """How often the drug met a rival in a setting; `gaps` are (address, date of the last search)."""

    head: str
    anchor: str
    findings: int
    gaps: tuple[tuple[str, str], ...]


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
    empty = [cell for cell in cells if not cell.findings]
    named = {
        "None found": [cell.head for cell in empty if cell.gaps],
        "Not looked yet": [cell.head for cell in empty if not cell.gaps],
    }
    return " ".join(f"{said}: {', '.join(heads)}." for said, heads in named.items() if heads)


def _anchor(cell: ContestCell) -> str:
    return f"{cell.column}-{cell.rival}"


def _overview(sheet: Sheet, cell: ContestCell) -> OverviewCell:
    gaps = ((sheet.to("gap", g.id), day(model.last_searched(g.searched))) for g in cell.gaps)
    head = column_head(sheet.edition, cell.column)
    return OverviewCell(head, _anchor(cell), len(cell.contests), tuple(gaps))


def _group(sheet: Sheet, cell: ContestCell) -> RivalRows:
    ordered = sorted(cell.contests, key=lambda contest: _order(sheet.edition, contest))
    rows = tuple(_row(sheet, contest) for contest in ordered)
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
        about=_about(edition, contest),
        drug=_arms_words(edition, contest, contest.drug_arms),
        rival=_arms_words(edition, contest, contest.rival_arms),
        ratio="" if contest.pooled else _ratio(edition, item),
        ratio_of="" if contest.pooled else _ratio_of(edition, item),
        sign=_sign(edition, contest),
        citations=sheet.cite([item.source.citekey]) if item.source else (),
    )


def _about(edition: Edition, contest: Contest) -> str:
    """Line of treatment, trial, population, follow-up and what both sides had besides."""
    item = contest.item
    trials = ", ".join(edition.corpus.trials[t].name for t in item.trials if t in edition.corpus.trials)
    besides = _listed(edition.drug_name(drug) for drug in contest.beside)
    parts = (
        sentence_case(therapy_line(edition, item)),
        trials,
        findings.population_words(edition, item).rstrip("."),
        findings.times_words(item),
        besides,
    )
    return "; ".join(part for part in parts if part)


def _listed(names: Iterable[str]) -> str:
    found = " and ".join(names)
    return f"both with {found}" if found else ""


def _arms_words(edition: Edition, contest: Contest, arms: Sequence[str]) -> str:
    """What was counted on one side; of two arms with one drug each by itself."""
    return " and ".join(words for arm in arms if (words := _arm_words(edition, contest.item, arm)))


def _arm_words(edition: Edition, item: model.Item, arm: str) -> str:
    """What was counted in an arm: `402 of 2,618 (15.4%)`, `11.0 months`; at least how many patients."""
    result = item.result
    size = arm_sizes(edition.corpus, item).get(arm)
    seen = result.arms.get(arm) if result else None
    if seen is None or result is None:
        return f"n = {size:,}" if size else ""
    whole = model.ArmResult(
        events=seen.events,
        n=seen.n or size,
        percent=seen.percent,
        median=seen.median,
        mean=seen.mean,
        value=seen.value,
    )
    return findings.arm_value(whole, result.unit)


def _ratio(edition: Edition, item: model.Item) -> str:
    result = item.result
    if result is None or result.estimate is None:
        return numbers.p_value(result) if result else ""
    return findings.short_result(edition, item) if numbers.interval(result) else numbers.estimate(result)


def _ratio_of(edition: Edition, item: model.Item) -> str:
    """What the figure is, and whose: `hazard ratio, fulvestrant against anastrozole, P = 0.049`."""
    result = item.result
    if result is None or result.estimate is None:
        return ""
    measure = edition.words.label("measure", result.measure)
    parts: Sequence[str] = (measure, findings.contrast_words(edition, item), numbers.p_value(result))
    return ", ".join(part for part in parts if part)


def _sign(edition: Edition, contest: Contest) -> Sign | None:
    """Who is better off, as seen from the drug; None where the finding does not say."""
    side = favoured_side(edition.corpus, contest.item)
    if side is None or contest.pooled:
        return None
    if side == "neither":
        return effect_sign("no_difference")
    return effect_sign("favours_treatment" if side == contest.drug_side else "favours_comparator")

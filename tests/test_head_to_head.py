"""Head to head: two drugs and nothing else between the sides, the newest report, the figures as printed."""

from __future__ import annotations

from collections import Counter

from evidograph.derive.drugs import drug_role, entry_key, side_options
from evidograph.derive.head_to_head import RIVALS, Contest, contests_of
from evidograph.derive.matrix import COLUMNS
from evidograph.derive.scope import item_scope
from evidograph.edition import Here
from evidograph.render.head_to_head import render_contest_overview, render_contests
from evidograph.render.sheet import Sheet
from releases import DRUG, edition, evidence


def contests() -> list[Contest]:
    return [contest for cell in edition().head_to_head for contest in cell.contests]


def test_every_rival_has_a_cell_in_every_setting() -> None:
    cells = edition().head_to_head
    assert [cell.rival for cell in cells][:: len(cells) // len({c.rival for c in cells})][:6] == list(RIVALS)
    assert set(Counter(cell.rival for cell in cells).values()) == {7}
    assert {cell.is_open for cell in cells} == {True, False}


def test_the_drug_is_tested_or_comparator_and_never_in_the_background() -> None:
    corpus = edition().corpus
    found = contests()
    roles = Counter(drug_role(corpus, contest.item, DRUG) for contest in found)
    print(f"{len(found)} findings: {dict(roles)}")
    assert len(found) > 80
    assert roles.keys() == {"tested", "comparator"}


def test_the_sides_differ_in_the_two_drugs_alone() -> None:
    """Read again from the arms: what one side has and the other has not is the drug, or the rival."""
    corpus = edition().corpus
    for contest in contests():
        sides = []
        for side in ("intervention", "comparator"):
            options = side_options(corpus, contest.item, side)
            given = [{entry_key(e)[0] for e in o} - {"placebo", "no-treatment"} for o in options]
            sides.append(given)
        own, others = sides if contest.drug_side == "intervention" else sides[::-1]
        rival = {contest.rival} - {"placebo", "no-treatment"}
        assert all(drugs == {DRUG, *contest.beside} for drugs in own)
        assert {*rival, *contest.beside} in others
        assert (len({frozenset(drugs) for drugs in others}) > 1) == contest.pooled


def test_placebo_and_no_treatment_are_two_rivals() -> None:
    """No placebo is said to have been given where no arm names one, and the other way round."""
    corpus = edition().corpus
    given: dict[str, list[bool]] = {"placebo": [], "no-treatment": []}
    for contest in contests():
        if contest.rival in given:
            sides = [side_options(corpus, contest.item, s) for s in ("intervention", "comparator")]
            other = sides[contest.drug_side == "intervention"]
            entries = {entry for option in other for entry in option}
            given[contest.rival].append("placebo" in entries)
    assert {rival: set(found) for rival, found in given.items()} == {
        "placebo": {True},
        "no-treatment": {False},
    }
    html = render_contest_overview(Sheet(edition(), Here("head-to-head/")))
    names = ("Placebo", "No treatment in its place")
    assert [html.count(f'<th scope="row">{name}<') for name in names] == [1, 1]


def _row(item: str) -> str:
    """The row of a finding, as its setting's table has it."""
    column = next(c.column for c in edition().head_to_head for k in c.contests if k.item.id == item)
    html = render_contests(Sheet(edition(), Here("head-to-head/")), column)
    return next(row for row in html.split("<tr>") if f"items/{item}/" in row)


def test_without_any_number_no_side_is_said_to_be_better() -> None:
    seen = {name: _row(name) for name in ("EV0373", "EV0604", "EV0714", "EV0317")}
    assert all("reported, numbers not seen" in row and "ev-dir" not in row for row in seen.values())
    assert "ev-dir is-favours_treatment" in _row("EV0042")  # counted on neither side, but P was seen


def test_what_showed_no_difference_is_not_called_the_same() -> None:
    """An interval that holds 1 says that no difference was shown, not that there is none."""
    assert "no clear difference" in _row("EV0743")
    html = "".join(render_contests(Sheet(edition(), Here("head-to-head/")), column) for column in COLUMNS)
    assert html.count("no clear difference") > 20
    assert "no different" not in html


def test_rows_that_would_read_alike_are_told_apart() -> None:
    """By the arm, or by the report: IBIS-II DCIS has its recurrences in two, one of them an account."""
    assert "published 2020, read as reported elsewhere" in _row("EV0071")
    assert "published 2021, abstract read" in _row("EV0743")
    assert "Anastrozole 10 mg" in _row("EV0424")


def test_figures_without_one_trial_are_shown() -> None:
    found = [c for c in contests() if len(c.item.trials) != 1 and c.item.result and c.item.result.arms]
    assert found
    assert [c.item.id for c in found if not (c.drug_arms and c.rival_arms)] == []


def test_a_comparison_with_more_between_the_sides_is_none() -> None:
    corpus = edition().corpus
    combination = [
        i for i in corpus.items.values() if i.trials == ("s0226",) and i.kind == "treatment_effect"
    ]
    assert combination
    assert [list(contests_of(corpus, item, DRUG)) for item in combination] == [[] for _ in combination]


def test_an_older_report_gives_way() -> None:
    older = edition().newer_report
    shown = {contest.item.id for contest in contests()}
    assert older
    assert shown & older.keys() == set()


def test_figures_of_the_download_are_those_of_the_items() -> None:
    items = edition().corpus.items
    compared = 0
    for row in evidence()["head_to_head"]:
        item = items[row["item"]] if "item" in row else None
        if item is None or item.result is None:
            continue
        for name in ("estimate", "ci_lower", "ci_upper", "p_value"):
            held = None if row.get("pooled") else getattr(item.result, name)
            assert row.get(name) == held
            compared += held is not None
        seen = list(item.result.arms.values())
        for side in ("drug", "rival"):
            for name in ("events", "percent", "median"):
                value = row.get(f"{side}_{name}")
                assert value is None or value in {getattr(arm, name) for arm in seen}
                compared += value is not None
    print(f"{compared} of {compared} figures are those of their items")
    assert compared > 200


def test_who_did_better_is_said_from_the_drug() -> None:
    rows = [r for r in evidence()["head_to_head"] if r.get("trial") == "falcon" and "estimate" in r]
    assert {(r["rival"], r["ratio_of"]) for r in rows} == {("fulvestrant", "rival")}
    html = render_contests(Sheet(edition(), Here("head-to-head/")), "metastatic")
    assert "hazard ratio, fulvestrant against anastrozole" in html
    assert 'class="ev-dir is-favours_comparator"' in html


def test_what_nobody_compared_is_said() -> None:
    html = render_contest_overview(Sheet(edition(), Here("head-to-head/")))
    empty = [cell for cell in edition().head_to_head if not cell.contests]
    assert html.count("is-open") == sum(cell.is_open for cell in empty) > 0
    assert html.count('class="nil" href="../gaps/') == sum(len(cell.gaps) for cell in empty) > 0


def test_a_comparison_in_metastatic_disease_says_its_line_where_the_record_does() -> None:
    html = render_contests(Sheet(edition(), Here("head-to-head/")), "metastatic")
    cells = [cell for cell in edition().head_to_head if cell.column == "metastatic"]
    named = Counter[str]()
    for contest in (contest for cell in cells for contest in cell.contests):
        settings = item_scope(edition().corpus, contest.item).settings
        row = html.partition(f"/items/{contest.item.id}/")[2].partition("</tr>")[0]
        for setting, words in (
            ("metastatic_first_line", "First line;"),
            ("metastatic_later_line", "Later line;"),
        ):
            assert (words in row) == (setting in settings), contest.item.id
            named[words] += words in row
    assert min(named.values()) > 3
    against_fulvestrant = html.partition('id="metastatic-fulvestrant"')[2].partition("</tbody>")[0]
    assert against_fulvestrant.rindex("First line;") < against_fulvestrant.index("Later line;")

"""For which patient: what a statement is limited to, and which groups stand for it, never one beside it."""

from __future__ import annotations

import re

import pytest

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.patients import MENOPAUSE, patients_of
from evidograph.edition import Here
from evidograph.render.pages.section import render_whole
from evidograph.render.patients import Group, patient_choices
from evidograph.render.sheet import Sheet
from releases import edition


def groups() -> dict[str, dict[str, Group]]:
    choices = patient_choices(Sheet(edition(), Here()))
    return {c.name: {g.token: g for _, part in c.parts for g in part} for c in choices}


def claimed(
    subtypes: tuple[str, ...] = (), settings: tuple[str, ...] = (), patient_groups: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """What a statement is limited to whose proposition names these groups."""
    proposition = model.Proposition(
        predicate="affects_outcome", subtypes=subtypes, settings=settings, patient_groups=patient_groups
    )
    return patients_of(edition().corpus, model.Statement(id="ST9999", proposition=proposition))


def found(*items: str) -> tuple[str, ...]:
    """What a statement without a proposition is limited to, by the items that support it."""
    lines = tuple(model.EvidenceLine(item=item, direction="supports") for item in items)
    return patients_of(edition().corpus, model.Statement(id="ST9999", claim_in="patients", evidence=lines))


def test_the_lists_hold_every_group_of_the_records_and_no_limit_of_none() -> None:
    held = groups()
    assert set(held["subtype"]) == set(edition().corpus.subtypes) - {"any-receptor-status"}
    assert list(held["setting"]) == list(edition().words.labels["setting"])
    assert tuple(held["menopause"]) == MENOPAUSE
    tokens = [token for own in held.values() for token in own]
    assert len(tokens) == len(set(tokens)), "a statement names its groups without saying of which list"
    assert all(group.label[0].isupper() for own in held.values() for group in own.values())


@pytest.mark.parametrize(
    ("patient", "stand", "never"),
    [
        ("luminal-a", {"luminal-a", "hr-positive"}, {"luminal-b", "hr-positive-her2-negative", "hr-low"}),
        ("hr-positive-her2-positive", {"hr-positive", "her2-positive"}, {"hr-positive-her2-negative"}),
        ("hr-positive", {"luminal-a", "luminal-b", "hr-low"}, {"hr-negative", "her2-positive"}),
        ("triple-negative", {"hr-negative"}, {"hr-positive", "her2-positive", "hr-low"}),
        ("brca1-mutated", {"brca1-mutated"}, {"brca2-mutated", "triple-negative"}),
    ],
)
def test_a_subtype_takes_from_wider_ones_and_from_its_parts(
    patient: str, stand: set[str], never: set[str]
) -> None:
    kin = set(groups()["subtype"][patient].kin)
    assert stand <= kin
    assert not never & kin


def test_a_line_of_metastatic_treatment_never_stands_for_the_other() -> None:
    kin = {token: set(group.kin) for token, group in groups()["setting"].items()}
    assert kin["metastatic_first_line"] == {"metastatic", "metastatic_first_line"}
    assert kin["metastatic"] == {"metastatic", "metastatic_first_line", "metastatic_later_line"}
    assert kin["adjuvant"] == {"adjuvant"}


def test_men_and_women_before_and_after_menopause_are_apart() -> None:
    assert all(group.kin == (token,) for token, group in groups()["menopause"].items())


@pytest.mark.parametrize("name", ["subtype", "setting", "menopause"])
def test_to_stand_for_each_other_is_mutual(name: str) -> None:
    held = groups()[name]
    pairs = {(a, b) for a, group in held.items() for b in group.kin}
    assert pairs == {(b, a) for a, b in pairs}


def test_the_proposition_decides() -> None:
    limits = claimed(
        subtypes=("hr-positive",), settings=("adjuvant",), patient_groups=("postmenopausal", "node_positive")
    )
    assert limits == ("hr-positive", "adjuvant", "postmenopausal")
    assert claimed() == ()


def test_any_receptor_status_limits_nothing() -> None:
    assert claimed(subtypes=("any-receptor-status",), settings=("adjuvant",)) == ("adjuvant",)
    assert claimed(subtypes=("any-receptor-status", "hr-positive")) == ()


def test_without_a_proposition_the_patients_of_the_items_decide() -> None:
    corpus = edition().corpus
    assert corpus.items["EV0011"].trials == ("atac",)
    assert {"adjuvant", "postmenopausal"} <= set(found("EV0011"))
    free = next(i.id for i in corpus.items.values() if i.kind == "regulatory_text" and not i.population)
    assert found("EV0011", free) == (), "one finding without a limit lifts it"
    assert found() == ()


def test_every_sentence_of_the_page_carries_its_groups() -> None:
    corpus = edition().corpus
    html = render_whole(edition(), Ref("whole", "anastrozole").id).html
    shown = dict(re.findall(r'<span class="ev-st" id="(ST[0-9]+)"(?: data-for="([^"]*)")?>', html))
    wanted = {
        statement.id: " ".join(patients_of(corpus, statement))
        for section in edition().sections.values()
        for statement in section.statements
        if statement.is_accepted
    }
    assert shown == wanted
    known = {token for own in groups().values() for token in own}
    assert {token for tokens in wanted.values() for token in tokens.split()} <= known
    limited = sum(map(bool, wanted.values()))
    print(f"{limited} of {len(wanted)} statements are limited to some patients")
    assert 0 < limited < len(wanted)

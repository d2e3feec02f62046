"""Every check: what it finds, why that matters, how to mend it, and a message as it is met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidograph.bibfile import BIB_RULES
from evidograph.corpus import PLACE_RULES
from evidograph.csvfile import CSV_RULES
from evidograph.problem import Rule
from evidograph.render.authored import PAGE_RULES
from evidograph.render.environment import fill
from evidograph.rules import ALL_RULES, CorpusRule
from evidograph.schema import SCHEMA_RULES
from evidograph.yamlfile import YAML_RULES

FAMILIES: tuple[tuple[str, str, str, Sequence[Rule]], ...] = (
    ("meaning", "What a record says", "Rules that compare records with each other.", ALL_RULES),
    ("form", "What a record may hold", "The schemas: fields, words, forms and numbers.", SCHEMA_RULES),
    ("yaml", "How a record file is written", "The reader of YAML files.", YAML_RULES),
    ("bibliography", "The bibliography", "The reader of evidence/references.bib.", BIB_RULES),
    ("tables", "The two tables", "The reader of claims.csv and register.csv.", CSV_RULES),
    ("files", "What stands where", "Files that are missing, or that nothing reads.", PLACE_RULES),
    (
        "pages",
        "Written pages",
        "What the pages in docs/ ask for; the build alone follows their links.",
        PAGE_RULES,
    ),
)
# Checks that no record can earn today, and why they are there.
WITHOUT_EXAMPLE: Mapping[str, str] = {
    "does-not-fit": "No record earns it today: it is there so that nothing is refused without a word.",
    "too-many": "No record earns it today: no field has such a limit.",
    "validators-disagree": "It has not been seen. Two programs read the schemas; neither is trusted alone.",
}
# What a rule is asked of, by its scope.
SCOPES: Mapping[str, str] = {
    "corpus": "the evidence base as a whole",
    "document": "each document",
    "gap": "each gap",
    "gene": "each gene",
    "item": "each item, and the trial that it comes from",
    "ledger": "the ledger and the list of references",
    "record": "records of any kind that can have the fault",
    "source": "each source in the bibliography",
    "statement": "each statement, with the items that it cites",
}
# Where the message of a check is kept, below tests/examples; a test compares each with what is really said.
EXAMPLES = ("invalid/{}/expected.txt", "yaml-tricks/{}.txt", "yaml-tricks/{}.*.txt", "refused/{}.txt")


@dataclass(frozen=True, slots=True)
class Check:
    """One check, what it is asked of, and the message that an example of it earns; or why there is none."""

    rule: Rule
    scope: str
    example: str
    remark: str


def checks(root: Path) -> str:
    """All checks by family, each with an anchor of its own."""
    families = [
        (anchor, title, about, [_check(root, rule) for rule in _sorted(rules)])
        for anchor, title, about, rules in FAMILIES
    ]
    return fill(root, "fragments/checks.html", families=families)


def _check(root: Path, rule: Rule) -> Check:
    scope = SCOPES[rule.scope] if isinstance(rule, CorpusRule) else ""
    return Check(rule, scope, example(root, rule.code), WITHOUT_EXAMPLE.get(rule.code, ""))


def _sorted(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: rule.code)


def example(root: Path, code: str) -> str:
    """The message of a check as it is met, without the count of files that closes it."""
    folder = root / "tests" / "examples"
    found = (file for place in EXAMPLES for file in sorted(folder.glob(place.format(code))))
    file = next(found, None)
    return file.read_text("utf-8").rstrip().rpartition("\n\n")[0] if file else ""

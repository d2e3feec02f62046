"""What the schemas, the readers and the pages refuse, word for word, as the page of checks shows it.

Each case is one slip in the small sound corpus of examples/corpus. `python tests/test_refused.py --rewrite`
writes the messages in examples/refused anew; read what changed before you commit.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evidograph.bibfile import BIB_RULES, read_bib
from evidograph.checking import check_repository
from evidograph.corpus import PLACE_RULES
from evidograph.csvfile import CSV_RULES, read_csv
from evidograph.problem import Problem
from evidograph.render.authored import BROKEN_LINK, PAGE_RULES, AuthoredPage, Vocabulary
from evidograph.render.pictures.plan import PLAN
from evidograph.render.pictures.problems import picture_problems
from evidograph.render.reference.checks import WITHOUT_EXAMPLE
from evidograph.report import Counts, format_text
from evidograph.schema import SCHEMA_RULES
from evidograph.website.links import dead_links, places_in

HERE = Path(__file__).parent
ROOT = HERE.parent
REFUSED = HERE / "examples" / "refused"
BIB = "references.bib"
ITEM = "items/EV0001.yaml"
NEW = "items/EV0006.yaml"
CLAIMS = "audit/claims.csv"
REGISTER = "register.csv"
HUGE = 30_000_000

Change = Callable[[Path], None]


def slip(name: str, old: str, new: str) -> Change:
    """One text of a file below evidence/ in the place of another."""

    def change(evidence: Path) -> None:
        file = evidence / name
        text = file.read_text("utf-8")
        assert old in text, (name, old)
        file.write_text(text.replace(old, new, 1), "utf-8", newline="")

    return change


def written(name: str, content: bytes) -> Change:
    """A whole file below evidence/."""

    def change(evidence: Path) -> None:
        (evidence / name).write_bytes(content)

    return change


def plan(text: str) -> Change:
    """A plan of the picture of the mechanism, among the templates."""

    def change(evidence: Path) -> None:
        file = evidence.parent / PLAN
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")

    return change


def folder(name: str) -> Change:
    """A folder where a file should be."""

    def change(evidence: Path) -> None:
        (evidence / name).unlink(missing_ok=True)
        (evidence / name).mkdir()

    return change


def link(name: str) -> Change:
    """A link to a file outside the repository."""

    def change(evidence: Path) -> None:
        outside = evidence.parent.parent / "outside.txt"
        outside.write_bytes(b"")
        (evidence / name).unlink(missing_ok=True)
        (evidence / name).symlink_to(outside)

    return change


AUTHOR = "  author = {Cuzick, Jack and others},\n"
FDA = "@misc{fda2018arimidex,\n"
YEAR = "  year = {2018},\n"
ROWS = b"id,kind,about\n"
CASES: dict[str, Change] = {
    "unknown-field": slip(ITEM, "outcome:", "outcom:"),
    "missing-field": slip(ITEM, ', locator: "abstract, Findings"', ""),
    "not-allowed-here": slip(ITEM, "outcome:", "says: warning\noutcome:"),
    "wrong-type": slip(ITEM, "estimate: 0.79", 'estimate: "0.79"'),
    "unknown-value": slip(ITEM, "read_depth: abstract", "read_depth: abstracts"),
    "wrong-form": slip(ITEM, "120 months", "120months"),
    "out-of-range": slip(ITEM, "p_value: 0.0002", "p_value: 2"),
    "too-short": slip(ITEM, '"abstract, Findings"', '""'),
    "too-few": slip(ITEM, "trials: [atac]", "trials: []"),
    "too-long": slip(ITEM, "Ten years on,", f"Ten {'long ' * 100}years on,"),
    "duplicate-item": slip("genes/FASN.yaml", "[fatty-acid-", "[fatty-acid-synthesis, fatty-acid-"),
    "yaml-unreadable": folder(NEW),
    "yaml-symlink": link(NEW),
    "yaml-too-large": written(NEW, b"#" * HUGE),
    "bib-unreadable": folder(BIB),
    "bib-symlink": link(BIB),
    "bib-too-large": written(BIB, b"%" * HUGE),
    "bib-encoding": written(BIB, b"@misc{fda2018arimidex,\n  author = {Jos\xe9, Ana},\n}\n"),
    "bib-control-character": slip(BIB, "Cuzick, Jack", "Cuzick,\x07 Jack"),
    "bib-hidden-character": slip(BIB, "Cuzick, Jack", "Cuzick,\u200b Jack"),
    "bib-syntax": slip(BIB, f"{YEAR}}}", YEAR),
    "bib-stray-text": slip(BIB, f"\n{FDA}", f"\nThe label of 2018:\n{FDA}"),
    "bib-duplicate-key": slip(BIB, FDA, f"@misc{{cuzick2010effect,\n  title = {{Effect}},\n}}\n\n{FDA}"),
    "bib-duplicate-field": slip(BIB, AUTHOR, AUTHOR + AUTHOR),
    "bib-same-source": slip(BIB, YEAR, YEAR + "  doi = {10.1016/s1470-2045(10)70257-6},\n"),
    "bib-citekey": slip(BIB, FDA, "@misc{FDA-2018,\n"),
    "bib-unsorted": slip(BIB, FDA, f"@misc{{abcsg2010letter,\n  title = {{Letter}},\n}}\n\n{FDA}"),
    "bib-unknown-type": slip(BIB, FDA, "@book{fda2018arimidex,\n"),
    "bib-unknown-field": slip(BIB, "  doi =", "  dio ="),
    "bib-missing-field": slip(BIB, "  journal = {Lancet Oncol},\n", ""),
    "bib-layout": slip(BIB, YEAR, "  year = {2018}, note = {Tablets},\n"),
    "bib-value": slip(BIB, YEAR, YEAR + "  note = {},\n"),
    "bib-latex": slip(BIB, "fatty acid synthase", "$\\beta$-oxidation"),
    "bib-author": slip(BIB, "Cuzick, Jack and others", "Cuzick, J., A., B. and others"),
    "bib-year": slip(BIB, "{2018}", "{in press}"),
    "bib-identifier": slip(BIB, "{10.1016/", "{doi:10.1016/"),
    "csv-unreadable": folder(REGISTER),
    "csv-symlink": link(REGISTER),
    "csv-too-large": written(REGISTER, b"#" * HUGE),
    "csv-encoding": written(REGISTER, ROWS + b"JOS\xc9,drug,x\n"),
    "csv-control-character": written(REGISTER, ROWS + b"ST0001,statement,\x07text\n"),
    "csv-hidden-character": written(REGISTER, ROWS + "ST0001,statement,\u200btext\n".encode()),
    "csv-header": written(REGISTER, b"id,about\n"),
    "csv-row": written(REGISTER, ROWS + b"ST0001,statement,affects_outcome time, recurrence\n"),
    "csv-duplicate": written(REGISTER, ROWS + b"ST0001,statement,text\nST0001,statement,text\n"),
    "picture-statement": plan(
        "section: anastrozole/cells\nblocks: {at: aromatase, statement: ST0003}\nstations:\n"
        "  - name: Androgens\n  - name: Aromatase\n    id: aromatase\n    changes: [ST0013]\n"
    ),
    "picture-structure": slip(
        "drugs/anastrozole.yaml", "id: anastrozole\n", 'id: anastrozole\nstructure: {smiles: "N#CC(C"}\n'
    ),
    "missing-file": lambda evidence: (evidence / REGISTER).unlink(),
    "stray-file": written("items/EV0006.yml", b"id: EV0006\n"),
}
PAGES = {
    "unknown-macro": "# Trials\n\n{{ record_lists('trial') }}\n",
    "unknown-name": "# Trials\n\n{{ record_list('trails') }}\n",
    "macro-syntax": "# Trials\n\n{{ record_list('trial' }}\n",
    "broken-link": "# Trials\n\nSee [ATAC](atak/).\n",
}
ASKED = Vocabulary({"record_list": ("kind of list",)}, lambda _kind: frozenset({"statement", "trial"}))
CODES = sorted({*CASES, *PAGES})


def of_a_page(code: str) -> tuple[list[Problem], int]:
    """What is said of a written page."""
    page = AuthoredPage("docs/trials/index.md", PAGES[code])
    if code == "broken-link":
        pages = {"trials/": '<a href="atak/">ATAC</a>', "trials/atac/": ""}
        dead = dead_links(pages, places_in(pages), ())
        return [page.problem(BROKEN_LINK, page.place_of(d.address), d.what) for d in dead], 1
    return list(page.check(ASKED)), 1


def of_a_corpus(code: str, root: Path) -> tuple[list[Problem], int]:
    """What is said of the small corpus with one slip in it."""
    shutil.copytree(ROOT / "schema", root / "schema")
    shutil.copytree(HERE / "examples" / "corpus" / "evidence", root / "evidence")
    CASES[code](root / "evidence")
    if code == "bib-unreadable":
        return read_bib(root / "evidence" / BIB, root)[1], 1
    if code == "csv-unreadable":
        return read_csv(root / "evidence" / REGISTER, root, ("id", "kind", "about"), ("id",))[1], 1
    checked = check_repository(root)
    drawn = picture_problems(checked.corpus, "anastrozole")
    return [*checked.problems, *drawn], len(checked.corpus.files)


def told(code: str, place: Path) -> str:
    """The message; what the slip brings with it elsewhere is left out, for the page is about one check."""
    found, files = of_a_page(code) if code in PAGES else of_a_corpus(code, place / "repository")
    return format_text([problem for problem in found if problem.code == code], Counts(files=files))


@pytest.mark.parametrize("code", CODES)
def test_the_slip_is_refused_word_for_word(code: str, tmp_path: Path) -> None:
    text = told(code, tmp_path)
    assert f"[{code}]" in text
    assert text == (REFUSED / f"{code}.txt").read_text("utf-8")


def test_every_rule_has_a_message_and_every_message_a_rule() -> None:
    rules = (*SCHEMA_RULES, *BIB_RULES, *CSV_RULES, *PLACE_RULES, *PAGE_RULES)
    made_here = {"yaml-unreadable", "yaml-symlink", "yaml-too-large"}
    assert set(CODES) == {rule.code for rule in rules} - WITHOUT_EXAMPLE.keys() | made_here
    assert {file.stem for file in REFUSED.iterdir()} == set(CODES)


def rewrite() -> Iterator[str]:
    """Writes every message as it is said today; gives the codes that were not met."""
    REFUSED.mkdir(exist_ok=True)
    for code in CODES:
        with tempfile.TemporaryDirectory() as place:
            text = told(code, Path(place))
        (REFUSED / f"{code}.txt").write_text(text, "utf-8")
        if f"[{code}]" not in text:
            yield code


if __name__ == "__main__":
    if sys.argv[1:] != ["--rewrite"]:
        sys.exit(__doc__)
    print(*rewrite(), sep="\n")

"""The bibliography: nothing is lost without a word."""

import logging
from pathlib import Path

import pytest

from evidograph.bibfile import BIB_RULES, Author, Source, read_bib
from evidograph.problem import Problem

GOOD = """\
@article{cuzick2010effect,
  author = {Cuzick, Jack and others},
  title = {Effect of anastrozole and tamoxifen: 10-year analysis of the ATAC trial},
  journal = {Lancet Oncol},
  year = {2010},
  doi = {10.1016/S1470-2045(10)70257-6},
  pmid = {21087898},
}

@misc{fda2018arimidex,
  author = {{US Food and Drug Administration}},
  title = {Arimidex (anastrozole) tablets},
  year = 2018,
  url = {https://www.accessdata.fda.gov/drugsatfda_docs/label/2018/020541s031lbl.pdf},
}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("root")


def read(root: Path, content: str | bytes) -> tuple[dict[str, Source], list[Problem]]:
    file = root / "references.bib"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_bib(file, root)


def entry(*lines: str, key: str = "smith2001effect", entry_type: str = "article") -> str:
    """An entry with a title and a journal, and these lines besides, which begin on line 4."""
    fields = ("title = {A title}", "journal = {A journal}", *lines)
    return f"@{entry_type}{{{key},\n" + "".join(f"  {line},\n" for line in fields) + "}\n"


def test_sources_are_read_with_their_lines(root: Path) -> None:
    sources, problems = read(root, GOOD)
    assert problems == []
    assert list(sources) == ["cuzick2010effect", "fda2018arimidex"]
    assert read(root, GOOD.replace("\n", "\r\n")) == (sources, [])
    cuzick, label = sources.values()
    assert cuzick.entry_type == "article"
    assert list(cuzick.fields) == ["author", "title", "journal", "year", "doi", "pmid"]
    assert (cuzick.authors, cuzick.others, cuzick.year) == ((Author("Cuzick", "Jack"),), True, 2010)
    assert (cuzick.line, cuzick.field_line("doi"), cuzick.field_line("url")) == (1, 6, 1)
    assert label.authors == (Author("US Food and Drug Administration", corporate=True),)
    assert (label.others, label.year, label.line, label.field_line("title")) == (False, 2018, 10, 12)


@pytest.mark.parametrize(
    ("field", "authors"),
    [
        ("van de Velde, Cornelis J. H.", [Author("van de Velde", "Cornelis J. H.")]),
        ("Tjan-Heijnen, Vivianne C. G.", [Author("Tjan-Heijnen", "Vivianne C. G.")]),
        ("Smith, Jr, Ian", [Author("Smith", "Ian Jr")]),
        ("Plato", [Author("Plato")]),
        (
            "{ATAC Trialists' Group} and André, F.",
            [Author("ATAC Trialists' Group", corporate=True), Author("André", "F.")],
        ),
    ],
)
def test_authors_are_taken_apart(root: Path, field: str, authors: list[Author]) -> None:
    sources, problems = read(
        root, f"@misc{{smith2001effect,\n  author = {{{field}}},\n  title = {{A title}},\n}}\n"
    )
    assert problems == []
    assert sources["smith2001effect"].authors == tuple(authors)


# Each rule: the text, then place, sentence and way out of each complaint.
COMPLAINTS: dict[str, tuple[str, list[tuple[int, int, str, str]]]] = {
    "bib-syntax": (
        "@article{smith2001effect,\n  title = {Never closed,\n  year = {2001},\n}\n\n"
        + entry(key="smith2002effect"),
        [(1, 1, 'The entry "smith2001effect" cannot be read. It stops making sense on line 4.', "")],
    ),
    "bib-stray-text": (
        "% A remark.\n" + entry() + "\narticle{smith2002effect,\n  title = {Lost},\n}\n",
        [(7, 1, "Here stands text that belongs to no entry.", "")],
    ),
    "bib-duplicate-key": (
        entry() + "\n" + entry("year = {2001}"),
        [(6, 10, '"smith2001effect" has an entry already, on line 1.', "")],
    ),
    "bib-duplicate-field": (
        entry("year = {2001}", "year = {2002}"),
        [(5, 3, '"year" stands twice in this entry: first on line 4.', "")],
    ),
    "bib-same-source": (
        entry("doi = {10.1016/ABC}") + entry("doi = {10.1016/abc}", key="smith2002effect"),
        [(9, 10, '"smith2001effect" on line 1 has the same DOI.', "")],
    ),
    "bib-citekey": (
        entry(key="Smith:2001"),
        [(1, 10, 'The citekey "Smith:2001" holds more than lower-case letters and digits.', "")],
    ),
    "bib-unsorted": (
        entry() + entry(key="jones2001effect"),
        [(5, 10, '"jones2001effect" comes before "smith2001effect" in the alphabet.', "")],
    ),
    "bib-unknown-type": (
        entry(entry_type="book") + "@string{lancet = {The Lancet}}\n",
        [
            (1, 1, '"@book" is not a type of entry here.', ""),
            (5, 1, '"@string" is not a type of entry here.', ""),
        ],
    ),
    "bib-unknown-field": (
        entry("yaer = {2001}", "DOI = {10.1016/x}", "keywords = {x}"),
        [
            (4, 3, '"yaer" is not a field of a source.', 'Did you mean "year"?'),
            (5, 3, '"DOI" is not a field of a source.', 'Did you mean "doi"?'),
            (6, 3, '"keywords" is not a field of a source.', ""),
        ],
    ),
    "bib-missing-field": (
        "@article{smith2001effect,\n  year = {2001},\n}\n",
        [
            (
                1,
                10,
                'The article "smith2001effect" has no journal.',
                'Add "journal". If it is not known, make the entry @misc.',
            ),
            (1, 10, 'The article "smith2001effect" has no title.', 'Add "title".'),
        ],
    ),
    "bib-layout": (
        entry("doi = {10.1016/x}", "year = {2001}") + entry("note = {one\n  two}", key="smith2002effect"),
        [(5, 3, '"year" stands before "doi".', ""), (10, 3, '"note" goes on over several lines.', "")],
    ),
    "bib-value": (
        entry("number = {1} # {2}", "note = {a}\n  pmid = {1}"),
        [
            (4, 3, 'The value of "number" is not one text in braces.', ""),
            (5, 3, 'The value of "note" is not one text in braces.', "Put a comma after the value."),
        ],
    ),
    "bib-latex": (
        entry("pages = {1--2}", r"note = {M{\"u}ller on $\beta$}"),
        [(4, 13, '"--" is LaTeX, not text.', ""), (5, 12, '"{\\"u}" is LaTeX, not text.', "")],
    ),
    "bib-author": (
        "@misc{smith2001effect,\n  author = {Jack Cuzick},\n  title = {A title},\n}\n",
        [(2, 13, 'It is not clear which part of "Jack Cuzick" is the family name.', "")],
    ),
    "bib-year": (entry("year = {in press}"), [(4, 11, '"in press" is not a year.', "")]),
    "bib-identifier": (
        entry("doi = {https://doi.org/10.1/x}", "pmid = {PMID 3}", "pmcid = {123}", "url = {www.x.org}"),
        [
            (
                4,
                10,
                '"https://doi.org/10.1/x" does not have the form of a DOI.',
                "A DOI begins with 10. and has no address before it.",
            ),
            (
                5,
                11,
                '"PMID 3" does not have the form of a PMID.',
                "A PMID is a number such as 21087898, without letters.",
            ),
            (
                6,
                12,
                '"123" does not have the form of a PMCID.',
                "A PMCID is PMC and a number, such as PMC8659999.",
            ),
            (
                7,
                10,
                '"www.x.org" does not have the form of an address.',
                "An address begins with https:// and has no spaces.",
            ),
        ],
    ),
    "bib-encoding": (
        "@misc{müller2001effect,\n}\n",
        [(1, 8, 'The byte 0xFC is not UTF-8; in Windows-1252 it is "ü".', "")],
    ),
    "bib-control-character": (
        entry("note = {a\x1b[31m}"),
        [(4, 12, "The control character U+001B ESCAPE stands here.", "")],
    ),
    "bib-hidden-character": (
        entry("note = {a\u00adb}"),
        [(4, 12, "The hidden character U+00AD SOFT HYPHEN stands here.", "")],
    ),
}


@pytest.mark.parametrize("code", COMPLAINTS)
def test_each_rule_says_exactly_what_is_wrong(root: Path, code: str) -> None:
    text, expected = COMPLAINTS[code]
    _, problems = read(root, text.encode("latin-1" if code == "bib-encoding" else "utf-8"))
    rule = next(rule for rule in BIB_RULES if rule.code == code)
    assert {(problem.code, problem.why) for problem in problems} == {(code, rule.why)}
    assert [(found.line, found.column, found.what, found.fix) for found in problems] == [
        (line, column, what, fix or rule.fix) for line, column, what, fix in expected
    ]


def test_each_rule_is_shown_and_each_shown_is_a_rule(tmp_path: Path) -> None:
    (tmp_path / "link.bib").symlink_to("/")
    (tmp_path / "large.bib").write_text("%" * 20_000_001)
    shown = {read_bib(tmp_path / name, tmp_path)[1][0].code for name in ("none.bib", "link.bib", "large.bib")}
    assert shown == {"bib-unreadable", "bib-symlink", "bib-too-large"}
    assert {rule.code for rule in BIB_RULES} == shown | set(COMPLAINTS)
    assert len({rule.code for rule in BIB_RULES}) == len(BIB_RULES)


def test_a_broken_entry_still_has_its_citekey(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        sources, problems = read(
            root, "@article{smith2001effect,\n  title {A},\n}\n" + entry(key="smith2002effect")
        )
    assert list(sources) == ["smith2001effect", "smith2002effect"]
    assert sources["smith2001effect"].fields == {}
    assert [problem.code for problem in problems] == ["bib-syntax"]

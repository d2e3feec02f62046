"""Whatever stands in a bibliography: what is written is read again alike, by others too; nothing raises."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string as parse_with_pybtex  # type: ignore[import-untyped]

from evidograph.bibfile import BIB_RULES, ENTRY_TYPES, FIELDS, Source, read_bib, write_bib
from evidograph.problem import Problem, visible


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("root")


def read(root: Path, content: str | bytes) -> tuple[dict[str, Source], list[Problem]]:
    file = root / "references.bib"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_bib(file, root)


VISIBLE = st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="\\{}$`-~")
TEXT = (
    st.text(VISIBLE | st.just(" "), min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and visible(text) == text and "\ufffd" not in text)
)
NAME = st.text(st.sampled_from("abcdefgäöüéøŠÇŁ'-"), min_size=1, max_size=8).map(
    lambda text: f"X{'-'.join(filter(None, text.split('-')))}x"
)
FAMILY = NAME | NAME.map(lambda name: f"van {name}") | NAME.map(lambda name: f"{name} {name}")
AUTHOR = st.one_of(
    st.builds("{}, {}".format, FAMILY, NAME),
    NAME.filter(lambda name: name != "others"),
    NAME.map(lambda name: f"{{{name} and {name}}}"),
)
AUTHORS = st.builds(
    lambda names, others: " and ".join(names) + others,
    st.lists(AUTHOR, min_size=1, max_size=4),
    st.sampled_from(["", " and others"]),
)
SPECIAL = {
    "author": AUTHORS,
    "year": st.integers(1800, 2099).map(str),
    "doi": st.integers(1, 10**9).map("10.1016/S0140-6736({})x".format),
    "pmid": st.integers(1, 10**8).map(str),
    "pmcid": st.integers(1, 10**8).map("PMC{}".format),
    "url": st.integers(1, 10**8).map("https://www.example.org/~a--b?x={}&y=%20".format),
}
ENTRIES = st.lists(
    st.sampled_from(sorted(ENTRY_TYPES)).flatmap(
        lambda entry_type: st.tuples(
            st.just(entry_type),
            st.fixed_dictionaries(
                {name: SPECIAL.get(name, TEXT) for name in FIELDS if name in ENTRY_TYPES[entry_type]},
                optional={
                    name: SPECIAL.get(name, TEXT) for name in FIELDS if name not in ENTRY_TYPES[entry_type]
                },
            ),
        )
    ),
    max_size=3,
)


@given(ENTRIES)
def test_what_is_written_is_read_alike(root: Path, entries: list[tuple[str, dict[str, str]]]) -> None:
    given_sources = [Source(f"key{number}", kind, fields, 1) for number, (kind, fields) in enumerate(entries)]
    text = write_bib(reversed(given_sources))
    assert text == write_bib(given_sources)
    sources, problems = read(root, text)
    assert [problem for problem in problems if problem.code != "bib-same-source"] == []
    assert [(source.citekey, source.entry_type, source.fields) for source in sources.values()] == [
        (source.citekey, source.entry_type, source.fields) for source in given_sources
    ]
    assert write_bib(sources.values()) == text
    read_alike_by_pybtex(text, sources)


def read_alike_by_pybtex(text: str, sources: dict[str, Source]) -> None:
    others = parse_with_pybtex(text, "bibtex").entries
    assert list(others) == list(sources)
    for citekey, source in sources.items():
        fields = {name: value for name, value in source.fields.items() if name != "author"}
        assert dict(others[citekey].fields) == fields
        persons = others[citekey].persons.get("author", [])
        assert len(persons) == len(source.authors) + source.others


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode(errors="surrogatepass")))
def test_nothing_makes_the_reader_raise(root: Path, content: bytes) -> None:
    check_problems(root, content)


PIECES = [
    "@article{a1",
    "@",
    "{",
    "}",
    ",",
    "=",
    "\n",
    " ",
    '"',
    "title",
    "author",
    "a and b",
    "\\",
    "#",
    "x",
    "(",
    ")",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_nothing_that_looks_like_bibtex_makes_the_reader_raise(root: Path, pieces: list[str]) -> None:
    check_problems(root, "".join(pieces).encode())


def check_problems(root: Path, content: bytes) -> None:
    sources, problems = read(root, content)
    assert all(key == source.citekey for key, source in sources.items())
    for problem in problems:
        assert problem.code in {rule.code for rule in BIB_RULES}
        assert 0 <= problem.column <= len(problem.excerpt) + 1
        assert visible(problem.excerpt) == problem.excerpt

"""The YAML reader: one meaning for each file, a complaint for every trick, a true place for every value.

What each trick earns stands beside it in examples/yaml-tricks; UPDATE_EXPECTED=1 in the environment writes it
anew, to be read as a diff.
"""

import json
import os
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from evidograph.problem import JSON, line_of, visible
from evidograph.problem import Path as DataPath
from evidograph.report import Counts, format_text
from evidograph.yamlfile import YAML_RULES, Positions, Span, line_text, read_positions, read_yaml

TRICKS = Path(__file__).parent / "examples" / "yaml-tricks"
MADE_BELOW = {"yaml-unreadable", "yaml-symlink", "yaml-too-large"}

# Characters that may stand in a record: no controls, no marks that nobody can see.
SEEN = st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]).filter(
    lambda character: visible(character) == character != "\N{REPLACEMENT CHARACTER}"
)
WORDS = st.text(SEEN | st.just("\n"), max_size=30)
NUMBERS = st.integers(-(10**14), 10**14) | st.integers(-(10**9), 10**9).map(lambda number: number / 1000)
SCALARS = WORDS | NUMBERS | st.booleans()
KEYS = st.text(SEEN, max_size=12) | st.sampled_from(["n", "on", "no", "y", "null", "1", "~", "<", "id"])
RECORDS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
).filter(lambda record: record is not None)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("root")


def read(root: Path, text: str | bytes) -> JSON:
    """The data of a file with this text, which must have no problems."""
    data, problems = read_yaml(write(root, text), root)
    assert problems == []
    return data


def write(root: Path, text: str | bytes) -> Path:
    file = root / "record.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def codes(root: Path, text: str | bytes) -> list[str]:
    data, problems = read_yaml(write(root, text), root)
    assert (data is None) == bool(problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize("trick", sorted(TRICKS.glob("*.yaml")), ids=lambda trick: trick.stem)
def test_each_trick_earns_its_complaint(trick: Path) -> None:
    began = time.monotonic()
    data, problems = read_yaml(trick, TRICKS)
    assert time.monotonic() - began < 2
    assert data is None
    assert {problem.code for problem in problems} == {trick.stem.partition(".")[0]}
    expected = trick.with_suffix(".txt")
    told = format_text(problems, Counts(files=1))
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(told, "utf-8")
    assert told == expected.read_text("utf-8")


def test_each_rule_has_an_example_and_each_example_a_rule() -> None:
    shown = {trick.stem.partition(".")[0] for trick in TRICKS.glob("*.yaml")}
    assert shown | MADE_BELOW == {rule.code for rule in YAML_RULES}
    assert len({rule.code for rule in YAML_RULES}) == len(YAML_RULES)
    assert {text.stem for text in TRICKS.glob("*.txt")} == {trick.stem for trick in TRICKS.glob("*.yaml")}


def test_a_huge_file_is_refused_before_it_is_read(root: Path) -> None:
    file = root / "huge.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000)
    tracemalloc.start()
    _, problems = read_yaml(file, root)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [(problem.code, problem.column) for problem in problems] == [("yaml-too-large", 0)]
    assert problems[0].what == "The file holds more than 1,000,000 bytes."
    assert peak < 3_000_000


def test_a_huge_value_is_refused(root: Path) -> None:
    file = write(root, f"id: EV0001\nsummary: {'x' * 30_000}\n")
    _, problems = read_yaml(file, root)
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [
        ("yaml-too-large", 2, 10)
    ]
    assert problems[0].what == "This value holds 30,000 characters; the limit is 20,000."


def test_the_largest_file_is_read_in_bounded_time(root: Path) -> None:
    began = time.monotonic()
    assert codes(root, "- no\n" * 199_999) == ["yaml-ambiguous-value"] * 20
    assert read(root, "- a\n" * 249_999) == ["a"] * 249_999
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.yaml", "no such file or directory"),
        ("folder.yaml", "it is not a regular file"),
        ("pipe.yaml", "it is not a regular file"),
    ],
)
def test_what_cannot_be_read_is_a_problem(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    data, problems = read_yaml(tmp_path / name, tmp_path)
    assert data is None
    assert [(problem.code, problem.what) for problem in problems] == [
        ("yaml-unreadable", f"The file cannot be read: {reason}.")
    ]


def test_a_link_out_of_the_repository_is_refused_and_one_inside_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text("id: EV0001\n")
    root = tmp_path / "root"
    (root / "inside").mkdir(parents=True)
    (root / "record.yaml").write_text("id: EV0002\n")
    (root / "inside" / "leaves.yaml").symlink_to(tmp_path / "outside.yaml")
    (root / "inside" / "stays.yaml").symlink_to(root / "record.yaml")
    (root / "folder").symlink_to(tmp_path)
    for name in ("inside/leaves.yaml", "folder/outside.yaml", "../outside.yaml"):
        data, problems = read_yaml(root / name, root)
        assert data is None
        assert [problem.code for problem in problems] == ["yaml-symlink"]
    assert read_yaml(root / "inside" / "stays.yaml", root) == ({"id": "EV0002"}, [])


def test_a_root_that_is_a_link_is_as_good_as_any(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "record.yaml").write_text("id: EV0001\n")
    (tmp_path / "root").symlink_to(tmp_path / "real")
    assert read_yaml(tmp_path / "root" / "record.yaml", tmp_path / "root") == ({"id": "EV0001"}, [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-11-23", "2026-11-23"),
        ("SEPT2", "SEPT2"),
        ("1-2", "1-2"),
        ("12 months", "12 months"),
        ("0.70", 0.7),
        ("-27", -27),
        ("2.4e-5", 2.4e-5),
        ("true", True),
        ("None", "None"),
        ("nano", "nano"),
        ("Infinity War", "Infinity War"),
        (".", "."),
        ("'no'", "no"),
        ('"0012"', "0012"),
        ("10.1016/x", "10.1016/x"),
        ("C#c", "C#c"),
    ],
)
def test_values_with_one_meaning_are_read(root: Path, text: str, value: JSON) -> None:
    data = read(root, f"value: {text}\n")
    assert data == {"value": value}
    assert isinstance(data, dict)
    assert type(data["value"]) is type(value)


DOUBTFUL = """
    y Y yes Yes YES n N no No NO on On ON off Off OFF True TRUE False FALSE ~ Null NULL
    .inf -.INF +.Inf .nan .NaN NaN nan inf Infinity -Infinity -inf 1e400 1.0e+400 1.0e-400
    0012 010 08 +1 1. .5 0x1F -0x1 0o17 0b11 1_000 1__0 1e5 1e-5 1.5e5 1E5 12:30:45 1:1
    12345678901234567 0.12345678901234567 = 2001-12-14t21:59:43
"""


@pytest.mark.parametrize("text", DOUBTFUL.split())
def test_values_that_programs_read_differently_are_refused(root: Path, text: str) -> None:
    assert codes(root, f"value: {text}\n") == ["yaml-ambiguous-value"]
    assert read(root, f'value: "{text}"\n') == {"value": text}


@pytest.mark.parametrize("key", ["n", "on", "no", "1", "0012", "12:30", "null", "~", "true", ".inf"])
def test_keys_are_never_doubted(root: Path, key: str) -> None:
    assert read(root, f"{key}: a\n") == {key: "a"}


def test_windows_line_ends_are_read_and_counted(root: Path) -> None:
    assert read(root, "id: EV0001\r\nn: 3\r\n") == {"id": "EV0001", "n": 3}
    _, problems = read_yaml(write(root, "id: EV0001\r\nsummary: no\r\n"), root)
    assert [(problem.line, problem.column, problem.excerpt) for problem in problems] == [
        (2, 10, "summary: no")
    ]


def test_every_slip_of_a_kind_that_can_be_passed_over_is_told_at_once(root: Path) -> None:
    assert codes(root, "a: no\nb:\nc: 1\nc: 2\nd: 0x1\n") == [
        "yaml-ambiguous-value",
        "yaml-empty-value",
        "yaml-duplicate-key",
        "yaml-ambiguous-value",
    ]


@given(RECORDS, st.sampled_from([None, 2]))
def test_json_is_read_as_json(root: Path, record: JSON, indent: int | None) -> None:
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    assert json.dumps(read(root, text)) == json.dumps(record)


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_nothing_makes_the_reader_raise(root: Path, content: bytes) -> None:
    check_problems(root, content)


@given(
    st.lists(
        st.sampled_from([*"abc:-[]{},&*!|>'\"%@`#?~ \n\t\\", "\n  ", ": ", "- ", "---\n", "<<", "0", "é"])
    )
)
def test_nothing_that_looks_like_yaml_makes_the_reader_raise(root: Path, pieces: list[str]) -> None:
    check_problems(root, "".join(pieces).encode())


def check_problems(root: Path, content: bytes) -> None:
    """Whatever a file holds: data or problems, and each problem at a place that exists."""
    file = write(root, content)
    data, problems = read_yaml(file, root)
    assert (data is None) == bool(problems)
    read_positions(file, root).value(())
    for problem in problems:
        assert problem.code in {rule.code for rule in YAML_RULES}
        assert 0 <= problem.column <= len(problem.excerpt) + 1
        assert problem.excerpt == (line_text(file, problem.line) if problem.column else "")
        assert visible(problem.excerpt) == problem.excerpt


class Writer(yaml.SafeDumper):
    """Writes equal values out in full, and quotes what only some programs would read as text."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the name is the base class's
        return True

    def text(self, data: str) -> yaml.Node:
        doubtful = data[:1] in set("+-.0123456789yYnNoOtTfFiI~=<")
        return self.represent_scalar("tag:yaml.org,2002:str", data, style="'" if doubtful else None)


Writer.add_representer(str, Writer.text)


@given(RECORDS, st.sampled_from([True, False, None]), st.sampled_from([20, 80]), st.sampled_from([2, 4]))
def test_the_text_at_each_position_is_that_key_or_value(
    root: Path, record: JSON, flow: bool | None, width: int, indent: int
) -> None:
    style: dict[str, Any] = {"default_flow_style": flow, "width": width, "indent": indent}
    text = yaml.dump(record, Dumper=Writer, allow_unicode=True, sort_keys=False, **style)
    data, problems = read_yaml(write(root, text), root)
    assert problems == []
    assert json.dumps(data) == json.dumps(record)
    check_positions(text, read_positions(root / "record.yaml", root), (), record)


def check_positions(text: str, positions: Positions, path: DataPath, value: JSON) -> None:
    begins_with(text, positions.value(path), value)
    if isinstance(value, dict):
        for key, inner in value.items():
            begins_with(text, positions.key((*path, key)), key)
            check_positions(text, positions, (*path, key), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            check_positions(text, positions, (*path, number), inner)


def begins_with(text: str, span: Span, value: JSON) -> None:
    """The text at a span is that value, or the beginning of it where it goes on below."""
    line = line_of(text, span.line)
    shown = line[span.column - 1 : span.column - 1 + span.length]
    assert shown
    rest = line[span.column - 1 :]
    if isinstance(value, dict):
        begin = str(next(iter(value), ""))[:1]
        assert rest.startswith(("{", "?", "'", '"', begin))
    elif isinstance(value, list):
        assert rest.startswith(("[", "-"))
    elif rest.startswith(("|", ">", "'", '"')):
        assert isinstance(value, str)
    elif isinstance(value, str):
        assert value.startswith(shown) or shown == value
    else:
        assert shown == json.dumps(value)


def test_a_place_that_a_file_lacks_is_that_of_its_nearest_parent(root: Path) -> None:
    positions = read_positions(write(root, "id: EV0001\nsource:\n  citekey: a\n  n: [1, 22]\n"), root)
    assert positions.at(("source", "locator"), "value") == Span(3, 3, 7)
    assert positions.at(("source",), "parent") == Span(2, 1, 6)
    assert positions.at((), "parent") == Span(1, 1, 2)
    assert positions.at(("source", "n", 1), "value") == Span(4, 10, 2)
    assert positions.at(("source", "n", 7), "value") == positions.value(("source", "n")) == Span(4, 6, 7)
    assert positions.key(("source", "n", 1)) == Span(4, 10, 2)
    assert positions.excerpt(4) == "  n: [1, 22]"
    assert positions.excerpt(40) == ""


def test_positions_of_what_cannot_be_read_are_the_beginning(root: Path) -> None:
    assert read_positions(root / "missing.yaml", root).key(("id",)) == Span(1, 1, 1)
    assert line_text(root / "missing.yaml", 1) == ""

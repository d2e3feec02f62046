"""The YAML reader: one meaning for each file, a complaint for every trick, a true place for every value.

What each trick earns stands beside it in examples/yaml-tricks; UPDATE_EXPECTED=1 in the environment writes it
anew, to be read as a diff.
"""

import os
import time
import tracemalloc
from pathlib import Path

import pytest

from evidograph.problem import JSON
from evidograph.report import Counts, format_text
from evidograph.yamlfile import YAML_RULES, Span, line_text, read_positions, read_yaml

TRICKS = Path(__file__).parent / "examples" / "yaml-tricks"
MADE_BELOW = {"yaml-unreadable", "yaml-symlink", "yaml-too-large"}


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


def test_a_huge_list_is_refused(root: Path) -> None:
    file = write(root, "entries:\n" + "- a\n" * 2_001)
    _, problems = read_yaml(file, root)
    assert [found.what for found in problems] == [
        "A list or group with 2,001 entries ends here; the limit is 2,000."
    ]


def test_the_largest_file_is_read_in_bounded_time(root: Path) -> None:
    began = time.monotonic()
    assert codes(root, "- no\n" * 199_999) == ["yaml-ambiguous-value"] * 20
    assert codes(root, "- a\n" * 249_999) == ["yaml-too-large"]
    assert read(root, ("- " + "a b " * 400 + "\n") * 500) == [("a b " * 400).strip()] * 500
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
    (tmp_path / "root-too").mkdir()
    (tmp_path / "root-too" / "other.yaml").write_text("id: EV0003\n")
    for name in ("inside/leaves.yaml", "folder/outside.yaml", "../outside.yaml", "../root-too/other.yaml"):
        data, problems = read_yaml(root / name, root)
        assert data is None
        assert [problem.code for problem in problems] == ["yaml-symlink"]
    assert read_yaml(tmp_path / "root-too" / "other.yaml", root)[1][0].code == "yaml-symlink"
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


@pytest.mark.parametrize(
    "code", [r"\t", r"\r", r"\r\n", r"\0", r"\x7f", r"\N", r"\L", r"\_", r"\u200b", r"\uFEFF"]
)
def test_escape_codes_smuggle_nothing_in(root: Path, code: str) -> None:
    (found,) = codes(root, f'value: "a{code}b"\n')
    assert found in ("yaml-control-character", "yaml-hidden-character")
    assert read(root, 'value: "a\\nb\\u00b5c"\n') == {"value": "a\nb\u00b5c"}


def test_a_space_that_is_none_is_named(root: Path) -> None:
    assert codes(root, "outcome:\u00a0recurrence\n") == ["yaml-hidden-character"]


def test_a_decimal_comma_is_told_from_a_missing_value(root: Path) -> None:
    _, (problem,) = read_yaml(write(root, "result: {estimate: 0,91, n: 3}\n"), root)
    assert problem.code == "yaml-empty-value"
    assert "write a point" in problem.fix


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

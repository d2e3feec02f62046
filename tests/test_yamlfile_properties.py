"""Whatever stands in a YAML file: JSON is read as JSON, each value has its true place, nothing raises."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from evidograph.problem import JSON, line_of, visible
from evidograph.problem import Path as DataPath
from evidograph.yamlfile import YAML_RULES, Positions, Span, line_text, read_positions, read_yaml

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


def write(root: Path, content: str | bytes) -> Path:
    file = root / "record.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@given(RECORDS, st.sampled_from([None, 2]))
def test_json_is_read_as_json(root: Path, record: JSON, indent: int | None) -> None:
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    data, problems = read_yaml(write(root, text), root)
    assert problems == []
    assert json.dumps(data) == json.dumps(record)


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

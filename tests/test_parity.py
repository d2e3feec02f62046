"""What pages are rendered from, JSON, CSV and BibTeX say the same: every value is counted; zero is a failure.

Nothing here uses the exporter's own way of reading a record: values are walked anew and cells are read as the
download page says.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string

from evidograph.bibfile import Source
from evidograph.contract import CHOICES, LISTS
from releases import all_tables, downloads, edition, evidence, rows

# Tables that hold every column of their list; the others are parts of them.
WHOLE = [table for table in all_tables() if table.file not in {choice.file for choice in CHOICES}]
# Lists of which nothing stands in a record.
DERIVED_LISTS = ("pathway_evidence", "subtype_setting", "head_to_head")
Leaf = tuple[str, str, tuple[str | int, ...]]
# Maps whose names curators choose; a list of numbers by arm is one too.
MAPS = {"arms", "populations", "conditions", "n"}
# Columns that bear their last name alone, for those who join on them.
PLAIN = {"derived.entrez": "entrez", "derived.uniprot": "uniprot"}


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every single value below a value and the way to it; what is absent or empty has none."""
    if hasattr(value, "__struct_fields__"):
        value = {name: getattr(value, name) for name in value.__struct_fields__}
        value = {name: held for name, held in value.items() if (name, held) != ("new_paragraph", False)}
    if isinstance(value, Mapping):
        for name, held in value.items():
            yield from leaves(held, (*path, name))
    elif isinstance(value, list | tuple):
        for number, held in enumerate(value):
            yield from leaves(held, (*path, number))
    elif value is not None:
        yield path, value


def of_lists(lists: Mapping[str, Mapping[str, Any]]) -> dict[Leaf, Any]:
    """The leaves of all records of all lists."""
    return {
        (name, record_id, path): value
        for name, records in lists.items()
        for record_id, record in records.items()
        for path, value in leaves(record)
    }


def bib_fields(source: Source) -> dict[str, Any]:
    fields: dict[str, Any] = dict(source.fields)
    return {"id": source.citekey, "type": source.entry_type} | fields | {"year": source.year}


def rendered() -> dict[Leaf, Any]:
    """What the pages are made from."""
    corpus = edition().corpus
    lists: dict[str, Mapping[str, Any]] = {name: corpus.by_kind[kind] for name, kind in LISTS.items()}
    lists["sources"] = {key: bib_fields(source) for key, source in corpus.sources.items()}
    lists["ledger"] = {key: [entry, {"id": key}] for key, entry in corpus.ledger.items()}
    lists["reference_map"] = corpus.references
    lists["exceptions"] = {f"{d.rule} {d.record}": d for d in corpus.deviations}
    found = of_lists(lists)
    for name, section in corpus.sections.items():
        found |= {("sections", name, (field,)): getattr(section, field) for field in ("title", "order")}
        found |= {("sections", name, ("statements", n)): s.id for n, s in enumerate(section.statements)}
        found |= {("sections", name, ("searched", *path)): v for path, v in leaves(section.searched)}
        found["sections", name, ("id",)] = name
    return {(name, key, path[1:] if name == "ledger" else path): v for (name, key, path), v in found.items()}


def key_of(name: str, record: Mapping[str, Any], number: int) -> str:
    """The id of a record in evidence.json; a row of the pathway table has only its place."""
    if name == "exceptions":
        return f"{record['rule']} {record['record']}"
    if name == "reference_map":
        return str(record["number"])
    return str(record.get("id", number))


def published(*, derived: bool) -> dict[Leaf, Any]:
    """What evidence.json holds, list by list, with or without what is derived."""
    lists = {
        name: {key_of(name, record, number): record for number, record in enumerate(records)}
        for name, records in evidence().items()
        if isinstance(records, list) and (derived or name not in DERIVED_LISTS)
    }
    found = of_lists(lists)
    return found if derived else {leaf: value for leaf, value in found.items() if leaf[2][0] != "derived"}


def told(capsys: pytest.CaptureFixture[str], what: str, expected: Mapping[Any, Any], found: Any) -> None:
    """Prints and asserts that all expected values were found, and no other."""
    agree = sum(key in found and same(found[key], value) for key, value in expected.items())
    with capsys.disabled():
        print(f"\n{what}: {agree:,} of {len(expected):,} values")
    equal(expected, found)


def equal(expected: Mapping[Any, Any], found: Any) -> None:
    """Asserts that both hold the same, and something."""
    assert expected, "nothing was compared"
    assert {k: (v, found.get(k)) for k, v in expected.items() if not same(found.get(k), v)} == {}
    assert found.keys() - expected.keys() == set()


def same(one: Any, other: Any) -> bool:
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


@pytest.mark.parametrize("found", [{}, {"a": 2}, {"a": True}, {"a": 1, "b": 1}])
def test_a_difference_is_a_failure(found: dict[str, Any]) -> None:
    with pytest.raises(AssertionError):
        equal({"a": 1}, found)
    with pytest.raises(AssertionError, match="nothing was compared"):
        equal({}, {})


def test_json_holds_what_the_pages_hold(capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "Pages and evidence.json", rendered(), published(derived=False))


def test_json_holds_every_id(capsys: pytest.CaptureFixture[str]) -> None:
    corpus = edition().corpus
    ids = {(name, held): True for name, kind in LISTS.items() for held in corpus.by_kind[kind]}
    ids |= {("sources", key): True for key in corpus.sources} | {
        ("ledger", key): True for key in corpus.ledger
    }
    names = [*LISTS, "sources", "ledger"]
    told(capsys, "Ids", ids, {(name, r["id"]): True for name in names for r in evidence()[name]})


def read(text: str, kind: type) -> Any:
    """One value of a cell, as a value of the kind that is expected there."""
    if kind is bool:
        return {"true": True, "false": False}.get(text, text)
    return kind(text) if kind in (int, float) and text else text


def parts(text: str) -> list[str]:
    """A list in a cell: split at the bars that have no backslash before them."""
    found = re.findall(r"(?:^|\|)((?:[^|\\]|\\.)*)", text)
    return [re.sub(r"\\(.)", r"\1", part) for part in found]


def column_of(record: Any, path: tuple[str | int, ...]) -> tuple[str, list[int]]:
    """The column in which a value stands, and its place in the cell, list within list."""
    names: list[str] = []
    places: list[int] = []
    in_map = False
    for step in path:
        if isinstance(step, int):
            places.append(step)
        elif in_map:
            places.append(list(record).index(step))
        else:
            names.append(step)
        record = record[step]
        ends_map = in_map
        in_map = step in MAPS and isinstance(record, Mapping) and not ends_map
    if ends_map:
        names.append("value")
    name = ".".join(names)
    return PLAIN.get(name, name), places


def as_written(record: Any) -> Any:
    """The record with each choice of drugs as the one text that it is in a table."""
    if isinstance(record, dict):
        if "any_of" in record:
            return " or ".join(record["any_of"])
        if "any_in" in record:
            return f"class {record['any_in']}"
        return {name: as_written(value) for name, value in record.items()}
    return [as_written(value) for value in record] if isinstance(record, list) else record


def in_tables() -> tuple[dict[Leaf, Any], dict[Leaf, Any], list[str]]:
    """Every value of evidence.json, what the tables hold in its place, and cells that hold more."""
    expected: dict[Leaf, Any] = {}
    found: dict[Leaf, Any] = {}
    unaccounted: list[str] = []
    for table in WHOLE:
        for number, (record, row) in enumerate(
            zip(evidence()[table.source], rows(table.file), strict=True), start=1
        ):
            plain, key, used = as_written(record), key_of(table.source, record, number), set()
            for path, value in leaves(plain):
                column, places = column_of(plain, path)
                text = row.get(column, "").removeprefix("'")
                for place in places:
                    text = parts(text)[place]
                expected[table.source, key, path] = value
                found[table.source, key, path] = read(text, type(value))
                used.add(column)
                used.add(column.removesuffix(".value"))
            names = {
                ".".join(str(s) for s in c.path if s not in "*@") for c in table.columns if "@" in c.path
            }
            spare = {c for c, text in row.items() if text and c not in used and c not in names}
            unaccounted += [f"{table.file} {key} {column}" for column in sorted(spare)]
    return expected, found, unaccounted


def test_tables_hold_what_json_holds(capsys: pytest.CaptureFixture[str]) -> None:
    expected, found, unaccounted = in_tables()
    told(capsys, "evidence.json and the tables", expected, found)
    assert unaccounted == []


def test_names_of_arms_stand_in_their_column() -> None:
    names = {trial["id"]: list(trial["arms"]) for trial in evidence()["trials"]}
    assert {row["id"]: parts(row["arms"]) for row in rows("trials.csv")} == names


def test_bibliography_holds_what_json_holds(capsys: pytest.CaptureFixture[str]) -> None:
    library = parse_string(downloads()["references.bib"].decode())
    assert library.failed_blocks == []
    found = {(entry.key, field.key): str(field.value) for entry in library.entries for field in entry.fields}
    expected = {
        (source["id"], name): str(value)
        for source in evidence()["sources"]
        for name, value in source.items()
        if name not in {"id", "type", "derived"}
    }
    told(capsys, "evidence.json and references.bib", expected, found)

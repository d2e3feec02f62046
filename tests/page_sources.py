"""Where the numbers of a page may come from: the records it names, read without the code that renders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from evidograph import model
from evidograph.corpus import Corpus, Ref
from evidograph.derive.figures import names_of
from evidograph.derive.numbers import NumberAt, numbers_in
from programs import ROOT, run

# Names with digits that stand in titles and notes, beside those that the numbers of statements know.
NAMES = frozenset({"PAM50", "CTEP 9399", "ER-alpha36"})
# Pages about the project itself: their numbers are those of the files that they are made from.
ABOUT_ITSELF = ("contributing/", "about/", "downloads/")
# The messages that the page of checks shows.
EXAMPLES = sorted((ROOT / "tests" / "examples").rglob("*.txt"))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def rounded(value: float) -> float:
    """A number as it is compared: nine digits tell any two of ours apart."""
    return float(f"{value:.9g}")


def strings(data: Any) -> Iterator[str]:
    """Every text in plain data; numbers as they are written."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from strings(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from strings(value)
    elif data is not None and not isinstance(data, bool):
        yield f"{data:.12f}".rstrip("0").rstrip(".") if isinstance(data, float) else str(data)


class Sources:
    """The numbers and the dates that each record holds, and those that follow from its counts."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.names = names_of(corpus) | NAMES
        self.figures = cache(self._figures)
        self.of_files = cache(lambda text: (self.numbers(text), days_in(text)))
        self.own = cache(self._own)

    def read(self, text: str) -> list[NumberAt]:
        """The numbers that a text states; full dates and the name of the release are none."""
        return numbers_in(without_dates(text).replace(self.corpus.release.release, "_"), self.names)

    def numbers(self, *texts: str) -> set[float]:
        """The values of the numbers that texts state."""
        return {rounded(abs(number.value)) for text in texts for number in self.read(text)}

    def dates(self, ref: Ref) -> set[str]:
        """The dates that a record and what it rests on hold."""
        return {day for near in self.reach(ref) for day in self.own(near)[1]}

    def _own(self, ref: Ref) -> tuple[set[float], set[str]]:
        """The numbers and dates in a record's own fields."""
        texts = list(strings(self._data(ref)))
        days = {day for text in texts for day in days_in(text)}
        return self.numbers(*texts, *(text.replace("_", " ") for text in texts)), days

    def _data(self, ref: Ref) -> Any:
        corpus = self.corpus
        if ref.kind == "source":
            source = corpus.sources.get(ref.id)
            return {**source.fields, "line": source.line, "year": source.year} if source else {}
        if ref.kind == "section":
            section = corpus.sections.get(ref.id)
            return [model.to_data(search) for search in section.searched] if section else {}
        if ref.kind == "ledger":
            entry = corpus.ledger.get(ref.id)
            return [model.to_data(entry) if entry else {}, dict(corpus.claims.get(ref.id, {}))]
        if ref.kind == "reference-map":
            reference = corpus.references.get(ref.id)
            return model.to_data(reference) if reference else {}
        record = corpus.by_kind.get(ref.kind, {}).get(ref.id)
        data = model.to_data(record) if record else {}
        if ref.kind == "statement":
            data.pop("text", None)  # no witness: the numbers in a sentence must stand in its evidence
        return data

    def _figures(self, ref: Ref) -> frozenset[float]:
        """All numbers that may stand beside a record: its own, of what it rests on, and what follows."""
        found: set[float] = set()
        for near in self.reach(ref):
            found |= self.own(near)[0]
            if near.kind == "item":
                found |= self.derived(self.corpus.items[near.id])
        return frozenset(found)

    def reach(self, ref: Ref) -> Iterator[Ref]:
        """The record and what it rests on."""
        yield ref
        for near in self._rests_on(ref):
            yield from self.reach(near)

    def _rests_on(self, ref: Ref) -> Iterable[Ref]:
        corpus = self.corpus
        match ref.kind:
            case "conflict":
                return [Ref("statement", name) for name in ref.id.split("-")]
            case "statement" if ref.id in corpus.statements:
                return _of_statement(corpus.statements[ref.id])
            case "item" if ref.id in corpus.items:
                return _of_item(corpus, corpus.items[ref.id])
            case "document" if ref.id in corpus.documents:
                return [Ref("source", corpus.documents[ref.id].citekey)]
            case "gap" if ref.id in corpus.gaps:
                return [Ref("source", miss.citekey) for miss in corpus.gaps[ref.id].near_misses]
            case _:
                return []

    def derived(self, item: model.Item) -> set[float]:
        """What follows from an item's counts: shares, the patients of its arms together, the usual 95 %."""
        result = item.result or model.Result()
        sizes = self._sizes(item)
        counts = [(result.events, result.n)]
        counts += [(seen.events, seen.n or sizes.get(arm)) for arm, seen in result.arms.items()]
        found = {round(100 * events / n, 1) for events, n in counts if events is not None and n}
        if result.ci_lower is not None:
            found.add(round(100 * (result.confidence_level or 0.95), 4))
        arms = [arm for side in (item.intervention, item.comparator) for arm in _arms(side)]
        if sizes and all(arm in sizes for arm in arms):
            found.add(sum(sizes[arm] for arm in dict.fromkeys(arms)))
        return {rounded(value) for value in found}

    def _sizes(self, item: model.Item) -> dict[str, int]:
        trial = self.corpus.trials.get(item.trials[0]) if len(item.trials) == 1 else None
        if trial is None or not isinstance(item.population, str):
            return {}
        population = trial.populations.get(item.population)
        return dict(population.n) if population else {}


def _of_statement(statement: model.Statement) -> Iterator[Ref]:
    yield from (Ref("item", line.item) for line in statement.evidence)
    yield from (Ref("gap", gap) for gap in statement.gaps)
    if statement.defines:
        yield Ref("term", statement.defines)


def _of_item(corpus: Corpus, item: model.Item) -> Iterator[Ref]:
    """Its trials, its source, and the documents that are that source."""
    yield from (Ref("trial", trial) for trial in item.trials)
    if item.source:
        yield Ref("source", item.source.citekey)
        documents = corpus.documents.values()
        yield from (Ref("document", d.id) for d in documents if d.citekey == item.source.citekey)


def _arms(side: str | Iterable[object]) -> list[str]:
    return [side] if isinstance(side, str) else [arm for arm in side if isinstance(arm, str)]


@cache
def words_of_the_files(url: str) -> str:
    """The text of the files that a page about the project is made from."""
    docs = ROOT / "docs"
    named, index = docs / f"{url.rstrip('/')}.md", docs / url / "index.md"
    files = [named if named.is_file() else index]
    if url != "about/":
        files += [*sorted((ROOT / "schema").glob("*.json")), *EXAMPLES]
    return "\n".join([run(["evidograph", "rules"]).stdout, *(path.read_text("utf-8") for path in files)])


def without_dates(text: str) -> str:
    """The text with every full date blanked out."""
    return ISO.sub("_", DAY.sub("_", text))


def days_in(text: str) -> set[str]:
    """The full dates of a text, in the form of the records."""
    spoken = {f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}" for day, month, year in DAY.findall(text)}
    return spoken | {"-".join(match) for match in ISO.findall(text)}

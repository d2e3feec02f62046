"""What a page counts of itself, and the questions asked of an element."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from page_text import Element

Question = Callable[[Element], bool]


def is_a(tag: str, name: str = "") -> Question:
    """An element of a tag, and of a class where one is given."""
    return lambda element: element.tag == tag and (not name or name in element.classes)


def inside(*names: str) -> Question:
    """An element that is or lies in one of these classes."""
    return lambda element: any(around.classes & set(names) for around in element.ancestors())


def is_ratio_note(element: Element) -> bool:
    """What explains a drawing of ratios: it names the ratio of no difference."""
    return "foot" in element.classes or (element.tag == "caption" and inside("ev-forest")(element))


def is_note(element: Element) -> bool:
    """A small line that may say how much a release holds."""
    return element.tag == "p" and (
        inside("ev-note")(element) or bool(element.classes & {"ev-meta", "ev-sub"})
    )


def choices_of(element: Element) -> Iterator[int]:
    """How many rows of the list hold each word that it can be narrowed to, and the numbers in such a word."""
    root = list(element.ancestors())[-1]
    rows = [row.attributes for row in root.of_tag("tr")]
    for box in (box.attributes for box in element.of_tag("input")):
        yield sum(box["value"] in row.get(f"data-{box['name']}", "").split() for row in rows)
        yield from (int(number) for number in re.findall("[0-9]+", box["value"]))


def head_of(element: Element) -> str:
    """The name of the column in which a value stands, as phones print it."""
    if "data-h" in element.attributes:
        return element.attributes["data-h"]
    labels = element.parent.having("lbl") if element.parent else []
    return "".join(child for label in labels for child in label.children if isinstance(child, str))


def row_id(element: Element) -> str:
    """The id of the row in which an element stands; empty where it has none."""
    rows = (around for around in element.ancestors() if around.tag == "tr")
    return next((row.attributes.get("id", "") for row in rows), "")


def following(element: Element) -> list[Element]:
    """The elements that stand beside an element and after it."""
    siblings = element.parent.children if element.parent else []
    return [child for child in siblings[siblings.index(element) + 1 :] if isinstance(child, Element)]


def lines_under(heading: Element) -> list[int]:
    """How many evidence lines follow a heading."""
    after = following(heading)
    return [len(after[0].having("ev-line"))] if after else []


def marks_under(line: Element) -> Iterator[int]:
    """How many marks of the list under a line are of each kind."""
    after = following(line)
    marks = after[0].having("ev-mark") if after else []
    yield from Counter(kind_of(mark) for mark in marks).values()


def held_behind(button: Element) -> list[int]:
    """How many statements, rows and references stand in the part that a button opens."""
    after = following(button.parent) if button.parent else []
    part = next(
        (part for part in after if part.attributes.get("id") == button.attributes["aria-controls"]), None
    )
    if part is None:
        return []
    rows = [
        row
        for row in part.of_tag("tr")
        if row.parent and row.parent.tag == "tbody" and "grp" not in row.classes
    ]
    sources = [item for held in part.having("ev-refs") for item in held.of_tag("li")]
    return [len(part.having("ev-st")), len(rows), len(sources)]


def links_in(element: Element) -> list[int]:
    """How many links an element holds."""
    return [len(element.of_tag("a"))]


def rows_of(caption: Element) -> list[int]:
    """How many rows the table of a caption has, the later ones included; headings of groups left out."""
    _, _, wrap, *_ = caption.ancestors()
    rows = wrap.of_tag("tr")
    return [sum("grp" not in row.classes for row in rows if row.parent and row.parent.tag == "tbody")]


def kind_of(element: Element) -> str:
    """The token that an element's class carries, such as `is-drug`."""
    return next(name for name in sorted(element.classes) if name.startswith("is-"))


def comparisons_of(element: Element) -> Iterator[tuple[str, str, str, str, str]]:
    """The rows of the list to which a cell links: sign, side, outcome, what it is on, setting."""
    anchors = {link.attributes.get("href", "")[1:] for link in element.of_tag("a")}
    root = list(element.ancestors())[-1]
    tables = [table for table in root.of_tag("table") if table.attributes.get("id") == "t-comparisons"]
    inside_cell = False
    for row in tables[0].of_tag("tr") if tables else []:
        inside_cell = row.attributes["id"] in anchors if "id" in row.attributes else inside_cell
        if inside_cell and "grp" not in row.classes:
            values = {head_of(cell): cell for cell in row.of_tag("td")}
            words = [text for text in values["Better off"].children if isinstance(text, str)]
            sign, on = [*row.having("ev-dir"), *row.having("ev-fx")][0], row.having("ev-on")[0]
            setting = "".join(text for text in row.of_tag("small")[0].children if isinstance(text, str))
            outcome = "".join(text for text in values["Outcome"].children if isinstance(text, str))
            yield kind_of(sign), "".join(words).strip(), outcome.strip(), kind_of(on), setting


def states_of(caption: Element) -> list[int]:
    """The cells of the pathway table: all, with evidence, with a search that found nothing, open, both."""
    table = caption.parent
    if table is None or "ev-paths" not in table.classes:
        return []
    cells = [cell for cell in table.of_tag("td") if cell.classes & {"s1", "s2", "s3"}]
    empty = [cell for cell in cells if "is-nil" in cell.classes]
    is_open = sum(bool(cell.having("is-open")) for cell in empty)
    gaps = [part for part in table.of_tag("td") if part.having("nil") and not part.having("is-open")]
    searched, both = len(gaps), sum("is-nil" not in part.classes for part in gaps)
    return [len(cells), len(cells) - len(empty), searched, is_open, both]

"""The one home of Jinja: templates of docs/_templates, escaped by default, silent about nothing."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Any

import jinja2


def day(date: str) -> str:
    """`2026-11-23` -> `23 Nov 2026`; shorter dates as they are."""
    try:
        found = datetime.date.fromisoformat(date)
    except ValueError:
        return date
    return f"{found.day} {found:%b} {found.year}"


@cache
def environment(folder: Path) -> jinja2.Environment:
    """The templates of a folder: autoescape, strict undefined."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = day
    return made


def fill(root: Path, template: str, **values: Any) -> str:
    """The text of one template of the repository at `root`, filled in."""
    return environment(root / "docs" / "_templates").get_template(template).render(**values)

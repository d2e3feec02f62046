"""The command `evidograph`: a small table of verbs. Each loads what it needs only when it runs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidograph.checking import Checked
    from evidograph.problem import Problem

CLEAN, PROBLEMS, NOT_CHECKED = 0, 1, 2


class CannotCheckError(Exception):
    """Nothing could be judged; says why. Exit 2, so that silence is never mistaken for success."""


@dataclass(frozen=True, slots=True)
class Command:
    """One verb: what it is called, what it does, its options, and the function that does it."""

    name: str
    help: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb. Exit 0: clean, 1: problems, 2: could not check."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except CannotCheckError as error:
        print(f"evidograph: {error}", file=sys.stderr)
        return NOT_CHECKED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="evidograph", description="Check the evidence base.", allow_abbrev=False
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for command in COMMANDS:
        verb = verbs.add_parser(command.name, help=command.help, description=command.help, allow_abbrev=False)
        command.options(verb)
        verb.set_defaults(run=command.run)
    return parser


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds evidence/."""
    for folder in (start, *start.parents):
        if (folder / "evidence").is_dir():
            return folder
    raise CannotCheckError(f"There is no folder evidence/ in {start} or above it.")


def _check_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="report on these files or folders only"
    )
    parser.add_argument(
        "--format", choices=("text", "github", "json"), default="text", help="how to report (text)"
    )
    parser.add_argument(
        "--root", type=Path, metavar="DIR", help="the folder that holds evidence/ (default: found)"
    )


def _check(options: argparse.Namespace) -> int:
    root = _root(options.root)
    checked = _checked(root)
    pages, of_pages = _pages(root, checked)
    files, problems = _chosen(
        root, (*checked.corpus.files, *pages), (*checked.problems, *of_pages), options.paths
    )
    if not checked.corpus.files or not (files or problems):
        raise CannotCheckError("No file was checked: nothing stands in evidence/ here, or in what was named.")
    _report(problems, len(files), options.format)
    return PROBLEMS if problems else CLEAN


def _root(given: Path | None) -> Path:
    if given is None:
        return find_root(Path.cwd())
    if not (given / "evidence").is_dir():
        raise CannotCheckError(f"There is no folder evidence/ in {given}.")
    return given.resolve()


def _checked(root: Path) -> Checked:
    from evidograph.checking import check_repository

    try:
        return check_repository(root)
    except ValueError as error:
        raise CannotCheckError(f"schema/ is broken, so nothing was checked: {error}") from error


def _pages(root: Path, checked: Checked) -> tuple[list[str], list[Problem]]:
    """The authored pages, and what is wrong with what they ask for.

    While some file could not be read, a name that seems to be missing may stand in it.
    """
    if not (root / "docs").is_dir():
        return [], []
    from evidograph.render.authored import UNKNOWN_NAME, UNKNOWN_STATEMENT, read_pages
    from evidograph.render.pictures.plan import plan_problems
    from evidograph.render.vocabulary import vocabulary_of

    pages = read_pages(root)
    vocabulary = vocabulary_of(checked.corpus)
    found = [problem for page in pages if page.renders_macros for problem in page.check(vocabulary)]
    found += plan_problems(checked.corpus)
    echoes = {UNKNOWN_NAME.code, UNKNOWN_STATEMENT.code}
    told = [problem for problem in found if checked.is_whole or problem.code not in echoes]
    return [page.file for page in pages], told


def _chosen(
    root: Path, names: Sequence[str], problems: Sequence[Problem], paths: Sequence[Path]
) -> tuple[list[str], list[Problem]]:
    """The files that were asked for, and their problems; all of them where none is named."""
    if not paths:
        return list(names), list(problems)
    wanted = [_relative(root, path) for path in paths]
    files = [name for name in names if _lies_in(name, wanted)]
    return files, [problem for problem in problems if _lies_in(problem.file, wanted)]


def _relative(root: Path, path: Path) -> str:
    full = Path(os.path.normpath(Path.cwd() / path))
    if not full.exists():
        raise CannotCheckError(f"{path} does not exist.")
    try:
        return full.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise CannotCheckError(f"{path} lies outside {root}.") from None


def _lies_in(name: str, wanted: Sequence[str]) -> bool:
    return any(place in {".", name} or name.startswith(f"{place}/") for place in wanted)


def _report(problems: Sequence[Problem], files: int, form: str) -> None:
    from evidograph.report import Counts, format_github, format_json, format_text

    counts = Counts(files=files)
    if form == "github":
        text = format_github(problems, counts)
    elif form == "json":
        text = format_json(problems, counts)
    else:
        text = format_text(problems, counts, color=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
    print(text.removesuffix("\n"))


def _no_options(_parser: argparse.ArgumentParser) -> None:
    """The verb takes none."""


def _rules(_options: argparse.Namespace) -> int:
    from evidograph.bibfile import BIB_RULES
    from evidograph.corpus import PLACE_RULES
    from evidograph.csvfile import CSV_RULES
    from evidograph.render.authored import PAGE_RULES
    from evidograph.rules import ALL_RULES
    from evidograph.schema import SCHEMA_RULES
    from evidograph.yamlfile import YAML_RULES

    for rule in sorted(
        {*YAML_RULES, *BIB_RULES, *CSV_RULES, *SCHEMA_RULES, *PLACE_RULES, *ALL_RULES, *PAGE_RULES},
        key=lambda rule: rule.code,
    ):
        print(f"{rule.code:26}  {rule.description}")
    return CLEAN


def _register_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, metavar="DIR", help="the folder that holds evidence/ (default: found)"
    )


def _register(options: argparse.Namespace) -> int:
    from evidograph.derive.register import register_rows, register_text, release_text

    root = _root(options.root)
    checked = _checked(root)
    evidence = root / "evidence"
    others = sum(problem.file != "evidence/register.csv" for problem in checked.problems)
    if others:
        raise CannotCheckError(
            f"The register was not written: evidograph check counts {others} to mend first."
        )
    rows = list(register_rows(checked.corpus))
    (evidence / "register.csv").write_text(register_text(rows), "utf-8", newline="\n")
    release = evidence / "release.yaml"
    release.write_text(release_text(release.read_text("utf-8"), rows), "utf-8", newline="\n")
    print(f"evidence/register.csv names {len(rows)} ids, and evidence/release.yaml says so.")
    return CLEAN


COMMANDS: tuple[Command, ...] = (
    Command(
        "check",
        "check every record, and say what is wrong, where, why, and how to mend it",
        _check_options,
        _check,
    ),
    Command("rules", "list everything that is checked", _no_options, _rules),
    Command(
        "register", "add the ids of today's records to evidence/register.csv", _register_options, _register
    ),
)

if __name__ == "__main__":
    sys.exit(main())

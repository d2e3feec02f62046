"""While pages are served, a change is seen on every page that shows it, and nothing else is built again."""

from __future__ import annotations

import sys
from pathlib import Path

from programs import run
from sites import small_house

# Two builds in one process, as `mkdocs serve --dirty` makes them, with an edit between them.
SERVE = """
import sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

def made():
    return load_config("mkdocs.yml", site_dir=sys.argv[1], strict=False)

made().plugins.on_startup(command="serve", dirty=True)
build(made(), dirty=True)
file = Path(sys.argv[2])
if sys.argv[3]:
    file.write_text(file.read_text("utf-8").replace(sys.argv[3], sys.argv[4]), "utf-8")
else:
    file.unlink()
before = {page: page.stat().st_mtime_ns for page in Path(sys.argv[1]).rglob("*.html")}
build(made(), dirty=True)
for page in sorted(Path(sys.argv[1]).rglob("*.html")):
    if page.stat().st_mtime_ns != before.get(page):
        print(page.relative_to(sys.argv[1]).as_posix())
"""


def rebuilt(tmp_path: Path, file: str, old: str, new: str) -> set[str]:
    """The pages that are written again after an edit."""
    house = small_house(tmp_path / "house")
    script = tmp_path / "serve.py"
    script.write_text(SERVE, "utf-8")
    done = run([sys.executable, script, tmp_path / "site", house / file, old, new], cwd=house)
    assert done.returncode == 0, done.stdout + done.stderr
    return set(done.stdout.split())


def test_an_edited_item_is_seen_wherever_it_is_shown(tmp_path: Path) -> None:
    pages = rebuilt(tmp_path, "evidence/items/EV0001.yaml", "summary: ", "summary: Edited. ")
    assert "items/EV0001/index.html" in pages
    assert "statements/ST0001/index.html" in pages
    assert "Edited." in (tmp_path / "site" / "statements" / "ST0001" / "index.html").read_text("utf-8")
    assert "items/EV0002/index.html" not in pages


def test_an_edited_template_is_seen_on_its_pages(tmp_path: Path) -> None:
    pages = rebuilt(tmp_path, "docs/_templates/statement.html", "Certainty", "How certain")
    assert "statements/ST0001/index.html" in pages
    assert "items/EV0001/index.html" not in pages


def test_an_edited_word_of_the_schema_is_seen(tmp_path: Path) -> None:
    pages = rebuilt(tmp_path, "schema/vocabulary.schema.json", '"hazard ratio"', '"ratio of hazards"')
    assert "items/EV0001/index.html" in pages
    assert "ratio of hazards" in (tmp_path / "site" / "items" / "EV0001" / "index.html").read_text("utf-8")


def test_while_a_record_is_in_error_the_pages_stay(tmp_path: Path) -> None:
    house = small_house(tmp_path / "house")
    script = tmp_path / "serve.py"
    script.write_text(SERVE, "utf-8")
    edit: list[str | Path] = [house / "evidence/items/EV0001.yaml", "status: accepted", "status: acepted"]
    done = run([sys.executable, script, tmp_path / "site", *edit], cwd=house)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "evidence/items/EV0001.yaml:2:9: error[" in done.stderr
    assert "Until this is mended the pages stay as they were." in done.stderr
    assert "items/EV0001/index.html" not in done.stdout.split()
    assert "accepted" in (tmp_path / "site" / "items" / "EV0001" / "index.html").read_text("utf-8")

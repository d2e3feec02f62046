"""While pages are served, a change is seen on every page that shows it, and nothing else is built again."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import mkdocs_hooks
from benchmarks.serving import Edit as Editing
from benchmarks.serving import seconds_to_see, serving
from evidograph.website import hooks
from programs import run
from sites import small_house

# Builds in one process, as `mkdocs serve --dirty` makes them: one, and one more after each edit. A build that
# is refused leaves the server running.
SERVE = """
import json, sys, traceback
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

site, edits = Path(sys.argv[1]), json.loads(sys.argv[2])

def made():
    return load_config("mkdocs.yml", site_dir=str(site), strict=False)

def times():
    return {page: page.stat().st_mtime_ns for page in site.rglob("*.html")}

made().plugins.on_startup(command="serve", dirty=True)
build(made(), dirty=True)
for name, old, new in edits:
    file = Path(name)
    if old:
        assert old in file.read_text("utf-8"), (name, old)
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    else:
        file.unlink()
    before = times()
    try:
        build(made(), dirty=True)
    except (Exception, SystemExit):
        traceback.print_exc()
    written = [page for page, at in times().items() if before.get(page) != at]
    print(json.dumps([page.relative_to(site).as_posix() for page in written]))
"""
Edit = tuple[str, str, str]
BREAK: Edit = ("evidence/items/EV0001.yaml", "status: accepted", "status: acepted")


@dataclass(frozen=True)
class Served:
    """What each build after an edit wrote, what was said, and the site as it is in the end."""

    written: list[set[str]]
    said: str
    site: Path

    def page(self, path: str) -> str:
        """The page at an address, as it is in the end."""
        return (self.site / path / "index.html").read_text("utf-8")


def served(tmp_path: Path, *edits: Edit) -> Served:
    """The small house, built anew after each edit."""
    house = small_house(tmp_path / "house")
    script = tmp_path / "serve.py"
    script.write_text(SERVE, "utf-8")
    done = run([sys.executable, script, tmp_path / "site", json.dumps(edits)], cwd=house)
    assert done.returncode == 0, done.stdout + done.stderr
    written = [set(json.loads(line)) for line in done.stdout.splitlines() if line.startswith("[")]
    assert len(written) == len(edits)
    return Served(written, done.stderr, tmp_path / "site")


def test_an_edited_item_is_seen_wherever_it_is_shown(tmp_path: Path) -> None:
    done = served(tmp_path, ("evidence/items/EV0001.yaml", "summary: ", "summary: Edited. "))
    assert {"items/EV0001/index.html", "statements/ST0001/index.html"} <= done.written[0]
    assert "Edited." in done.page("statements/ST0001")
    assert "items/EV0002/index.html" not in done.written[0]


def test_an_edited_template_is_seen_on_its_pages(tmp_path: Path) -> None:
    done = served(tmp_path, ("docs/_templates/statement.html", "Certainty", "How certain"))
    assert "statements/ST0001/index.html" in done.written[0]
    assert "items/EV0001/index.html" not in done.written[0]


def test_an_edited_frame_is_seen_around_every_page(tmp_path: Path) -> None:
    done = served(tmp_path, ("docs/_theme/partials/footer.html", "How to cite", "To be cited as"))
    pages = {page.relative_to(done.site).as_posix() for page in done.site.rglob("*.html")}
    assert done.written[0] == pages
    assert all("To be cited as" in (done.site / page).read_text("utf-8") for page in pages)


def test_an_edited_word_of_the_schema_is_seen(tmp_path: Path) -> None:
    done = served(tmp_path, ("schema/vocabulary.schema.json", '"hazard ratio"', '"ratio of hazards"'))
    assert "items/EV0001/index.html" in done.written[0]
    assert "ratio of hazards" in done.page("items/EV0001")


def test_while_a_record_is_in_error_the_pages_stay(tmp_path: Path) -> None:
    done = served(tmp_path, BREAK)
    assert "evidence/items/EV0001.yaml:2:9: error[" in done.said
    assert "Until this is mended the pages stay as they were." in done.said
    assert "items/EV0001/index.html" not in done.written[0]
    assert "accepted" in done.page("items/EV0001")


def test_a_schema_that_cannot_be_read_is_named_and_no_page_is_written(tmp_path: Path) -> None:
    done = served(
        tmp_path,
        ("schema/item.schema.json", '"$schema"', '"$schema'),
        ("schema/item.schema.json", '"$schema:', '"$schema":'),
    )
    assert "schema/item.schema.json is not a JSON Schema: Expecting ':' delimiter: line 2" in done.said
    assert not done.written[0]


def test_an_edit_made_during_an_error_is_seen_once_it_is_mended(tmp_path: Path) -> None:
    frame = ("docs/_theme/partials/footer.html", "How to cite", "To be cited as")
    template = ("docs/_templates/item.html", "Used by", "Of use to")
    done = served(tmp_path, BREAK, frame, template, (BREAK[0], BREAK[2], BREAK[1]))
    assert "items/EV0001/index.html" in done.written[3]
    for page in ("items/EV0001", "items/EV0002"):
        assert "To be cited as" in done.page(page)
        assert "Of use to" in done.page(page)


def test_what_a_refused_build_could_not_write_is_written_by_the_next(tmp_path: Path) -> None:
    page = "docs/index.md"
    title = (small_house(tmp_path / "other") / page).read_text("utf-8").splitlines()[-1]
    done = served(
        tmp_path,
        (page, title, f"{title} [nowhere](nowhere.html)"),
        ("evidence/items/EV0001.yaml", "summary: ", "summary: Edited. "),
        (page, " [nowhere](nowhere.html)", ""),
    )
    assert "nowhere.html" in done.said
    assert not done.written[1]
    assert "items/EV0001/index.html" in done.written[2]
    assert "Edited." in done.page("items/EV0001")


def test_every_event_that_the_site_answers_is_heard() -> None:
    answered = {name for name in vars(hooks) if name.startswith("on_")}
    assert set(mkdocs_hooks.__all__) == answered
    assert "on_serve" in answered


def test_a_reader_of_the_served_site_sees_an_edit(tmp_path: Path) -> None:
    house = small_house(tmp_path / "house")
    edit = Editing("an item", "evidence/items/EV0001.yaml", "summary: ", "summary: {mark} ", "items/EV0001/")
    with serving(house) as address:
        assert seconds_to_see(house, address, edit, "Edited") > 0
    said = house.with_suffix(".log").read_text("utf-8")
    assert "dirty" not in said
    assert "Macros" not in said

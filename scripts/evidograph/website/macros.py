"""The macros of the authored pages. Each gives a one-line token; the finished HTML takes its place later."""

from __future__ import annotations

from typing import Any

from evidograph.render.card import render_card
from evidograph.render.comparison_list import render_comparison_list
from evidograph.render.conflicts import render_conflicts
from evidograph.render.explorer import render_explorer
from evidograph.render.forest import render_forest
from evidograph.render.glossary import render_glossary
from evidograph.render.head_to_head import render_contest_overview, render_contests
from evidograph.render.home import render_example, render_glance
from evidograph.render.key import render_key
from evidograph.render.ledger import render_ledger, render_reference_map
from evidograph.render.matrix import render_matrix
from evidograph.render.monograph import render_answer, render_overview, render_references
from evidograph.render.pathway_lists import render_pathway_list
from evidograph.render.pathway_table import render_pathway_table
from evidograph.render.pictures.mechanism import render_mechanism
from evidograph.render.pictures.overviews import render_table_picture
from evidograph.render.pictures.timeline import render_timeline
from evidograph.render.record_list import render_list
from evidograph.render.reference.checks import checks
from evidograph.render.reference.downloads import downloads
from evidograph.render.reference.fields import schema_fields, vocabularies
from evidograph.render.reference.standing import exceptions, standing
from evidograph.render.sheet import Sheet
from evidograph.render.unchecked import render_unchecked
from evidograph.website import current


class Macros:
    """One method a macro; `page` of the environment says which page is being written."""

    def __init__(self, env: Any) -> None:
        self._env = env

    @property
    def _sheet(self) -> Sheet:
        url = str(self._env.page.url).removesuffix("index.html").removeprefix("./")
        return current.build().site.sheet(url)

    @staticmethod
    def _token(html: str) -> str:
        return current.build().site.token(html)

    def answer(self, *statements: str) -> str:
        """The answer of the page: statements by id, biggest."""
        return self._token(render_answer(self._sheet, statements))

    def summary_card(self) -> str:
        """The drug's card: identity, class, identifiers that link out, approvals."""
        return self._token(render_card(self._sheet))

    def marks_key(self) -> str:
        """How to read the marks."""
        return self._token(render_key(self._sheet))

    def sections(self) -> str:
        """The sections of the monograph, each by its answer in a line."""
        return self._token(render_overview(self._sheet))

    def mechanism(self) -> str:
        """How the drug works, small, from the statements that a plan names; leads to the whole picture."""
        return self._token(render_mechanism(self._sheet))

    def pathway_picture(self) -> str:
        """The pathway table at a glance."""
        return self._token(render_table_picture(self._sheet, "pathways"))

    def matrix_picture(self) -> str:
        """The comparisons at a glance."""
        return self._token(render_table_picture(self._sheet, "comparisons"))

    def timeline(self) -> str:
        """Approvals, labels and landmark trials by year."""
        return self._token(render_timeline(self._sheet))

    def pathway_table(self) -> str:
        """The pathway table of the drug."""
        return self._token(render_pathway_table(self._sheet))

    def pathway_rows(self) -> str:
        """The same row by row, to be sorted, narrowed and downloaded."""
        return self._token(render_explorer(self._sheet))

    def pathway_list(self, name: str) -> str:
        """One list read off that table, such as what is raised on treatment."""
        return self._token(render_pathway_list(self._sheet, name))

    def matrix(self) -> str:
        """Subtypes by setting: how the drug compares."""
        return self._token(render_matrix(self._sheet))

    def comparison_list(self) -> str:
        """Every comparison one by one."""
        return self._token(render_comparison_list(self._sheet))

    def head_to_head_overview(self) -> str:
        """Which treatments were compared with the drug directly, in which settings, and which never were."""
        return self._token(render_contest_overview(self._sheet))

    def head_to_head(self, setting: str) -> str:
        """The direct comparisons of one setting, with what was counted on both sides."""
        return self._token(render_contests(self._sheet, setting))

    def forest_plots(self) -> str:
        """Ratios and their intervals beside each other, by setting."""
        return self._token(render_forest(self._sheet))

    def conflicts(self, kind: str) -> str:
        """Statements that contradict each other, evidence that points both ways, or what became of either."""
        return self._token(render_conflicts(self._sheet, kind))

    def ledger(self) -> str:
        """What became of each claim of the source document."""
        return self._token(render_ledger(self._sheet))

    def reference_map(self) -> str:
        """What the numbered references of the source document really are."""
        return self._token(render_reference_map(self._sheet))

    def unchecked(self, kind: str) -> str:
        """What could not be checked of one kind, with what would help and the file to edit."""
        return self._token(render_unchecked(self._sheet, kind))

    def references(self) -> str:
        """The references that the page has cited so far; stands last."""
        return self._token(render_references(self._sheet))

    def record_list(self, kind: str) -> str:
        """All records of one kind as a table."""
        return self._token(render_list(self._sheet, kind))

    def glossary(self) -> str:
        """All glossary terms."""
        return self._token(render_glossary(self._sheet))

    def example_sentences(self, *statements: str) -> str:
        """Real sentences with their citations and marks."""
        return self._token(render_example(self._sheet, statements))

    def drug_facts(self, *sections: str) -> str:
        """The drug at a glance, for the start page: the answers of some sections."""
        return self._token(render_glance(self._sheet, sections))

    def schema_fields(self, kind: str) -> str:
        """Every field of one kind of record, from its schema."""
        return self._token(schema_fields(self._sheet.corpus.root, kind))

    def vocabularies(self) -> str:
        """Every closed vocabulary with the meaning of each word."""
        return self._token(vocabularies(self._sheet.edition))

    def checks(self) -> str:
        """Every check with what it says and why."""
        return self._token(checks(self._sheet.corpus.root))

    def exceptions(self) -> str:
        """Accepted deviations from the rules."""
        return self._token(exceptions(self._sheet.edition))

    def standing(self) -> str:
        """What has been counted, and who has reviewed it."""
        return self._token(standing(self._sheet.edition))

    def downloads(self) -> str:
        """Every file to download, with its columns."""
        return self._token(downloads(self._sheet.edition, self._sheet.here))

    def record_link(self, kind: str, record_id: str) -> str:
        """The relative address of a record's page."""
        return self._sheet.to(kind, record_id)


MACROS = tuple(name for name in vars(Macros) if not name.startswith("_"))


def define_env(env: Any) -> None:
    """Hands the macros to mkdocs-macros, under their own names."""
    macros = Macros(env)
    for name in MACROS:
        env.macro(getattr(macros, name), name)

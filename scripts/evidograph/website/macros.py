"""The macros of the authored pages. Each gives a one-line token; the finished HTML takes its place later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evidograph.corpus import Ref
from evidograph.render import reference_pages
from evidograph.render.environment import fill
from evidograph.render.lists import LISTS, render_list
from evidograph.render.monograph import reading_example
from evidograph.render.tables import render_conflicts, render_ledger, render_pathway_table
from evidograph.website import current
from evidograph.website.edition_site import EditionSite


class Macros:
    """One method a macro; `page` of the environment says which page is being written."""

    def __init__(self, env: Any) -> None:
        self.env = env

    @property
    def site(self) -> EditionSite:
        """The build that is under way."""
        return current.site()

    @property
    def _url(self) -> str:
        return str(self.env.page.url).removesuffix("index.html").removeprefix("./")

    def _write(self, made: Callable[[], str]) -> str:
        return self.site.token(made())

    def _known(self, kind: str, names: Sequence[str], known: Sequence[str]) -> bool:
        unknown = [name for name in names if name not in known]
        for name in unknown:
            self.site.complain(Path(self.env.page.file.abs_src_path), kind, name, sorted(known))
        return not unknown

    def answer(self, *statements: str) -> str:
        """The answer of the page: statements by id, biggest."""
        if not self._known("statement", statements, list(self.site.edition.corpus.statements)):
            return ""
        return self._write(lambda: self.site.page(self._url).answer(statements))

    def summary_card(self) -> str:
        """The drug's card: identity, class, identifiers that link out, approvals."""
        return self._write(self.site.page(self._url).card)

    def marks_key(self) -> str:
        """How to read the marks."""
        edition = self.site.edition
        name = edition.drug_name(edition.drug)
        return self._write(
            lambda: fill(edition.corpus.root, "fragments/key.html", words=edition.words, drug=name)
        )

    def section(self, name: str) -> str:
        """One section of the monograph as prose; its first statement is its answer."""
        drug = self.site.edition.drug
        known = [key.removeprefix(f"{drug}/") for key in self.site.edition.corpus.sections]
        if not self._known("section", [name], known):
            return ""
        return self._write(lambda: self.site.page(self._url).section(name))

    def pathway_table(self) -> str:
        """The pathway table of the drug."""
        page = self.site.page(self._url)
        return self._write(lambda: render_pathway_table(self.site.edition, page.here, page.citations))

    def conflicts(self) -> str:
        """Statements and evidence that pull apart."""
        return self._write(lambda: render_conflicts(self.site.edition, self.site.page(self._url).here))

    def ledger(self) -> str:
        """What became of each claim of the source document."""
        page = self.site.page(self._url)
        return self._write(lambda: render_ledger(self.site.edition, page.here, page.citations))

    def references(self) -> str:
        """The references that the page has cited so far; stands last."""
        return self._write(self.site.page(self._url).references)

    def record_list(self, kind: str) -> str:
        """All records of one kind as a table."""
        if not self._known("kind of record", [kind], list(LISTS)):
            return ""
        return self._write(lambda: render_list(self.site.edition, kind, self.site.page(self._url).here))

    def glossary(self) -> str:
        """All glossary terms."""
        edition = self.site.edition
        terms = sorted(edition.corpus.terms.values(), key=lambda t: t.name.casefold())
        return self._write(
            lambda: fill(edition.corpus.root, "fragments/glossary.html", terms=terms, words=edition.words)
        )

    def example_sentence(self, statement: str) -> str:
        """One real sentence with its citations and its mark."""
        if not self._known("statement", [statement], list(self.site.edition.corpus.statements)):
            return ""
        here = self.site.page(self._url).here
        return self._write(lambda: reading_example(self.site.edition, here, statement))

    def drug_facts(self) -> str:
        """The drug at a glance, for the home page."""
        return self._write(self.site.page(self._url).glance)

    def schema_fields(self, kind: str) -> str:
        """Every field of one kind of record, from its schema."""
        return self._write(lambda: reference_pages.schema_fields(self.site.edition.corpus.root, kind))

    def vocabularies(self) -> str:
        """Every closed vocabulary with the meaning of each word."""
        return self._write(lambda: reference_pages.vocabularies(self.site.edition))

    def checks(self) -> str:
        """Every check with what it says and why."""
        return self._write(lambda: reference_pages.checks(self.site.edition.corpus.root))

    def exceptions(self) -> str:
        """Accepted deviations from the rules."""
        return self._write(lambda: reference_pages.exceptions(self.site.edition))

    def standing(self) -> str:
        """What has been counted, and who has reviewed it."""
        return self._write(lambda: reference_pages.standing(self.site.edition))

    def downloads(self) -> str:
        """Every file to download, with its columns."""
        here = self.site.page(self._url).here
        return self._write(lambda: reference_pages.downloads(self.site.edition, here))

    def record_link(self, kind: str, record_id: str) -> str:
        """The relative address of a record's page."""
        held = [ref.id for ref in self.site.refs() if ref.kind == kind]
        if not self._known(kind, [record_id], held):
            return ""
        return self.site.page(self._url).here.to(kind, Ref(kind, record_id).id)


MACROS = tuple(name for name in vars(Macros) if not name.startswith("_") and name != "site")


def define_env(env: Any) -> None:
    """Hands the macros to mkdocs-macros, under their own names."""
    macros = Macros(env)
    for name in MACROS:
        env.macro(getattr(macros, name), name)

"""The fragments that the authored page of a monograph puts together: answer, card, sections, references."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.citations import Citation, PageCitations
from evidograph.derive.drugs import classes_of
from evidograph.derive.grading import CERTAINTIES
from evidograph.derive.pathway_table import statements_of_drug
from evidograph.render.addresses import Here
from evidograph.render.edition import Edition
from evidograph.render.environment import day, fill
from evidograph.render.marks import Mark, is_disputed, mark_of
from evidograph.render.pieces import Fact, Pieces, facts, joined, link, text
from evidograph.render.sentences import paragraphs_of
from evidograph.render.sources import references_of
from evidograph.render.words import counted, sentence_case

# Approvals stand on the card as documents of this type.
APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class CardFact:
    """A row of the summary card, with the sources it rests on."""

    label: str
    value: Pieces
    citations: tuple[Citation, ...] = ()


@dataclass
class MonographPage:
    """One page that is being written: its numbers run on from fragment to fragment."""

    edition: Edition
    here: Here
    citations: PageCitations = field(default_factory=PageCitations)

    def _fill(self, template: str, **values: object) -> str:
        return fill(self.edition.corpus.root, template, here=self.here, words=self.edition.words, **values)

    def answer(self, statement_ids: tuple[str, ...]) -> str:
        """The page's answer: some statements by id, biggest; raises KeyError for an unknown id."""
        chosen = [self.edition.corpus.statements[name] for name in statement_ids]
        return self._fill(
            "fragments/answer.html",
            paragraphs=paragraphs_of(self.edition, chosen, self.here, self.citations),
            note=self._edition_note(),
            tally=None,
        )

    def _edition_note(self) -> str:
        corpus = self.edition.corpus
        found = list(statements_of_drug(corpus, self.edition.drug))
        items = {line.item for statement in found for line in statement.evidence}
        disputed = sum(is_disputed(self.edition, statement) for statement in found)
        return (
            f"Release {corpus.release.release}, as of {day(corpus.release.as_of)}: "
            f"{counted(len(found), 'statement')} from {counted(len(items), 'evidence item')}; "
            f"{disputed} disputed."
        )

    def section(self, name: str) -> str:
        """One section: its first statement as the answer, the rest as prose; KeyError for an unknown name."""
        section = self.edition.corpus.sections[f"{self.edition.drug}/{name}"]
        held = [s for s in section.statements if s.is_accepted]
        return self._fill(
            "fragments/section.html",
            answer=paragraphs_of(self.edition, held[:1], self.here, self.citations),
            paragraphs=paragraphs_of(self.edition, held[1:], self.here, self.citations),
            tally=tally_of(self.edition, held),
        )

    def references(self) -> str:
        """The reference list of what the page has cited so far."""
        return self._fill("fragments/references.html", references=references_of(self.edition, self.citations))

    def card(self) -> str:
        """Identity, class, identifiers that link out, approvals."""
        drug = self.edition.corpus.drugs[self.edition.drug]
        return self._fill(
            "fragments/card.html",
            identity=[f for f in self._identity(drug) if f.value],
            identifiers=self._identifiers(drug),
            drug=drug,
        )

    def glance(self) -> str:
        """The drug on the home page: its class, and the answer of each section."""
        drug = self.edition.corpus.drugs[self.edition.drug]
        names = sorted(self.edition.corpus.sections.items(), key=lambda pair: pair[1].order)
        answers = [
            (section.title, name.partition("/")[2], section.statements[0], self._mark(section.statements[0]))
            for name, section in names
            if section.statements
        ]
        return self._fill("fragments/glance.html", drug=drug, answers=answers, note=self._edition_note())

    def _mark(self, statement: model.Statement) -> Mark:
        return mark_of(self.edition, statement, self.here)

    def _identity(self, drug: model.Drug) -> list[CardFact]:
        lineage = ", ".join(self.edition.words.label("drug_class", c) for c in classes_of(drug.drug_class))
        corpus = self.edition.corpus
        approvals: dict[str, list[model.Document]] = {}
        for document in sorted(corpus.documents.values(), key=lambda d: (d.date or "", d.id)):
            if document.document_type == APPROVAL and drug.id in document.drugs and document.is_accepted:
                approvals.setdefault(document.jurisdiction or document.issuer, []).append(document)
        trials = self.edition.links.of_kind("trial", Ref("drug", drug.id))
        return [
            CardFact("Class", text(sentence_case(lineage))),
            CardFact("Also called", text(", ".join((*drug.brands, *drug.synonyms)))),
            CardFact("Formula", text(drug.structure.formula if drug.structure else "")),
            *(self._approved(place, approvals[place]) for place in sorted(approvals, reverse=True)),
            CardFact("Labels read", self._labels(drug)),
            CardFact("Trials", joined([self._trial(trial) for trial in trials])),
        ]

    def _approved(self, place: str, documents: list[model.Document]) -> CardFact:
        """Approvals of one jurisdiction in the order of their dates, undated ones first."""
        told = joined([self._approval(document) for document in documents], "; ")
        return CardFact(f"Approved, {place}", told, self.citations.cite(d.citekey for d in documents))

    def _approval(self, document: model.Document) -> Pieces:
        name = document.version or document.issuer
        dated = text(f", {day(document.date)}") if document.date else ()
        return link(name, self.here.to("document", document.id)) + dated

    def _labels(self, drug: model.Drug) -> Pieces:
        replaced = {d.supersedes for d in self.edition.corpus.documents.values()}
        labels = [
            d
            for d in self.edition.corpus.documents.values()
            if d.document_type == "product_label" and drug.id in d.drugs and d.id not in replaced
        ]
        ordered = sorted(labels, key=lambda d: (d.jurisdiction or "", d.date or "", d.id))
        return joined([link(self._label_name(d), self.here.to("document", d.id)) for d in ordered])

    def _label_name(self, document: model.Document) -> str:
        return " ".join(p for p in (document.jurisdiction, day(document.date or "")) if p) or document.id

    def _trial(self, trial: str) -> Pieces:
        return link(self.edition.corpus.trials[trial].name, self.here.to("trial", trial))

    def _identifiers(self, drug: model.Drug) -> tuple[Fact, ...]:
        rows = []
        for xref in drug.xrefs:
            prefix, _, local = xref.id.partition(":")
            name = self.edition.database_name(prefix)
            rows.append((name, link(local, self.edition.curie_url(xref.id), "ev-id")))
        return facts(*rows)


def tally_of(edition: Edition, statements: list[model.Statement]) -> list[tuple[int, str, str]]:
    """How many statements are how certain: count, token, words; the ungraded last."""
    found = Counter(s.certainty for s in statements)
    rows = [
        (found[token], token, edition.words.label("certainty", token))
        for token in reversed(CERTAINTIES)
        if found[token]
    ]
    return rows + ([(found[None], "", "not graded")] if found[None] else [])


def reading_example(edition: Edition, here: Here, statement_id: str) -> str:
    """One real sentence with its marks, for the home page."""
    page = PageCitations()
    statement = edition.corpus.statements[statement_id]
    return fill(
        edition.corpus.root,
        "fragments/example.html",
        here=here,
        paragraphs=paragraphs_of(edition, [statement], here, page),
        mark=mark_of(edition, statement, here),
        references=references_of(edition, page),
    )

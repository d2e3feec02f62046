"""The pages of drugs, pathways, genes, subtypes, documents, gaps and sources: facts, then what rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidograph import model
from evidograph.bibfile import Source
from evidograph.corpus import Ref
from evidograph.derive.citations import PageCitations
from evidograph.derive.drugs import classes_of, documents_of
from evidograph.render.addresses import Here, page_path
from evidograph.render.edition import Edition
from evidograph.render.environment import day, fill
from evidograph.render.pages.common import (
    item_lines,
    record_facts,
    record_links,
    statement_lines,
    thing_links,
    xref_facts,
)
from evidograph.render.pieces import Block, Fact, Heading, Page, Pieces, blocks, facts, joined, link, text
from evidograph.render.sources import author_line, container_of, imprint_of, references_of, source_links
from evidograph.render.words import sentence_case


def thing_page(
    edition: Edition,
    ref: Ref,
    title: str,
    kicker: str,
    made: Sequence[Block],
    items: Iterable[model.Item] = (),
    statements: Iterable[str] = (),
    lead: str = "",
    synonyms: tuple[str, ...] = (),
    withdrawn: model.Withdrawn | None = None,
) -> Page:
    """A page of facts with the statements and the items that rest on the thing."""
    here = Here(page_path(ref))
    page = PageCitations()
    said = statement_lines(edition, sorted(statements), here)
    found = item_lines(edition, items, here, page)
    headings = [Heading("record", "Record")]
    headings += [Heading("statements", "Statements")] if said else []
    headings += [Heading("evidence", "Evidence items"), Heading("references", "References")] if found else []
    html = fill(
        edition.corpus.root,
        "thing.html",
        ref=ref,
        here=here,
        title=title,
        kicker=kicker,
        lead=lead,
        synonyms=synonyms,
        withdrawn=withdrawn,
        blocks=made,
        statements=said,
        items=found,
        references=references_of(edition, page),
    )
    return Page(title, html, tuple(headings), lead or title, synonyms)


def _named(record: model.Thing) -> Fact | None:
    return Fact("Also called", text(", ".join(record.synonyms))) if record.synonyms else None


def _with_names(record: model.Thing, rows: tuple[Fact, ...]) -> tuple[Fact, ...]:
    named = _named(record)
    return (*rows, named) if named else rows


def items_naming(edition: Edition, ref: Ref) -> list[model.Item]:
    """Items that name the record, by id."""
    return [edition.corpus.items[i] for i in edition.links.of_kind("item", ref)]


def render_pathway(edition: Edition, pathway: model.Pathway) -> Page:
    """A pathway: what it is in other vocabularies, its genes, its statements."""
    ref = Ref("pathway", pathway.id)
    here = Here(page_path(ref))
    genes = edition.links.of_kind("gene", ref)
    inner = {s for gene in genes for s in edition.links.of_kind("statement", Ref("gene", gene))}
    about = _with_names(
        pathway,
        facts(
            ("Role in growth", text(edition.words.label("growth_role", pathway.growth_role))),
            ("Group", text(edition.words.label("pathway_group", pathway.group))),
            ("Gene sets", text(", ".join(pathway.gene_sets), "ev-mono")),
            ("Part of", thing_links(edition, here, "pathway", pathway.broader)),
            ("Parts", thing_links(edition, here, "pathway", edition.links.of_kind("pathway", ref))),
            ("Genes", record_links(here, "gene", genes)),
            ("Row of the table", link("pathway evidence table", here.at(f"pathway-table/#{pathway.id}"))),
        ),
    )
    made = blocks(
        ("Pathway", about),
        ("Identifiers", xref_facts(edition, pathway.xrefs)),
        ("Not found", _gap_facts(edition, here, ref)),
        ("Record", record_facts(edition, ref, pathway)),
    )
    said = {*edition.links.of_kind("statement", ref), *inner}
    return thing_page(
        edition, ref, pathway.name, "Pathway", made, items_naming(edition, ref), said,
        synonyms=(*pathway.synonyms, *pathway.gene_sets, *genes), withdrawn=pathway.withdrawn,
    )  # fmt: skip


def _gap_facts(edition: Edition, here: Here, ref: Ref) -> tuple[Fact, ...]:
    gaps = edition.links.of_kind("gap", ref)
    return tuple(Fact(gap, link(edition.corpus.gaps[gap].question, here.to("gap", gap))) for gap in gaps)


def render_gene(edition: Edition, gene: model.Gene) -> Page:
    """A gene: its identifiers, its pathways, its statements."""
    ref = Ref("gene", gene.id)
    here = Here(page_path(ref))
    about = _with_names(
        gene,
        facts(
            ("Name", text(gene.label)),
            ("Role in growth", text(edition.words.label("growth_role", gene.growth_role))),
            ("Pathways", thing_links(edition, here, "pathway", gene.pathways)),
        ),
    )
    made = blocks(
        ("Gene", about),
        ("Identifiers", xref_facts(edition, gene.xrefs)),
        ("Not found", _gap_facts(edition, here, ref)),
        ("Record", record_facts(edition, ref, gene)),
    )
    names = (*gene.synonyms, *((gene.label,) if gene.label else ()))
    return thing_page(
        edition, ref, gene.id, "Gene", made, items_naming(edition, ref),
        edition.links.of_kind("statement", ref), synonyms=names, withdrawn=gene.withdrawn,
    )  # fmt: skip


def render_subtype(edition: Edition, subtype: model.Subtype) -> Page:
    """A subtype: how it is defined, what it is part of, its statements."""
    ref = Ref("subtype", subtype.id)
    here = Here(page_path(ref))
    about = _with_names(
        subtype,
        facts(
            ("Defined by", text(edition.words.label("defined_by", subtype.defined_by))),
            ("Part of", thing_links(edition, here, "subtype", subtype.broader)),
            ("Parts", thing_links(edition, here, "subtype", edition.links.of_kind("subtype", ref))),
            ("Trials", thing_links(edition, here, "trial", edition.links.of_kind("trial", ref))),
        ),
    )
    made = blocks(
        ("Subtype", about),
        ("Identifiers", xref_facts(edition, subtype.xrefs)),
        ("Not found", _gap_facts(edition, here, ref)),
        ("Record", record_facts(edition, ref, subtype)),
    )
    return thing_page(
        edition, ref, subtype.name, "Subtype", made, items_naming(edition, ref),
        edition.links.of_kind("statement", ref), synonyms=subtype.synonyms, withdrawn=subtype.withdrawn,
    )  # fmt: skip


def render_drug(edition: Edition, drug: model.Drug) -> Page:
    """A drug that stands in an arm: its class, names, identifiers, and where it was given."""
    ref = Ref("drug", drug.id)
    here = Here(page_path(ref))
    lineage = " › ".join(
        edition.words.label("drug_class", name) for name in reversed(classes_of(drug.drug_class))
    )
    monograph = link("the monograph", here.at(f"{drug.id}/")) if drug.id == edition.drug else ()
    about = _with_names(
        drug,
        facts(
            ("Class", text(lineage)),
            ("Brands", text(", ".join(drug.brands))),
            ("Monograph", monograph),
            ("Trials", thing_links(edition, here, "trial", edition.links.of_kind("trial", ref))),
            ("Documents", record_links(here, "document", edition.links.of_kind("document", ref))),
        ),
    )
    structure = drug.structure or model.Structure()
    made = blocks(
        ("Drug", about),
        ("Structure", facts(
            ("Formula", text(structure.formula)),
            ("InChIKey", text(structure.inchikey, "ev-mono")),
            ("SMILES", text(structure.smiles, "ev-mono")),
        )),
        ("Identifiers", xref_facts(edition, drug.xrefs)),
        ("Record", record_facts(edition, ref, drug)),
    )  # fmt: skip
    return thing_page(
        edition, ref, sentence_case(drug.name), "Drug", made, items_naming(edition, ref),
        edition.links.of_kind("statement", ref), synonyms=(*drug.synonyms, *drug.brands),
        withdrawn=drug.withdrawn,
    )  # fmt: skip


def render_document(edition: Edition, document: model.Document) -> Page:
    """A guideline, label or approval: who issued it when, what it replaced, what it says."""
    ref = Ref("document", document.id)
    here = Here(page_path(ref))
    corpus = edition.corpus
    later = [d.id for d in corpus.documents.values() if d.supersedes == document.id]
    source = corpus.sources.get(document.citekey)
    about = facts(
        ("Kind", text(edition.words.label("document_type", document.document_type))),
        ("Issued by", text(document.issuer)),
        ("Where", text(document.jurisdiction)),
        ("Date", text(day(document.date or ""))),
        ("Version", text(document.version)),
        ("Drugs", thing_links(edition, here, "drug", document.drugs)),
        ("Supersedes", record_links(here, "document", [document.supersedes] if document.supersedes else [])),
        ("Superseded by", record_links(here, "document", later)),
        ("Source", link(source.fields["title"], here.to("source", source.citekey)) if source else ()),
    )
    made = blocks(
        ("Document", about),
        ("Not found", _gap_facts(edition, here, ref)),
        ("Record", record_facts(edition, ref, document)),
    )
    items = edition.items_of_source.get(document.citekey, ())
    said = {use.statement.id for item in items for use in edition.links.line_uses.get(item.id, ())}
    title = source.fields["title"] if source else document.id
    return thing_page(
        edition, ref, title, "Document", made, items, said, withdrawn=document.withdrawn,
        synonyms=tuple(p for p in (document.version, document.issuer, document.jurisdiction) if p),
    )  # fmt: skip


def render_gap(edition: Edition, gap: model.Gap) -> Page:
    """A question that was looked into and not answered: where, when, what came close, what would settle it."""
    ref = Ref("gap", gap.id)
    here = Here(page_path(ref))
    corpus = edition.corpus
    searched = [
        Fact(day(s.date), text(s.where + (f"; query: {s.query}" if s.query else ""))) for s in gap.searched
    ]
    cells = [
        thing_links(edition, here, kind, [name])
        + text(" " + ", ".join(p for p in _cell_words(edition, cell) if p), "ev-muted")
        for cell in gap.cells
        for kind in ("pathway", "gene", "subtype")
        if (name := getattr(cell, kind))
    ]
    about = facts(
        ("Why it is empty", text(edition.words.label("gap_reason", gap.reason))),
        ("Would settle it", text(gap.would_settle)),
        ("Cells", joined(cells, "; ")),
        ("Document", record_links(here, "document", [gap.document] if gap.document else [])),
    )
    misses = tuple(
        Fact(miss.citekey, link(_title(corpus.sources.get(miss.citekey), miss.citekey), here.to("source", miss.citekey))
             + text(f": {miss.why}"))
        for miss in gap.near_misses
    )  # fmt: skip
    made = blocks(
        ("Gap", about),
        ("Searched", tuple(searched)),
        ("Came close", misses),
        ("Record", record_facts(edition, ref, gap)),
    )
    return thing_page(
        edition, ref, gap.question, f"Gap {gap.id}", made, (), edition.links.of_kind("statement", ref),
        withdrawn=gap.withdrawn,
    )  # fmt: skip


def _cell_words(edition: Edition, cell: model.GapCell) -> tuple[str, ...]:
    words = edition.words
    return (
        words.label("predicate", cell.predicate),
        words.label("state", cell.state),
        words.label("setting", cell.setting),
    )


def _title(source: Source | None, otherwise: str) -> str:
    return source.fields.get("title", otherwise) if source else otherwise


def render_source(edition: Edition, source: Source) -> Page:
    """A source: the whole reference, how far it was read, every item and statement that rests on it."""
    ref = Ref("source", source.citekey)
    here = Here(page_path(ref))
    items = edition.items_of_source.get(source.citekey, ())
    said = {use.statement.id for item in items for use in edition.links.line_uses.get(item.id, ())}
    documents = [d.id for d in documents_of(edition.corpus, source.citekey)]
    gaps = edition.links.of_kind("gap", ref)
    identifiers: Pieces = joined([(piece,) for piece in source_links(edition, source)])
    about = facts(
        ("Authors", text(author_line(source))),
        ("Published", text(" ".join(p for p in (container_of(source), imprint_of(source)) if p))),
        ("Identifiers", identifiers),
        ("Read at most", text(edition.depths.get(source.citekey, ""))),
        ("Document", record_links(here, "document", documents)),
        ("Near miss of", record_links(here, "gap", gaps)),
        ("Note", text(source.fields.get("note"))),
        ("Citekey", text(source.citekey, "ev-mono")),
        ("File", text(f"evidence/references.bib:{source.line}", "ev-mono")),
    )
    title = _title(source, source.citekey)
    return thing_page(edition, ref, title, "Reference", blocks(("Reference", about)), items, said)

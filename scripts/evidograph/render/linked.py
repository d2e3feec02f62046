"""What a page is about, as schema.org JSON-LD: for search engines and for whoever harvests the site.

Every value stands in a record. Nothing says who reviewed a page: nobody has, until a record says so.
"""

from __future__ import annotations

import json
from typing import Any

from evidograph import model
from evidograph.bibfile import Author, Source
from evidograph.contract import SITE, Reader, tables
from evidograph.corpus import Ref
from evidograph.edition import Edition, page_path
from evidograph.render.reference.downloads import WHOLE
from evidograph.render.sources import container_of, source_links
from evidograph.render.words import sentence_case
from evidograph.schema import load_schemas

Node = dict[str, Any]
CONTEXT = "https://schema.org"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "json": "application/json",
}
DESIGNS = {"randomized_controlled_trial": "RandomizedTrial"}
MASKINGS = {"double_blind": "DoubleBlindedTrial", "open_label": "OpenTrial"}
SOURCE_TYPES = {"article": "ScholarlyArticle", "inproceedings": "ScholarlyArticle", "techreport": "Report"}
# In text between tags of HTML these could end it or begin another.
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def script(node: Node | None) -> str:
    """A node as the text of a script element, with nothing in it that HTML would read; empty for no node."""
    if node is None:
        return ""
    text = json.dumps({"@context": CONTEXT, **node}, ensure_ascii=False, separators=(",", ":"))
    return text.translate(ESCAPES)


def of_record(edition: Edition, ref: Ref) -> Node | None:
    """What the page of a record is about; nothing for the kinds that schema.org has no fitting type for."""
    match ref.kind:
        case "drug":
            return drug(edition, edition.corpus.drugs[ref.id])
        case "trial":
            return trial(edition, edition.corpus.trials[ref.id])
        case "source":
            return source(edition, edition.corpus.sources[ref.id])
    return None


def of_written_page(edition: Edition, path: str) -> Node | None:
    """What a written page is about, by its address."""
    if path == f"{edition.drug}/":
        return {**drug(edition, edition.corpus.drugs[edition.drug]), "url": f"{SITE}latest/{path}"}
    if path == "glossary/":
        return glossary(edition)
    return dataset(edition) if path in {"", "downloads/"} else None


def _address(ref: Ref) -> str:
    return f"{SITE}latest/{page_path(ref)}"


def _named(kind: str, ref: Ref, name: str) -> Node:
    return {"@type": kind, "@id": _address(ref), "name": name}


def _present(node: Node) -> Node:
    """The same without what is unknown or empty."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}


def _identifiers(edition: Edition, record: model.Thing) -> list[Node]:
    """Identifiers in other databases, with what they are called there."""
    found = []
    for xref in record.xrefs:
        prefix, _, local = xref.id.partition(":")
        node = {"@type": "PropertyValue", "propertyID": edition.database_name(prefix), "value": local}
        found.append(_present({**node, "url": edition.curie_url(xref.id)}))
    return found


def _same(edition: Edition, record: model.Thing) -> list[str]:
    """Where the same thing is described elsewhere: exact matches alone."""
    exact = (xref.id for xref in record.xrefs if xref.match in (None, "exact"))
    return [url for curie in exact if (url := edition.curie_url(curie))]


def drug(edition: Edition, record: model.Drug) -> Node:
    """A drug: names, class, identifiers."""
    ref = Ref("drug", record.id)
    identifiers = _identifiers(edition, record)
    if record.structure and record.structure.inchikey:
        key = {"@type": "PropertyValue", "propertyID": "InChIKey", "value": record.structure.inchikey}
        identifiers.append(key)
    return _present(
        {
            **_named("Drug", ref, sentence_case(record.name)),
            "url": _address(ref),
            "nonProprietaryName": record.name,
            "proprietaryName": list(record.brands),
            "alternateName": list(record.synonyms),
            "drugClass": {"@type": "DrugClass", "name": edition.words.label("drug_class", record.drug_class)},
            "identifier": identifiers,
            "sameAs": _same(edition, record),
        }
    )


def trial(edition: Edition, record: model.Trial) -> Node:
    """A trial: names, design, the drugs of its arms, registers, the articles that report it."""
    ref = Ref("trial", record.id)
    entries = [entry for arm in record.arms.values() for entry in arm.drugs]
    drugs = dict.fromkeys(
        entry for entry in entries if isinstance(entry, str) and entry in edition.corpus.drugs
    )
    cited = (item.source.citekey for item in edition.items_of_trial.get(record.id, ()) if item.source)
    sources = (edition.corpus.sources.get(citekey) for citekey in dict.fromkeys(cited))
    design = [DESIGNS.get(record.design), MASKINGS.get(record.masking or "")]
    return _present(
        {
            **_named("MedicalTrial", ref, record.name),
            "url": _address(ref),
            "alternateName": list(record.synonyms),
            "trialDesign": [f"{CONTEXT}/{name}" for name in design if name],
            "studySubject": [_named("Drug", Ref("drug", d), edition.drug_name(d)) for d in drugs],
            "identifier": _identifiers(edition, record),
            "sameAs": _same(edition, record),
            "subjectOf": [_cited(source) for source in sources if source],
        }
    )


def _cited(record: Source) -> Node:
    kind = SOURCE_TYPES.get(record.entry_type, "CreativeWork")
    return _named(kind, Ref("source", record.citekey), record.fields.get("title", record.citekey))


def source(edition: Edition, record: Source) -> Node:
    """A source: an article with its journal; a label or web page is a work of no closer type."""
    ref = Ref("source", record.citekey)
    fields = record.fields
    title = fields.get("title", record.citekey)
    links = [piece.href for piece in source_links(edition, record) if piece.href]
    return _present(
        {
            **_cited(record),
            "headline": title,
            "mainEntityOfPage": _address(ref),
            "url": links[0] if links else None,
            "author": [_author(author) for author in record.authors],
            "datePublished": fields.get("year"),
            "isPartOf": _container(record),
            "pagination": fields.get("pages"),
            "identifier": [
                _identifier(name, fields[name]) for name in ("doi", "pmid", "pmcid") if name in fields
            ],
            "sameAs": links[1:],
        }
    )


def _identifier(name: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": name.upper(), "value": value}


def _author(author: Author) -> Node:
    if author.corporate:
        return {"@type": "Organization", "name": author.family}
    whole = " ".join(part for part in (author.given, author.family) if part)
    person = {"@type": "Person", "name": whole, "givenName": author.given, "familyName": author.family}
    return _present(person)


def _container(record: Source) -> Node | None:
    """The periodical, with volume and issue around it as far as they were seen."""
    name = container_of(record)
    if not name or "journal" not in record.fields:
        return None
    node: Node = {"@type": "Periodical", "name": name}
    if volume := record.fields.get("volume"):
        node = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": node}
    if number := record.fields.get("number"):
        node = {"@type": "PublicationIssue", "issueNumber": number, "isPartOf": node}
    return node


def glossary(edition: Edition) -> Node:
    """All terms with their meanings."""
    address = f"{SITE}latest/glossary/"
    terms = sorted(edition.corpus.terms.values(), key=lambda term: term.name.casefold())
    return {
        "@type": "DefinedTermSet",
        "@id": address,
        "name": "Evidograph glossary",
        "url": address,
        "license": LICENSE,
        "hasDefinedTerm": [_term(term) for term in terms],
    }


def _term(term: model.Term) -> Node:
    named = _named("DefinedTerm", Ref("term", term.id), term.name)
    other = [name for name in (term.abbreviation, *term.synonyms) if name]
    return _present({**named, "description": term.definition, "alternateName": other, "termCode": term.id})


def dataset(edition: Edition) -> Node:
    """The release: what it covers, under which license, and every file of it."""
    release = edition.corpus.release
    years = [found.year for found in edition.corpus.sources.values() if found.year]
    drug_ref = Ref("drug", edition.drug)
    schemas = Reader.of(load_schemas(edition.corpus.root / "schema"))
    files = [*WHOLE, *((table.file, table.description) for table in tables(schemas))]
    return _present(
        {
            "@type": "Dataset",
            "@id": f"{SITE}latest/downloads/",
            "name": f"Evidograph: evidence on {edition.drug_name(edition.drug)}, release {release.release}",
            "description": "Statements about a cancer drug, the evidence items for and against each, their "
            "sources, trials, pathways, genes and subtypes, with levels of evidence and certainty.",
            "url": f"{SITE}latest/downloads/",
            "license": LICENSE,
            "version": release.release,
            "dateModified": release.as_of,
            "temporalCoverage": f"{min(years)}/{max(years)}" if years else None,
            "isAccessibleForFree": True,
            "creator": {"@type": "Organization", "name": "Evidograph contributors", "url": SITE},
            "about": _named("Drug", drug_ref, edition.drug_name(edition.drug)),
            "distribution": [_download(release, *file) for file in files],
        }
    )


def _download(release: model.Release, name: str, about: str) -> Node:
    return {
        "@type": "DataDownload",
        "name": name,
        "description": about,
        "contentUrl": f"{SITE}{release.release}/downloads/{name}",
        "encodingFormat": MEDIA_TYPES[name.rpartition(".")[2]],
    }

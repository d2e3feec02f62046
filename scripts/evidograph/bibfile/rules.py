"""What the reader of the bibliography refuses, as the page of checks explains it."""

from __future__ import annotations

from evidograph.bibfile.source import FIELDS
from evidograph.problem import Rule, text_rules

BIB_RULES: tuple[Rule, ...] = (
    *text_rules("bib"),
    Rule(
        "bib-syntax",
        "An entry is not BibTeX.",
        "Programs skip such an entry without a word, and every citation of it breaks.",
        'Compare it with the entry above: "@article{key," then "name = {value}," on each line, then "}".',
    ),
    Rule(
        "bib-stray-text",
        "Text stands between the entries.",
        "BibTeX takes it for a comment, so an entry whose @ was lost would vanish without a word.",
        "Remove it. A remark begins with % on each line.",
    ),
    Rule(
        "bib-duplicate-key",
        "Two entries have the same citekey.",
        "A citation could mean either, and programs keep only one of them.",
        "If it is the same source, delete one; if not, add a letter to the newer key.",
    ),
    Rule(
        "bib-duplicate-field",
        "A field stands twice in an entry.",
        "Programs keep one of the two and drop the other without a word.",
        "Keep one of the two.",
    ),
    Rule(
        "bib-same-source",
        "Two entries have the same DOI, PMID or PMCID.",
        "One source would be counted and listed as two.",
        "Keep one entry and cite it everywhere, or mend the number.",
    ),
    Rule(
        "bib-citekey",
        "A citekey is not made of lower-case letters and digits.",
        "The key stands in addresses and file names, where other signs change or break.",
        "Use the first author, the year and the first word of the title: cuzick2010effect.",
    ),
    Rule(
        "bib-unsorted",
        "The entries are not sorted by citekey.",
        "In sorted order a source is found at once, and two people who add one do not collide.",
        "Move the entry to its place in the alphabet.",
    ),
    Rule(
        "bib-unknown-type",
        "An entry has a type that this bibliography does not use.",
        "Reference list and downloads know a few types; another one would be shown wrongly or not at all.",
        "Use @article for papers, @techreport for reports, @inproceedings for talks, @misc for all else.",
    ),
    Rule(
        "bib-unknown-field",
        "An entry has a field that this bibliography does not use.",
        "Unknown fields are rejected so that a typing slip cannot hide data.",
        "Remove it, or use note.",
    ),
    Rule(
        "bib-missing-field",
        "An entry lacks a field that its type cannot do without.",
        "Without it readers cannot tell what the source is.",
        "Add it. If it is not known, make the entry @misc.",
    ),
    Rule(
        "bib-layout",
        "A field does not stand alone on its line, or the fields stand in another order.",
        "With one field on each line, in one order, a change shows as one line.",
        f"Write one field on each line, in this order: {', '.join(FIELDS)}.",
    ),
    Rule(
        "bib-value",
        "The value of a field is not one text in braces.",
        "Joined texts and abbreviations read differently in each program; often a comma is missing before.",
        "Write name = {value}, with a comma after the brace.",
    ),
    Rule(
        "bib-latex",
        "LaTeX commands or braces stand in a value.",
        "They would be shown as they stand on the page, in the search and in the downloads.",
        'Write the sign itself: ü for \\"u, α for $\\alpha$, – for --. Only bodies as authors keep braces.',
    ),
    Rule(
        "bib-author",
        "A name in the author field cannot be taken apart.",
        "The reference list needs to know which part is the family name.",
        "Write {Cuzick, Jack and Sestak, Ivana}; a body in double braces: {{ATAC Trialists' Group}}.",
    ),
    Rule(
        "bib-year",
        "The year is not a number of four digits.",
        "Sources are sorted and compared by year.",
        "Write the year of publication, such as 2010. If it is not known, remove the line.",
    ),
    Rule(
        "bib-identifier",
        "A DOI, PMID, PMCID or address does not have its form.",
        "Links are built from it, and the same source is recognized by it.",
        "Copy it again from the page of the source.",
    ),
)

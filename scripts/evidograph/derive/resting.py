"""What rests on a record: the statements and evidence items that its page shows, and its list counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref

if TYPE_CHECKING:
    from evidograph.derive.links import Links

# Pages that show the items behind their statements beside those that name the record.
BY_STATE = frozenset({"pathway", "gene"})


def statements_about(links: Links, ref: Ref) -> tuple[str, ...]:
    """Statements that name the record, sorted; of a pathway, those too that name one of its genes."""
    genes = links.of_kind("gene", ref) if ref.kind == "pathway" else ()
    names = (ref, *(Ref("gene", gene) for gene in genes))
    return tuple(sorted({statement for name in names for statement in links.of_kind("statement", name)}))


def items_about(links: Links, ref: Ref) -> tuple[str, ...]:
    """Items that name the record, sorted; of a pathway or gene, those too behind its accepted statements."""
    found = set(links.of_kind("item", ref))
    if ref.kind in BY_STATE:
        held = links.corpus.statements
        said = (held[name] for name in statements_about(links, ref))
        found |= {line.item for statement in said if statement.is_accepted for line in statement.evidence}
    return tuple(sorted(found))

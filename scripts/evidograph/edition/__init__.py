"""One edition: the corpus, what is derived from it once, the addresses that pages and files share."""

from evidograph.edition.addresses import FOLDERS, Here, page_path, source_file
from evidograph.edition.standing import best_on, is_disputed
from evidograph.edition.values import Edition, load_edition
from evidograph.edition.words import Words

__all__ = [
    "FOLDERS",
    "Edition",
    "Here",
    "Words",
    "best_on",
    "is_disputed",
    "load_edition",
    "page_path",
    "source_file",
]

"""What the schemas promise: every field of every kind, the public schema, the columns of the downloads.

The reference pages print it and the exporter keeps to it, so that neither can say more than the schemas do.
"""

from evidograph.contract.columns import CHOICE, CHOICES, EACH, NAMES, Column, Table, columns_of, tables
from evidograph.contract.fields import Field, Reader, Said
from evidograph.contract.public import LICENSE, LISTS, SCHEMA_VERSION, SITE, as_json, bundled, completed

__all__ = [
    "CHOICE",
    "CHOICES",
    "EACH",
    "LICENSE",
    "LISTS",
    "NAMES",
    "SCHEMA_VERSION",
    "SITE",
    "Column",
    "Field",
    "Reader",
    "Said",
    "Table",
    "as_json",
    "bundled",
    "columns_of",
    "completed",
    "tables",
]

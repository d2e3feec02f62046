"""JSON Schema -> verdicts and findings in plain words. Only here: jsonschema, jsonschema-rs, referencing.

jsonschema-rs decides first, for it is a hundred times as fast. What it refuses, jsonschema explains; it is
imported only then. Where the two disagree, that is a finding of its own.
"""

from evidograph.schema.bundle import SchemaSet, load_schemas
from evidograph.schema.finding import SchemaFinding
from evidograph.schema.rules import SCHEMA_RULES

__all__ = ["SCHEMA_RULES", "SchemaFinding", "SchemaSet", "load_schemas"]

"""The vocabulary of complaints, and the one way to take in the text of a file."""

from evidograph.problem.complaint import JSON, Fault, Path, Problem, Rule, Severity, nearest, visible
from evidograph.problem.textfile import (
    TextRefusedError,
    first_unseen,
    line_of,
    read_text,
    relative_name,
    text_rules,
    unseen_fault,
)

__all__ = [
    "JSON",
    "Fault",
    "Path",
    "Problem",
    "Rule",
    "Severity",
    "TextRefusedError",
    "first_unseen",
    "line_of",
    "nearest",
    "read_text",
    "relative_name",
    "text_rules",
    "unseen_fault",
    "visible",
]

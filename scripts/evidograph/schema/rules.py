"""What the schemas refuse, as the page of checks explains it."""

from __future__ import annotations

from evidograph.problem import Rule

SCHEMA_RULES: tuple[Rule, ...] = (
    Rule(
        "unknown-field",
        "A field has a name that such a record does not know.",
        "Unknown fields are rejected so that a typing slip cannot hide data.",
        "Rename it, or remove it.",
    ),
    Rule(
        "missing-field",
        "A field that such a record must have is not there.",
        "Pages, tables and downloads are built from it.",
        "Add it.",
    ),
    Rule(
        "not-allowed-here",
        "A field stands where it has no place, because of what another field says.",
        "Each fact has one place; in a second one it could contradict the first.",
        "Remove it.",
    ),
    Rule(
        "wrong-type",
        "A value is of another sort than the field holds: text, number, list or group of fields.",
        "A program that loads the record would stop here.",
        "Write it in the form that the example on the field's page shows.",
    ),
    Rule(
        "unknown-value",
        "A value is not in the closed list of its field.",
        "Tables and filters know the words of the list only; another word would fall out of them.",
        "Choose a word of the list.",
    ),
    Rule(
        "wrong-form",
        "A value does not have the form of its field, such as that of an id or a date.",
        "Links, sorting and downloads rely on the form.",
        "Write it in the form that is named.",
    ),
    Rule(
        "out-of-range",
        "A number is larger or smaller than its field can hold.",
        "Such a number is a slip, and it would bend every figure drawn from it.",
        "Compare it with the source.",
    ),
    Rule(
        "too-few",
        "A list or group has fewer entries than it must have.",
        "An empty list says neither that there is nothing nor that nobody looked.",
        "Add an entry, or remove the field: what is not known stays absent.",
    ),
    Rule(
        "too-many",
        "A list or group has more entries than it may have.",
        "What belongs to one record must not be spread over several places of it.",
        "Keep the entry that is meant.",
    ),
    Rule(
        "duplicate-item",
        "An entry stands twice in a list.",
        "It would be counted twice.",
        "Remove one of the two.",
    ),
    Rule(
        "too-short",
        "A text is empty or shorter than it must be.",
        "The place where it is shown would stay empty.",
        "Write the text, or remove the field.",
    ),
    Rule(
        "too-long",
        "A text is longer than it may be.",
        "It is shown in a place that is made for less, and long texts hide several claims.",
        "Shorten it.",
    ),
    Rule(
        "does-not-fit",
        "A value breaks its schema in a way that has no name of its own.",
        "A record that breaks its schema cannot be loaded.",
        "Compare it with a record that works.",
    ),
    Rule(
        "validators-disagree",
        "One of the two programs that check records refuses this one, the other accepts it.",
        "While they disagree, no check of this record can be trusted.",
        "This is a fault of the checks, not of the record: please report it.",
    ),
)

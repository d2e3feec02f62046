"""What the YAML reader refuses, as the page of checks explains it."""

from __future__ import annotations

from evidograph.problem import Rule, text_rules

YAML_RULES: tuple[Rule, ...] = (
    *text_rules("yaml"),
    Rule(
        "yaml-tab",
        "A tab stands in the file.",
        "A tab is as wide as each editor likes, so nobody can see on which level a field stands.",
        "Use spaces: two for each level.",
    ),
    Rule(
        "yaml-syntax",
        "The text is not YAML.",
        "Nothing after this place can be read, so nothing in this file is checked or published.",
        "Compare the line with a record that works; spaces, quotes and colons decide.",
    ),
    Rule(
        "yaml-empty",
        "The file holds nothing.",
        "An empty record says nothing and hides that something is missing.",
        "Write the record, or delete the file.",
    ),
    Rule(
        "yaml-empty-value",
        "A field or list entry has no value.",
        "Nobody can tell whether the value was forgotten or is not known.",
        "Write the value, or remove the line: what is not known stays absent.",
    ),
    Rule(
        "yaml-ambiguous-value",
        "A value without quotes that programs read in different ways.",
        "The page and a program that loads the file would show different values.",
        "Quote it if it is text; write numbers with digits and a point only.",
    ),
    Rule(
        "yaml-duplicate-key",
        "A field stands twice in the same place.",
        "Most programs keep the last of the two and drop the other without a word.",
        "Keep one of the two.",
    ),
    Rule(
        "yaml-anchor",
        "A value is marked with & and repeated with *.",
        "A record has to be readable from its own lines; repeats of repeats can also grow without end.",
        "Write the value out in each place. If & or * begins a text, put the text in quotes.",
    ),
    Rule(
        "yaml-tag",
        "A value carries a tag that begins with an exclamation mark.",
        "Tags change what a value is, or run code, depending on the program that reads.",
        "Remove the tag. If the mark begins a text, put the text in quotes.",
    ),
    Rule(
        "yaml-merge-key",
        'The key "<<" takes in fields from elsewhere.',
        "Some programs obey it and some do not, so they would see different records.",
        "Write the fields out.",
    ),
    Rule(
        "yaml-complex-key",
        "A list or a group of fields stands where the name of a field should.",
        "Only text can be a name in JSON, which the downloads are written in.",
        "Write a plain name before the colon. Text in brackets or braces needs quotes.",
    ),
    Rule(
        "yaml-directive",
        "A line begins with % and gives orders to the program that reads the file.",
        "Orders change what the text below them means, and programs obey different ones.",
        "Remove the line.",
    ),
    Rule(
        "yaml-several-documents",
        "The file holds more than one document.",
        "Many programs read the first one only and drop the others without a word.",
        "Put each record in its own file, and remove the line of dashes.",
    ),
    Rule(
        "yaml-too-deep",
        "Lists and groups are nested more deeply than any record has reason to be.",
        "A few hundred brackets can stop a program, and no reviewer can follow them.",
        "Remove what is not part of the record.",
    ),
)

"""Rule about wording: plain text without markup, in American spelling, one sentence or two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidograph.rules.base import CorpusRule, Finding
from evidograph.rules.prose import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.rules.facts import Facts
    from evidograph.rules.prose import Prose

# British stem -> American; longer words that begin so are meant too (tumours, randomised).
SPELLINGS = {
    "anaemi": "anemi",
    "anaesth": "anesth",
    "analys(?=ed|ing)": "analyz",
    "behaviour": "behavior",
    "centre(?!d)": "center",
    "characteris": "characteriz",
    "colour": "color",
    "diarrhoea": "diarrhea",
    "favour": "favor",
    "fibre": "fiber",
    "foetal": "fetal",
    "gynaecolog": "gynecolog",
    "haemato": "hemato",
    "haemorrh": "hemorrh",
    "hospitalis(?!t)": "hospitaliz",
    "hypercholesterolaemi": "hypercholesterolemi",
    "ischaemi": "ischemi",
    "labell": "label",
    "leukaemi": "leukemi",
    "licence": "license",
    "metabolis(?!m|t)": "metaboliz",
    "minimis": "minimiz",
    "modell": "model",
    "neutralis": "neutraliz",
    "oedema": "edema",
    "oesophag": "esophag",
    "oestr(?=adiol|ogen|one)": "estr",
    "paediatric": "pediatric",
    "programme(?!d|r)": "program",
    "randomis": "randomiz",
    "recognis": "recogniz",
    "signall": "signal",
    "stabilis": "stabiliz",
    "sulph": "sulf",
    "summaris": "summariz",
    "tumour": "tumor",
    "utilis": "utiliz",
}
# Looked for in lower case: to pass over case takes three times as long.
_BRITISH = re.compile(rf"\b({'|'.join(SPELLINGS)})(\w*)")
# One of these stands in every mark; most texts have none.
_SIGNS = re.compile(r"[{}<&*_`\[#]|^-")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|&[A-Za-z]{2,};|&#x?[0-9A-Fa-f]+;")
_MARKDOWN = re.compile(r"\*\*|__|`|(?<!\w)\*\S|\[[^\]]*\]\(|^#+ |^[-*] ")
_BRACES = re.compile(r"[{}]")
# Where one sentence ends and another begins; "vs. Tamoxifen" and "E. coli" do not end one.
_SENTENCE_END = re.compile(r"(?<!\bvs)(?<!\bal)(?<!\bNo)(?<!\b[A-Z])[.!?][\"')]?\s+(?=[A-Z0-9\"'(])")


def _wording(facts: Facts) -> Iterator[Finding]:
    for prose in proses(facts):
        yield from _markup(prose)
        if prose.kind != "quoted":
            yield from _british(prose)
        if prose.kind == "sentence":
            yield from _sentence(prose)


def _markup(prose: Prose) -> Iterator[Finding]:
    if not _SIGNS.search(prose.text):
        return
    for pattern, name in ((_BRACES, "a brace"), (_TAG, "HTML"), (_MARKDOWN, "Markdown")):
        found = pattern.search(prose.text)
        if found:
            what = f'The text holds {name}: "{found.group().strip()}".'
            yield Finding(prose.ref, prose.path, what, "Leave the mark out; the page sets the type.")
            return


def _british(prose: Prose) -> Iterator[Finding]:
    found = _BRITISH.search(prose.text.lower())
    if found:
        word = prose.text[found.start() : found.end()]
        american = _american(found)
        fixed = american[0].upper() + american[1:] if word[0].isupper() else american
        what = f'"{word}" is British spelling; published text is American.'
        yield Finding(
            prose.ref, prose.path, what, f'Write "{fixed}"; British spellings may stand in synonyms.'
        )


def in_american(text: str) -> str:
    """A text in lower case, its British words in American spelling."""
    return _BRITISH.sub(_american, text.lower())


def _american(found: re.Match[str]) -> str:
    stem, rest = found.group(1), found.group(2)
    for british, american in SPELLINGS.items():
        if british.partition("(")[0] == stem:
            return american + rest
    return found.group()


def _sentence(prose: Prose) -> Iterator[Finding]:
    if not prose.text.endswith("."):
        what = f'The text ends with "{prose.text[-12:]}", not with a period.'
        yield Finding(prose.ref, prose.path, what, "End it with a period.")
    sentences = 1 + len(_SENTENCE_END.findall(prose.text))
    if sentences > 2:
        fix = "Make two statements of it, each with its own evidence."
        yield Finding(
            prose.ref, prose.path, f"The text has {sentences} sentences, and two are the most.", fix
        )


RULES = (
    CorpusRule(
        "text-form",
        "A text or name holds markup, British spelling, too many sentences, or does not end with a period.",
        "The same text goes to the page, to tables and to programs, and search must find one spelling.",
        "Write one sentence, at most two, in plain American English. Names and titles stay as spelled.",
        "record",
        _wording,
    ),
)

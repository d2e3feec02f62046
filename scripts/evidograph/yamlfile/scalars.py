"""Plain (unquoted) values: what every YAML program reads alike becomes data, the rest is in doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidograph.problem import JSON

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
# A power of ten needs a point and a sign: programs of YAML 1.1 read 1e-5 as text.
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][-+][0-9]+)?\Z")
_SAFE_DIGITS = 15  # more are rounded where numbers are doubles
_NUMBER_STARTS = frozenset("-+.0123456789")
_WORD_STARTS = frozenset("yYnNoOtTfFiI~=<")
_LONGEST_WORD = len("infinity")
_CONSTANTS: dict[str, JSON] = {"true": True, "false": False, "null": None}
_MEANS_TRUE = frozenset(("y", "yes", "on", "true"))
_MEANS_FALSE = frozenset(("n", "no", "off", "false"))
_NOT_FINITE = re.compile(r"[-+]?\.?(?:inf|infinity|nan)\Z", re.IGNORECASE)
_NUMBER_LIKE = re.compile(
    r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?\Z"
    r"|[-+]?0[oO]?[0-7_]+\Z|[-+]?0[xX][0-9a-fA-F_]+\Z|[-+]?0[bB][01_]+\Z"
)
_BASE_60 = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\Z")
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}")
_POWER = re.compile(r"[-+]?[0-9.]+[eE][-+]?[0-9]+\Z")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a plain value is refused, and what to write instead."""

    what: str
    fix: str


def plain_value(text: str) -> JSON | Doubt:
    """The value of a plain scalar that is not empty; dates stay text."""
    first = text[0]
    if first in _NUMBER_STARTS:
        return _number(text)
    if first in _WORD_STARTS and len(text) <= _LONGEST_WORD:
        return _CONSTANTS[text] if text in _CONSTANTS else _word(text)
    return text


def _number(text: str) -> JSON | Doubt:
    if _INTEGER.match(text):
        return int(text) if len(text.lstrip("-")) <= _SAFE_DIGITS else _too_exact(text)
    if _DECIMAL.match(text):
        return _decimal(text)
    return _number_doubt(text)


def _decimal(text: str) -> JSON | Doubt:
    digits = text.lower().partition("e")[0].replace(".", "").lstrip("-0")
    if len(digits) > _SAFE_DIGITS:
        return _too_exact(text)
    number = float(text)
    if number in (float("inf"), float("-inf")) or (number == 0 and digits):
        return Doubt(f'"{_clip(text)}" is too large or too small for programs to hold.', _quote(text))
    return number


def _too_exact(text: str) -> Doubt:
    return Doubt(
        f'"{_clip(text)}" has more digits than programs can hold exactly.',
        "If it is an identifier, put it in quotes. If it is a number, round it.",
    )


def _word(text: str) -> JSON | Doubt:
    low = text.lower()
    if low in _MEANS_TRUE or low in _MEANS_FALSE:
        meant = "true" if low in _MEANS_TRUE else "false"
        return Doubt(
            f'"{text}" without quotes is {meant} to some programs and a word to others.',
            f'If it is a word, quote it: "{text}". If it says yes or no, write {meant}.',
        )
    if low in ("~", "null"):
        return Doubt(f'"{text}" stands for "nothing".', "Remove the line: what is not known stays absent.")
    if _NOT_FINITE.match(text):
        return _not_finite(text)
    return Doubt(f'"{text}" is a sign with a special meaning.', _quote(text)) if text in ("=", "<<") else text


def _not_finite(text: str) -> Doubt:
    return Doubt(
        f'"{text}" is not a finite number to some programs and a word to others.',
        f'If it is a word, quote it: "{text}". If it is a number, remove the line: records hold finite ones.',
    )


def _number_doubt(text: str) -> JSON | Doubt:
    if _POWER.match(text):
        return Doubt(
            f'"{_clip(text)}" is a number to some programs and text to others.',
            "Write the number without a power, or with a point and a signed power, such as 2.0e-5.",
        )
    if _BASE_60.match(text):
        what = f'"{_clip(text)}" is a time, a ratio or a number to base 60, depending on the program.'
        return Doubt(what, _quote(text))
    if _TIMESTAMP.match(text):
        return Doubt(f'"{_clip(text)}" is a date to some programs and text to others.', _quote(text))
    if _NUMBER_LIKE.match(text):
        what = f'"{_clip(text)}" is read as different numbers, or as text, depending on the program.'
        return Doubt(what, f"{_quote(text)} A number has no leading zero, plus sign or underscore.")
    return _not_finite(text) if _NOT_FINITE.match(text) else text


def _quote(text: str) -> str:
    return f'If it is text or a code, quote it: "{_clip(text)}".'


def _clip(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."

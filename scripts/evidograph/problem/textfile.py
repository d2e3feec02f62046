"""The text of a source file, or why it cannot be taken in. Reading is bounded in time and memory."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from typing import TYPE_CHECKING

from evidograph.problem.complaint import HIDDEN, Fault, Rule

if TYPE_CHECKING:
    import pathlib

MAX_BYTES = 1_000_000
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a named pipe must not block
_SAFE = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
_REFUSED = re.compile(f"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f{HIDDEN}]|\r(?!\n)")
_ESCAPED = re.compile(r"[\t\r]")  # nobody types these into a value, but an escape code can
_CONTROL_NAMES = {0x00: "NUL", 0x07: "BELL", 0x08: "BACKSPACE", 0x0D: "CARRIAGE RETURN", 0x1B: "ESCAPE"}


class TextRefusedError(Exception):
    """A file whose text cannot be taken in; says what stands in the way."""

    def __init__(self, fault: Fault, excerpt: str = "") -> None:
        super().__init__(fault.what)
        self.fault = fault
        self.excerpt = excerpt


def text_rules(prefix: str) -> tuple[Rule, ...]:
    """The complaints that any text file may earn, for one kind of file: `yaml-encoding`, `bib-encoding`."""
    return tuple(Rule(f"{prefix}-{rule.code}", rule.description, rule.why, rule.fix) for rule in _RULES)


def read_text(file: pathlib.Path, root: pathlib.Path, limit: int = MAX_BYTES) -> str:
    """The text of a file under `root`, free of characters that hide or disguise it; else TextRefusedError."""
    if _leaves(file, root):
        raise TextRefusedError(Fault("symlink", "This is a link to a file outside the repository."))
    data = _read_bytes(file, limit)
    text = _decode(data)
    rest = data.translate(None, _SAFE)  # most files hold nothing else, and this is quick
    if rest and _REFUSED.search(rest.decode()) and (match := _REFUSED.search(text)):
        raise _refuse_unseen(text, match)
    return text


def line_of(text: str, number: int) -> str:
    """Line `number` (from 1) of a text, without its end; empty where there is none."""
    lines = text.split("\n", number)
    return lines[number - 1].removesuffix("\r") if 0 < number <= len(lines) else ""


def relative_name(file: pathlib.Path, root: pathlib.Path) -> str:
    """How a file is named in complaints: relative to the root, with forward slashes."""
    try:
        return file.relative_to(root).as_posix()
    except ValueError:
        return file.name


def _leaves(file: pathlib.Path, root: pathlib.Path) -> bool:
    base, name = os.fspath(root).rstrip(os.sep) + os.sep, os.fspath(file)
    step = os.fspath(root)
    for part in name.removeprefix(base).split(os.sep) if name.startswith(base) else [".."]:  # noqa: PTH206
        step = f"{step}{os.sep}{part}"
        if part == ".." or os.path.islink(step):  # noqa: PTH114 - ten times as quick, once for every file
            real = os.path.realpath(root)
            return not os.path.realpath(file).startswith(real.rstrip(os.sep) + os.sep)
    return False


def _read_bytes(file: pathlib.Path, limit: int) -> bytes:
    try:
        handle = os.open(file, _OPEN)
    except OSError as error:
        raise TextRefusedError(_unreadable(error.strerror or "it cannot be opened")) from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise TextRefusedError(_unreadable("it is not a regular file"))
        data = os.read(handle, min(status.st_size, limit) + 1)
    except OSError as error:
        raise TextRefusedError(_unreadable(error.strerror or "reading failed")) from None
    finally:
        os.close(handle)
    if len(data) > limit:
        raise TextRefusedError(Fault("too-large", f"The file holds more than {limit:,} bytes."))
    return data


def _unreadable(reason: str) -> Fault:
    return Fault("unreadable", f"The file cannot be read: {reason[:1].lower()}{reason[1:]}.")


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(data[:8]):
        raise TextRefusedError(Fault("encoding", "The file is written in UTF-16."))
    if data.startswith(b"\xef\xbb\xbf"):
        raise TextRefusedError(Fault("encoding", "The file begins with an invisible byte-order mark."))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise _wrong_byte(data, error.start) from None


def _looks_like_utf16(head: bytes) -> bool:
    return len(head) >= 4 and (not any(head[1::2]) or not any(head[::2])) and any(head)


def _wrong_byte(data: bytes, at: int) -> TextRefusedError:
    start = data.rfind(b"\n", 0, at) + 1
    line = data.count(b"\n", 0, at) + 1
    what = f"The byte 0x{data[at]:02X} is not UTF-8"
    meant = bytes([data[at]]).decode("cp1252", "replace")
    what += f'; in Windows-1252 it is "{meant}".' if meant.isprintable() and meant != "\ufffd" else "."
    column = len(data[start:at].decode()) + 1
    return TextRefusedError(
        Fault("encoding", what, line, column, 1), line_of(data.decode(errors="replace"), line)
    )


def first_unseen(value: str) -> str:
    """The first character of a value that may not stand in a record, or nothing; line feeds may."""
    match = _REFUSED.search(value) or _ESCAPED.search(value)
    return match.group() if match else ""


def unseen_fault(character: str, line: int, column: int, where: str = "stands here") -> Fault:
    """The complaint about one character that nobody can see."""
    number = ord(character)
    is_control = number < 0x20 or 0x7F <= number < 0xA0
    kind = "control" if is_control else "hidden"
    name = _CONTROL_NAMES.get(number) or unicodedata.name(character, "")
    what = f"The {kind} character U+{number:04X}{' ' * bool(name)}{name} {where}."
    return Fault(f"{kind}-character", what, line, column, 1)


def _refuse_unseen(text: str, match: re.Match[str]) -> TextRefusedError:
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - text.rfind("\n", 0, match.start())
    others = len(_REFUSED.findall(text, match.end()))
    where = f"stands here, and {others} more in this file" if others else "stands here"
    return TextRefusedError(unseen_fault(match.group(), line, column, where), line_of(text, line))


_RULES = (
    Rule(
        "unreadable",
        "The file cannot be opened, or it is not a regular file.",
        "What cannot be read cannot be checked, and unchecked is not the same as correct.",
        "Give everybody the right to read it, or remove it.",
    ),
    Rule(
        "symlink",
        "The file is a link that leads out of the repository.",
        "Such a file is another one on every machine, and nobody reviews what it holds.",
        "Put the file itself in this place.",
    ),
    Rule(
        "too-large",
        "The file, or one value in it, is larger than any record has reason to be.",
        "Small files can be reviewed, and a huge one can stop every check for everybody.",
        "Split it, or remove what does not belong in a record.",
    ),
    Rule(
        "encoding",
        "The file is not plain UTF-8.",
        "In another encoding Greek letters and names of authors turn into other signs.",
        'Save it again with the encoding "UTF-8" (without a byte-order mark).',
    ),
    Rule(
        "control-character",
        "A control character stands in the text.",
        "It cannot be seen, and in a terminal it can change or hide what others read.",
        "Delete it; it often comes along when text is copied.",
    ),
    Rule(
        "hidden-character",
        "A character stands in the text that is invisible, turns the reading direction, or marks lost text.",
        "Two texts that look the same would differ, and text could read other than it is.",
        "Delete it and type the place again; it often comes along from a PDF or a web page.",
    ),
)

"""A JSON decoder for what the fast one refuses: cut off, damaged, or nested thousands deep.

It does not recurse, and where the text ends too early or makes no sense it returns all that came before.
"""

from __future__ import annotations

import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Final, NamedTuple

_BLANK: Final = re.compile(r"[ \t\n\r]*")
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
_UNCLOSED: Final = re.compile(r'(?:[^"\\]|\\.)*+\\?\Z', re.DOTALL)
_CLOSED: Final = re.compile(r'(?:[^"\\]|\\.)*+"', re.DOTALL)
_ESCAPE: Final = re.compile(r'(\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))|\\')
_WORDS: Final[dict[str, object]] = {
    "true": True, "false": False, "null": None, "NaN": None, "Infinity": None, "-Infinity": None
}  # fmt: skip
_WORD: Final = re.compile("|".join(_WORDS))
_DIGITS: Final = 4000


class Partial(NamedTuple):
    """What could be read.

    Attributes:
        value: The value, or as much of it as there is.
        stopped: The character at which nothing more could be read; None when all was.
        unclosed: The lists and objects that it stopped within, the outermost first.
    """

    value: object
    stopped: int | None
    unclosed: list[list[object] | dict[str, object]]


def decode(text: str) -> Partial:
    """Return the value of a JSON text, as far as it can be read."""
    decoder = _Decoder(text)
    try:
        decoder.run()
    except ValueError:
        return Partial(decoder.root, decoder.at, decoder.open)
    return Partial(decoder.root, None, [])


class _Decoder:
    """Reads value after value; ``open`` holds the lists and objects that are not closed yet."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.root: object = None
        self.open: list[list[object] | dict[str, object]] = []
        self.key = ""

    def run(self) -> None:
        """Read the text to its end; ValueError where that is not possible, with ``at`` at the place."""
        self.value()
        while self.open:
            container = self.open[-1]
            closing = "]" if isinstance(container, list) else "}"
            if self.peek() == closing:
                self.at += 1
                self.open.pop()
                continue
            if container:
                self.expect(",")
            if isinstance(container, dict):
                self.read_key()
            self.value()
        if self.peek():
            raise ValueError

    def peek(self) -> str:
        """Return the next character that is no blank; empty at the end."""
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def expect(self, character: str) -> None:
        """Pass over a character that must be there."""
        if self.peek() != character:
            raise ValueError
        self.at += 1

    def read_key(self) -> None:
        """Read a key and its colon."""
        self.expect('"')
        self.key, self.at = self.string()
        self.expect(":")

    def string(self) -> tuple[str, int]:
        """Return the string whose quotation mark was passed, and where it ends."""
        try:
            text, end = scanstring(self.text, self.at, False)  # noqa: FBT003 - its signature
        except ValueError:
            return self.badly_escaped()
        return str(text), int(end)

    def badly_escaped(self) -> tuple[str, int]:
        """Return a string in which backslashes escape nothing, as in a path of Windows; they stand for themselves."""
        if not (whole := _CLOSED.match(self.text, self.at)):
            raise ValueError
        text, _ = scanstring(_ESCAPE.sub(_kept, whole[0]), 0, False)  # noqa: FBT003 - its signature
        return str(text), whole.end()

    def string_or_rest(self) -> str:
        """Return a string; one that the end of the text cuts off is kept as far as it goes."""
        try:
            text, self.at = self.string()
        except ValueError:
            if not _UNCLOSED.match(self.text, self.at):
                raise
            text, self.at = self.text[self.at :].rstrip("\\"), len(self.text)
            self.put(text)
            raise
        return text

    def value(self) -> None:
        """Read a value and put it where it belongs."""
        opening = self.peek()
        value: object
        if opening in {"{", "["} and opening:
            self.at += 1
            container: list[object] | dict[str, object] = {} if opening == "{" else []
            self.put(container)
            self.open.append(container)
            return
        if opening == '"':
            self.at += 1
            value = self.string_or_rest()
        elif number := _NUMBER.match(self.text, self.at):
            value = _number(number)
            self.at = number.end()
        elif word := _WORD.match(self.text, self.at):
            value = _WORDS[word[0]]
            self.at = word.end()
        else:
            raise ValueError
        self.put(value)

    def put(self, value: object) -> None:
        """Add a value to the container that is open."""
        if not self.open:
            self.root = value
            return
        container = self.open[-1]
        if isinstance(container, list):
            container.append(value)
        else:
            container[self.key] = value


def _kept(match: re.Match[str]) -> str:
    """Return an escape as it is, a backslash that begins none as one."""
    return match[1] or r"\\"


def _number(match: re.Match[str]) -> float:
    """Return a number; one with thousands of digits as a float."""
    if match[1] or match[2] or len(match[0]) > _DIGITS:
        return float(match[0])
    return int(match[0])

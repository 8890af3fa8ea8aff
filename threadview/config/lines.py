"""On which lines of a TOML text its keys stand: the parser of the standard library does not say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path = tuple[str, ...]

DEEPEST: Final = 3
"""Steps of a path that are told apart: settings have two."""

_PIECE: Final = re.compile(
    r'"""(?:[^\\"]|\\.|""?(?!"))*"{3,5}'
    r"|'''(?:[^']|''?(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*|\n|[][{}=.,]|[^\s\"'#=.,\[\]{}]+",
    re.DOTALL,
)
_OPENING, _CLOSING = frozenset("[{"), frozenset("]}")


def lines_of(text: str) -> dict[Path, int]:
    """Return the line of each table and key of a text that is TOML, counted from 1, by its path.

    What stands in an inline table or an array has the line of the key that it belongs to.
    """
    found: dict[Path, int] = {}
    table: Path = ()
    for line, pieces in _statements(text):
        if pieces[0] == "[":
            table = _path(piece for piece in pieces if piece not in _OPENING | _CLOSING)
            found.setdefault(table[:DEEPEST], line)
        elif "=" in pieces:
            path = (*table, *_path(iter(pieces[: pieces.index("=")])))
            for length in range(len(table) + 1, min(len(path), DEEPEST) + 1):
                found.setdefault(path[:length], line)
    return found


def steps(text: str) -> int:
    """Return the steps of the longest dotted key of a text, TOML or not: its parser takes the square of it in time."""
    longest = 0
    for _, pieces in _statements(text):
        run = 0
        for before, piece in zip(["", *pieces], pieces, strict=False):
            run = run + 1 if piece == "." else run if before == "." else 0
            longest = max(longest, run)
    return longest + 1


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of a path, or of the nearest one above it that has one; 1 without any."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), 1)


def _statements(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each header and each key with its value, as pieces, with the line on which it begins."""
    line, began, depth = 1, 1, 0
    pieces: list[str] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece == "\n" and not depth:
            if pieces:
                yield began, pieces
            pieces = []
        elif piece[0] not in "#\n":
            began = began if pieces else line
            depth += (piece in _OPENING) - (piece in _CLOSING)
            pieces.append(piece)
        line += piece.count("\n")
    if pieces:
        yield began, pieces


def _path(pieces: Iterator[str]) -> Path:
    """Return the parts of a dotted key without their quotes."""
    return tuple(_bare(piece) for piece in pieces if piece != ".")


def _bare(piece: str) -> str:
    """Return a part of a key without its quotes."""
    import tomllib

    return next(iter(tomllib.loads(f"{piece} = 0")), piece) if piece[0] in "\"'" else piece

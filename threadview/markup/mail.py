"""The text of a mail → Body: what plain text holds, and signatures, patches, programs, armour, encoded files.

A line of ``--`` begins a signature (RFC 3676 section 4.3), a line of underscores the footer of a mailing list; a quote
below ends both. A patch is a ``codeblock``: the numbers in its ``@@`` lines tell where each hunk ends, a context diff
ends with its marks; so is an indented passage that looks like a program. The armour of a message signed inline (RFC
4880 section 7) is a ``signature``. A uuencoded file is named in a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from threadview.thread import Body, Span

from .clean import clean, clean_line
from .plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from threadview.thread import SpanKind

LONGEST_SIGNATURE: Final = 24
"""Lines; what is longer is text."""

_NOTABLE: Final = re.compile(
    r"^(?:-- ?$|_{20}|--- |    |[ ]{0,3}\t|\*\*\* |diff |Index: |.* \| |begin [0-7]|-----BEGIN PGP)", re.MULTILINE
)
_SIGNATURE: Final = re.compile(r"--\s?|_{20,}")
_QUOTE_BELOW: Final = re.compile(r"\s*>|\s*-{2,} ?(?:Original|Forwarded) Message|On .{0,400} wrote:", re.IGNORECASE)
_STAT: Final = re.compile(r" \S.* \| +(?:\d+(?: [+-]*)?|Bin .*)")
_STAT_END: Final = re.compile(r" \d+ files? changed\b.*")
_STAT_LINE: Final = re.compile(rf"{_STAT.pattern}|{_STAT_END.pattern}| (?:create|delete|mode|rename|copy|rewrite) .*|")
_PATCH: Final = re.compile(r"diff -.*|Index: \S.*|--- \S.*\n\+\+\+ \S.*|\*\*\* \S.*\n--- \S.*")
_PATCH_LINE: Final = re.compile(
    r"diff -.*|Index: .*|={20,}|index [0-9a-f].*|(?:---|\+\+\+|\*\*\*) \S.*|(?:old|new|deleted) (?:file )?mode .*"
    r"|(?:dis)?similarity index .*|(?:rename|copy) (?:from|to) .*|Binary files .*|\\ No newline .*|"
)
_HUNK: Final = re.compile(r"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@.*")
_CONTEXT: Final = re.compile(r"\*{15}.*")
_CONTEXT_LINE: Final = re.compile(r"[ +!-] .*|\*{3}.*|--- .*|")
_INDENTED: Final = re.compile(r"(?: {4}|\t| {1,3}\t)\s*\S")
_INDENTED_OR_EMPTY: Final = re.compile(r"(?: {4}|\t| {1,3}\t).*|[ \t]*")
_PROGRAM: Final = re.compile(r"[;{}=$\\]|\w\(|->|::|^\s+[#%>+-]\s?\w|</?\w+>|\S/\S+/|\s--?\w")
_ARMOUR: Final = re.compile(r"-----BEGIN PGP ([A-Z ,/\d]{3,40})-----\s*")
_ENCODED: Final = re.compile(r"begin [0-7]{3,4} (\S.{0,200})")
_ENCODED_LINE: Final = re.compile(r"[ -`]{1,62}")
_UU_BYTES: Final = 45
_KIB: Final = 1024


def mail_text(text: str) -> Body:
    """Return the body of a text as mail holds it."""
    text = clean(text.replace("\r\n", "\n"))
    if not _NOTABLE.search(text):
        return plain(text)
    lines = text.split("\n")
    bodies: list[Body] = []
    at = begun = 0
    while at < len(lines):
        for pattern, read in _BLOCKS:
            if pattern.match(lines[at]) and (block := read(lines, at)):
                bodies += [plain("\n".join(lines[begun:at])), block[1]]
                at = begun = block[0]
                break
        else:
            at += 1
    return stacked([*bodies, plain("\n".join(lines[begun:]))])


def diff(text: str) -> Body:
    """Return a patch as code."""
    return _code(clean(text.replace("\r\n", "\n")), "diff")


def heading(text: str) -> Body:
    """Return a line that stands above a text."""
    return _spanned(clean_line(text), "heading", level=2)


def note(text: str) -> Body:
    """Return what this program says of a message, in brackets."""
    return Body(f"[{clean_line(text)}]")


def stacked(bodies: Iterable[Body]) -> Body:
    """Return bodies as the paragraphs of one."""
    texts: list[str] = []
    spans: list[Span] = []
    length = 0
    for body in bodies:
        if body.text:
            spans += [replace(span, start=span.start + length, end=span.end + length) for span in body.spans]
            texts.append(body.text)
            length += len(body.text) + 2
    return Body("\n\n".join(texts), tuple(spans))


def size(count: int) -> str:
    """Return a number of bytes as one reads it: ``780 bytes``, ``12 KB``, ``3 MB``."""
    if count < _KIB:
        return "1 byte" if count == 1 else f"{count} bytes"
    return f"{count // _KIB} KB" if count < _KIB * _KIB else f"{count // (_KIB * _KIB)} MB"


def _spanned(text: str, kind: SpanKind, *, level: int = 0, marker: str | None = None) -> Body:
    """Return a text with one span over all of it."""
    return Body(text, (Span(0, len(text), kind, level, marker=marker),) if text else ())


def _code(text: str, language: str | None) -> Body:
    """Return a text as a block of code; blanks at the left of its first line stand."""
    return _spanned(text.strip("\n").rstrip(), "codeblock", marker=language)


def _signature(lines: Sequence[str], at: int) -> tuple[int, Body] | None:
    """Read a signature: up to a quote below it, or to the end. None where too much follows."""
    if not _SIGNATURE.fullmatch(lines[at]):
        return None
    end = at + 1
    while end < len(lines) and not _QUOTE_BELOW.match(lines[end]):
        end += 1
        if end > at + LONGEST_SIGNATURE and any(lines[at + LONGEST_SIGNATURE : end]):
            return None
    if end < len(lines):
        end = _above_attribution(lines, at, end)
    said = plain("\n".join(lines[at:end]))
    return end, Body(said.text, (Span(0, len(said.text), "signature"), *(s for s in said.spans if s.kind == "link")))


def _above_attribution(lines: Sequence[str], start: int, quote: int) -> int:
    """Return where the paragraph above a quote begins; the quote's line where that is the signature itself."""
    at = quote
    while at > start and not lines[at - 1].strip():
        at -= 1
    while at > start and lines[at - 1].strip():
        at -= 1
    return at if at > start else quote


def _statistics(lines: Sequence[str], at: int) -> tuple[int, Body] | None:
    """Read the list of changed files above a patch."""
    if at and _STAT.fullmatch(lines[at - 1]):
        return None
    end = _end_of(lines, at, _STAT_LINE)
    if not any(_STAT_END.fullmatch(line) for line in lines[at:end]):
        return None
    return end, _code("\n".join(lines[at:end]), "diff")


def _patch(lines: Sequence[str], at: int) -> tuple[int, Body] | None:
    """Read a patch to the end of its last hunk."""
    if not _PATCH.fullmatch("\n".join(lines[at : at + 2])) and not _PATCH.fullmatch(lines[at]):
        return None
    end = at
    while end < len(lines):
        if hunk := _HUNK.fullmatch(lines[end]):
            end = _hunk_end(lines, end + 1, int(hunk[1] or 1), int(hunk[2] or 1))
        elif _CONTEXT.fullmatch(lines[end]):
            end = _end_of(lines, end + 1, _CONTEXT_LINE)
        elif _PATCH_LINE.fullmatch(lines[end]):
            end += 1
        else:
            break
    return end, _code("\n".join(lines[at:end]), "diff")


def _hunk_end(lines: Sequence[str], at: int, old: int, new: int) -> int:
    """Return where a hunk of so many old and new lines ends; what was wrapped on the way counts for none."""
    while at < len(lines) and (old > 0 or new > 0):
        mark = lines[at][:1] or " "
        old -= mark in " -"
        new -= mark in " +"
        at += 1
    return at


def _end_of(lines: Sequence[str], at: int, pattern: re.Pattern[str]) -> int:
    """Return the first line that is not as the pattern says."""
    return next((below for below in range(at, len(lines)) if not pattern.fullmatch(lines[below])), len(lines))


def _program(lines: Sequence[str], at: int) -> tuple[int, Body] | None:
    """Read an indented passage between empty lines; None where less than half of it looks like a program."""
    above = at - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above == at - 1 >= 0 or (above >= 0 and _INDENTED.match(lines[above])):
        return None
    end = _end_of(lines, at, _INDENTED_OR_EMPTY)
    while not lines[end - 1].strip():
        end -= 1
    passage = [line.expandtabs() for line in lines[at:end]]
    written = [line for line in passage if line.strip()]
    is_closed = end == len(lines) or not lines[end].strip()
    if not is_closed or 2 * sum(1 for line in written if _PROGRAM.search(line)) < len(written):
        return None
    margin = min(len(line) - len(line.lstrip()) for line in written)
    return end, _code("\n".join(line[margin:].rstrip() for line in passage), None)


def _armour(lines: Sequence[str], at: int) -> tuple[int, Body] | None:
    """Read what a program for secrets wrote: the head of a signed message, or a block up to its end."""
    begun = _ARMOUR.fullmatch(lines[at])
    if not begun:
        return None
    if begun[1] == "SIGNED MESSAGE":
        end = next((below for below in range(at, len(lines)) if not lines[below].strip()), len(lines))
    else:
        last = f"-----END PGP {begun[1]}-----"
        end = next((below + 1 for below in range(at, len(lines)) if lines[below].strip() == last), len(lines))
    written = "\n".join(line.strip() for line in lines[at:end]).strip()
    return end, _spanned(written, "signature") if begun[1].startswith("SIG") else _code(written, "pgp")


def _encoded(lines: Sequence[str], at: int) -> tuple[int, Body] | None:
    """Read a uuencoded file; None where its end is missing, or what stands between is none."""
    name = _ENCODED.fullmatch(lines[at])
    end = _end_of(lines, at + 1, _ENCODED_LINE)
    if not name or end == at + 1 or lines[end : end + 1] != ["end"]:
        return None
    return end + 1, note(f"attachment: {name[1]}, uuencoded, {size(_UU_BYTES * (end - at - 2))}")


_BLOCKS: Final[tuple[tuple[re.Pattern[str], Callable[[Sequence[str], int], tuple[int, Body] | None]], ...]] = (
    (_SIGNATURE, _signature),
    (_STAT, _statistics),
    (re.compile(r"diff -|Index: |--- |\*\*\* "), _patch),
    (_ARMOUR, _armour),
    (_ENCODED, _encoded),
    (_INDENTED, _program),
)
"""What begins another block than text, and what reads it: from a line on, up to which line, as which body."""

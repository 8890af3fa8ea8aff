"""reStructuredText → Markdown: titles by their adornments, literal blocks, links, roles and fields, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES: Final = (".rst", ".rest")
BEGINS: Final = re.compile(
    r"(?:\.\. [\w-]{1,40}::|:\w[\w -]{0,40}: \S|([=#*^\"'~+-])\1{3,200}[ \t]*\n[ \t]*[^\W_].{0,200}\n\1{4,200}[ \t]*\n)"
)

_ADORNMENT: Final = re.compile(r"([=\-`:.'\"~^_*+#])\1{2,}[ \t]*")
_FIELD: Final = re.compile(r":(?P<key>\w[\w -]{0,40}):\s+(?P<value>.*)")
_DIRECTIVE: Final = re.compile(r"(?P<indent>\s*)\.\. (?P<name>[\w-]{1,40})::\s*(?P<text>.*)")
_CODE: Final = frozenset({"code", "code-block", "sourcecode", "parsed-literal", "highlight"})
_HIDDEN: Final = re.compile(r"\s*\.\.(?:\s+_[^:]{1,100}:.*|\s+[^:]{0,40}|\s*)")
_AUTO: Final = re.compile(r"(?P<indent>\s*)#\.(?P<rest>\s.*)")
_LINE_BLOCK: Final = re.compile(r"(?P<indent>\s*)\|\s(?P<text>.*\S)")
_LINK: Final = re.compile(r"`(?P<text>[^`<>\n]{1,400}?)\s*<(?P<url>[^`<>\s]{1,2000})>`__?")
_ROLE: Final = re.compile(r"(?::[\w:+-]{1,40}:`(?P<role>[^`\n]{1,400})`|(?<!`)`(?P<name>[^`\n]{1,400})`__?)")
_LITERAL: Final = re.compile(r"``(?P<text>[^`\n]{1,400})``")
_ITEM: Final = re.compile(r"\s*(?:[-*+•]|\(?(?:\d{1,4}|[A-Za-z])[.)])\s+")
_FIELDS: Final = frozenset({"title", "author", "date"})


def markdown_of(text: str) -> str:
    """Return a reStructuredText as Markdown; the fields that it begins with are front matter."""
    lines = text.split("\n")
    body = [line for line in lines if not _is_front(line)]
    front = [f"{field['key'].lower()}: {field['value']}" for line in lines if (field := _FIELD.fullmatch(line))]
    known = [line for line in front if line.partition(":")[0] in _FIELDS]
    return "\n".join([*(["---", *known, "---"] if known else []), *_with_literals(_with_titles(body))])


def _is_front(line: str) -> bool:
    """Tell whether a line is one of the fields that become front matter."""
    field = _FIELD.fullmatch(line)
    return field is not None and field["key"].lower() in _FIELDS


def _with_titles(lines: list[str]) -> list[str]:
    """Return the lines with titles marked by ``#``; their ranks are the order in which adornments first stand."""
    ranks: dict[str, int] = {}
    made: list[str] = []
    over = ""
    for line in lines:
        adorns = line.rstrip() if _ADORNMENT.fullmatch(line) else ""
        title = made[-1].strip() if made else ""
        if adorns and title and not made[-1].startswith(" " * 4) and len(adorns) >= min(len(title), 3):
            rank = ranks.setdefault(adorns[0] + over, len(ranks) + 1)
            made[-1] = f"{'#' * min(rank, 6)} {title}"
            over = ""
        elif adorns:
            over = adorns[0]
        else:
            made += ["---"] if over and not line.strip() else []
            over = over if line.strip() and over else ""
            made.append(line)
    return made


def _with_literals(lines: list[str]) -> Iterator[str]:
    """Yield the lines with literal blocks between fences, and all others in Markdown."""
    margin, inner = -1, 0
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if margin >= 0 and line.strip() and indent <= margin:
            yield from [" " * margin + "```", ""] if inner else []
            margin, inner = -1, 0
        if margin < 0:
            translated, literal = _line(line)
            margin = _content_column(line) if literal else -1
            yield translated
            continue
        if line.strip() and not inner:
            inner = indent - margin
            yield " " * margin + "```"
        yield line[min(inner, indent) :]
    if inner:
        yield " " * margin + "```"


def _content_column(line: str) -> int:
    """Return the column at which what a line says begins, past the mark of a list item."""
    item = _ITEM.match(line)
    return item.end() if item else len(line) - len(line.lstrip())


def _line(line: str) -> tuple[str, bool]:
    """Return one line in Markdown, and whether a literal block follows it."""
    if directive := _DIRECTIVE.fullmatch(line):
        is_code = directive["name"].lower() in _CODE
        return directive["indent"] + ("" if is_code else _inline(directive["text"])), is_code
    if _HIDDEN.fullmatch(line):
        return "", False
    if auto := _AUTO.fullmatch(line):
        line = f"{auto['indent']}1.{auto['rest']}"
    if block := _LINE_BLOCK.fullmatch(line):
        return f"{block['indent']}{_inline(block['text'])}  ", False
    literal = line.rstrip().endswith("::")
    text = line.rstrip()[:-2].rstrip() + ":" if literal and line.strip() != "::" else "" if literal else line
    return _inline(text), literal


def _inline(text: str) -> str:
    """Return what stands on a line."""
    if "`" not in text:
        return text
    text = _LINK.sub(r"[\g<text>](\g<url>)", text)
    text = _ROLE.sub(lambda role: role["role"] or role["name"], text)
    return _LITERAL.sub(r"`\g<text>`", text)

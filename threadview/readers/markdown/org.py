"""Org-mode → Markdown: headlines, lists, blocks, links, emphasis and times, line by line.

What the manual calls keywords and drawers is metadata: title, author and date are kept, the rest belongs to Emacs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES: Final = (".org",)
BEGINS: Final = re.compile(r"#\+(?:title|author|date|startup|options|language|filetags|begin_\w+)\b", re.IGNORECASE)

_KEYWORD: Final = re.compile(r"#\+(?P<key>\w{1,40}):\s*(?P<value>.*)")
_HEADLINE: Final = re.compile(
    r"(?P<stars>\*+)\s+(?:(?:TODO|DONE)\s+)?(?:\[#[A-Z]\]\s+)?(?P<text>.*?)(?:\s+:[\w@#%:]{1,200}:)?\s*"
)
_BLOCK: Final = re.compile(
    r"(?P<indent>\s*)#\+(?P<edge>begin|end)_(?P<kind>\w{1,20})(?:\s+(?P<word>\S{1,40}).*)?\s*", re.IGNORECASE
)
_DRAWER: Final = re.compile(r"\s*:(?:PROPERTIES|LOGBOOK):\s*", re.IGNORECASE)
_DRAWER_END: Final = re.compile(r"\s*:END:\s*", re.IGNORECASE)
_TAGGED_ITEM: Final = re.compile(r"(?P<item>\s*[+-]\s+)(?P<name>\S.{0,100}?)\s+::(?:\s+(?P<text>.*))?")
_TIME: Final = re.compile(
    r"[<\[](?P<day>\d{4}-\d\d-\d\d)(?: \w{1,12}\.?)?(?: (?P<clock>\d\d:\d\d))?[^<>\[\]]{0,20}[>\]]"
)
_LINK: Final = re.compile(r"\[\[(?P<url>[^\[\]]{1,2000})\](?:\[(?P<text>[^\[\]]{1,400})\])?\]")
_EMPHASIS: Final = re.compile(r"(?<![\w*/=~+:])(?P<mark>[*/=~+])(?P<text>\S|\S[^\n]{0,400}?\S)(?P=mark)(?![\w*/=~+])")
_MARKS: Final = {"*": "**", "/": "*", "=": "`", "~": "`", "+": "~~"}
_FIELDS: Final = frozenset({"title", "author", "date"})


def markdown_of(text: str) -> str:
    """Return a text of Org-mode as Markdown; its title, author and date are front matter."""
    lines = text.split("\n")
    fields = [match for line in lines if (match := _KEYWORD.fullmatch(line)) and match["key"].lower() in _FIELDS]
    front = [f"{match['key'].lower()}: {_timed(match['value'])}" for match in fields]
    return "\n".join([*(["---", *front, "---"] if front else []), *_translated(lines)])


def _translated(lines: list[str]) -> Iterator[str]:
    """Yield the lines in Markdown; inside a block of code they are kept as they are."""
    block = ""
    in_drawer = False
    for line in lines:
        if edge := _BLOCK.fullmatch(line):
            begins = edge["edge"].lower() == "begin"
            block = edge["kind"].lower() if begins else ""
            yield edge["indent"] + (f"```{edge['word'] or ''}" if begins else "```") if _is_code(edge["kind"]) else ""
        elif in_drawer or _DRAWER.fullmatch(line):
            in_drawer = not _DRAWER_END.fullmatch(line)
        elif _is_code(block):
            yield line
        elif not _KEYWORD.fullmatch(line):
            content = line.lstrip() if block == "quote" else ""
            yield f"{line[: len(line) - len(content)]}> {_inline(content)}" if content else _line(line)


def _is_code(kind: str) -> bool:
    """Tell whether a block of this kind holds its lines as they are."""
    return kind.lower() in {"src", "example", "export", "verbatim"}


def _line(line: str) -> str:
    """Return one line outside of blocks."""
    if headline := _HEADLINE.fullmatch(line):
        return f"{'#' * len(headline['stars'])} {_inline(headline['text'])}"
    if item := _TAGGED_ITEM.fullmatch(line):
        name = _inline(item["name"])
        return f"{item['item']}{name if name.startswith('**') else f'**{name}**'}: {_inline(item['text'] or '')}"
    return _inline(line)


def _inline(text: str) -> str:
    """Return what stands on a line."""
    text = _LINK.sub(lambda link: f"[{link['text']}]({link['url']})" if link["text"] else f"<{link['url']}>", text)
    return _EMPHASIS.sub(_marked, _timed(text))


def _timed(text: str) -> str:
    """Return a text with its times as plain dates in brackets: ``<2024-01-03 Wed 10:00>``."""
    return _TIME.sub(lambda time: f"({' '.join(filter(None, (time['day'], time['clock'])))})", text)


def _marked(match: re.Match[str]) -> str:
    """Return an emphasis with the marks of Markdown."""
    mark = _MARKS[match["mark"]]
    return f"{mark}{match['text']}{mark}"

"""Pages of many comments, which are searched for all parts at once, tell what short ones tell."""

from __future__ import annotations

import pytest

from threadview.markup.html import parse_html
from threadview.readers import html
from threadview.readers.html import forms
from threadview.readers.html.selecting import Selectors
from threadview.thread import Document, Thread


def _read(page: str) -> Thread:
    [thread] = html.read(Document(page.encode(), "page"))
    return thread


def test_alternatives_that_only_late_comments_need_are_found_in_long_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    row = '<tr class="athing comtr" id="{0}"><td><table><tr><td class="ind" indent="{1}"></td><td>{2}</td></tr></table>'
    head = (
        '<span class="comhead"><a href="user?id=u{0}" class="hnuser">u{0}</a> '
        '<span class="age" title="2020-01-01T00:00:00"><a href="item?id={0}">x</a></span></span>'
    )
    words = '<div class="comment"><div class="commtext c00">Words {0}</div></div>'
    bare = '<div class="comment">[flagged]</div>'
    rows = [row.format(at, at % 3, (head + (words if at != 35 else bare)).format(at)) for at in range(1, 40)]
    page = f"<html><title>Pond</title><table id=hnmain>{''.join(rows)}</table>"
    short = _read(page)
    monkeypatch.setattr(forms, "_LONG", 1000)
    monkeypatch.setattr(forms, "_HEAD", 2000)
    long = _read(page)
    assert [(one.author, one.text, one.time, one.flags) for one in long.comments] == [
        (one.author, one.text, one.time, one.flags) for one in short.comments
    ]
    assert list(long.parents) == list(short.parents)
    assert len(long) == 39
    assert long.comments[34].text == "[flagged]"


@pytest.mark.parametrize(("levels", "notes"), [(20, 0), (600, 1)])
def test_replies_nested_too_deeply_are_kept_and_the_thread_says_so(levels: int, notes: int) -> None:
    reply = '<ol><li id="comment-{}" class="comment"><b class="fn">Ann</b><div class="comment-content">Words</div>'
    thread = _read("<!doctype html><title>Pond</title>" + "".join(map(reply.format, range(levels))))
    assert len(thread) == levels
    assert ["deeper than 500" in note for note in thread.notes] == [True] * notes


@pytest.mark.parametrize(
    "selectors",
    [
        ("li", ".age a", "a.name, span"),
        ("a[href*='user']", ".age a", ".name"),
        ("[id^='c']", "li:has(> span)", "li"),
        ("li > a", "span + a", "a[name]", "a:not([name])"),
        ("#c2", "li#c1 .age", "[class~='age']", "[id$='2'], b"),
    ],
)
def test_selectors_together_select_what_each_does(selectors: tuple[str, ...]) -> None:
    tree = parse_html(
        "<ul><li id=c1><span class='age x'><a href=item>1</a></span><a class=name href=user>2</a>"
        "<li id=c2><a name=here href=user></a><b>3</b><p class=AGE><a>4</a>"
    )
    found = {node.mem_id: places for node, _, places in Selectors(tree, selectors).found()}
    expected: dict[int, tuple[int, ...]] = {}
    for place, selector in enumerate(selectors):
        for node in tree.css(selector):
            expected[node.mem_id] = (*expected.get(node.mem_id, ()), place)
    assert {here: set(places) for here, places in found.items()} == {
        here: set(places) for here, places in expected.items()
    }

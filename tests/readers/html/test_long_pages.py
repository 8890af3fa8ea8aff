"""Pages of many comments, which are searched for all parts at once, tell what short ones tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from threadview.markup.html import bounded, parse_html
from threadview.readers import html
from threadview.readers.html import anatomy, blocks, forms
from threadview.readers.html.selecting import Selectors
from threadview.thread import Document, Thread

if TYPE_CHECKING:
    from collections.abc import Container

    from selectolax.lexbor import LexborNode

    from threadview.readers.html.anatomy import Parts


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
    assert ["too deeply" in note for note in thread.notes] == [True] * notes


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


def test_opening_a_page_takes_no_comment_apart_but_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def parts_of(node: LexborNode, others: Container[int]) -> Parts:
        taken.append(node.mem_id)
        return anatomy.parts_of(node, others)

    monkeypatch.setattr(blocks, "parts_of", parts_of)
    row = (
        '<li id="comment-{0}" class="comment"><b class="fn">Ann {0}</b> '
        '<time datetime="2020-01-01T00:00:{0:02}">x</time><div class="comment-content">Words {0}</div></li>'
    )
    thread = _read(f"<!doctype html><title>Pond</title><ol>{''.join(map(row.format, range(1, 40)))}</ol>")
    assert len(thread) == 39
    assert len(taken) == 1
    assert [(one.author, one.text) for one in thread.comments] == [(f"Ann {at}", f"Words {at}") for at in range(1, 40)]


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        ("<h1>A pond in winter</h1>", "A pond in winter"),
        ("<h1>Our Blog</h1><h2>A pond in winter</h2>", "A pond in winter"),
        ("<h1>Our Blog</h1><article><h1>A pond in winter</h1></article>", "A pond in winter"),
        ("<h1>Our Blog</h1><h1 class=entry-title>A pond in winter</h1>", "A pond in winter"),
        ("<h1 class=site-title>A pond in winter</h1><p>words", "A pond in winter"),
        ("<p>words", "A pond in winter"),
    ],
)
def test_a_title_is_the_heading_that_the_window_shows(headings: str, title: str) -> None:
    assert _read(f"<!doctype html><title>A pond in winter | Our Blog</title>{headings}").title == title


@pytest.mark.parametrize(
    ("levels", "unclosed", "kept"), [(480, "", 480), (600, "", 500), (480, "<br><img src=x>", 480)]
)
def test_what_is_left_open_and_nests_not_is_not_counted_as_deep(levels: int, unclosed: str, kept: int) -> None:
    page = f"{'<div>' * levels}{unclosed * 2000}{'</div>' * levels}".encode()
    assert bounded(page).count(b"<div>") == kept


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "utf-16"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_page_is_parsed_from_its_bytes_as_from_its_characters(charset: str, mark: str) -> None:
    mark = mark if charset == "utf-8" else ""
    page = f'{mark}<html><meta charset="{charset}"><title>Пруд</title><p>Слова о пруде {"и воде " * 40}'
    [thread] = html.read(Document(page.encode(charset), "page"))
    assert thread.title == "Пруд"
    assert thread.article is not None
    assert thread.article.text.startswith("Слова о пруде и воде")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("comment-12", "12"),
        ("li-comment-12", "12"),
        ("comment12_3", "12"),
        ("comment-12_34", "12"),
        ("comment-0123456789abcdef", "0123456789abcdef"),
        ("comment-abcdef0123456789", "abcdef0123456789"),
        ("recent-comment-12", ""),
        ("comments", ""),
        ("post-12", ""),
        (f"comment-{'1' * 20}", "1" * 20),
        (f"comment-{'1' * 41}", ""),
        ("", ""),
    ],
)
def test_the_number_of_a_comment_is_told_by_what_stands_before_it(written: str, number: str) -> None:
    comment = f'<div id="{written}"><b class=fn>Ann</b> says: Words</div>'
    thread = _read(f"<!doctype html><title>Pond</title><p>{'Words. ' * 60}{comment}")
    assert [one.id for one in thread.comments] == [number] * bool(number)

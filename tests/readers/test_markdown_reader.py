"""Markdown pages: what is the title, the article, a comment, a reply, a list that is none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.errors import ThreadviewError
from threadview.readers.base import LIKELY, NEVER, Sample
from threadview.readers.markdown import READER
from threadview.thread import Document

if TYPE_CHECKING:
    from pathlib import Path

    from threadview.thread import Thread


def read(source: str) -> Thread:
    [thread] = READER.read(Document(source.encode(errors="surrogatepass"), "page"))
    return thread


def tree(thread: Thread) -> list[str]:
    """Return each comment as ``label author: text``, a dash for nobody."""
    return [
        f"{thread.label(index)} {comment.author or '-'}: {comment.text}"
        for index, comment in enumerate(thread.comments)
    ]


def article(thread: Thread) -> str:
    return thread.article.text if thread.article else ""


LISTED = """\
# The pond

It froze.

## 3 Comments

- **ann** (2021-06-03): First.

  Second paragraph.
  - **bob**:

    > First.

    Which one?
- **cid** · 2h
  At last.
"""


def test_a_nested_list_is_a_tree() -> None:
    thread = read(LISTED)
    assert thread.title == "The pond"
    assert article(thread) == "It froze."
    assert thread.declared == 3
    assert tree(thread) == ["1 ann: First.\n\nSecond paragraph.", "1.1 bob: First.\n\nWhich one?", "2 cid: At last."]
    assert thread.comments[0].time == datetime(2021, 6, 3, tzinfo=UTC)
    assert [span.kind for span in thread.comments[1].body.spans] == ["quote"]
    assert thread.furniture == ("2h",)


def test_nested_blockquotes_are_a_tree() -> None:
    thread = read(
        "# T\n\n## Replies\n\n"
        "> **ann** · 2021-06-03\n>\n> One.\n>\n> > **bob** · 2021-06-04\n> >\n> > > One.\n> >\n> > Two.\n>\n"
        "> > **cid**: Three.\n>\n> And one more from ann.\n\n"
        "> **dan** · 2021-06-05\n> Four.\nFour goes on.\n"
    )
    assert tree(thread) == [
        "1 ann: One.\n\nAnd one more from ann.",
        "1.1 bob: One.\n\nTwo.",
        "1.2 cid: Three.",
        "2 dan: Four. Four goes on.",
    ]


def test_blockquotes_without_authors_are_a_comment_each() -> None:
    thread = read("# T\n\n## Replies\n\n> a\n> a goes on\n>\n> > b\n>\n> > c\n> >\n> > c goes on\n\n> d\n")
    assert tree(thread) == ["1 -: a a goes on", "1.1 -: b", "1.2 -: c\n\nc goes on", "2 -: d"]


def test_bullets_in_an_attributed_comment_are_its_own() -> None:
    thread = read(
        "# T\n\n## Comments\n\n- **ann** (2021-06-03): Bring\n  - rope\n  - **lamps**\n  - **bob**: and oil\n"
    )
    assert tree(thread) == ["1 ann: Bring\nrope\nlamps", "1.1 bob: and oil"]


def test_without_authors_nested_items_are_replies_but_numbers_below_bullets_are_not() -> None:
    thread = read("# T\n\n## Comments\n\n- Do this:\n  1. rise\n  2. shine\n  - No.\n- Well.\n")
    assert tree(thread) == ["1 -: Do this:\nrise\nshine", "1.1 -: No.", "2 -: Well."]


@pytest.mark.parametrize("indent", [2, 3, 4, 8])
@pytest.mark.parametrize("marker", ["-", "*", "+", "1.", "7)"])
def test_any_indentation_and_marker(indent: int, marker: str) -> None:
    pad = " " * indent
    source = f"# T\n\n## Comments\n\n{marker} a\n{pad}{marker} b\n{pad}{pad}{marker} c\n{marker} d\n"
    if marker == "7)" and indent == 2:
        source = source.replace("7)", "1)")
    assert [line.split()[0] for line in tree(read(source))] == ["1", "1.1", "1.1.1", "2"]


def test_a_tab_indents_too() -> None:
    assert [line.split()[0] for line in tree(read("# T\n\n## Comments\n\n- a\n\t- b\n\t\t- c\n"))] == [
        "1",
        "1.1",
        "1.1.1",
    ]


def test_code_in_a_comment_is_not_its_replies() -> None:
    thread = read("# T\n\n## Comments\n\n- **ann**:\n\n  ```\n  - **bob**: no\n\n  > no\n  ```\n- **cid**: yes\n")
    assert tree(thread) == ["1 ann: - **bob**: no\n\n> no", "2 cid: yes"]


@pytest.mark.parametrize(
    "source",
    [
        "# Cake\n\n- **Flour**: 200 g\n- **Eggs**: 3\n  - fresh ones\n",
        "# Plan\n\n## Discussion\n\nWe talked at length about what is to be done next.\n\n- first\n- second\n",
        "# T\n\nOnly words.\n\n- a\n  - b\n",
        "# T\n\n> A motto.\n",
        "# T\n\n## Comments\n\nComments are closed.\n",
    ],
)
def test_a_list_that_is_no_discussion_stays_in_the_article(source: str) -> None:
    thread = read(source)
    assert len(thread) == 0
    assert article(thread)


def test_authors_with_times_at_the_end_need_no_heading() -> None:
    thread = read("# T\n\nText.\n\n- **ann** (2021-06-03): a\n  - **bob** (2021-06-04): b\n")
    assert tree(thread) == ["1 ann: a", "1.1 bob: b"]


def test_what_stands_behind_the_discussion_is_the_articles() -> None:
    thread = read(LISTED + "\n## Further reading\n\nA book.\n")
    assert article(thread) == "It froze.\n\nFurther reading\n\nA book."


def test_buttons_are_furniture_and_a_paragraph_without_indentation_is_kept_and_unsure() -> None:
    long = "This paragraph was meant for the comment above it, and its author forgot the two blanks."
    thread = read(f"# T\n\n## Comments\n\nSort by: oldest\n\n- **ann**: a\n\n{long}\n\n- **bob**: b\n\nLoad more\n")
    assert thread.furniture == ("Sort by: oldest", "Load more")
    assert tree(thread)[0] == f"1 ann: a\n\n{long}"
    assert thread.comments[0].flags == ("unsure",)


def test_among_authors_an_item_without_one_is_unsure() -> None:
    thread = read("# T\n\n## Comments\n\n- **ann**: a\n- **bob**: b\n- who?\n")
    assert [comment.flags for comment in thread.comments] == [(), (), ("unsure",)]


def test_front_matter() -> None:
    thread = read(
        "---\ntitle: \"Ice: a \\\"history\\\"\"\nAuthor: 'Ann O''Hara'\ndate: 2021-06-03\nurl: https://a.example/ice\n"
        "tags:\n  - cold\n---\n\nIt froze.\n"
    )
    assert thread.title == 'Ice: a "history"'
    assert thread.url == "https://a.example/ice"
    assert thread.article is not None
    assert (thread.article.author, thread.article.time) == ("Ann O'Hara", datetime(2021, 6, 3, tzinfo=UTC))
    assert article(thread) == "It froze."


def test_lines_of_front_matter_that_tell_nothing_shown_are_furniture() -> None:
    thread = read("---\ntitle: Tar\ntags: [boats\n  : odd\n\ndescription: How to tar a boat\n---\nText.\n")
    assert (thread.title, thread.furniture) == ("Tar", ("tags: [boats", ": odd", "description: How to tar a boat"))


def test_the_front_matters_title_is_not_said_twice() -> None:
    assert article(read("---\ntitle: Ice\n---\n# Ice\n\nIt froze.\n")) == "It froze."
    assert article(read("---\ntitle: Ice\n---\n# Water\n\nIt froze.\n")) == "Water\n\nIt froze."


@pytest.mark.parametrize(
    "source", ["---\n", "---\ntitle: x\n", "---\n\n---\n", "\n\n#\n", "- \n", ">\n", "## Comments\n\n-\n"]
)
def test_fragments_do_no_harm(source: str) -> None:
    read(source)


def sniffed(source: str, name: str = "standard input") -> int:
    return READER.sniff(Sample(Document(source.encode(), name)))


@pytest.mark.parametrize(
    "source", [LISTED, "---\ntitle: x\n---\ntext\n", "# T\n\n```\ncode\n```\n", "# T\n\n## Replies\n\n> **ann**: a\n"]
)
def test_markdown_is_recognised_by_what_only_markdown_has(source: str) -> None:
    assert sniffed(source) == LIKELY


@pytest.mark.parametrize(
    "source",
    ["Title\n\n  1. A comment\n\n     * a reply\n", "plain words", "# 1 in the charts\n\n  * a\n", "- a\n- b\n"],
)
def test_a_page_dump_is_not_taken(source: str) -> None:
    assert sniffed(source) == NEVER


def test_a_name_says_it() -> None:
    assert sniffed("plain words", "notes.MD") == LIKELY


def test_no_real_page_dump_is_taken(corpus: Path) -> None:
    pages = sorted((corpus / "text").rglob("*.txt"))
    taken = [page.name for page in pages if READER.sniff(Sample(Document(page.read_bytes(), page.name)))]
    assert (len(pages) > 0, taken) == (True, [])


def test_a_chain_of_replies_of_any_depth() -> None:
    levels = 1500
    quoted = "# T\n\n## Replies\n\n" + "".join(f"{'>' * level} **a{level}**: x\n" for level in range(1, levels))
    listed = "# T\n\n## Replies\n\n" + "".join(f"{'  ' * level}- **a{level}**: x\n" for level in range(levels))
    assert read(quoted).max_depth() == levels - 2
    assert read(listed).max_depth() == levels - 1


@given(st.binary(max_size=200) | st.text(st.sampled_from("ab*:#>-. \n()[]`@·1"), max_size=120).map(str.encode))
def test_any_bytes_are_a_thread_or_a_clear_refusal(data: bytes) -> None:
    try:
        [thread] = READER.read(Document(b"# T\n\n## Comments\n\n" + data))
    except ThreadviewError:
        return
    assert all(parent < index for index, parent in enumerate(thread.parents))
    assert all(comment.text is not None for comment in thread.comments)


@pytest.mark.parametrize(
    "piece", ["- a\n", "> a\n", "# Comments\n", "- **a**: b\n", "**a** ", "*", "`", "---\n", "  - \n\n", "[a]("]
)
@pytest.mark.timeout(120)  # a guard against hanging, far from what any of them takes
def test_a_hostile_megabyte_does_not_hang(piece: str) -> None:
    data = ("# T\n\n## Comments\n\n" + piece * (1_000_000 // len(piece))).encode()
    [thread] = READER.read(Document(data))
    assert thread.title == "T"

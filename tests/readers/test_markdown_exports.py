"""Threads as exporters write them to Markdown: issues, forums, notes; and as Org-mode and reStructuredText."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from threadview.readers.markdown import READER
from threadview.thread import Document

if TYPE_CHECKING:
    from threadview.thread import Thread


def read(source: str | bytes, name: str = "page.md") -> Thread:
    [thread] = READER.read(Document(source if isinstance(source, bytes) else source.encode(), name))
    return thread


def tree(thread: Thread) -> list[str]:
    """Return each comment as ``label author: text``, a dash for nobody."""
    return [
        f"{thread.label(index)} {comment.author or '-'}: {comment.text}"
        for index, comment in enumerate(thread.comments)
    ]


ISSUE = """\
# The gate squeaks

**ann** opened this issue on Jan 3, 2024

At night, mostly.

---

**bob** commented on Jan 4, 2024

Oil it.

---

**[cy](https://x.example.org/cy)** commented on [Jan 5, 2024](https://x.example.org/1#c2)

## With what?

- goose fat
"""


def test_an_issue_has_its_author_above_and_its_comments_below_one_another() -> None:
    thread = read(ISSUE)
    assert thread.article is not None
    assert (thread.article.author, thread.article.text) == ("ann", "At night, mostly.")
    assert tree(thread) == ["1 bob: Oil it.", "2 cy: With what?\n\ngoose fat"]
    assert thread.comments[1].time == datetime(2024, 1, 5, tzinfo=UTC)


def test_headings_that_name_authors_are_comments_as_deep_as_their_rank() -> None:
    thread = read(
        "# T\n\ntext\n\n## Comments\n\n### Comment by ann (2024-01-02)\n\nFirst.\n\n"
        "#### Reply by bob on 3 January 2024\n\nSecond.\n\n"
        "### [cy](https://x.example.org/cy) commented at 2024-01-04\n\nLast."
    )
    assert tree(thread) == ["1 ann: First.", "1.1 bob: Second.", "2 cy: Last."]


def test_headings_of_an_article_are_no_comments() -> None:
    thread = read("# T\n\n## Discussion\n\n### Limits of the method\n\nWe saw.\n\n### Comments on the data\n\nMore.\n")
    assert len(thread) == 0


def test_one_dated_line_does_not_make_a_thread() -> None:
    assert len(read("# T\n\n**ann** (2024-01-02)\n\nA diary.\n\nMore of it.\n")) == 0


def test_callouts_that_quote_somebody_are_comments_and_nest() -> None:
    thread = read(
        "# T\n\n## Comments\n\n> [!quote] ann · 2024-01-02\n> One.\n>\n> > [!quote]+ bob\n"
        "> > Two.\n\n> [!cite] cy\n> Three.\n"
    )
    assert tree(thread) == ["1 ann: One.", "1.1 bob: Two.", "2 cy: Three."]


def test_a_callout_that_warns_is_no_author() -> None:
    thread = read("# T\n\n## Comments\n\n- **ann** (2024-01-02): x\n\n  > [!WARNING] hot\n  > it burns\n")
    assert [comment.author for comment in thread.comments] == ["ann"]


def test_reddit_names_lose_their_prefix_and_points_are_no_text() -> None:
    thread = read(
        "# T\n\n---\n\n* **[u/ann](https://r.example.org/u/ann)** (12 points) · 3 hours ago\n\n  One.\n\n"
        "  * **u/bob** ⬆️ 3 _(2024-01-02)_: Two.\n    * u/cy · 1 hour ago: Three.\n"
    )
    assert tree(thread) == ["1 ann: One.", "1.1 bob: Two.", "1.1.1 cy: Three."]


def test_org_headlines_are_comments_with_the_times_they_carry() -> None:
    thread = read(
        "#+TITLE: T\n#+AUTHOR: wim\n\nSome /words/.\n\n* Comments\n** ann <2024-01-02 Tue 10:00>\nThe *red* one.\n"
        "*** bob [2024-01-03 Wed]\n#+begin_quote\nThe red one.\n#+end_quote\nNo.\n",
        "page",
    )
    assert (thread.title, thread.article and thread.article.author) == ("T", "wim")
    assert tree(thread) == ["1 ann: The red one.", "1.1 bob: The red one.\n\nNo."]
    assert thread.comments[0].time == datetime(2024, 1, 2, 10, tzinfo=UTC)
    assert [span.kind for span in thread.comments[1].body.spans] == ["quote"]


def test_org_lists_with_tags_or_bold_names_are_comments() -> None:
    thread = read(
        "#+title: T\n\n* Discussion\n- ann :: one\n  - *bob* (2024-01-03): =two=\n- *cy*: three\n", "page.org"
    )
    assert tree(thread) == ["1 ann: one", "1.1 bob: two", "2 cy: three"]


def test_org_drawers_and_code_stay_what_they_are() -> None:
    thread = read("#+title: T\n\n* A\n:PROPERTIES:\n:ID: x\n:END:\n#+begin_src sh\nls *a* /b/\n#+end_src\n", "page.org")
    assert thread.article is not None
    assert "ls *a* /b/" in thread.article.text
    assert "PROPERTIES" not in thread.article.text


RST = """\
=====
Bells
=====

Some *words*, a `link <https://x.example.org/>`_, ``code`` and :ref:`a place`.

Comments
--------

- **ann** (2024-01-02): One::

      * not a list

  - **bob** (2024-01-03): Two.

- **cy** (2024-01-04): Three.
"""


@pytest.mark.parametrize("name", ["page.rst", "page"])
def test_restructured_text_has_titles_lists_and_literal_blocks(name: str) -> None:
    thread = read(RST, name)
    assert thread.title == "Bells"
    assert thread.article is not None
    assert thread.article.text == "Some words, a link, code and a place."
    assert tree(thread) == ["1 ann: One:\n\n* not a list", "1.1 bob: Two.", "2 cy: Three."]


SHORT = {
    "md": "# T\n\nwords\n\n## Comments\n\n- **ann** (2024-01-02): café one\n  - **bob** (2024-01-03): two\n",
    "org": "#+title: T\n\nwords\n\n* Comments\n- *ann* (2024-01-02): café one\n  - *bob* (2024-01-03): two\n",
    "rst": "T\n===\n\nComments\n--------\n\n- **ann** (2024-01-02): café one\n\n  - **bob** (2024-01-03): two\n",
}


@pytest.mark.parametrize("suffix", SHORT)
def test_a_cut_file_a_wrong_charset_a_nul_and_a_surrogate_leave_the_rest_readable(suffix: str) -> None:
    whole = SHORT[suffix].encode()
    damaged = [
        SHORT[suffix].encode("latin-1"),
        SHORT[suffix].encode("utf-16"),
        whole[: whole.index(b"\xc3") + 1],
        whole.replace(b"one", b"o\0ne"),
        whole.replace(b"one", b"o\xed\xa0\x80ne"),
    ]
    for data in damaged:
        thread = read(data, f"page.{suffix}")
        assert thread.comments[0].author == "ann"
        assert thread.comments[0].text.startswith("caf")


@pytest.mark.timeout(120)
def test_thousands_of_levels_are_kept() -> None:
    listed = "\n".join("  " * level + f"- **a{level}** (2024-01-02): x" for level in range(2_000))
    org = "\n".join("*" * (level + 2) + f" a{level} (2024-01-02)\nx" for level in range(2_000))
    quoted = ">" * 10_000 + " **ann**: x"
    assert read(f"# T\n\n## Comments\n\n{listed}").max_depth() == 1_999
    assert read(f"#+title: T\n* Comments\n{org}", "page.org").max_depth() == 1_999
    assert read(f"T\n=\n\nComments\n--------\n\n{listed}", "page.rst").max_depth() == 1_999
    assert [comment.author for comment in read(f"# T\n\n## Comments\n\n{quoted}").comments] == ["ann"]

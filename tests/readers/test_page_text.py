"""The page-text reader as a person meets it: whole pages, written here, and the examples."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from threadview.readers.base import FALLBACK, Sample
from threadview.readers.page_text import READER
from threadview.thread import NO_PARENT, Document, Thread

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str | bytes) -> Thread:
    data = dedent(text).encode() if isinstance(text, str) else text
    (found,) = READER.read(Document(data))
    return found


def outline(thread: Thread) -> list[str]:
    """One line a comment: its label and its first words."""
    return [f"{thread.label(index)} {comment.text.split()[0]}" for index, comment in enumerate(thread.comments)]


LIST_DUMP = """\
    The ferry is late


    The ferry was late again on Sunday, and nobody on the quay could say why.

    A paragraph of the article that goes on for a while, as such paragraphs do.


      1. First of all, I was on that ferry and it was not the ferry's fault.

        There is a second paragraph here.

        • Whose fault was it then, if you were there and know so much?

          • Nobody's. The tide came in, as it does, and stayed for its tea.

      2. Quite so. 1000+ people wait every week and no one asks us.
        We may find out in spring.

        • p.s. i would still rather swim


          A double blank line does not end what I wrote.
    """


def test_a_list_dump_becomes_title_article_and_tree() -> None:
    thread = read(LIST_DUMP)
    assert thread.title == "The ferry is late"
    assert thread.article is not None
    assert thread.article.text.startswith("The ferry was late again on Sunday")
    assert outline(thread) == ["1 First", "1.1 Whose", "1.1.1 Nobody's.", "2 Quite", "2.1 p.s."]


def test_a_double_blank_line_and_a_bare_line_break_stay_inside_their_comment() -> None:
    thread = read(LIST_DUMP)
    assert (
        thread.comments[3].text
        == "Quite so. 1000+ people wait every week and no one asks us.\nWe may find out in spring."
    )
    assert thread.comments[4].text == (
        "p.s. i would still rather swim\n\nA double blank line does not end what I wrote."
    )


def test_headers_dates_and_buttons_are_laid_aside_not_lost() -> None:
    thread = read("""\
        The ferry is late

        The ferry was late again on Sunday, and nobody on the quay could say why.

        2 Comments

        Ann Lee says:
        June 3, 2021 at 4:05 pm

        I was on it.

        Reply

            Tom says:
            June 4, 2021 at 9:00 am

            So was I!

            Reply   Like (3)

        Leave a Reply
        Your email address will not be published.
        """)
    first, reply = thread.comments
    assert (first.author, first.text) == ("Ann Lee", "I was on it.")
    assert (reply.author, reply.text) == ("Tom", "So was I!")
    assert first.time is not None
    assert first.time.isoformat() == "2021-06-03T16:05:00+00:00"
    assert list(thread.parents) == [NO_PARENT, 0]
    assert thread.declared == 2
    assert thread.furniture == (
        "2 Comments",
        "Ann Lee says:",
        "June 3, 2021 at 4:05 pm",
        "Reply",
        "Tom says:",
        "June 4, 2021 at 9:00 am",
        "Reply   Like (3)",
        "Leave a Reply",
        "Your email address will not be published.",
    )


def test_a_page_without_comments_is_an_article_and_an_honest_empty_tree() -> None:
    thread = read("""\
        Ten things to take on a ferry

        A list is not a discussion, however long it is:

          1. an oilskin
          2. a second oilskin
          3. somebody who knows the way

        Take all of them, or stay at home and read about it in the paper.
        """)
    assert len(thread) == 0
    assert thread.notes == ("no comments were found",)
    assert thread.article is not None
    items = [span for span in thread.article.body.spans if span.kind == "item"]
    assert [thread.article.text[span.start : span.end] for span in items] == [
        "an oilskin",
        "a second oilskin",
        "somebody who knows the way",
    ]
    assert [span.marker for span in items] == ["1.", "2.", "3."]


def test_headings_and_quoted_passages_of_the_article_are_told() -> None:
    thread = read("""\
        The ferry is late

        A New Timetable

        The ferry was late again on Sunday, and nobody on the quay could say why.

        Asked about it, the captain said:

        I have nothing to add to the tide, and it has nothing to add to me.

        “Is That All?”

        It was, and everybody went home to have their supper before it got cold.
        """)
    assert thread.article is not None
    marked = {span.kind: thread.article.text[span.start : span.end] for span in thread.article.body.spans}
    assert marked["quote"] == "I have nothing to add to the tide, and it has nothing to add to me."
    headings = [span for span in thread.article.body.spans if span.kind == "heading"]
    assert [thread.article.text[span.start : span.end] for span in headings] == ["A New Timetable", "“Is That All?”"]


def test_who_wrote_the_article_is_told_by_the_line_below_its_title() -> None:
    thread = read("""\
        The ferry is late

        Posted on May 14, 2023 by Ilse Varendonk

        The ferry was late again on Sunday, and nobody on the quay could say why.
        """)
    assert thread.article is not None
    assert thread.article.author == "Ilse Varendonk"
    assert thread.article.time is not None
    assert thread.article.time.date().isoformat() == "2023-05-14"
    assert "Posted on May 14, 2023 by Ilse Varendonk" in thread.furniture


def test_a_footer_names_the_author_of_the_text_above_it() -> None:
    thread = read("""\
        The ferry is late

        The ferry was late again on Sunday, and nobody on the quay could say why.

        Comments

        I was on it, and it was lovely.

        Posted by: Ann | June 3, 2021 at 04:05 PM

        I was not, and I am sorry to have missed it.

        Posted by: Tom | June 4, 2021 at 09:00 AM
        """)
    assert [(comment.author, comment.text) for comment in thread.comments] == [
        ("Ann", "I was on it, and it was lovely."),
        ("Tom", "I was not, and I am sorry to have missed it."),
    ]


def test_in_a_flat_page_a_reply_hangs_below_whom_it_says_it_answers() -> None:
    thread = read("""\
        The ferry is late

        3 Comments

        Ann says:
        June 3, 2021 at 4:05 pm
        I was on it.

        Tom says:
        June 4, 2021 at 9:00 am
        In reply to Ann
        So was I.

        Nan says:
        June 5, 2021 at 9:00 am
        Was there cake?
        """)
    assert list(thread.parents) == [NO_PARENT, 0, NO_PARENT]
    assert thread.comments[1].flags == ("inferred-parent",)
    assert "In reply to Ann" in thread.furniture


def test_a_comment_further_in_than_any_reply_could_be_is_unsure() -> None:
    thread = read("""\
        The ferry is late

        3 Comments

          1. I was on it, and we all sang on the way over to the island.

              • There was no singing on my side of the boat, I am glad to say.

            • You were asleep, Tom, with your hat on your face, and snoring.
        """)
    assert [comment.flags for comment in thread.comments] == [(), ("unsure",), ()]


def test_a_list_inside_a_comment_is_no_reply() -> None:
    thread = read("""\
        The ferry is late

        2 Comments

          1. What one needs for the crossing, in the order of importance:

            - an oilskin
            - a second oilskin

            That is all, really.

            • You have forgotten the sandwiches, and I have not forgotten that.

          2. I would take a book and a torch, and somebody to hold the torch.
        """)
    assert outline(thread) == ["1 What", "1.1 You", "2 I"]
    items = [span.marker for span in thread.comments[0].body.spans if span.kind == "item"]
    assert items == ["-", "-"]


def test_markdown_dumps_keep_their_links_and_ids() -> None:
    thread = read("""\
        # The ferry is late

        See [the timetable](https://quay.example/times) on the [board](https://quay.example/board).

        ### 2 Responses to _The ferry is late_

          1. ![](https://quay.example/ann.png) [Ann](https://ann.example) says:

        [June 3, 2021 at 4:05
        pm](https://quay.example/late/#comment-7)

        I was **on** [it](https://quay.example/it).

        [Reply](https://quay.example/late/?replytocom=7#respond)

             * ![](https://quay.example/tom.png) Tom says:

        [June 4, 2021 at 9:00 am](https://quay.example/late/#comment-8)

        So was I.

        [Reply](https://quay.example/late/?replytocom=8#respond)
        """)
    first, reply = thread.comments
    assert thread.title == "The ferry is late"
    assert (first.id, first.author, first.text) == ("7", "Ann", "I was on it.")
    assert [span.url for span in first.body.spans if span.kind == "link"] == ["https://quay.example/it"]
    assert (reply.id, reply.author, reply.text) == ("8", "Tom", "So was I.")
    assert list(thread.parents) == [NO_PARENT, 0]


@pytest.mark.parametrize("prefix", [b"\xef\xbb\xbf", b""], ids=["with a BOM", "without"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_byte_order_marks_and_line_ends_do_not_matter(prefix: bytes, newline: bytes) -> None:
    data = prefix + dedent(LIST_DUMP).encode().replace(b"\n", newline)
    assert outline(read(data)) == outline(read(LIST_DUMP))


def test_undecodable_bytes_are_counted_in_a_note() -> None:
    thread = read(
        "Ein schöner Tag\n\nDer Kapitän schläft und die Fähre ruht, schöner wird es nicht.\n".encode() + b"\xff\xfe\n"
    )
    assert "2 bytes could not be decoded" in thread.notes


def test_any_text_may_be_a_page_but_nothing_is_surely_one() -> None:
    assert READER.sniff(Sample(Document(b"hello"))) == FALLBACK
    assert READER.sniff(Sample(Document(dedent(LIST_DUMP).encode()))) > FALLBACK


def test_the_harbour_example(examples: Path) -> None:
    thread = read((examples / "harbour.txt").read_bytes())
    assert thread.title == "Brackwater Daily: Seals Take the Ferry Slip, Council Takes Until Spring"
    assert (len(thread), sum(parent == NO_PARENT for parent in thread.parents), thread.max_depth()) == (30, 6, 6)
    assert thread.furniture == ()
    assert {comment.author for comment in thread.comments} == {None}


def test_the_allotment_example(examples: Path) -> None:
    thread = read((examples / "allotment.txt").read_bytes())
    assert thread.title == "The Great Water Butt Question"
    assert list(thread.parents) == [-1, 0, 1, 2, 0, -1, 5, -1, 7]
    assert thread.declared == len(thread)
    assert {comment.author for comment in thread.comments} == {
        "Hector Bloom",
        "Dorothea Pym",
        "Nan from plot 7",
        "R. Okonjo",
        "The Committee",
    }
    assert "\n" not in thread.comments[0].text

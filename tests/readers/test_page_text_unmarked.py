"""Pages whose top-level comments have lost their numbers, while the replies still have bullets."""

from __future__ import annotations

from textwrap import dedent

import pytest
from dumps import SENTENCES, Written, discussion, parents_of, read

from threadview.thread import NO_PARENT

TITLE = "The ferry slip is late again"
ARTICLE = [" ".join(SENTENCES[:4]), " ".join(SENTENCES[4:]), " ".join(SENTENCES[2:6])]


def all_answered(seed: int, count: int) -> list[Written]:
    """A discussion in which every top-level comment has a reply, so that the page tells where each begins."""
    made: list[Written] = []
    for comment in discussion(seed, count):
        alone = comment.depth == 0 and made and made[-1].depth == 0
        made.append(comment._replace(depth=1) if alone else comment)
    return made


def dump(comments: list[Written], *, first: int, further: int, replies: int, bullet: str, heading: str) -> str:
    """The page: texts without a mark begin at one column and go on at another, replies stand further in."""
    lines = [TITLE, "", "", *(line for paragraph in ARTICLE for line in (paragraph, "")), ""]
    lines += [heading.format(len(comments)), ""] if heading else []
    for comment in comments:
        column = replies + 2 * (comment.depth - 1)
        head = " " * (column if comment.depth else first) + f"{bullet} " * (comment.depth > 0)
        inside = " " * (column + 2 if comment.depth else further)
        opening, *others = comment.paragraphs
        lines += [head + opening, "", *(line for other in others for line in (inside + other, ""))]
    return "\n".join(lines)


@pytest.mark.parametrize("heading", ["{} Comments", "Responses", "Discussion", ""], ids=repr)
@pytest.mark.parametrize("bullet", "•*-o")
@pytest.mark.parametrize(
    ("first", "further", "replies"),
    [(0, 0, 2), (0, 0, 4), (2, 2, 4), (2, 4, 4), (4, 4, 4), (5, 4, 4), (5, 5, 4), (0, 4, 4)],
)
def test_texts_without_a_mark_are_the_comments_that_bullets_answer(
    first: int, further: int, replies: int, bullet: str, heading: str
) -> None:
    comments = all_answered(2, 25)
    thread = read(dump(comments, first=first, further=further, replies=replies, bullet=bullet, heading=heading))
    assert list(thread.parents) == parents_of(comments)
    assert [comment.text for comment in thread.comments] == [comment.text for comment in comments]
    assert thread.article is not None
    assert thread.article.text == "\n\n".join(ARTICLE)


QUAY = """\
    The ferry is late

    The ferry was late again on Sunday, and nobody on the quay could say why.

    {heading}

    I was on that ferry and I can tell you that it was not the ferry's fault.

        • Whose fault was it then, if you were there and know so much?

          • Nobody's. The tide came in, as it does, and stayed for its tea.

    Quite so. 1000+ people wait every week and no one asks us.

    {below}

        • p.s. I would still rather swim, thank you very much.
    """


def quay(heading: str = "", below: str = "We may find out in spring.") -> str:
    return dedent(QUAY).format(heading=heading, below=below)


def test_paragraphs_that_may_be_one_comment_or_two_are_one_and_unsure() -> None:
    thread = read(quay("Comments"))
    assert list(thread.parents) == [NO_PARENT, 0, 1, NO_PARENT, 3]
    assert thread.comments[3].text.endswith("asks us.\n\nWe may find out in spring.")
    assert [comment.flags for comment in thread.comments] == [(), (), (), ("unsure",), ()]


def test_the_count_in_the_heading_tells_one_comment_from_two() -> None:
    thread = read(quay("6 Comments"))
    assert list(thread.parents) == [NO_PARENT, 0, 1, NO_PARENT, NO_PARENT, 4]
    assert {comment.flags for comment in thread.comments} == {()}


def test_a_wide_gap_above_every_comment_tells_where_the_others_begin() -> None:
    thread = read(quay("Comments").replace("\n\nQuite so", "\n\n\nQuite so").replace("\n\nWe may", "\n\nWe may"))
    assert list(thread.parents) == [NO_PARENT, 0, 1, NO_PARENT, 3]
    text = quay("Comments", below="Yes, in spring.\n\n\nWho knows? I do not.")
    thread = read(text.replace("\n\nQuite so", "\n\n\nQuite so"))
    assert list(thread.parents) == [NO_PARENT, 0, 1, NO_PARENT, NO_PARENT, 4]


def test_without_a_heading_the_paragraph_above_the_replies_is_the_first_comment() -> None:
    thread = read(quay())
    assert thread.article is not None
    assert thread.article.text == "The ferry was late again on Sunday, and nobody on the quay could say why."
    assert thread.comments[0].text.startswith("I was on that ferry")
    assert thread.comments[0].flags == ("unsure",)


def test_below_a_heading_the_first_comments_may_have_no_replies() -> None:
    thread = read(quay("Responses").replace("I was on that", "Me too, whatever it was!\n\nI was on that"))
    assert thread.comments[0].text.startswith("Me too, whatever it was!\n\nI was on that ferry")
    assert thread.comments[0].flags == ("unsure",)


@pytest.mark.parametrize("bullet", ["•", "1."])
def test_the_lists_of_an_article_answer_nothing(bullet: str) -> None:
    thread = read(f"""\
Ten things to take on a ferry

You will need these for the crossing:

  {bullet} an oilskin, which you have to buy before you come on board, if I may say so

  {bullet} a second oilskin, for when you lose the first one in the harbour

And these for the way back:

  {bullet} somebody who knows the way, and who will tell you when you are there

  {bullet} a book that you have read before
""")
    assert len(thread) == 0


def test_bulleted_comments_stay_as_they_are() -> None:
    thread = read(f"""\
{TITLE}

{ARTICLE[0]}

{ARTICLE[1]}

  • I was on that ferry and I can tell you that it was not the ferry's fault.

    • Whose fault was it then, if you were there and know so much?

  • Quite so. 1000+ people wait every week and no one asks us.
""")
    assert list(thread.parents) == [NO_PARENT, 0, NO_PARENT]

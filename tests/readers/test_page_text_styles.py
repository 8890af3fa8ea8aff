"""Pages of every style, written from threads that are known: the tree, the texts and the names come back."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

import pytest
from dumps import SENTENCES, Written, discussion, parents_of, read
from synthetic import generate
from synthetic_forms import PageStyle, page

from threadview.thread import NO_PARENT


class Style(NamedTuple):
    """How a page is written; ``margin`` is what each level stands further in."""

    number: str = "{}."
    bullet: str = "•"
    margin: str = "  "
    wrap: int = 0
    header: str = ""
    heading: bool = True
    buttons: bool = False
    list_in_article: bool = False
    blank_lines: bool = True


STYLES = [
    *(Style(bullet=bullet) for bullet in "•*-o+◦▪‣#"),
    *(Style(number=number) for number in ("{})", "({})", "[{}]", "•", "-")),
    *(Style(margin=" " * columns) for columns in (3, 4, 8)),
    Style(margin="\t"),
    Style(wrap=66),
    Style(heading=False),
    Style(list_in_article=True),
    Style(list_in_article=True, heading=False),
    Style(blank_lines=False),
    Style(buttons=True),
    *(
        Style(header=header, buttons=buttons, wrap=wrap)
        for header in (
            "{author} says:",
            "{author} • 3 hours ago",
            "{author} on June {day}, 2021 at 4:05 pm",
            "Posted by {author}",
            "{author}\nJune {day}, 2021 at 4:05 pm",
            "Comment by {author} — June {day}, 2021 @ 4:05 pm",
            "{author} said...",
        )
        for buttons, wrap in ((False, 0), (True, 66))
    ),
]


def dump(comments: list[Written], style: Style) -> str:
    lines = ["The ferry slip is late again", "", "", " ".join(SENTENCES[:4]), ""]
    if style.list_in_article:
        lines += ["  • the crane", "  • the rope", "  • the long list of excuses", ""]
    lines += [" ".join(SENTENCES[4:]), ""]
    if style.heading:
        lines += [f"{len(comments)} Comments", ""]
    top = 0
    for place, comment in enumerate(comments):
        top += comment.depth == 0
        marker = style.number.format(top) if comment.depth == 0 else style.bullet
        margin = style.margin.replace("\t", "") and "  "
        first, *others = block(comment, style, place)
        lines.append(f"{margin}{style.margin * comment.depth}{marker} {first}")
        lines += [f"{margin}{style.margin * (comment.depth + 1)}{line}" if line else "" for line in others]
        lines += [""] * style.blank_lines
    return "\n".join(lines)


def block(comment: Written, style: Style, place: int) -> list[str]:
    """The lines of one comment: its header, its paragraphs, its buttons."""
    blank = [""] * style.blank_lines
    header = style.header.format(author=comment.author, day=1 + place % 28)
    lines = [*header.split("\n"), *blank] if header else []
    for number, paragraph in enumerate(comment.paragraphs):
        lines += [""] * (number > 0) + (textwrap.wrap(paragraph, style.wrap) if style.wrap else [paragraph])
    return [*lines, *blank, "Reply"] if style.buttons else lines


@pytest.mark.parametrize("style", STYLES, ids=str)
@pytest.mark.parametrize(("seed", "count"), [(1, 12), (2, 25)])
def test_tree_texts_and_names_come_back(style: Style, seed: int, count: int) -> None:
    comments = discussion(seed, count)
    thread = read(dump(comments, style))
    assert thread.title == "The ferry slip is late again"
    assert list(thread.parents) == parents_of(comments)
    assert [comment.text for comment in thread.comments] == ["\n\n".join(each.paragraphs) for each in comments]
    if style.header:
        assert [comment.author for comment in thread.comments] == [each.author for each in comments]


@pytest.mark.parametrize("shape", ["natural", "chain", "star"])
@pytest.mark.parametrize(
    "style",
    [PageStyle(), PageStyle(number=""), PageStyle(tabs=True), PageStyle(indent=4, author="{author} says:")],
    ids=str,
)
def test_every_shape_of_thread_comes_back(shape: str, style: PageStyle) -> None:
    made = generate(60, shape=shape)
    thread = read(page(made, style))
    assert list(thread.parents) == made.parents
    assert [comment.text.split() for comment in thread.comments] == [text.split() for text in made.texts]


def test_comments_below_indented_headers_without_any_marks() -> None:
    lines = ["The ferry slip is late again", "", " ".join(SENTENCES), ""]
    comments = discussion(3, 20)
    for comment in comments:
        margin = "    " * comment.depth
        lines += [f"{margin}{line}" if line else "" for line in (comment.author, "Posted June 3, 2021 at 4:05 pm", "")]
        lines += [f"{margin}{paragraph}\n" for paragraph in comment.paragraphs]
    thread = read("\n".join(lines))
    assert list(thread.parents) == parents_of(comments)
    assert [comment.author for comment in thread.comments] == [each.author for each in comments]


def test_numbers_set_flush_right_stand_in_one_column() -> None:
    items = [
        f"{number:2}. Comment {number} says what it has to say about the ferry, which is not much."
        for number in range(8, 13)
    ]
    thread = read("The ferry is late\n\n12 Comments\n\n" + "\n\n".join(items))
    assert list(thread.parents) == [NO_PARENT] * 5


def test_gaps_in_the_numbers_and_a_restart_are_no_harm() -> None:
    items = [
        f"  {number}. I have comment {number} to make about the ferry, and I am making it."
        for number in (1, 2, 5, 9, 1, 2)
    ]
    thread = read("The ferry is late\n\n9 Comments\n\n" + "\n\n".join(items))
    assert list(thread.parents) == [NO_PARENT] * 6
    assert (thread.declared, len(thread)) == (9, 6)


def test_a_quotation_that_a_page_left_open_holds_the_comments_below_it() -> None:
    below = "".join(
        f">{' ' * column}{number}. ![](a.gif) **[{name}](http://example.org/)** :\n>\n"
        f"> [ 1{number}.03.2013 at 23:45 ](../tea/#comment-{place})\n>\n> {text}\n>\n> [Reply](/tea/?to={place})\n>\n"
        for place, (column, number, name, text) in enumerate(
            [
                (3, 2, "Bob", "Pots are better."),
                (6, 1, "Cy", "> Pots\n>\n> They are not."),
                (9, 1, "Bob", "They are!"),
                (3, 3, "Di", "Cups, please."),
            ]
        )
    )
    first = (
        "  1. ![](a.gif) **[Ann](http://example.org/)** :\n\n[ 03.09.2012 at 10:18 ](../tea/#c7)\n\nI use a pan.\n\n"
    )
    thread = read(f"# Tea\n\nIt is good.\n\n## 5 thoughts on “Tea”\n\n{first}{below}")
    assert [comment.author for comment in thread.comments] == ["Ann", "Bob", "Cy", "Bob", "Di"]
    assert list(thread.depths) == [0, 0, 1, 2, 0]
    assert thread.comments[1].text == "Pots are better."


def test_quoted_lines_without_items_stay_quoted() -> None:
    quoted = "> You said that tea is good.\n> I doubt it.\n\nI do not.\n\n"
    thread = read("".join(f"{name} says:\n\n{quoted}" for name in ("Ann", "Bob", "Cy", "Di")))
    assert len(thread) == 4
    assert [span.kind for span in thread.comments[0].body.spans] == ["quote"]


def test_a_lone_letter_is_a_marker_inside_a_list_with_lone_signs() -> None:
    page = """\
Tea

4 comments on “Tea”

    1.
   Ann
       February 20, 2019 at 3:42 pm | Reply
       I use a pan for it.
          +
        Bob
            February 22, 2019 at 10:05 am | Reply
            A pot is better.
               o
             Cy
                 February 22, 2019 at 11:12 am | Reply
                 Says who?
    2.
   Di
       February 23, 2019 at 4:09 pm | Reply
       Cups, please.
"""
    thread = read(page)
    assert [comment.author for comment in thread.comments] == ["Ann", "Bob", "Cy", "Di"]
    assert list(thread.depths) == [0, 1, 2, 0]


def test_a_list_round_the_list_of_comments_is_no_comment_and_a_note_in_brackets_no_item() -> None:
    page = """\
  1. 20
    Who drinks tea?
    3 comments
  1.

    1. 38

      I do, as you know, and I have done so for years.

      1. ~

        So do I, but only when nobody is looking at me. [1]

        [1] https://example.org/tea-and-me is where I wrote about it

    2. 12

      You cannot mean that! Coffee is what we drink here.

      1. ~

        Speak for yourself, my friend, and not for the others.

    3. ~

      Both of you are wrong, for there is nothing but water.

      1. ~

        I had forgotten the water, you are right about that.
"""
    thread = read(page)
    assert [comment.text.split()[0] for comment in thread.comments] == ["I", "So", "You", "Speak", "Both", "I"]
    assert list(thread.depths) == [0, 1, 0, 1, 0, 1]


def test_the_line_that_counts_the_comments_is_no_comment() -> None:
    talk = "".join(
        f"      {name} {hours} hours ago\n\n      I think that {name} is right.\n\n"
        for hours, name in enumerate(["bob", "cy", "dora"], 2)
    )
    thread = read(f"Tea\n150 points by ann 9 hours ago | 3 comments\n\nTea\n150 points by ann 9 hours ago\n\n{talk}")
    assert [comment.author for comment in thread.comments] == ["bob", "cy", "dora"]


def test_an_arrow_alone_opens_no_item() -> None:
    talk = "".join(
        f"   {name}'s picture\n\n     Re: Tea\n\n   Submitted by {name} on Tue, 09/08/2011 - 19:5{place}.\n\n"
        f"   It is what {name} says.\n\n   »\n"
        for place, name in enumerate(["ann", "bob", "cy"])
    )
    thread = read(f"   Tea\n\n   It is good, they say.\n\n{talk}")
    assert [comment.author for comment in thread.comments] == ["ann", "bob", "cy"]

"""Menus above comments, counts that decide, and the cards, ranks and tables of forums."""

from __future__ import annotations

import pytest

from threadview.readers.page_text import READER, furniture, headers
from threadview.thread import Document, Thread


def read(source: str) -> Thread:
    [thread] = READER.read(Document(source.encode(), "page.txt"))
    return thread


def authors(thread: Thread) -> list[str | None]:
    return [comment.author for comment in thread.comments]


MENU = "".join(f"  * Menu {word}\n" for word in ("kettles", "pots", "pans", "about us", "spoons", "forks"))
COMMENTS = """\
     4 Comments

     1. I think you are wrong about the spout, which drips when you pour it slowly.

        1. It does not drip at all if you hold it as one should, my friend.

     2. Thanks for this, I bought the red one because of you and I am glad.

     3. Why would anybody need a second kettle? Mine is as old as I am!
"""


def test_a_menu_further_out_than_the_page_takes_nothing_into_the_thread() -> None:
    thread = read(f"Kettles\n\n{MENU}\n    The kettle of the year pours without a drop, we say.\n\n{COMMENTS}")
    assert [comment.text.split()[0] for comment in thread.comments] == ["I", "It", "Thanks", "Why"]
    assert list(thread.depths) == [0, 1, 0, 0]


def test_a_menu_alone_is_no_thread() -> None:
    assert len(read(f"Kettles\n\n12 Comments\n\n{MENU}")) == 0


def test_the_reading_that_finds_as_many_as_the_page_counts_is_taken() -> None:
    texts = "".join(
        f"Ann{place} says:\n\nWhat you need, I think:\n\n  * water, and a lot of it\n\n"
        f"  * a fire that you can trust\n\n"
        f"  * some patience, my friend\n\n  * a cup that is not broken\n\n"
        for place in range(3)
    )
    assert authors(read(f"Tea\n\nIt is good.\n\n3 Comments\n\n{texts}")) == ["Ann0", "Ann1", "Ann2"]


def test_a_lone_word_with_nothing_below_it_ends_the_comment_above() -> None:
    page = "Talk of the town\n\n" + "".join(
        f"{name}\n\nI like it, you know.\n\n" for name in ("ann", "bob", "ann", "cy") * 3
    )
    thread = read(page.replace("cy\n\nI like it, you know.\n\n", "cy\n\nI like it, you know.\n\nDruid\n\n", 1))
    assert "Druid" not in authors(thread)
    assert thread.comments[3].text.endswith("Druid")


@pytest.mark.parametrize("row", ["No    new kettle for me     Sun Sep 03, 2006 5:29 pm", "a     b     3 May 2012"])
def test_a_row_of_a_table_is_no_header(row: str) -> None:
    assert headers.mark(row) is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("triptik" + 140 * " " + "Posted: Fri Jun 06, 2003 1:25 am", "triptik"),
        (
            "![](s.gif)| [](vote?id=2) | [ann](user?id=ann) [5 hours ago](item?id=7) [[–]](javascript:void\\(0\\))",
            "ann",
        ),
        ("[![Post](icon.gif)](viewtopic?p=42)Posted: Fri Jun 06, 2003 1:25 am", None),
    ],
)
def test_padding_pictures_in_links_and_brackets_in_links_hide_no_header(line: str, author: str | None) -> None:
    assert headers.likely([line], [0]) == [0]
    found = headers.mark(line)
    assert found is not None
    assert found.author == author


@pytest.mark.parametrize("line", ["Joined: 16 Jul 2002", "Posts: 514", "Mitglied seit 3. Mai 2012 Beiträge 12"])
def test_the_card_of_a_member_is_known(line: str) -> None:
    assert furniture.is_card(line)


def test_the_name_above_a_card_heads_the_post_below_it() -> None:
    posts = "".join(
        f"{name}\n\nJoined: 16 Jul 2002\nPosts: 514\nLocation: Here\n\nPosted: Fri Jun 0{day}, 2003 1:25 am\n\n"
        f"I never saw it, and you?\n\nBack to top\n\n"
        for day, name in enumerate(("ann", "bob", "ann", "cy"), 1)
    )
    assert authors(read(f"Forum\n\nAuthor Message\n\n{posts}")) == ["ann", "bob", "ann", "cy"]


def test_above_ranks_and_cards_stand_the_names_and_below_them_numbered_posts() -> None:
    posts = "".join(
        f"{name}\n\nOld hand\n\nMember since 3 May 2012 Posts 12\n  * 1{number} June 2018\n  *\n  * #{number}\n"
        f"    You should look into its ears, I say, number {number}.\n\n"
        for number, name in enumerate(("ann", "bob", "cyd", "ann"), 1)
    )
    thread = read(f"My cat\n\n{posts}")
    assert authors(thread) == ["ann", "bob", "cyd", "ann"]
    assert [comment.id for comment in thread.comments] == ["1", "2", "3", "4"]
    assert set(thread.depths) == {0}


LABELLED = """\
#### [{name}](/members/{name}.81/)

##### {rank}

Mitglied seit

    28\\. Juni 2014

Beiträge

    2.206

Ort

     Hinterhof

  * 27\\. September 2018

  * [ __](/threads/kettle.23/post-{number})
  * #{place}

{text}
"""


def test_labels_with_values_below_them_are_a_members_card_and_give_no_names() -> None:
    posts = [("ann", "Forenprofi"), ("bob", "Neuling"), ("ann", "Forenprofi"), ("cyd", "Neuling")]
    page = "\n\n".join(
        LABELLED.format(name=name, rank=rank, number=100 + place, place=place, text=f"Mine sings too, post {place}.\n")
        for place, (name, rank) in enumerate(posts, 1)
    )
    thread = read(
        f"# Why does the kettle sing?\n\n{page}\n\n### Ähnliche Themen\n\nDora\n\n  * 3\\. März 2017\n\nOhren\n"
    )
    assert authors(thread) == ["ann", "bob", "ann", "cyd"]
    assert [comment.text for comment in thread.comments] == [f"Mine sings too, post {place}." for place in (1, 2, 3, 4)]
    assert [comment.id for comment in thread.comments] == ["101", "102", "103", "104"]
    assert set(thread.depths) == {0}
    assert thread.comments[0].time is not None
    assert thread.comments[0].time.year == 2018

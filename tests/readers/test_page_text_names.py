"""Names that are easily missed: numbers, titles of pages, names behind addresses, below texts and over two lines."""

from __future__ import annotations

from threadview.readers.page_text import READER
from threadview.thread import Document, Thread


def read(source: str) -> Thread:
    [thread] = READER.read(Document(source.encode(), "page.txt"))
    return thread


def authors(thread: Thread) -> list[str | None]:
    return [comment.author for comment in thread.comments]


def test_a_number_between_texts_is_a_handle_where_handles_stand_alone() -> None:
    names = ["ann", "bob", "8712", "ann", "640", "bob", "ann", "bob", "ann", "bob"]
    page = "Talk of the town\n\n" + "".join(f"{name}\n\nI like it, you know.\n\n" for name in names)
    assert authors(read(page)) == names


def test_a_number_that_ends_a_text_is_no_handle() -> None:
    page = "Talk of the town\n\n" + "".join(f"{name}\n\nI like it.\n\n" for name in ["ann", "bob"] * 5)
    page = page.replace("bob\n\nI like it.\n\n", "bob\n\nHow many?\n\n1024\n\n", 1)
    assert authors(read(page)) == ["ann", "bob"] * 5


LINKED = """\
Rain barrels

Ours is full again.

4 Comments

    1. Ilse 19. Juni 2018 um 15:28 Uhr - Antworten
       Meine ist schon leer, leider.
          + Tom 19. Juni 2018 um 20:41 Uhr - Antworten
            Dann muss es regnen.
    2. Links der Woche: Tonnen, Kannen und ein Schlauch - Der kleine Garten
       20. Juni 2018 um 10:50 Uhr - Antworten
       Wer eine Tonne sucht, wird hier beraten.
    3. Ines 21. Juni 2018 um 9:00 Uhr - Antworten
       Danke, das hilft mir sehr.
    4. Wasser sparen im Sommer | Hof & Haus und alles, was dazu gehört 22.
       Juni 2018 um 16:11 Uhr - Antworten
       Ein guter Text zum Thema steht hier.
"""


def test_the_title_of_a_page_that_links_here_is_a_name_over_two_lines_and_last_of_all() -> None:
    thread = read(LINKED)
    assert authors(thread) == [
        "Ilse",
        "Tom",
        "Links der Woche: Tonnen, Kannen und ein Schlauch - Der kleine Garten",
        "Ines",
        "Wasser sparen im Sommer | Hof & Haus und alles, was dazu gehört",
    ]
    assert thread.comments[2].text == "Wer eine Tonne sucht, wird hier beraten."
    assert thread.comments[4].time is not None
    assert list(thread.depths) == [0, 1, 0, 0, 0]


SAYS = """\
Lemons

3 thoughts on “Lemons”

     • [6]rob@example.org'[7]rob@example.org' Roberta says:
       [8]October 20, 2019 at 1:31 pm

       Mine never bloomed.

       [9]Reply

          • [10]flo.long.address@example.net'[11]flo.long.address@example.net' Florine
            says:
            [12]October 21, 2019 at 1:10 pm

            Give it light.

            [13]Reply

     • [14]ty@example.com'[15]ty@example.com' Ty K says:
       [16]October 23, 2019 at 9:48 pm

       I just planted one.
"""


def test_an_address_before_a_name_is_no_part_of_it_and_a_verb_broken_off_is_no_name() -> None:
    thread = read(SAYS)
    assert authors(thread) == ["Roberta", "Florine", "Ty K"]
    assert [comment.text for comment in thread.comments] == [
        "Mine never bloomed.",
        "Give it light.",
        "I just planted one.",
    ]
    assert list(thread.depths) == [0, 1, 0]


SIGNED = """\
Bins are full
The town lets them overflow, and nobody says when that ends.
Mine has not been emptied for a week.
Comment by Ann Lee — 17.07, 2011 @ 13:04
Call the office, they came the same day.
Comment by Bob — 17.07, 2011 @ 13:10
I did call them!
Comment by Cy — 17.07, 2011 @ 13:22
"""


def test_signatures_right_below_their_texts_end_them_without_a_heading_too() -> None:
    thread = read(SIGNED)
    assert authors(thread) == ["Ann Lee", "Bob", "Cy"]
    assert [comment.text for comment in thread.comments] == [
        "Mine has not been emptied for a week.",
        "Call the office, they came the same day.",
        "I did call them!",
    ]


def test_headers_above_their_texts_stay_above_them() -> None:
    page = "".join(
        f"Posted by {name} — 17.07.2011 13:0{n}\nThat is what {name} said.\n"
        for n, name in enumerate(["Ann", "Bob", "Cy"])
    )
    thread = read(f"Bins are full\nThe town lets them.\n{page}")
    assert [comment.text for comment in thread.comments] == [
        "That is what Ann said.",
        "That is what Bob said.",
        "That is what Cy said.",
    ]


def test_handles_may_stand_as_close_as_the_lists_of_answers_below_and_above_them() -> None:
    names = ["ann", "bob", "cy", "dora"] * 3
    posts = "".join(
        f"{name}\n  * What brought you here?\n    A friend of {name} did.\n  * Tea or milk?\n    Tea\n"
        for name in names
    )
    thread = read(f"Say hello\n\n{posts}")
    assert authors(thread) == names
    assert thread.comments[1].text.endswith("A friend of bob did.\nTea or milk?\nTea")


def test_a_word_that_a_wrap_broke_off_a_list_is_no_handle() -> None:
    posts = "".join(
        f"{name}\n\nIt is good, I think.\n\n  * {'because ' * 8}of the\nwater\n\nAnd so on.\n\n"
        for name in ["ann", "bob"] * 5
    )
    assert authors(read(f"Say hello\n\n{posts}")) == ["ann", "bob"] * 5

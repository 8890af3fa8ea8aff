"""WordPress's API in its three forms; posts and comments in one file or several."""

from __future__ import annotations

import json

from factories import outline

from threadview.readers import read, sniff
from threadview.readers.joining import join
from threadview.thread import Document, Thread

POST = {"id": 5, "link": "https://e.org/a/", "title": {"rendered": "A &amp; B"}, "content": {"rendered": "<p>x</p>"}}


def threads(value: object) -> list[Thread]:
    document = Document(json.dumps(value).encode())
    assert sniff(document).name == "wordpress"
    return list(read(document))


def rest(number: int, parent: int = 0, post: int = 5, **more: object) -> dict[str, object]:
    day = f"2020-01-{number:02}T10:00:00"
    return {
        "id": number,
        "post": post,
        "parent": parent,
        "author_name": "Ann",
        "date": "2020-01-01T00:00:00",
        "date_gmt": day,
        "content": {"rendered": f"<p>text {number}</p>"},
        "link": f"https://e.org/a/#comment-{number}",
        "status": "approved",
        "type": "comment",
        **more,
    }


def test_comments_newest_first_are_turned_round_and_their_times_are_utc() -> None:
    [thread] = threads([rest(3, 1), rest(2, 1), rest(1)])
    assert outline(thread) == "1(2 3)"
    assert str(thread.comments[0].time) == "2020-01-01 10:00:00+00:00"
    assert (thread.url, thread.title) == ("https://e.org/a/", "https://e.org/a/")


def test_a_kind_of_a_wrong_type_is_none() -> None:
    [thread] = threads([rest(1, type=[]), rest(2, 1, type={"x": 5}), rest(3, type="pingback")])
    assert [comment.flags for comment in thread.comments] == [(), (), ("pingback",)]


def test_a_post_and_its_comments_are_one_thread_in_one_file_or_several() -> None:
    comments = [rest(2, 1), rest(1)]
    [whole] = threads({"post": POST, "comments": comments})
    parts = [threads(part)[0] for part in (POST, [rest(2, 1)], [rest(1)])]
    assert [comment.flags for comment in parts[1].comments] == [("stub",), ()]
    for thread in (whole, join(parts)):
        assert (thread.title, outline(thread)) == ("A & B", "1(2)")
        assert thread.article is not None
        assert thread.article.text == "x"


def test_comments_within_a_post_are_its_comments() -> None:
    [thread] = threads({**POST, "_embedded": {"author": [{"name": "Wil"}], "replies": [[rest(2, 1), rest(1)]]}})
    assert thread.article is not None
    assert (thread.article.author, outline(thread)) == ("Wil", "1(2)")


def test_comments_that_a_post_embeds_need_not_name_it() -> None:
    embedded = [{key: value for key, value in rest(*one).items() if key != "post"} for one in ((2, 1), (1,))]
    [thread] = threads({**POST, "_embedded": {"replies": [embedded]}})
    assert (outline(thread), thread.notes) == ("1(2)", ())


def test_comments_of_several_posts_are_several_threads() -> None:
    assert [outline(thread) for thread in threads([rest(3), rest(2, post=6), rest(1)])] == ["1 3", "2"]


def test_what_the_site_does_not_show_is_left_out_and_counted() -> None:
    [thread] = threads([rest(1, status="hold"), rest(2, status="spam"), rest(3, type="pingback"), rest(4, 2)])
    assert [(comment.id, comment.flags) for comment in thread.comments] == [
        ("3", ("pingback",)),
        ("2", ("stub",)),
        ("4", ()),
    ]
    assert thread.notes == ("comments that the site does not show are left out: 1 spam, 1 unapproved",)


def test_the_form_of_wordpress_com_and_jetpack() -> None:
    def one(number: int, parent: object) -> dict[str, object]:
        return {
            "ID": number,
            "post": {"ID": 9, "title": "Ponds"},
            "author": {"name": "Ida"},
            "date": "2020-01-01T10:00:00+01:00",
            "URL": f"https://e.org/p/#comment-{number}",
            "content": f"<p>text {number}</p>",
            "status": "approved",
            "parent": parent,
        }

    [thread] = threads({"found": 7, "comments": [one(2, {"ID": 1}), one(1, parent=False)]})
    assert (thread.title, thread.declared, outline(thread)) == ("Ponds", 7, "1(2)")
    assert {comment.author for comment in thread.comments} == {"Ida"}
    post = {"ID": 9, "title": "Ponds", "URL": "https://e.org/p/", "content": "<p>x</p>", "author": {"name": "Wil"}}
    [alone] = threads({**post, "discussion": {"comment_count": 7}})
    assert (alone.declared, len(alone)) == (7, 0)


def test_the_form_of_the_command_line() -> None:
    def one(number: str, parent: str) -> dict[str, str]:
        keys = ("comment_ID", "comment_post_ID", "comment_author", "comment_date_gmt", "comment_content")
        values = (number, "5", "Ann", "2020-01-01 10:00:00", "first\n\nsecond")
        return {**dict(zip(keys, values, strict=True)), "comment_approved": "1", "comment_parent": parent}

    [thread] = threads([one("1", "0"), one("2", "1")])
    assert outline(thread) == "1(2)"
    assert thread.comments[0].text == "first\n\nsecond"


def test_fields_of_a_wrong_type_and_missing_ones_are_named() -> None:
    [thread] = threads([rest(1, date_gmt="soon"), rest(2, content=None), rest(3, content={"rendered": [1]})])
    assert len(thread) == 3
    assert thread.notes == (
        "$[0].date_gmt is not a time, and was left out",
        "$[1].content.rendered is missing",
        "$[2].content.rendered is not a text, and was left out",
    )

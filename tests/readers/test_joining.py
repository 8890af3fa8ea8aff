"""Several sources are parts of one thread."""

from __future__ import annotations

from factories import outline, thread

from threadview.readers.joining import grafted, join
from threadview.thread import Body, Comment, Row, Span, Thread, build


def test_branches_follow_each_other_under_the_first_title_and_article() -> None:
    joined = join([thread("a(b)", title="One", article="The post."), thread("c(d) e", title="Two")])
    assert outline(joined) == "a(b) c(d) e"
    assert joined.title == "One"
    assert joined.article is not None
    assert joined.article.text == "The post."


def test_what_the_first_lacks_another_gives() -> None:
    joined = join([thread("a"), thread("b", title="Two", article="The post.")])
    assert joined.title == "Two"
    assert outline(joined) == "a b"
    assert joined.article is not None


def test_a_second_article_becomes_a_comment_and_a_repeated_one_does_not() -> None:
    first, again, other = (
        thread(name, article=text) for name, text in (("a", "Post."), ("b", "Post."), ("c", "Other."))
    )
    assert [comment.text for comment in join([first, again, other]).comments] == ["a", "b", "Other.", "c"]


def test_a_stub_gives_way_to_its_comment_in_another_part() -> None:
    second = Thread(**build([Row("b", "a", Comment(id="b"))])._asdict())
    assert [comment.flags for comment in second.comments] == [("stub",), ()]
    assert outline(join([thread("a x"), second])) == "a(b) x"


def test_a_stub_that_is_the_article_of_another_part_gives_way_to_it() -> None:
    post = Thread(**build([])._asdict(), article=Comment(Body("The post."), id="p"))
    comments = Thread(**build([Row("a", "p", Comment(id="a")), Row("b", "a", Comment(id="b"))])._asdict())
    assert outline(join([comments, post])) == outline(join([post, comments])) == "a(b)"


def test_a_stub_for_comments_not_loaded_gives_way_to_the_first_of_them() -> None:
    rows = [Row("t1_a", None, Comment(id="t1_a")), Row("", "t1_a", Comment(id="more:b", flags=("more",), count=2))]
    later = [Row("t1_b", "t1_a", Comment(id="t1_b")), Row("t1_c", "t1_b", Comment(id="t1_c"))]
    parts = [Thread(**build(part)._asdict()) for part in (rows, later)]
    assert outline(join(parts)) == "t1_a(t1_b(t1_c))"


def test_the_same_id_twice_is_flagged() -> None:
    joined = join([thread("a(b)"), thread("a(c)")])
    assert [(comment.id, comment.flags) for comment in joined.comments] == [
        ("a", ()),
        ("b", ()),
        ("c", ()),
        ("a~2", ("duplicate",)),
    ]


def test_comments_without_ids_keep_their_places() -> None:
    nameless = Thread(**build([Row("1", None, Comment()), Row("2", "1", Comment())])._asdict())
    assert list(join([nameless, nameless]).parents) == [-1, 0, -1, 2]


def link(address: str) -> Comment:
    return Comment(
        Body(address, (Span(0, len(address), "link", url=address),)), id="s", author="ann", url="https://x.org/"
    )


def test_the_page_that_a_story_leads_to_stands_below_its_link() -> None:
    story = Thread(
        **build([Row("a", None, Comment(id="a"))])._asdict(), article=link("https://example.org/pond"), title="Pond"
    )
    words = Comment(Body("The ice came.", (Span(4, 7, "strong"),)), author="Zoe")
    page = Thread(**build([])._asdict(), article=words, title="A pond in winter", url="https://example.org/pond")
    joined = join([story, page])
    assert joined.article is not None
    assert (joined.title, outline(joined), joined.article.author, joined.article.id) == ("Pond", "a", "ann", "s")
    text, (first, second) = joined.article.text, joined.article.body.spans
    assert text == "https://example.org/pond\n\nThe ice came."
    assert (text[first.start : first.end], text[second.start : second.end]) == ("https://example.org/pond", "ice")


def test_the_page_of_a_story_with_words_of_its_own_is_a_comment() -> None:
    story = Thread(**build([])._asdict(), article=Comment(Body("Look here.")))
    page = Thread(**build([])._asdict(), article=Comment(Body("The ice came.")))
    joined = join([story, page])
    assert [comment.text for comment in joined.comments] == ["The ice came."]


def stub(*flags: str, name: str = "") -> Comment:
    return Comment(id=name, flags=flags)


def lacking(*rows: Row) -> Thread:
    return Thread(**build(rows)._asdict(), title="One", declared=5)


def test_replies_that_were_not_loaded_come_to_their_comment_and_the_stub_goes() -> None:
    known = thread("a(b)").comments
    few = lacking(Row("a", None, known[0]), Row("b", "a", known[1]), Row("", "a", stub("stub", "more")))
    whole = grafted(few, thread("a(b(d) c)"))
    assert outline(whole) == "a(b(d) c)"
    assert (whole.title, whole.declared, whole.stubs) == ("One", 5, 0)


def test_a_stub_stays_where_nothing_came_and_where_others_came() -> None:
    a, b = thread("a b").comments
    few = lacking(Row("a", None, a), Row("", "a", stub("stub", "more")), Row("b", None, b), Row("", "b", stub("more")))
    assert grafted(few, thread("a")).stubs == 2
    whole = grafted(few, thread("b(c)"))
    assert whole.stubs == 1
    assert [whole.comments[whole.parents[at]].id for at, one in enumerate(whole.comments) if one.id == "c"] == ["b"]


def test_a_lost_comment_takes_the_place_of_its_stub() -> None:
    child = thread("c").comments[0]
    few = lacking(Row("c", "p", child))
    assert few.stubs == 1
    assert outline(grafted(few, thread("p(c)"))) == "p(c)"


def test_the_branch_of_a_post_comes_below_it() -> None:
    a, b = thread("a(b)").comments
    branch = thread("c d", article="b")
    branch = Thread(
        **build([Row(one.id, None, one) for one in branch.comments])._asdict(), article=Comment(Body("b"), id="b")
    )
    assert outline(grafted(lacking(Row("a", None, a), Row("b", "a", b)), branch)) == "a(b(c d))"


def test_what_is_still_not_loaded_is_said_again() -> None:
    a = thread("a").comments[0]
    few = lacking(Row("a", None, a), Row("", "a", stub("more", name="more:b")))
    more = Thread(
        **build(
            [Row("a", None, a), Row("b", "a", thread("b").comments[0]), Row("", "a", stub("more", name="more:x"))]
        )._asdict()
    )
    whole = grafted(few, more)
    assert [one.id for one in whole.comments] == ["a", "b", "more:x"]

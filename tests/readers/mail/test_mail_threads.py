"""Which mails make a thread, and who answers whom."""

from __future__ import annotations

import pytest
from mailing import mail, mailbox, read, shape


def test_the_first_message_is_the_article_and_answers_are_its_comments() -> None:
    box = mailbox(mail("a"), mail("b", "a"), mail("c", "a b"), mail("d", "a"))
    assert shape(box) == ["a: b(c) d"]


def test_a_mailbox_holds_several_threads_in_the_order_of_their_first_messages() -> None:
    box = mailbox(mail("a"), mail("x", subject="tea"), mail("b", "a"), mail("y", "x", subject="Re: tea"))
    assert shape(box) == ["a: b", "x: y"]
    assert [thread.title for thread in read(box)] == ["boats", "tea"]


def test_an_answer_may_stand_before_what_it_answers() -> None:
    assert shape(mailbox(mail("c", "a b"), mail("b", "a"), mail("a"))) == ["a: b(c)"]


def test_in_reply_to_counts_where_references_name_nothing_that_is_there() -> None:
    box = mailbox(
        mail("a"), mail("b", In_Reply_To="Your message of Monday. <a@x>"), mail("c", "lost", In_Reply_To="<b@x>")
    )
    assert shape(box) == ["a: b(c)"]


def test_a_missing_message_between_is_skipped_and_said() -> None:
    [thread] = read(mailbox(mail("a"), mail("c", "a lost")))
    assert [comment.flags for comment in thread.comments] == [("inferred-parent",)]
    assert thread.parents[0] == -1


def test_a_missing_beginning_that_several_answer_is_a_stub_and_there_is_no_article() -> None:
    box = mailbox(mail("b", "lost"), mail("c", "lost", subject="rope"), mail("d", "lost b"))
    assert shape(box) == ["-: lost(b(d) c)"]
    [thread] = read(box)
    assert [comment.flags for comment in thread.comments] == [("stub",), (), (), ()]


def test_a_missing_beginning_that_one_answers_is_a_note() -> None:
    [thread] = read(mailbox(mail("b", "lost"), mail("c", "lost b")))
    assert thread.article is not None
    assert thread.article.id == "b@x"
    assert thread.notes == ("message 1: answers <lost@x>, which is not in the mailbox",)


def test_re_without_references_joins_the_thread_of_its_subject() -> None:
    box = mailbox(mail("a"), mail("b", "a"), mail("c", subject="Re: boats"))
    assert shape(box) == ["a: b c"]
    assert [comment.flags for comment in read(box)[0].comments] == [(), ("inferred-parent",)]


@pytest.mark.parametrize(
    "subject", ["RE: boats", "Re[2]: boats", "Aw: boats", "[list] Re: [list] boats", "Re: Sv: boats"]
)
def test_the_words_for_re_are_those_of_many_programs(subject: str) -> None:
    original = "[list] boats" if "[list]" in subject else "boats"
    assert len(read(mailbox(mail("a", subject=original), mail("b", subject=subject)))) == 1


def test_of_two_threads_of_one_subject_the_last_before_it_is_joined() -> None:
    box = mailbox(mail("a"), mail("b"), mail("c", subject="Re: boats"))
    assert shape(box) == ["a:", "b: c"]


def test_equal_subjects_alone_join_nothing() -> None:
    assert shape(mailbox(mail("a"), mail("b"), mail("c", subject=""), mail("d", subject="Re: "))) == [
        "a:",
        "b:",
        "c:",
        "d:",
    ]


def test_answers_of_one_subject_without_their_beginning_are_one_thread_below_a_stub() -> None:
    box = mailbox(mail("b", subject="Re: boats"), mail("c", "lost", subject="Re: boats"))
    assert shape(box) == ["-: lost(b c)"]


def test_a_message_that_is_there_twice_is_kept_and_flagged_and_answers_go_to_the_first() -> None:
    box = mailbox(mail("a"), mail("b", "a"), mail("b", "a", body="again"), mail("c", "a b"), mail("a"))
    assert shape(box) == ["a: b(c) b~2 a~2"]
    flags = {comment.id: comment.flags for comment in read(box)[0].comments}
    assert flags == {"b@x": (), "c@x": (), "b@x~2": ("duplicate",), "a@x~2": ("duplicate",)}


def test_rings_are_broken_at_the_first_and_said() -> None:
    [thread] = read(mailbox(mail("a", "c"), mail("b", "a"), mail("c", "b"), mail("d", "d")))[:1]
    assert thread.article is not None
    assert (thread.article.id, thread.article.flags) == ("a@x", ("unsure",))
    assert [comment.id for comment in thread.comments] == ["b@x", "c@x"]


def test_messages_without_an_id_are_read_all_the_same() -> None:
    assert shape(mailbox(mail(), mail(), mail("c"))) == [":", ":", "c:"]


def test_what_a_program_asked_for_is_no_reference() -> None:
    box = mailbox(*(mail(name, subject=name, In_Reply_To="<yes>", References="<yes>") for name in "abc"))
    assert shape(box) == ["a:", "b:", "c:"]


def test_another_subject_heads_the_text_and_the_same_one_does_not() -> None:
    [thread] = read(
        mailbox(mail("a"), mail("b", "a", subject="Re: boats"), mail("c", "a", subject="ropes (was: boats)"))
    )
    assert [comment.text for comment in thread.comments] == ["words", "ropes (was: boats)\n\nwords"]
    assert [span.kind for span in thread.comments[1].body.spans] == ["heading"]


@pytest.mark.timeout(120)
def test_a_chain_of_ten_thousand_answers_and_ten_thousand_answers_to_what_is_missing() -> None:
    chain = mailbox(mail("0"), *(mail(str(at), str(at - 1)) for at in range(1, 10_000)))
    [thread] = read(chain)
    assert thread.max_depth() == 9_998
    [crowd] = read(mailbox(*(mail(str(at), "lost") for at in range(10_000))))
    assert crowd.max_depth() == 1
    ring = mailbox(*(mail(str(at), str((at + 1) % 10_000)) for at in range(10_000)))
    assert len(read(ring)[0]) == 9_999

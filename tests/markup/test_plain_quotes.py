"""Marked lines in plain text: which shapes mark a quote, what only looks like one, and whom the line above names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.markup import plain


def quotes(text: str) -> list[tuple[int, str]]:
    body = plain(text)
    return [(span.level, body.text[span.start : span.end]) for span in body.spans if span.kind == "quote"]


def attributions(text: str) -> list[tuple[str | None, str]]:
    body = plain(text)
    return [(span.marker, body.text[span.start : span.end]) for span in body.spans if span.kind == "attribution"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("> > deep\n> less\nmine", [(2, "deep"), (1, "less")]),
        (">>deep\n >less\nmine", [(2, "deep"), (1, "less")]),
        ("|> from an old newsreader\nmine", [(1, "from an old newsreader")]),
        ("| the ferry is late\n| again today\nmine", [(1, "the ferry is late\nagain today")]),
        ("} the ferry is late\n} again today\nmine", [(1, "the ferry is late\nagain today")]),
        (": the ferry is late\n: again today\nmine", [(1, "the ferry is late\nagain today")]),
        ("AB> the ferry is late\nAB> > is it?\nmine", [(1, "the ferry is late"), (2, "is it?")]),
        ("Ann wrote:\n| the ferry is late\nmine", [(1, "the ferry is late")]),
        ("> one\n>\n> two", [(1, "one\n\ntwo")]),
        ("> " * 60 + "deep down", [(60, "deep down")]),
        ("> #1 is wrong\nmine", [(1, "#1 is wrong")]),
        ("> from afar\nmine", [(1, "from afar")]),
        ("> Привет всем\nמה שלומך", [(1, "Привет всем")]),
    ],
    ids=[
        "apart",
        "tight",
        "trn",
        "bars",
        "braces",
        "colons",
        "initials",
        "one bar",
        "paragraphs",
        "sixty",
        "number",
        "from",
        "scripts",
    ],
)
def test_marks_are_taken_away_and_become_quotes(text: str, found: list[tuple[int, str]]) -> None:
    assert quotes(text) == found


def test_initials_tell_who_is_quoted() -> None:
    assert [span.marker for span in plain("AB> the ferry\nAB> is late").spans] == ["AB"]


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n| c | d |",
        "if (a) {\n} else {\n}\n}",
        "SQL> select 1\nSQL> quit",
        "| one line only",
        "I typed\n> x <- c(1, 2)\n> mean(x)\n[1] 1.5\nwhy?",
        ">>> import os\n>>> os.getcwd()\n'/home'",
        "```\n> not a quote\n```",
        "a -> b > c",
    ],
    ids=["table", "code", "prompt", "one bar", "R", "Python", "fence", "arrow"],
)
def test_what_only_looks_like_a_mark_stays_as_it_is(text: str) -> None:
    assert plain(text).text == text
    assert quotes(text) == []


def test_code_below_an_attribution_is_quoted() -> None:
    assert quotes("Ann wrote:\n> x <- c(1, 2)\n\nUse mean().") == [(1, "x <- c(1, 2)")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("On Tue, Ann wrote:", "Ann"),
        ("On Tue, Oct 4, 2016 at 2:03 PM, Ann Lee <ann@x.example> wrote:", "Ann Lee"),
        ("On Tue, 4 Oct 2016 14:03:22 +0200, Ann Lee <ann@x.example> wrote:", "Ann Lee"),
        ("On Oct 4, 2016, at 14:03 CEST, ann42 wrote:", "ann42"),
        ("In article <1@x.example> ann@x.example (Ann Lee) writes:", "Ann Lee"),
        ("In article <1@x.example>, ann@x.example writes:", "ann@x.example"),
        ("Ann said:", "Ann"),
        ("Ann Lee wrote on 4 Oct 2016 at 14:03:", "Ann Lee"),
        ("Am 04.10.2016 um 14:03 schrieb Ann Lee:", "Ann Lee"),
        ("Am Dienstag schrieb Ann:", "Ann"),
        ("Ann schrieb am 4. Oktober:", "Ann"),
        ("Le mar. 4 oct. 2016 à 14:03, Ann Lee <ann@x.example> a écrit :", "Ann Lee"),
        ("Ann a écrit :", "Ann"),
        ("El mar, 4 oct 2016 a las 14:03, Ann (<ann@x.example>) escribió:", "Ann"),
        ("Op di 4 okt. 2016 om 14:03 schreef Ann Lee <ann@x.example>:", "Ann Lee"),
        ("Ann schreef op 4 oktober:", "Ann"),
        ('>>>>> "AL" == Ann Lee <ann@x.example> writes:', "Ann Lee"),
        (">>12345", ">>12345"),
        ("#12 wrote:", "#12"),
        ("@ann wrote:", "ann"),
        ("You wrote:", None),
    ],
)
def test_the_line_above_a_quote_names_its_author(line: str, name: str | None) -> None:
    assert attributions(f"Hello.\n\n{line}\n\n> the ferry\n\nYes.") == [(name, line)]
    assert quotes(f"{line}\n> the ferry\nYes.") == [(1, "the ferry")]


@pytest.mark.parametrize(
    "lines",
    [
        "On Tue, Oct 4, 2016 at 2:03 PM, Ann Lee\n<ann@x.example> wrote:",
        "In article <1@x.example>, ann@x.example (Ann Lee)\nwrites:",
        "Le mar. 4 oct. 2016 à 14:03, Ann Lee <ann@x.example> a\nécrit :",
    ],
)
def test_an_attribution_may_be_wrapped(lines: str) -> None:
    assert attributions(f"Hello.\n\n{lines}\n> the ferry") == [("Ann Lee", lines)]


def test_an_attribution_inside_a_quote_belongs_to_the_deeper_one() -> None:
    text = "Bob wrote:\n> Ann wrote:\n>> the ferry\n> is late\nmine"
    assert attributions(text) == [("Bob", "Bob wrote:"), ("Ann", "Ann wrote:")]
    assert quotes(text) == [(1, "Ann wrote:"), (2, "the ferry"), (1, "is late")]


@pytest.mark.parametrize("line", ["As the manual says:", "Here is what I think of it:", "This is odd. He says:"])
def test_prose_above_a_quote_is_no_attribution(line: str) -> None:
    assert attributions(f"{line}\n> the ferry") == []


def test_a_line_that_nothing_quoted_follows_is_no_attribution() -> None:
    assert attributions("Ann wrote:\n\nthe > sign is missing") == []


@pytest.mark.parametrize(
    ("tag", "author", "post"),
    [
        ("[quote=Ann]", "Ann", ""),
        ('[quote="Ann Lee" post_id=12 time=1 user_id=2]', "Ann Lee", " >>12"),
        ("[quote=Ann;12]", "Ann", " >>12"),
        ('[quote="Ann, post:3, topic:7"]', "Ann", " #3"),
        ("[QUOTE author=Tom link=topic=10.msg57#msg57 date=12]", "Tom", " >>57"),
    ],
)
def test_brackets_are_quotes_and_name_their_author(tag: str, author: str, post: str) -> None:
    body = plain(f"{tag}the ferry[/quote]No.")
    assert body.text == f"{author} wrote:\n\nthe ferry\n\nNo."
    assert [(span.kind, span.marker) for span in body.spans] == [("attribution", author + post), ("quote", None)]


def test_brackets_nest_and_those_left_open_end_with_their_paragraph() -> None:
    assert quotes("[quote]a[quote]b[/quote]c[/quote]d") == [(1, "a"), (2, "b"), (1, "c")]
    assert quotes("[quote]never closed\nto here\n\nmine") == [(1, "never closed\nto here")]
    assert plain("closed only[/quote]").text == "closed only[/quote]"


MAIL = st.lists(
    st.sampled_from(
        ["> ", ">", "| ", "} ", ": ", "AB> ", "\n", "\n\n", "Ann wrote:", "On Tue, Ann\n", "x <- 1", "[1] 2"]
    )
    | st.sampled_from(["[quote]", "[quote=Ann]", "[/quote]", "```\n", ">>12\n", "ferry ", "漢字", "שלום"])
    | st.text(max_size=5),
    max_size=30,
).map("".join)


@given(MAIL)
def test_spans_lie_inside_the_text_on_whole_lines(text: str) -> None:
    body = plain(text)
    for span in body.spans:
        assert 0 <= span.start < span.end <= len(body.text)
        if span.kind in {"quote", "attribution"}:
            assert body.text[span.start - 1 : span.start] in {"", "\n"}
            assert body.text[span.end : span.end + 1] in {"", "\n"}


@pytest.mark.parametrize(
    "text",
    [
        "[quote]" * 30_000,
        "[quote]x[/quote]" * 20_000,
        "Ann wrote:\n" * 30_000,
        ("On Tue, 4 Oct wrote " * 20 + "\n> x\n") * 2_000,
        "> " * 200_000,
        ("> " * 200 + "x\n") * 1_000,
        "AB> x\nCD> y\n" * 20_000,
        "```\n" * 50_000,
    ],
    ids=["open", "closed", "attributions", "wordy", "one line", "deep", "initials", "fences"],
)
@pytest.mark.timeout(120)  # a guard against hanging, far from what it takes
def test_hostile_marks_do_not_hang(text: str) -> None:
    assert plain(f"{text}\n\nthe end").text.endswith("the end")

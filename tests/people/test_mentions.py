"""Who is called with an @, who is spoken to by name, who is spoken of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from factories import thread
from hypothesis import given
from hypothesis import strategies as st

from threadview.people import ARTICLE, Mention, Mentions, find_mentions, mention_steps
from threadview.readers import read
from threadview.thread import Body, Comment, Document, Span, Thread, from_depths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TALK = "The tide tables are wrong again this spring."


def handles(of: Thread, kind: str, index: int = -2) -> list[str]:
    """Return the handles of one kind, in a comment (the last one by default)."""
    found = find_mentions(of).of(len(of) - 1 if index == -2 else index)
    return [mention.handle for mention in found if mention.kind == kind]


def reply(text: str, **authors: str) -> Thread:
    """Return a thread in which a comment with this text answers another."""
    return thread("a(b)", {"a": TALK, "b": text}, authors)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@ann is right", ["ann"]),
        ("(@Ann_B, @c-d.e!)", ["Ann_B", "c-d.e"]),
        ("ask @ann@boats.example.", ["ann@boats.example"]),
        ("ann@boats.example", []),
        ("https://boats.example/@ann", []),
        ("lunch @ 5, or @5", []),
        ("@ann:", ["ann"]),
    ],
)
def test_at_names(text: str, names: list[str]) -> None:
    assert handles(reply(text), "at") == names


def test_an_at_name_is_called_as_the_author_writes_it() -> None:
    assert handles(reply("thanks @ANN", a="Ann"), "at") == ["Ann"]
    assert handles(reply("thanks @ann bell!", a="Ann Bell"), "at") == ["Ann Bell"]


def test_decorators_in_code_are_no_people() -> None:
    body = Body("use @cached_property here", (Span(4, 20, "code"),))
    page = Thread(**from_depths([Comment(body)], [0])._asdict(), article=Comment(Body("by @ann")))
    assert handles(page, "at") == []
    assert handles(page, "at", ARTICLE) == ["ann"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("seagull99,\n\nthe tables are fine.", "seagull99"),
        ("Hi Bob", "Bob"),
        ("Hello marlin, how did it go?", "marlin"),
        ("Not so fast Skipper, the tide is out.", "Skipper"),
        ("Barnacle….. is it really that low?", "Barnacle"),
        ("Cormorant, you are reading last year's.", "Cormorant"),
        ("Peter, last year's were worse.", "Peter"),
        ("They were never right, Maria!", "Maria"),
        ("it is still 2016 andre", "andre"),
    ],
)
def test_who_is_spoken_to(text: str, name: str) -> None:
    page = reply(text)
    assert handles(page, "addressed") == [name]
    (mention,) = find_mentions(page).of(1)
    assert text[mention.start : mention.end] == name


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir, the tables are wrong.",
        "However, you are right.",
        "Well, well, well…",
        "Russia, Norway and Spain have their own.",
        "Hi everyone, new here.",
        "Pfffft, as if you knew.",
        "Interesting, you have a point.",
        "I voted for Maria",
        "See you soon.\n\nRegards, Maria",
        "See you soon.\nMaria",
        "Hi, I’m new to tides.",
        "On Thu, 3 May, you wrote",
        "Tables, you see.",
    ],
)
def test_who_is_not_spoken_to(text: str) -> None:
    assert handles(reply(text), "addressed") == []


def test_what_the_article_is_about_is_not_spoken_to() -> None:
    page = thread("a", {"a": "Neptune, you old rascal."}, article="Neptune rules the waves.")
    assert handles(page, "addressed") == []


def test_a_word_in_use_is_no_name() -> None:
    texts = {"a": "Barnacles grow. I hate barnacle soup.", "b": "My barnacle cream helps.", "c": "Barnacle, you say?"}
    assert handles(thread("a b c", texts), "addressed") == []


def test_a_name_that_begins_several_texts_needs_no_comma() -> None:
    page = thread("a b c", {"a": "Lol limpet that was quick", "b": TALK, "c": "Lol limpet you forgot the anchor"})
    assert handles(page, "addressed") == ["limpet"]
    assert handles(reply("Lol only because of the wind"), "addressed") == []


def test_authors_are_known_by_any_part_of_their_name() -> None:
    page = reply("Whelk, no they are not.", a="Wilma Whelk")
    assert handles(page, "addressed") == ["Wilma Whelk"]


def test_an_address_behind_a_marked_quote() -> None:
    body = Body("They are wrong.\n\nseagull,\nwhich ones?", (Span(0, 15, "quote", 1),))
    assert handles(Thread(**from_depths([Comment(body)], [0])._asdict()), "addressed") == ["seagull"]


def test_authors_are_named_inside_texts() -> None:
    assert handles(reply("as roy_043 said, and Wilma too", a="Roy_043"), "named") == ["Roy_043"]
    assert handles(reply("as Wilma Whelk said", a="Wilma Whelk"), "named") == ["Wilma Whelk"]
    assert handles(reply("see https://boats.example/Wilma.png", a="Wilma"), "named") == []


def test_a_handle_that_is_an_everyday_word_is_not_found_everywhere() -> None:
    texts = dict.fromkeys("bcdefg", "I scrape the hull by hand, always.")
    assert handles(thread("a b c d e f g", {"a": TALK, **texts}, {"a": "hull"}), "named") == []
    assert handles(reply("I will wait here", a="will"), "named") == []


def test_nobody_names_themselves() -> None:
    assert handles(reply("Wilma, that is me.", b="Wilma"), "addressed") == []


def test_who_is_spoken_of_as_a_writer() -> None:
    assert handles(reply("double post after Bill(sorry)"), "named") == ["Bill"]
    assert handles(reply("I agree with nobody"), "named") == []


def test_the_page_we_were_given(seed: Path) -> None:
    truth = json.loads((seed / "truth.json").read_text())
    (page,) = read(Document((seed / "page.txt").read_bytes()))
    wanted = {(one["comment"], one["name"].casefold()) for one in truth["addressed"]}
    wanted |= {(one["comment"], one["handle"].casefold().lstrip("@")) for one in truth["handles"]}
    found = {(index + 1, mention.handle.casefold()) for index, mentions in find_mentions(page) for mention in mentions}
    assert found == wanted


NAMES = (
    "ann",
    "Bob",
    "@ann",
    "Roy_043",
    "Wilma Whelk",
    "hi ",
    "thanks",
    ", ",
    "…",
    "\n",
    "\n\n",
    ": ",
    "you",
    "@",
    ".",
)


@given(st.lists(st.lists(st.sampled_from(NAMES) | st.text(max_size=3), max_size=8).map("".join), max_size=6))
def test_mentions_lie_inside_their_texts_and_apart(texts: list[str]) -> None:
    comments = [Comment(Body(text), author=NAMES[place % 5]) for place, text in enumerate(texts)]
    page = Thread(**from_depths(comments, [0] * len(texts))._asdict())
    for index, mentions in find_mentions(page):
        ends = [0]
        for mention in mentions:
            assert ends[-1] <= mention.start < mention.end <= len(texts[index])
            assert mention.handle.strip()
            ends.append(mention.end)


@pytest.mark.timeout(120)  # a guard against hanging, far from what it takes
def test_hostile_texts_do_not_hang() -> None:
    texts = [
        "@" * 300_000,
        "a" * 500_000,
        "@a." * 150_000,
        "hi " * 200_000,
        "a, " * 200_000,
        " " * 500_000,
        "reply to " * 50_000,
        "\n\nann,\n\nann \t" * 40_000,
        "’-a said" * 60_000,
        "".join(f"@a{place} " for place in range(40_000)),
    ]
    comments = [Comment(Body(text), author=f"hi a{place}") for place, text in enumerate(texts)]
    assert isinstance(find_mentions(Thread(**from_depths(comments, [0] * len(texts))._asdict())), Mentions)


def test_a_sharp_s_does_not_shift_what_follows() -> None:
    page = reply("ask @straße1", a="STRASSE1")
    (mention,) = find_mentions(page).of(1)
    assert mention.end <= len("ask @straße1")


def test_it_can_be_done_in_steps() -> None:
    page = thread("a(b c)", {"a": TALK, "b": "@ann, hi", "c": "Hi Bob"})
    found = []

    def steps() -> Iterator[None]:
        found.append((yield from mention_steps(page)))

    assert len(list(steps())) >= 2 * len(page)
    assert list(found[0]) == list(find_mentions(page))


def test_mentions_that_overlap_are_found_once() -> None:
    whole, part, apart = (
        Mention(0, 9, "Ann Smith", "named"),
        Mention(4, 9, "Smith", "addressed"),
        Mention(9, 12, "Bob", "at"),
    )
    assert Mentions.collect([(0, apart), (0, part), (0, whole)]).of(0) == (part, apart)
    assert Mentions.collect([(0, whole), (0, part), (0, apart)]).of(0) == (whole, apart)

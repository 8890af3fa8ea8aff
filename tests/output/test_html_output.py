"""A thread as one page: what stands in it, where its links lead, what hostile texts cannot do."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from factories import thread
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from threadview.markup import plain
from threadview.markup.html import html
from threadview.markup.markdown import markdown
from threadview.output.html import POLICY, lines
from threadview.output.html.comments import LEVELS
from threadview.readers import read
from threadview.session import study
from threadview.thread import FLAGS, Body, Comment, Document, Span, Thread, from_depths

if TYPE_CHECKING:
    from collections.abc import Collection

    from threadview.thread import SpanKind

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").iterdir())
SAID = "the ferry has not run since the pier was closed"
STYLE = (files("threadview.output.html") / "style.css").read_text()
ASKING = ("src", "srcset", "poster", "action", "formaction", "background", "data", "ping", "manifest", "style")
"""Attributes through which a page would fetch something, or could be restyled."""


def written(of: Thread, *, fold: int | None = None, keep: Collection[int] | None = None) -> str:
    return "\n".join(lines(study(of), fold=fold, keep=keep))


def page(of: Thread, *, fold: int | None = None, keep: Collection[int] | None = None) -> LexborHTMLParser:
    return LexborHTMLParser(written(of, fold=fold, keep=keep))


def text_of(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    assert node is not None, selector
    return " ".join(node.text().split())


def body_of(body: Body) -> str:
    """Return the HTML of one text."""
    tree = page(Thread(**from_depths([Comment(body)], [0])._asdict()))
    inside = tree.css_first(".text")
    assert inside is not None
    return (inside.html or "").partition(">")[2].removesuffix("</div>")


def quoting() -> Thread:
    comments = [
        Comment(plain(f"Well, {SAID}, and nobody told us."), author="Ann", time=datetime(2026, 3, 1, 9, 5, tzinfo=UTC)),
        Comment(plain(f"{SAID}\n\nNot what @Ann heard."), author="Bob", flags=("edited",), url="https://example.org/2"),
        Comment(plain("> nobody said this here\n\nYes."), author=None),
        Comment(flags=("more",), count=12),
    ]
    above = Comment(plain("It is closed."), author="Cid")
    return Thread(**from_depths(comments, [0, 1, 2, 0])._asdict(), title="The pier", article=above, declared=40)


# What stands in it


def test_a_header_says_who_when_and_what_became_of_it() -> None:
    tree = page(quoting())
    assert [" ".join(node.text().split()) for node in tree.css(".comment > details > summary")] == [
        "1 Ann · 1 Mar 2026, 09:05 · 1 reply · 2 hidden",
        "1.1 Bob · edited · 1 reply · quotes 1 (Ann) · 1 hidden",
        "1.1.1 no name · quotes what is not here",
        "2 · 12 more, not loaded",
    ]
    assert text_of(tree, "#count") == "4 comments (shown 3 of 40; 1 stub)"
    assert [node.attributes["datetime"] for node in tree.css("time")] == ["2026-03-01T09:05:00+00:00"]


def test_what_belongs_to_no_text_is_not_lost() -> None:
    one = thread("a")
    noted = Thread(
        **from_depths(list(one.comments), [0])._asdict(), furniture=("Reply", "<Share>"), notes=("3 bytes are gone",)
    )
    tree = page(noted)
    assert [node.text() for node in tree.css(".furniture li")] == ["Reply", "<Share>"]
    assert text_of(tree, ".note") == "3 bytes are gone"


ELEMENTS = [
    (
        "## Depth\n\nSome *cold* **water** and `ice`.",
        "<h3>Depth</h3>\n\n<p>Some <em>cold</em> <strong>water</strong> and <code>ice</code>.</p>",
    ),
    (
        "- rope\n- lamp",
        '<ul><li><p>rope</p></li>\n<li><p class="tight">lamp</p></li></ul>',
    ),
    ("3. oil", '<ol><li value="3"><p>oil</p></li></ol>'),
    ("> cold\n\nHow?", '<blockquote><p><span class="q" id="c-1-q1">cold</span></p></blockquote>\n\n<p>How?</p>'),
    ("```python\na < b\n\nc\n```", '<pre class="language-python"><code>a &lt; b\n\nc</code></pre>'),
    (
        "|a|b|\n|-|-|\n|1|2|",
        '<div class="table"><table><tr><th>a</th>\t<th>b</th></tr>\n<tr><td>1</td>\t<td>2</td></tr></table></div>',
    ),
    ("up\n\n---\n\ndown", '<p>up</p>\n\n<div class="rule" role="separator">─</div>\n\n<p>down</p>'),
]


@pytest.mark.parametrize(("source", "expected"), ELEMENTS)
def test_a_text_has_the_elements_that_it_asks_for(source: str, expected: str) -> None:
    assert re.sub("</?tbody>", "", body_of(markdown(source))) == expected


def test_a_link_leads_to_the_web_or_nowhere() -> None:
    spans = [Span(0, 1, "link", url="https://example.org/?a=1&b=\"'>"), Span(2, 3, "link", url="javascript:alert(1)")]
    [link] = LexborHTMLParser(body_of(Body("a b", tuple(spans)))).css("a")
    assert link.attributes == {
        "href": "https://example.org/?a=1&b=\"'>",
        "rel": "nofollow noopener noreferrer",
    }


def test_spans_that_cross_are_cut_and_no_character_is_lost() -> None:
    body = Body("abcdef", (Span(0, 4, "strong"), Span(2, 6, "emphasis")))
    assert body_of(body) == "<p><strong>ab<em>cd</em></strong><em>ef</em></p>"


# Where its links lead


def test_a_quote_leads_to_the_words_it_quotes_and_they_lead_back() -> None:
    tree = page(quoting())
    [there] = tree.css("[id='c-1.1-q1'] + .ref")
    source = tree.css_first(f"[id='{(there.attributes['href'] or '')[1:]}']")
    assert source is not None
    assert SAID in source.text()
    [back] = tree.css("[id='c-1'] > details > .text .ref")
    assert back.attributes["href"] == "#c-1.1-q1"
    assert there.attributes["aria-label"] == "quoted from 1 (Ann)"
    assert back.attributes["aria-label"] == "quoted by 1.1 (Bob)"
    assert text_of(tree, ".by") == "Quoted by 1.1 (Bob)"


def test_a_mention_leads_to_what_that_person_said() -> None:
    [mention] = page(quoting()).css(".at")
    assert (mention.text(), mention.attributes["href"]) == ("@Ann", "#c-1")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("part", [False, True], ids=["whole", "part"])
def test_every_link_within_the_page_has_a_place_and_no_place_is_named_twice(example: Path, *, part: bool) -> None:
    for one in read(Document(example.read_bytes(), example.name)):
        tree = page(one, keep=set(range(1, len(one), 2)) if part else None)
        names = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(names) == len(set(names))
        targets = {(node.attributes["href"] or "")[1:] for node in tree.css("a[href^='#']")}
        assert targets <= set(names)


def test_a_part_has_no_article_and_no_links_to_what_is_left_out() -> None:
    tree = page(quoting(), keep={1, 2})
    assert tree.css_first("#article") is None
    assert [node.attributes["id"] for node in tree.css(".comment")] == ["c-1.1", "c-1.1.1"]
    assert text_of(tree, "[id='c-1.1'] .answers") == "depth 1, answers 1 (Ann)"
    assert tree.css(".answers a") == []


def test_a_level_is_folded() -> None:
    tree = page(thread("a(b(c)) d", {"b": "Some words. " * 20}), fold=2)
    assert [node.attributes["id"] for node in tree.css(".comment:has(> details[open])")] == ["c-1", "c-2"]
    assert text_of(tree, "[id='c-1.1'] > details > summary > .hidden") == "· 1 hidden"
    assert [node.text()[:12] for node in tree.css("summary > q")] == ["Some words. ", "c"]
    assert [len(node.text()) for node in tree.css("summary > q")] == [81, 1]


# Deep and many


def test_a_chain_of_100_000_replies_nests_no_deeper_than_browsers_do() -> None:
    size = 100_000
    chain = Thread(**from_depths([Comment(Body(str(n))) for n in range(size)], range(size))._asdict())
    depth = deepest = 0
    flat = 0
    for line in lines(study(chain)):
        depth += line.count("<article") - line.count("</article")
        deepest = max(deepest, depth)
        flat += "answers" in line
    assert (depth, deepest, flat) == (0, LEVELS, size - LEVELS)


def test_texts_nest_no_deeper_than_browsers_do() -> None:
    deep = Body("x", tuple(Span(0, 1, kind, level=level) for level in range(1, 400) for kind in ("quote", "strong")))
    assert body_of(deep).count("<blockquote>") < 20
    assert body_of(deep).count("<strong>") < 20


# Hostile texts


CHARACTERS = st.sampled_from("<>\"'&/=a \n\t`é\x00\x1b\u202e-!") | st.characters()
BREAKING_OUT = [
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><a href="javascript:1">x</a>',
    "]]>",
    "<!--",
    "</div></details></article>",
    "</style><style>*{}",
    "<base href=//evil.example>",
    "&lt;b&gt;",
    "&#106;avascript:",
]
HOSTILE = st.text(CHARACTERS, max_size=30) | st.sampled_from(BREAKING_OUT)
URLS = HOSTILE.map(lambda text: f"https://example.org/{text}") | HOSTILE
KINDS: list[SpanKind] = ["heading", "quote", "item", "codeblock", "table", "link", "emphasis", "attribution", "rule"]
FETCHING = "script, img, iframe, object, embed, form, base, svg, math, video, audio, link:not([rel='canonical'])"


@given(st.lists(st.tuples(HOSTILE, HOSTILE, URLS, st.sampled_from(KINDS)), max_size=4), HOSTILE, URLS)
def test_no_text_makes_an_element_an_attribute_or_a_request(
    said: list[tuple[str, str, str, SpanKind]], title: str, url: str
) -> None:
    comments = [
        Comment(Body(text, (Span(0, max(len(text), 1), kind, 1, link, name),)), id=name, author=name, url=link)
        for text, name, link, kind in said
    ]
    one = Thread(
        **from_depths(comments, range(len(comments)))._asdict(),
        title=title,
        url=url,
        article=Comment(Body(title)),
        furniture=(title,),
        notes=(title,),
        format=title,
    )
    tree = page(one)
    assert tree.css(FETCHING) == []
    for node in tree.css("*"):
        assert not [name for name in node.attributes if name.startswith("on") or name in ASKING]
        href = node.attributes.get("href")
        assert href is None or re.match(r"#[\w.-]+$|https?://[\x21-\x7e]|mailto:[\x21-\x7e]", href, re.IGNORECASE)
    assert len(tree.css("style")) == len(tree.css("title")) == len(tree.css("main")) == 1
    assert len(tree.css(".comment")) == len(comments)


def test_the_policy_forbids_all_but_the_styles_of_the_page() -> None:
    tree = page(quoting())
    [policy] = tree.css("meta[http-equiv='Content-Security-Policy']")
    assert policy.attributes["content"] == POLICY
    assert POLICY.split("; ")[0] == "default-src 'none'"
    assert "url(" not in STYLE
    assert "@import" not in STYLE


# For everybody


def test_it_has_landmarks_a_language_and_a_way_past_the_article() -> None:
    tree = page(quoting())
    assert tree.css_first("html[lang='en']") is not None
    for landmark in ("main", "header", "footer", "section[aria-labelledby='count']"):
        assert tree.css_first(landmark) is not None, landmark
    assert [node.attributes["lang"] for node in tree.css(".text")] == [""] * 5
    assert text_of(tree, "body > a[href='#comments']") == "Skip to the comments"


def palettes() -> dict[str, dict[str, str]]:
    """Return the colours of the light and of the dark scheme."""
    found = [
        dict(re.findall(r"--(\w+): (#\w{6});", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    ]
    return {"light": found[0], "dark": found[1]}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_that_is_read_has_the_contrast_of_wcag_aa(scheme: str) -> None:
    colours = palettes()[scheme]
    assert palettes()["light"].keys() == palettes()["dark"].keys()
    pairs = [(ink, "page") for ink in ("text", "soft", "link", "quote", "flag", "new")]
    pairs += [(ink, "code") for ink in ("text", "soft", "link", "flag", "new")]
    pairs += [(ink, "tint") for ink in ("text", "soft", "link", "quote")]
    pairs += [(ink, "lit") for ink in ("text", "soft", "link", "flag")]
    found = {(ink, on): contrast(colours[ink], colours[on]) for ink, on in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


def test_flags_are_words() -> None:
    every = Thread(**from_depths([Comment(Body("x"), author="A", flags=FLAGS)], [0])._asdict())
    shown = [node.text() for node in page(every).css(".flag")]
    assert len(shown) == len(FLAGS)
    assert {"not in the source", "place unsure", "deleted"} <= set(shown)


def test_any_reader_of_html_sees_the_same_words() -> None:
    body = markdown("Cold *water*.\n\n- rope\n- lamp\n\n> quoted\n\nEnd.")
    assert html(body_of(body)).text.split() == body.text.split()

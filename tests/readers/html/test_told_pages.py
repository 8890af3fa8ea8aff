"""What pages tell machines: JSON-LD, microdata, RDFa, microformats; and the fuller of that and of what they show."""

from __future__ import annotations

import json
from typing import Any

import pytest
from factories import outline
from saved_pages import said, thread_of, tree

NESTED = {
    "@context": "https://schema.org",
    "@type": "DiscussionForumPosting",
    "headline": "A pond",
    "author": {"@type": "Person", "name": "Ines"},
    "datePublished": "2016-03-01T08:00:00Z",
    "commentCount": 3,
    "comment": [
        {
            "@type": "Comment",
            "@id": "#c1",
            "text": "I saw it.",
            "author": {"name": "Ann"},
            "comment": {"@type": "Comment", "@id": "#c2", "text": "So did I.", "author": [{"name": "Bob"}]},
        },
        {"@type": "Comment", "@id": "#c3", "text": "Not <b>I</b>.", "author": "Cy", "dateCreated": "2016-03-03"},
    ],
}
FLAT = {
    "@type": "Article",
    "comment": [
        {"@type": "Comment", "@id": "#c1", "text": "a"},
        {"@type": "Comment", "@id": "#c2", "text": "b", "parentItem": {"@type": "Comment", "@id": "#c1"}},
        {"@type": "Comment", "@id": "#c3", "text": "c", "parentItem": {"@type": "Article", "@id": "#top"}},
    ],
}
MICRODATA = """
<div itemscope itemtype="https://schema.org/Comment" id="k1"><span itemprop="author"><b itemprop="name">Ann</b></span>
<time itemprop="datePublished" datetime="2016-03-03T10:00:00Z">x</time><div itemprop="text"><p>I saw it.</p></div>
<div itemscope itemtype="https://schema.org/Comment" id="k2"><span itemprop="author">Bob</span>
<div itemprop="text">So did I.</div></div></div>
"""
MICROFORMATS = """
<article class="h-entry"><div class="e-content">A pond.</div>
<div class="u-comment h-cite" id="k1"><a class="p-author h-card" href="#">Ann</a><time class="dt-published"
datetime="2016-03-03T10:00:00Z">x</time><div class="e-content">I saw it.</div></div>
<div class="u-comment h-cite" id="k2"><a class="p-author h-card" href="#">Bob</a>
<div class="e-content">So did I.</div></div>
<div class="u-like h-cite"><a class="p-author h-card" href="#">Cy</a></div></article>
"""


def told(*statements: dict[str, Any], body: str = "") -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in statements)
    return f"<html><head>{scripts}</head><body>{body}</body></html>"


def test_json_ld_nests_comments_and_tells_of_the_article() -> None:
    thread = thread_of(told(NESTED, body="<p>Some words.</p>"))
    assert outline(thread) == "c1(c2) c3"
    assert [(one.author, one.text) for one in thread.comments] == [
        ("Ann", "I saw it."),
        ("Bob", "So did I."),
        ("Cy", "Not I."),
    ]
    assert (thread.title, thread.declared) == ("A pond", 3)
    assert thread.article is not None
    assert thread.article.author == "Ines"


def test_json_ld_names_parents() -> None:
    assert tree(told(FLAT)) == "c1(c2) c3"


def test_questions_of_a_list_of_answers_are_no_thread() -> None:
    faq = {
        "@type": "FAQPage",
        "mainEntity": [{"@type": "Question", "acceptedAnswer": {"@type": "Answer", "text": "Yes."}}],
    }
    assert len(thread_of(told(faq, body="<p>Questions.</p>"))) == 0


@pytest.mark.parametrize("broken", ['{"@type": "Comment", "text": ', "[[[[", "null", '{"comment": [1, null, "x"]}'])
def test_broken_json_ld_harms_nothing(broken: str) -> None:
    page = f'<script type="application/ld+json">{broken}</script>{MICRODATA}'
    assert said(page)[0] == ("Ann", "I saw it.")


@pytest.mark.parametrize(
    ("page", "ids"), [(MICRODATA, "k1(k2)"), (MICROFORMATS, "k1 k2")], ids=["microdata", "microformats"]
)
def test_annotated_comments(page: str, ids: str) -> None:
    assert tree(page) == ids
    assert said(page) == [("Ann", "I saw it."), ("Bob", "So did I.")]


def shown(*numbers: int) -> str:
    items = "".join(f'<li id="comment-{n}"><div class="comment-text">Shown {n}.</div></li>' for n in numbers)
    return f"<ol>{items}</ol>"


def test_the_fuller_of_what_is_shown_and_told_is_read() -> None:
    assert said(told(FLAT, body=shown(1)))[0][1] == "a"
    assert said(told(FLAT, body=shown(1, 2, 3, 4)))[0][1] == "Shown 1."


def test_what_is_told_lends_its_authors_to_what_is_shown() -> None:
    one = {"@type": "Article", "comment": [{"@type": "Comment", "@id": "1", "text": "x", "author": "Ann"}]}
    assert said(told(one, body=shown(1, 2))) == [("Ann", "Shown 1."), (None, "Shown 2.")]

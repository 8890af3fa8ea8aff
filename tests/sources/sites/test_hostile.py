"""Whatever a host answers, a site gives documents or one sentence, and asks no more than a bound."""

from __future__ import annotations

import pytest
from script import Said, Script, documents_of
from test_addresses import OURS

from threadview.errors import ThreadviewError
from threadview.readers import read

MOST_ASKED = 700
DEEP = b'{"children":[' * 10_000
CONTENTS = {
    "a list": [],
    "null": None,
    "a text": "x",
    "a number": b"7",
    "cut off": b'{"id": 1, "children": [{"id": 2,',
    "nested": DEEP,
    "wrong types": {"id": [], "children": {"a": 1}, "text": 5, "url": ["x"], "story_id": {}, "comments": 1e999},
    "counts without end": {
        "id": 10**9,
        "comments": 10**12,
        "review_comments": 10**12,
        "post_view": {"post": {"id": 1}, "counts": {"comments": 10**12}},
        "post_stream": {"posts": [], "stream": list(range(50_000))},
        "items": [{"question_id": 1}],
        "has_more": True,
        "cursor": {"hasNext": True, "next": "x"},
        "account": {"acct": "ann"},
        "descendants": [{}],
    },
    "a page that leads on and on": (
        "<link rel='https://api.w.org/' href='/wp-json/'><link rel=alternate type='application/json' href='http://['>"
        "<script src='//.disqus.com/embed.js'></script><a href='?cpage=99999'>x</a><p id=comment-1>disqus"
    ),
    "a feed that leads on and on": b"<rss><channel>"
    + b"".join(b"<wfw:commentRss>https://e.org/%d</wfw:commentRss>" % number for number in range(5_000))
    + b"</channel></rss>",
}


class Everywhere(Script):
    """The same answer at every address."""

    def __init__(self, content: object) -> None:
        super().__init__({})
        kind = "text/html" if isinstance(content, str) else "application/json"
        self._said = Said(content, {"Link": '<a>; rel="next, <', "X-WP-TotalPages": "99999999"}, kind)

    def fetch(self, url, *, headers=None):  # noqa: ANN001, ANN201 - as the one that it stands for
        self._answers = {url: self._said}
        return super().fetch(url, headers=headers or {})


@pytest.mark.timeout(120)
@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("source", [source for source, _ in OURS])
def test_any_answer_gives_documents_or_one_sentence(
    source: str, content: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISQUS_API_KEY", "key")
    monkeypatch.setenv("GITHUB_TOKEN", "token")
    script = Everywhere(content)
    said: list[str] = []
    try:
        documents = documents_of(source, script)
        assert documents
        read(documents[0])
    except ThreadviewError as error:
        said.append(str(error))
    assert not [sentence for sentence in said if "\n" in sentence]
    assert len(script.asked) <= MOST_ASKED

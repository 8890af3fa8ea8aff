"""Which addresses are a site's own: by their parts, in all the forms in which people copy them."""

from __future__ import annotations

from pathlib import Path

import pytest

from threadview.sources.sites import PROGRAMS, SITES, site_of

OURS = [
    ("hn:8863", "hacker-news"),
    ("HN:8863", "hacker-news"),
    ("https://news.ycombinator.com/item?id=8863", "hacker-news"),
    ("http://news.ycombinator.com/item?id=8863&p=2#8952", "hacker-news"),
    ("https://hn.algolia.com/api/v1/items/8863", "hacker-news"),
    ("lobsters:abc123", "lobsters"),
    ("https://lobste.rs/s/abc123/a_pond_in_winter", "lobsters"),
    ("https://lobste.rs/s/abc123.json", "lobsters"),
    ("https://lobste.rs/c/xyz987", "lobsters"),
    ("https://www.reddit.com/r/ponds/comments/1abcd/title/", "reddit"),
    ("https://old.reddit.com/r/ponds/comments/1abcd/title/c0ffee/?context=3", "reddit"),
    ("https://np.reddit.com/comments/1abcd.json?limit=5", "reddit"),
    ("https://amp.reddit.com/r/ponds/comments/1abcd/title/amp", "reddit"),
    ("https://redd.it/1abcd", "reddit"),
    ("https://www.reddit.com/r/ponds/s/Ab12Cd34", "reddit"),
    ("https://reddit.com/gallery/1abcd", "reddit"),
    ("https://bsky.app/profile/ann.example.org/post/3kabc", "bluesky"),
    ("https://bsky.app/profile/did:plc:abc/post/3kabc?ref=x", "bluesky"),
    ("https://github.com/ann/pond/issues/12", "github"),
    ("https://github.com/ann/pond/pull/13/files#diff-1", "github"),
    ("https://codeberg.org/ann/pond/pulls/3", "github"),
    ("https://stackoverflow.com/questions/11227809/why-is-it", "stack-exchange"),
    ("https://stackoverflow.com/a/11227902/12", "stack-exchange"),
    ("https://gardening.stackexchange.com/q/77", "stack-exchange"),
    ("https://pt.stackoverflow.com/questions/5/x", "stack-exchange"),
    ("https://ann.substack.com/p/a-pond/comments", "substack"),
    ("https://open.substack.com/pub/ann/p/a-pond?r=1", "substack"),
    ("https://forum.example.org/t/a-pond/55/7?u=ann", "discourse"),
    ("https://example.org/forum/t/55", "discourse"),
    ("https://lemmy.example.org/post/77", "lemmy"),
    ("https://lemmy.example.org/comment/99", "lemmy"),
    ("https://social.example.org/@ann/110000000000000001", "mastodon"),
    ("https://social.example.org/@ann@other.example.org/110000000000000001", "mastodon"),
    ("https://social.example.org/users/ann/statuses/110000000000000001", "mastodon"),
    ("https://gts.example.org/@ann/statuses/01H5TGZC1N6T9ZS6MMXA8W8S6H", "mastodon"),
    ("https://pleroma.example.org/notice/AbCd12Ef34Gh56Ij78", "mastodon"),
    ("https://lists.example.org/ponds/20260101.1200-1-ann@example.org/", "public-inbox"),
    ("https://lists.example.org/ponds/20260101.1200-1-ann%40example.org/T/#u", "public-inbox"),
    ("https://blog.example.org/2026/01/a-pond/#comment-5", "page"),
    ("https://github.com/ann/pond/discussions/4", "page"),
]
OTHERS = [
    "https://example.org/news.ycombinator.com/item?id=8863",
    "https://news.ycombinator.com.example.org/item?id=8863",
    "https://news.ycombinator.com/item?id=8863x",
    "https://news.ycombinator.com/news",
    "https://notreddit.com/r/ponds/comments/1abcd/",
    "https://www.reddit.com/r/ponds/",
    "https://example.org/?u=https://lobste.rs/s/abc123",
    "https://lobste.rs@example.org/s/abc123",
    "https://github.com/ann/pond/issues",
    "https://github.com/ann/pond/issues/new",
    "https://bsky.app/profile/ann.example.org",
    "https://stackoverflow.com/questions/tagged/ponds",
    "https://api.stackexchange.com/questions/5",
    "https://medium.example.org/@ann/a-pond-in-winter",
    "https://maps.example.org/place/@48.85,2.35",
]
NONE = [
    "pond.html",
    "./hn:8863",
    "hn:",
    "hn:pond",
    "-",
    "ftp://example.org/pond",
    "https://",
    "http://[",
    "lobsters:a/b",
]


@pytest.mark.parametrize(("source", "name"), OURS, ids=[source for source, _ in OURS])
def test_an_address_is_known_by_its_parts(source: str, name: str) -> None:
    site = site_of(source)
    assert site is not None
    assert site.name == name


@pytest.mark.parametrize("source", OTHERS)
def test_an_address_that_only_holds_the_words_of_a_site_is_any_page(source: str) -> None:
    site = site_of(source)
    assert site is not None
    assert site.name == "page"


@pytest.mark.parametrize("source", NONE)
def test_what_is_no_address_is_no_site(source: str) -> None:
    assert site_of(source) is None


def test_each_site_says_what_it_is_in_one_line() -> None:
    assert len({site.name for site in SITES}) == len(SITES)
    assert all(site.about and "\n" not in site.about for site in SITES)


def test_every_site_and_program_has_its_row_in_the_readme() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    missing = [one.name for one in (*SITES, *PROGRAMS) if f"\n| `{one.name}` | " not in readme]
    assert not missing

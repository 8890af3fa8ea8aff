"""Drupal: replies are siblings in boxes ``div.indented``, each behind an anchor, or under an id of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .family import Family
from .formed import found_by, has_marks
from .forms import Form
from .found import NO_ARTICLE

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from .found import Found
    from .page import Page


def _depth(node: LexborNode) -> int:
    """Return in how many boxes a comment stands."""
    depth, around = 0, node.parent
    while around is not None:
        depth += "indented" in (around.attributes.get("class") or "").split()
        around = around.parent
    return depth


_MARK: Final = "data-comment-user-id"
FORM: Final = Form(
    "Drupal",
    ("comment-", "ubmitted", "content"),
    post="a[id^='comment-']:has(+ .comment), article.comment[data-comment-user-id],"
    " .comment[id^='comment-']:has(.submitted), div.node, article.node, div[id^='node-']",
    id="@id",
    identity=r"^(?:comment-)?((?:node-)?\d+)$",
    author=".submitted .username, .comment__author .username, .author .username, .node__submitted .username"
    " | .submitted a[href*='user'] | [rel='author'] | .submitted .author | .submitted",
    time=".submitted time, .comment__time | .submitted [datatype='xsd:dateTime']@content"
    " | .submitted, .node__submitted",
    body=".comment .content .field-name-comment-body | .comment__content .field--name-comment-body"
    " | .node .content, .comment .content, .comment__content, .node__content",
    subject=".comment h3.title, .comment h3, .comment__title, .comment > .title",
    link=".comment .permalink@href | .comment h3 a@href",
    skip=frozenset(("links", "forum-topic-navigation", "comment-links", "signature")),
    signature=".comment .user-signature",
    depth=_depth,
    article=".node, [id^='node-']",
)


def _read(page: Page) -> Found | None:
    """Read a page that has comments; by its other marks alone it may be of any program."""
    found = found_by(FORM, page)
    if found is None or not found.rows:
        return None
    return found._replace(article=None) if found.article is NO_ARTICLE else found


FAMILY: Final = Family(FORM.name, lambda page: has_marks(FORM, page) or _MARK in page.sample, _read)

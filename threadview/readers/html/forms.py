"""Comments by the names that a program gives their parts: what most forums and sites need is a row of selectors.

The parts of all comments are collected in the order of the page. Each belongs to the last comment that began before it,
whether it stands inside that comment's element or, as in forums made of tables, somewhere behind it. So the page is
searched once for each part, however many comments it has and however deep they nest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from threadview.markup.html import parse_html

from .selecting import COMMA, Selectors, names_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from .page import Page
    from .selecting import Attributes


class Form(NamedTuple):
    """How a program writes its comments.

    A part is named by a selector of CSS, by ``@`` and an attribute of the comment's own element, or by both for an
    attribute of the element selected; ``|`` parts alternatives, the best first.

    Attributes:
        name: The program.
        marks: Characters that all stand in each of its pages: looked for before anything else, so cheap.
        post: The elements with which comments begin; where comments nest in one another, those that hold them.
        author: Who wrote it.
        time: When.
        body: The element of its text.
        id: By what others name it.
        identity: What of that is the id, its first group; where it does not match, there is no comment.
        parent: The id it answers, where the page writes it.
        link: Its permalink.
        subject: Its own title.
        signature: What stands below all texts of its author.
        flags: Selectors by the flag of the comments they select, or in which they select anything.
        skip: Classes of elements within a text that belong to no text.
        depth: How far it is indented, where comments do not stand in one another; from any number upwards.
        article: Selects the comment that is the article; ``""``: the first on the first page; ``"-"``: none is.
        title: The title of the thread.
        declared: An element with the number of comments in it.
    """

    name: str
    marks: tuple[str, ...]
    post: str
    author: str
    time: str
    body: str
    id: str = "@id"
    identity: str = r"(.+)"
    parent: str = ""
    link: str = ""
    subject: str = ""
    signature: str = ""
    flags: tuple[tuple[str, str], ...] = ()
    skip: frozenset[str] = frozenset()
    depth: Callable[[LexborNode], int] | None = None
    article: str = ""
    title: str = ""
    declared: str = ""


class Part(NamedTuple):
    """A part of a comment: an element, and the attribute that is meant; empty for what stands in it."""

    node: LexborNode
    attribute: str = ""


class Post:
    """A comment as it stands in the page.

    Attributes:
        node: The element with which it begins.
        parts: Its parts by their names in the form; flags too.
        outer: The nearest comment in whose element it stands.
    """

    __slots__ = ("node", "outer", "parts", "ranks")

    def __init__(self, node: LexborNode) -> None:
        """Begin it, without any part."""
        self.node = node
        self.parts: dict[str, Part] = {}
        self.ranks: dict[str, int] = {}
        self.outer: Post | None = None

    def take(self, name: str, rank: int, part: Part) -> None:
        """Keep a part, unless there is one as good."""
        if rank < self.ranks.get(name, rank + 1):
            self.ranks[name] = rank
            self.parts[name] = part


class _Role(NamedTuple):
    """What an element that a selector finds is: the part of this name, as the alternative of this rank.

    Without a name, it is where a comment begins.
    """

    name: str
    rank: int
    attribute: str
    selector: str


_LONG: Final = 1_000_000
_HEAD: Final = 131_072
"""Of a page with more than so many characters, so many tell which alternatives its comments need."""

_PARTS: Final = ("author", "time", "body", "id", "parent", "link", "subject", "signature")


def posts(page: Page, form: Form) -> list[Post]:
    """Return the comments of a page in its order, each with its parts."""
    roles, own = _roles(page, form)
    is_long = len(page.source) > _LONG
    found = _posts_of_many(page, roles, own) if is_long else _posts(page.tree, roles, own)
    if form.depth is None and not form.parent:
        _nest(found)
    return found


def _posts_of_many(page: Page, roles: list[_Role], own: list[_Role]) -> list[Post]:
    """Return the comments of a long page; what its first need not is sought for those alone that lack a part."""
    first = _posts(parse_html(page.source[:_HEAD]), roles, own)[:-1]
    needed = {(name, rank) for post in first for name, rank in post.ranks.items()}
    best = dict(sorted(needed, reverse=True))
    seldom = [role for role in roles if role.rank > best.get(role.name, role.rank) and role[:2] not in needed]
    found = _posts(page.tree, [role for role in roles if role not in seldom], own)
    for role in seldom:
        lacking = {post.node.mem_id: post for post in found[len(first) :] if role.name not in post.parts}
        if lacking:
            _complete(page, roles[0], role, lacking)
    return found


def _complete(page: Page, begin: _Role, role: _Role, lacking: dict[int, Post]) -> None:
    """Give the comments that lack a part an alternative of it."""
    post = None
    for node, _, places in Selectors(page.tree, (begin.selector, role.selector)).found():
        if 0 in places:
            post = lacking.get(node.mem_id)
        if 1 in places and post is not None:
            post.take(role.name, role.rank, Part(node, role.attribute))


def _posts(tree: LexborHTMLParser, roles: list[_Role], own: list[_Role]) -> list[Post]:
    """Return the comments of a page, with what stands in elements of these roles and in their own attributes."""
    found: list[Post] = []
    post = None
    for node, attributes, places in Selectors(tree, [role.selector for role in roles]).found():
        for place in places:
            role = roles[place]
            if not role.name:
                post = _begun(node, own, attributes)
                found.append(post)
            elif post is not None:
                post.take(role.name, role.rank, Part(node, role.attribute))
    return found


def _roles(page: Page, form: Form) -> tuple[list[_Role], list[_Role]]:
    """Return what elements may be, that of the comments first; and what the comments' own attributes are."""
    roles, own = [_Role("", 0, "", form.post)], []
    named = [(name, getattr(form, name)) for name in _PARTS]
    for name, written in [*named, *form.flags]:
        for rank, choice in enumerate(written.split(" | ") if written else ()):
            selector, _, attribute = choice.partition("@")
            present = _present(page.source, selector.strip())
            role = _Role(name, rank, attribute.strip(), present)
            if not selector.strip():
                own.append(role)
            elif present:
                roles.append(role)
    return roles, own


def _present(source: str, selector: str) -> str:
    """Return those of the selectors in a list whose names all stand in a page: a look is cheaper than a search."""
    pieces = COMMA.split(selector)
    return ", ".join(one for one in pieces if all(name in source for name in names_in(one)))


def _begun(node: LexborNode, own: list[_Role], attributes: Attributes) -> Post:
    """Return a comment with what its own attributes tell."""
    post = Post(node)
    for role in own:
        if attributes.get(role.attribute):
            post.take(role.name, role.rank, Part(node, role.attribute))
    return post


def _nest(found: list[Post]) -> None:
    """Find out which comments stand in which."""
    begun = {post.node.mem_id: post for post in found}
    for post in found:
        around = post.node.parent
        while around is not None and around.mem_id not in begun:
            around = around.parent
        post.outer = None if around is None else begun[around.mem_id]


def indent_by(pattern: str, attribute: str) -> Callable[[LexborNode], int]:
    """Return what reads how far a comment is indented from a number in one of its attributes."""
    number = re.compile(pattern)

    def depth(node: LexborNode) -> int:
        found = number.search(node.attributes.get(attribute) or "")
        return int(found[1]) if found else 0

    return depth

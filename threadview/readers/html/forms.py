"""Comments by the names that a program gives their parts: what most forums and sites need is a row of selectors.

The parts of all comments are collected in the order of the page. Each belongs to the last comment that began before it,
whether it stands inside that comment's element or, as in forums made of tables, somewhere behind it. So the page is
searched once for each part, however many comments it has and however deep they nest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborNode

    from .page import Page


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
    """What an element that a selector found is: the part of this name, as the alternative of this rank."""

    name: str
    rank: int
    attribute: str


_MANY: Final = 500
"""On a page of more comments, alternatives are left where the one before was found as often as there are comments."""

_COMMA: Final = re.compile(r",\s*(?![^(]*\))")
_NOT: Final = re.compile(r":(?:not|has|nth)[^)]*\)|\[\w+='?\]")
_NAME: Final = re.compile(r"(?:[.#\[]|=')([^\s.#\[\]()=^$*~'>+:,]+)")
"""What a selector wants to see in a page: names of classes and attributes, their values."""

_PARTS: Final = ("author", "time", "body", "id", "parent", "link", "subject", "signature")
_POST: Final = _Role("", 0, "")


def posts(page: Page, form: Form) -> list[Post]:
    """Return the comments of a page in its order, each with its parts."""
    roles, selectors, own = _roles(page, form)
    found: list[Post] = []
    begun: dict[int, Post] = {}
    last, post = 0, None
    for node in page.tree.css(", ".join(selectors)) if roles else ():
        here = node.mem_id
        if here == last:
            continue
        last = here
        for role in roles.get(here, ()):
            if role is _POST:
                post = begun[here] = _begun(node, own)
                found.append(post)
            elif post is not None:
                post.take(role.name, role.rank, Part(node, role.attribute))
    if form.depth is None and not form.parent:
        _nest(found, begun)
    return found


def _roles(page: Page, form: Form) -> tuple[dict[int, tuple[_Role, ...]], list[str], list[_Role]]:
    """Return what each element of a page is, the selectors of all of them, and the comments' own attributes."""
    begins = page.tree.css(form.post)
    roles: dict[int, tuple[_Role, ...]] = {node.mem_id: (_POST,) for node in begins}
    selectors, own = [form.post], []
    named = [(name, getattr(form, name)) for name in _PARTS]
    for name, written in [*named, *form.flags] if begins else ():
        for rank, choice in enumerate(written.split(" | ") if written else ()):
            written_selector, _, attribute = choice.partition("@")
            role = _Role(name, rank, attribute.strip())
            if not written_selector.strip():
                own.append(role)
                continue
            selector = _present(page.source, written_selector.strip())
            if not selector:
                continue
            selectors.append(selector)
            if _mark(roles, role, page.tree.css(selector)) == len(begins) > _MANY:
                break
    return roles, selectors, own


def _present(source: str, selector: str) -> str:
    """Return those of the selectors in a list whose names all stand in a page: a look is cheaper than a search."""
    pieces = _COMMA.split(selector)
    return ", ".join(one for one in pieces if all(name in source for name in _NAME.findall(_NOT.sub("", one))))


def _mark(roles: dict[int, tuple[_Role, ...]], role: _Role, nodes: list[LexborNode]) -> int:
    """Note that these elements are a part; return how many there are."""
    marked = 0
    for node in nodes:
        held = roles.get(node.mem_id, ())
        if role not in held:
            roles[node.mem_id] = (*held, role)
            marked += 1
    return marked


def _begun(node: LexborNode, own: list[_Role]) -> Post:
    """Return a comment with what its own attributes tell."""
    post = Post(node)
    attributes = node.attributes if own else {}
    for role in own:
        if attributes.get(role.attribute):
            post.take(role.name, role.rank, Part(node, role.attribute))
    return post


def _nest(found: list[Post], begun: dict[int, Post]) -> None:
    """Find out which comments stand in which."""
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

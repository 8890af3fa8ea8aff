"""The terms of a query, as the help, the manual and the README explain them."""

from __future__ import annotations

from typing import Final, NamedTuple


class Explained(NamedTuple):
    """A kind of term.

    Attributes:
        written: How it is written, in one form or several.
        finds: Which comments it finds.
    """

    written: tuple[str, ...]
    finds: str


TERMS: Final = (
    Explained(
        ("word", '"a phrase"', "/a regex/"),
        "with this in their text or their author's name; an upper-case letter minds the case",
    ),
    Explained(("by:ann", "to:ann"), "by Ann; that answer or speak to her"),
    Explained(("@ann",), "that she wrote, or that name her"),
    Explained(("quotes:1.2", "quotes:article"), "that quote that comment, or the article"),
    Explained(("quoted:>2",), "that more than two others quote"),
    Explained(
        ("is:quoting", "is:quoted", "is:op", "is:inferred"),
        "that quote; are quoted; are by the original poster; have a guessed author",
    ),
    Explained(("is:new", "is:edited"), "that came, or were edited, since the last visit; at a first visit none"),
    Explained(("is:deleted", "is:duplicate", "…"), "with a flag of their source"),
    Explained(("-term",), "without it"),
)
"""Every kind of term; all terms of a query must hold."""

SCOPES: Final = ("by:", "to:", "@", "is:", "quotes:", "quoted:")
"""What a term may begin with, other than its words."""


def term_table() -> str:
    """Return all terms as the Markdown table of the README."""
    rows = (f"| {' '.join(_code(one) for one in term.written)} | {term.finds} |" for term in TERMS)
    return "\n".join(["| term | finds comments |", "|---|---|", *rows])


def _code(written: str) -> str:
    """Return a term as code, what stands for others as it is."""
    return written if written == "…" else f"`{written}`"

"""The order in which the replies of a comment are shown. The tree stays, and so do ids and outline numbers."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from threadview.thread.order import in_page_order, reordered

from .findings import first_look, study

if TYPE_CHECKING:
    from .findings import Findings


def arranged(findings: Findings, order: str) -> Findings:
    """Return findings of the same thread in an order; what was found is sought again where that is another one.

    Args:
        findings: The thread with what is known of it.
        order: ``"page"``; ``"newest"`` first, those without a time last; ``"replies"``: the most comments below first;
            ``"quoted"``: the most quoted first, once the whole thread was studied.
    """
    thread = findings.thread
    if order == "page" or (order == "quoted" and not findings.whole):
        shown = in_page_order(thread)
    else:
        shown = reordered(thread, _ranks(findings, order))
    return findings if shown is thread else first_look(shown)


def as_on_page(findings: Findings) -> Findings:
    """Return all that is to be found in the same thread in page order."""
    return findings if findings.thread.places is None else study(in_page_order(findings.thread))


def _ranks(findings: Findings, order: str) -> list[float]:
    """Return a number for each comment, the smallest for the one that is to stand first."""
    thread = findings.thread
    if order == "newest":
        return [-comment.time.timestamp() if comment.time else inf for comment in thread.comments]
    if order == "replies":
        return [-thread.descendants(index) for index in range(len(thread))]
    return [-len(findings.quoters(index)) for index in range(len(thread))]

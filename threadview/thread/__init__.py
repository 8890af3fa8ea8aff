"""What a thread is: comments in page order, their tree as flat columns, a text with spans for each.

This package reads nothing and knows no format. Everything else stands on it.
"""

from .body import BLOCK_KINDS, EMPTY, SPAN_KINDS, Body, Span, SpanKind
from .build import Row, Tree, build, from_depths, from_parents
from .comment import FLAGS, Comment
from .document import Document
from .late import Head, LateComment, LateComments
from .remade import Remade
from .thread import NO_PARENT, Counts, Thread, reply_counts
from .visit import Spot, Visit

__all__ = [
    "BLOCK_KINDS",
    "EMPTY",
    "FLAGS",
    "NO_PARENT",
    "SPAN_KINDS",
    "Body",
    "Comment",
    "Counts",
    "Document",
    "Head",
    "LateComment",
    "LateComments",
    "Remade",
    "Row",
    "Span",
    "SpanKind",
    "Spot",
    "Thread",
    "Tree",
    "Visit",
    "build",
    "from_depths",
    "from_parents",
    "reply_counts",
]

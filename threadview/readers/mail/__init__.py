"""Mail and news: a mailbox (mboxo, mboxrd, mboxcl), a mail saved alone, an article of a news spool, a list's archive.

How a mailbox is read, each step its own module::

    mailbox        where each message begins, and its head
    heads          who wrote it, when, about what, in answer to what (encoded_words, dates)
    threads        which messages make a thread, and who answers whom
    reading        the threads; a thread's first message is its article
    message        late, for what is shown: the parts of one message and their characters (base64_text, flowed)

Only heads are read when a mailbox is opened. What a message's text holds is told by :mod:`threadview.markup.mail`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from threadview.readers.base import CERTAIN, NEVER, Reader, Sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from threadview.thread import Document, Thread

MEDIA_TYPES: Final = frozenset({"application/mbox", "message/rfc822", "message/global", "message/news"})

_SEPARATOR: Final = re.compile(
    r"From [^\n]*[A-Z][a-z]{2},? +(?:[A-Z][a-z]{2} +\d\d?|\d\d? [A-Z][a-z]{2})\b.* \d\d?:\d\d"
)
_HEAD: Final = re.compile(r"(>?From [^\n]*\n)?((?:[!-9;-~]{1,76}[ \t]*:.*(?:\n|\Z)(?:[ \t]+\S.*(?:\n|\Z))*)+)(?:\s|\Z)")
_NAMES: Final = re.compile(r"^([!-9;-~]+)[ \t]*:", re.MULTILINE)
_ADDRESS: Final = re.compile(r"^(?:From|Sender)[ \t]*:.*\S(?:@| at )\S", re.IGNORECASE | re.MULTILINE)
_PROOFS: Final = frozenset(
    {"message-id", "received", "return-path", "mime-version", "newsgroups", "xref", "delivered-to", "in-reply-to"}
)
_FIELDS: Final = _PROOFS | {"from", "to", "cc", "date", "subject", "sender", "reply-to", "references", "path", "lines"}
_FIELDS_OF_A_MAIL: Final = 3


def sniff(sample: Sample) -> int:
    """Look for the line that parts messages, or for the fields of a message at the start."""
    if sample.document.media_type in MEDIA_TYPES:
        return CERTAIN
    if _SEPARATOR.match(sample.head):
        return CERTAIN
    head = _HEAD.match(sample.head.replace("\r\n", "\n").replace("\r", "\n"))
    if head is None:
        return NEVER
    names = {name.lower() for name in _NAMES.findall(head[2])} & _FIELDS
    is_proved = not names.isdisjoint(_PROOFS) or _ADDRESS.search(head[2])
    return CERTAIN if len(names) >= _FIELDS_OF_A_MAIL and is_proved else NEVER


def read(document: Document) -> Sequence[Thread]:
    """Return the threads of a mailbox, in the order of their first messages.

    Raises:
        FormatError: It holds no message.
    """
    from .reading import threads_of

    return threads_of(document, READER.name)


def beginning(data: bytes) -> bytes:
    """Return the whole messages in the first bytes of a mailbox."""
    from .mailbox import whole_messages

    return whole_messages(data)


READER: Final = Reader("mail", "mail and news: a mailbox, a folder of mails, one mail", sniff, read, beginning)

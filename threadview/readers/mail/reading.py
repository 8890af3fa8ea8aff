"""Mailbox → Threads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from threadview.errors import FormatError
from threadview.readers.common.json_fields import Problems
from threadview.thread import EMPTY, Comment, Row, Thread, build

from .heads import base_of, read_head, without_reply
from .mailbox import is_mailbox, messages, unfolded
from .places import list_at, mail_at
from .threads import NO_PARENT, thread_heads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from threadview.thread import Body, Document

    from .heads import Head
    from .mailbox import Message
    from .threads import Conversation

MBOX: Final = "application/mbox"
STUB: Final = "missing"
SURE, LIKELY = "mboxrd", "mbox"
NO_HEAD: Final = "has no head that can be read, and is shown as it stands"


def threads_of(document: Document, name: str) -> list[Thread]:
    """Return the threads of a mailbox.

    Raises:
        FormatError: It holds no message.
    """
    reading = _Reading(unfolded(document.data), name, document.url, is_mboxrd=document.media_type == MBOX)
    if not any(head.found for head in reading.heads):
        raise FormatError("holds no message", mend="give a mailbox or a mail with its head, or name another --format")
    return [reading.thread(conversation) for conversation in reading.threading.conversations]


class _Reading:
    """A mailbox whose heads are read."""

    def __init__(self, data: bytes, name: str, url: str | None, *, is_mboxrd: bool) -> None:
        """Read the heads, and find out who answers whom."""
        self.data, self.name = data, name
        self.escape = (SURE if is_mboxrd else LIKELY) if is_mailbox(data) else ""
        self.found = list(messages(data))
        self.heads = [read_head(data, message.start, message.body) for message in self.found]
        self.threading = thread_heads(self.heads)
        self.list = list_at(url, {head.id for head in self.heads if head.id}) if url else ""

    def thread(self, conversation: Conversation) -> Thread:
        """Return one thread."""
        subject = self.heads[conversation.beginnings[0]].subject
        title = without_reply(subject)[0]
        article = conversation.article
        story = None if article is None else self._comment(article, base_of(subject))
        return Thread(
            **build(self._rows(conversation, base_of(subject)))._asdict(),
            title=title,
            article=story,
            format=self.name,
            url=story.url if story else None,
            notes=self._notes(conversation),
        )

    def _rows(self, conversation: Conversation, base: str) -> Iterator[Row]:
        """Yield the comments, and the stub above those whose parent is missing."""
        has_stub = conversation.article is None
        if has_stub:
            yield Row(STUB, None, Comment(EMPTY, id=conversation.missing or "", flags=("stub",)))
        for at in conversation.members:
            if at != conversation.article:
                parent = self.threading.parents[at]
                above = (STUB if has_stub else None) if parent == NO_PARENT else str(parent)
                yield Row(str(at), None if parent == conversation.article else above, self._comment(at, base))

    def _comment(self, at: int, base: str) -> Comment:
        """Return a message; its body begins with its subject where that is another than the thread's."""
        head = self.heads[at]
        named = without_reply(head.subject)[0] if head.subject and base_of(head.subject) != base else ""
        body = partial(_body, self.data, self.found[at], named, has_head=head.found, escape=self.escape)
        url = mail_at(self.list, head.id) if self.list else None
        comment = Comment(body, id=self.threading.names[at], author=head.author, time=head.time, url=url)
        flags = self.threading.flags.get(at)
        return comment.flagged(*flags) if flags else comment

    def _notes(self, conversation: Conversation) -> tuple[str, ...]:
        """Return what is to be said of a thread."""
        problems, fields = Problems(), []
        for at in conversation.members:
            head, where = self.heads[at], f"message {self.found[at].number}"
            if not head.found:
                problems.say(f"{where}: {NO_HEAD}")
            fields += [f"{where}: {said}" for said in _wrong_fields(head)]
        if conversation.article is not None and conversation.missing is not None:
            number = self.found[conversation.article].number
            problems.say(f"message {number}: answers <{conversation.missing}>, which is not in the mailbox")
        for note in fields:
            problems.say(note)
        return problems.notes()


def _wrong_fields(head: Head) -> Iterator[str]:
    """Yield what is to be said of the fields of a head that tell who wrote a message and when."""
    if head.no_date:
        yield f"its Date is no time: {head.no_date}"
    said = (("From", head.author), ("Date", head.time or head.no_date))
    lacking = [name for name, value in said if not value]
    if head.found and lacking:
        yield f"has no {' and no '.join(lacking)}"


def _body(data: bytes, message: Message, subject: str, *, has_head: bool, escape: str) -> Body:
    """Return the text of a message, made when it is first asked for."""
    from .message import body_of, unescaped

    written = data[message.start if has_head else message.at : message.end]
    return body_of(
        unescaped(written, is_sure=escape == SURE) if escape else written, subject=subject, has_head=has_head
    )

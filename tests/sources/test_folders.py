"""Folders of mails are opened as one mailbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from threadview.errors import SourceError
from threadview.readers import read
from threadview.sources import open_source

if TYPE_CHECKING:
    from pathlib import Path


def mail(name: str, body: str, answers: str = "") -> bytes:
    head = f"From: {name}@example.org\nSubject: boats\nMessage-ID: <{name}@x>\n"
    return (head + (f"References: <{answers}@x>\n" if answers else "") + f"\n{body}\n").encode()


def texts(folder: Path) -> list[str]:
    """Return the texts of the one thread of a folder."""
    [thread] = read(open_source(str(folder)))
    assert thread.article is not None
    return [thread.article.text, *(comment.text for comment in thread.comments)]


def test_a_maildir_is_read_in_the_order_of_delivery_and_what_is_not_delivered_is_left(tmp_path: Path) -> None:
    for place, name, text in (
        ("cur", "1600000002.M1P1.host:2,S", mail("b", "second", "a")),
        ("new", "1600000001.M1P1.host", mail("a", "first")),
        ("cur", "900000000.M1P1.host:2,", mail("c", "oldest", "a")),
        ("tmp", "1600000003.M1P1.host", mail("d", "half written", "a")),
    ):
        (tmp_path / place).mkdir(exist_ok=True)
        (tmp_path / place / name).write_bytes(text)
    assert texts(tmp_path) == ["first", "oldest", "second"]


def test_an_mh_folder_is_read_by_number(tmp_path: Path) -> None:
    for number, text in (("10", mail("c", "third", "a")), ("9", mail("b", "second", "a")), ("1", mail("a", "first"))):
        (tmp_path / number).write_bytes(text)
    (tmp_path / ".mh_sequences").write_text("unseen: 1\n")
    (tmp_path / "notes.txt").write_text("From me: nothing\n")
    assert texts(tmp_path) == ["first", "second", "third"]


def test_a_folder_of_saved_mails_is_read_by_name(tmp_path: Path) -> None:
    (tmp_path / "b.EML").write_bytes(mail("b", "second", "a").replace(b"\n", b"\r\n"))
    (tmp_path / "a.eml").write_bytes(mail("a", "first"))
    assert texts(tmp_path) == ["first", "second"]


def test_every_line_of_a_mail_comes_back(tmp_path: Path) -> None:
    written = "From the sea\n>From a letter\n> quoted\n>From there\n\nFrom x Thu Jan  2 03:04:05 2020\nSubject: inside"
    (tmp_path / "1").write_bytes(b"From ann@example.org Thu Jan  2 03:04:05 2020\n" + mail("a", written))
    [text] = texts(tmp_path)
    shown = "From the sea\n\nFrom a letter\nquoted\nFrom there\n\nFrom x Thu Jan  2 03:04:05 2020\nSubject: inside"
    assert text == shown


def test_an_empty_file_among_mails_is_named(tmp_path: Path) -> None:
    (tmp_path / "1").write_bytes(mail("a", "first"))
    (tmp_path / "2").write_bytes(b"")
    threads = read(open_source(str(tmp_path)))
    assert threads[1].notes[0].startswith("message 2: ")


def test_a_folder_without_mails_is_refused_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "cur").mkdir()
    (tmp_path / "page.html").write_text("<p>x</p>")
    with pytest.raises(SourceError, match="is a directory; name a file in it"):
        open_source(str(tmp_path))

"""A public-inbox that runs here: whatever address of a mail is given, its thread is read whole, as a mailbox."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from archive import Archive
from correspondence import MAILS, OTHER, SUBJECT, time_of, written

from threadview.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    with Archive() as running:
        running.deliver(written(mail, place) for place, mail in enumerate((*MAILS, OTHER)))
        yield running


def opened(archive: Archive, path: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return what the command writes of an address of the list, and require that it opens the same offline."""
    argv = [f"{archive.origin}/{path}", "--to", "json"]
    assert main(argv) == 0
    shown: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert main([*argv, "--offline"]) == 0
    assert json.loads(capsys.readouterr().out)["comments"] == shown["comments"]
    return shown


@pytest.mark.parametrize(
    "path",
    [
        "gauge.1@example.org/",
        "gauge.1@example.org/T/#u",
        "gauge.1@example.org/t/",
        "gauge.1@example.org/t.mbox.gz",
        "deep.3@example.org",
        "orphan@example.org/raw",
        f"{quote('a/b+c=d%e@example.org', safe='@')}/T/",
    ],
)
def test_any_address_of_a_mail_gives_its_thread(
    archive: Archive, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = opened(archive, path, capsys)
    assert (shown["format"], shown["title"], shown["notes"]) == ("mail", SUBJECT, [])
    read = [shown["article"], *shown["comments"]]
    by_id = {one["id"]: one for one in read}
    assert sorted(by_id) == sorted(mail.id for mail in MAILS)
    assert len(read) == len(by_id)
    assert shown["url"] == f"{archive.origin}/{MAILS[0].id}/"
    for place, mail in enumerate(MAILS):
        one = by_id[mail.id]
        assert one["url"] == f"{archive.origin}/{quote(mail.id, safe='@+=')}/"
        assert (one["author"], one["text"], tuple(one["flags"])) == (mail.sender, mail.text, mail.flags)
        assert datetime.fromisoformat(one["time"]).isoformat() == time_of(place).isoformat(), "the zone is kept, too"
        quoted = [one["text"][span["start"] : span["end"]] for span in one["spans"] if span["kind"] == "quote"]
        assert quoted == [mail.quoted] * bool(mail.quoted)
        if mail.parent:
            parent = shown["comments"][one["parent"]] if one["parent"] is not None else shown["article"]
            assert parent["id"] == mail.parent


def test_another_thread_is_another(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    shown = opened(archive, f"{OTHER.id}/", capsys)
    assert (shown["article"]["text"], shown["comments"]) == (OTHER.text, [])


def test_the_list_itself_is_a_page(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    shown = opened(archive, "", capsys)
    assert shown["format"] == "html"
    assert SUBJECT in shown["article"]["text"]


def test_a_mail_that_is_not_there_is_one_sentence(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"{archive.origin}/nothing@example.org/", "--to", "json"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)

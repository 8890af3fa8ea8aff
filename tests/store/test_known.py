"""What is known of comments, of which those that nobody has looked at are not looked up before they must."""

from __future__ import annotations

import pytest

from threadview.store.known import Known


def sealed() -> list[str]:
    """Stand for keys that nobody may look at."""
    raise AssertionError


def test_it_is_a_mapping_of_what_was_looked_at_and_what_was_not() -> None:
    known = Known(lambda: ["b", "a"], {"a": "1"})
    assert known == {"a": "1", "b": None}
    assert len(known) == 2
    assert list(known) == ["a", "b"]
    assert [key in known for key in "abc"] == [True, True, False]
    with pytest.raises(KeyError):
        known["c"]


def test_the_text_of_a_comment_is_asked_for_without_looking_at_the_unread() -> None:
    known = Known(sealed, {"a": "1"})
    assert (known.get("a"), known.get("b"), known["a"], "a" in known) == ("1", None, "1", True)


def test_whether_one_is_unread_can_be_asked() -> None:
    known = Known(lambda: ["b"], {"a": "1"})
    assert [known.get(key, "no") for key in "abc"] == ["1", None, "no"]


def test_the_unread_are_asked_for_once() -> None:
    asked: list[str] = []

    def unread() -> list[str]:
        asked.append("asked")
        return ["b"]

    known = Known(unread, {"a": "1"})
    more = known.with_({"c": "3"})
    assert ("b" in known, "b" in more, "c" in known, "c" in more) == (True, True, False, True)
    assert asked == ["asked"]


def test_news_are_what_was_not_known_or_with_another_text() -> None:
    known = Known(lambda: ["b", "d"], {"a": "1"})
    assert known.news({"a": "1", "b": None, "c": None, "d": "4"}) == {"c": None, "d": "4"}
    assert known.news({"a": "2"}) == {"a": "2"}
    assert known.news({"a": None}) == {}
    assert Known().news({"a": None, "b": "2"}) == {"a": None, "b": "2"}
    assert known == {"a": "1", "b": None, "d": None}


def test_what_was_looked_at_is_told_from_the_rest_without_looking_at_it() -> None:
    assert Known(sealed, {"a": "1", "b": "2"}).news({"a": "1", "b": "3", "c": "4"}) == {"b": "3", "c": "4"}


def test_what_was_told_is_known_beside_the_rest() -> None:
    known = Known(lambda: ["b", "d"], {"a": "1"})
    assert known.with_({"b": "2", "c": None}) == {"a": "1", "b": "2", "c": None, "d": None}

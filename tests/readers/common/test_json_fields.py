"""Fields of JSON answers: what is missing or wrong is said with its place, and the rest is read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from threadview.errors import FormatError
from threadview.readers.common.json_fields import Answer, load
from threadview.thread import Document


def answer(text: str) -> Answer:
    return load(Document(text.encode()))


def test_fields_of_the_right_type_are_read() -> None:
    fields = answer(
        '{"by": " Ann\\u001b ", "id": 12, "n": "7", "ok": 1, "at": 1475935380, "u": "https://example.org/ü",'
        ' "user": {"name": "bo"}, "kids": [{"id": "a"}, {"id": "b"}]}'
    ).fields
    assert fields.name("by") == "Ann�"
    assert (fields.id("id"), fields.count("n"), fields.is_true("ok")) == ("12", 7, True)
    assert fields.time("at") == datetime(2016, 10, 8, 14, 3, tzinfo=UTC)
    assert fields.url("u") == "https://example.org/%C3%BC"
    assert fields.line("user.name") == "bo"
    assert [kid.id("id") for kid in fields.objects("kids")] == ["a", "b"]
    assert fields.problems.notes() == ()


def test_missing_and_null_fields_are_empty_without_a_note() -> None:
    fields = answer('{"a": null, "user": null}').fields
    for key in ("a", "b", "user.name", "b.c.d"):
        assert (fields.text(key), fields.name(key), fields.id(key)) == ("", None, "")
        assert (fields.count(key), fields.time(key), fields.url(key), fields.objects(key)) == (None, None, None, [])
    assert fields.inner("user").text("name") == ""
    assert fields.problems.notes() == ()


def test_a_field_of_a_wrong_type_is_left_out_and_its_place_is_said() -> None:
    found = answer('{"children": [{"text": "x"}, 4, {"children": [{"text": 5, "at": "soon", "kids": {"a": 1}}]}]}')
    first, third = found.fields.objects("children")
    inner = third.objects("children")[0]
    assert (first.text("text"), inner.text("text"), inner.time("at"), inner.objects("kids")) == ("x", "", None, [])
    assert found.problems.notes() == (
        "$.children[1] is not an object, and was left out",
        "$.children[2].children[0].text is not a text, and was left out",
        "$.children[2].children[0].at is not a time, and was left out",
        "$.children[2].children[0].kids is not a list, and was left out",
    )


def test_an_empty_text_is_no_number_and_nothing_wrong() -> None:
    fields = answer('{"n": "", "user": {"posts": ""}}').fields
    assert (fields.count("n"), fields.count("user.posts", "n")) == (None, None)
    assert fields.problems.notes() == ()


def test_the_first_key_under_which_something_stands_counts_though_it_is_wrong() -> None:
    fields = answer('{"nick": "", "name": 0, "login": "ann", "at": {"by": "bo"}}').fields
    assert fields.name("nick", "name", "login") is None
    assert fields.name("nick", "at.by", "login") == "bo"
    assert fields.problems.notes() == ("$.name is not a text, and was left out",)


def test_many_wrong_fields_are_counted() -> None:
    found = answer(f'{{"all": [{", ".join(["1"] * 100)}]}}')
    assert found.fields.objects("all") == []
    assert len(found.problems.notes()) == 6
    assert found.problems.notes()[-1] == "and 95 more of this kind"


@pytest.mark.parametrize("text", ['[{"id": 1}, {"id": 2}]', '{"id": 1}\n{"id": 2}', '[{"id": 1}]\n[{"id": 2}]'])
def test_objects_of_a_list_or_one_a_line(text: str) -> None:
    assert [one.id("id") for one in answer(text).objects()] == ["1", "2"]


def test_a_list_at_the_top_can_be_asked_for() -> None:
    assert [one.id("id") for one in answer('[{"id": 1}]').fields.objects("items")] == ["1"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ('{"a": [{"b": "é', "the JSON is cut off at byte 16: what follows is missing"),
        ('{"a": [1 2]}', "the JSON is damaged at byte 9: what follows is missing"),
        ('{"a": 1}\n{"a": 2\n', "the JSON is cut off at line 2, byte 7: what follows is missing"),
    ],
)
def test_a_cut_or_damaged_document_is_read_as_far_as_it_goes(text: str, note: str) -> None:
    found = answer(text)
    assert found.problems.notes() == (note,)
    assert "a" in found.fields


def test_ten_thousand_levels_are_read() -> None:
    found = answer('{"a":' * 10_000 + "1" + "}" * 10_000)
    assert "a" in found.fields
    assert found.problems.notes() == ()


def test_nothing_to_read_is_an_error_with_its_place() -> None:
    with pytest.raises(FormatError, match=r"byte 0: the JSON is damaged"):
        answer("tru")


def test_an_id_may_be_written_as_a_table_writes_numbers() -> None:
    fields = answer('{"id": 7.0, "parent": 6.5}').fields
    assert (fields.id("id"), fields.id("parent")) == ("7", "")

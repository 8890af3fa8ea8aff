"""The JSON decoder for what the fast one refuses."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threadview.readers.common.lenient_json import decode

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES, st.sampled_from([None, 2]))
def test_a_whole_text_is_read_as_any_decoder_reads_it(value: object, indent: int | None) -> None:
    assert decode(json.dumps(value, indent=indent)) == (value, None, [])


@pytest.mark.parametrize(
    ("text", "value", "stopped"),
    [
        ('{"a": [1, {"b": "wor', {"a": [1, {"b": "wor"}]}, 20),
        ('{"a": 1, "b', {"a": 1}, 10),
        ('{"a": 1, "b":', {"a": 1}, 13),
        ("[1, 2,, 3]", [1, 2], 6),
        ("[1, tru", [1], 4),
        ('{"a": 1} and more', {"a": 1}, 9),
        ("", None, 0),
    ],
)
def test_what_stands_before_the_damage_is_kept(text: str, value: object, stopped: int) -> None:
    assert decode(text)[:2] == (value, stopped)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'["c:\boats \q \" \\ \n \u00e9", 1]', ['c:\boats \\q " \\ \n \u00e9', 1]),
        (r'{"a": "\u12 \uzzzz", "b": 2}', {"a": r"\u12 \uzzzz", "b": 2}),
        (r'{"\q": 1}', {r"\q": 1}),
    ],
)
def test_a_backslash_that_escapes_nothing_stands_for_itself(text: str, value: object) -> None:
    assert decode(text) == (value, None, [])


def test_depth_costs_nothing() -> None:
    found = decode('{"children":[' * 200_000 + "7" + "]}" * 200_000)
    assert found.stopped is None
    node, depth = found.value, 0
    while isinstance(node, dict | list):
        node, depth = node["children"] if isinstance(node, dict) else node[0], depth + 1
    assert (node, depth) == (7, 400_000)


@pytest.mark.parametrize("piece", ['"', "\\", "[", "{", '{"a":', "-", "9", " ", '"\\u'])
@pytest.mark.timeout(120)  # a guard against hanging, far from what any of them takes
def test_hostile_text_does_not_hang(piece: str) -> None:
    assert decode("[1," + piece * 1_000_000).value[0] == 1


def test_what_it_stopped_within_is_told() -> None:
    value, _, unclosed = decode('{"a": [{"b": 1}, {"c": "wor')
    assert unclosed == [value, [{"b": 1}, {"c": "wor"}], {"c": "wor"}]
    assert decode('{"a": [{"b": 1}]}').unclosed == []

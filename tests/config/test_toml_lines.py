"""On which lines the keys of a TOML text stand."""

from __future__ import annotations

from threadview.config.lines import line_of, lines_of

TEXT = '''# a comment with an = and a [bracket]
a = 1
b.c = """
x = "not a key"
"""   # behind

[table]   # a [comment]
d = [
  "e = 1",  # ]
  { f = 2 },
]
"g h" = 'x = 1'
[ "odd".name ]
i = {j = 1, k = "}"}
'''


def test_each_key_and_table_has_its_line() -> None:
    assert lines_of(TEXT) == {
        ("a",): 2,
        ("b",): 3,
        ("b", "c"): 3,
        ("table",): 7,
        ("table", "d"): 8,
        ("table", "g h"): 12,
        ("odd", "name"): 13,
        ("odd", "name", "i"): 14,
    }


def test_what_has_no_line_of_its_own_has_that_of_what_it_belongs_to() -> None:
    assert line_of(lines_of(TEXT), ("odd", "name", "i", "j")) == 14
    assert line_of({}, ("x",)) == 1


def test_lines_end_in_either_way() -> None:
    assert lines_of("a = 1\r\nb = 2\r\n") == {("a",): 1, ("b",): 2}

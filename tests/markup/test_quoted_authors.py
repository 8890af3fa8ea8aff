"""Who is quoted in Markdown: the line above a quote."""

from __future__ import annotations

import pytest

from threadview.markup.markdown import markdown

CASES = [
    ("Ann Lee wrote:\n\n> first **x**\n\nYes.", [("Ann Lee wrote:", "Ann Lee")]),
    ("Intro.\n\nOn Tue, 3 May 2022, Ann wrote:\n> a", [("On Tue, 3 May 2022, Ann wrote:", "Ann")]),
    ("> Ann wrote:\n>\n> > deep", [("Ann wrote:", "Ann")]),
    ("- Ann wrote:\n\n  > a", [("Ann wrote:", "Ann")]),
    ("You wrote:\n\n> a", [("You wrote:", None)]),
    ("As I said:\n\n> a", []),
    ("> Ann wrote:\n\nand\n\n> a", []),
    ("Ann wrote:\n\nno quote", []),
]


@pytest.mark.parametrize(("text", "found"), CASES, ids=[text for text, _ in CASES])
def test_the_line_above_a_quote_names_its_author(text: str, found: list[tuple[str, str | None]]) -> None:
    body = markdown(text)
    named = [(body.text[span.start : span.end], span.marker) for span in body.spans if span.kind == "attribution"]
    assert named == found
    assert list(body.spans) == sorted(body.spans, key=lambda span: (span.start, -span.end))

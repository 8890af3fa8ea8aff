"""What Tab makes of what is typed."""

from __future__ import annotations

import pytest
from factories import thread
from reading import press

from threadview.search import Index
from threadview.session import Session, begin, study
from threadview.session.actions import NAME, ONE_LETTER
from threadview.session.completing import Tab, completed, names, query


@pytest.fixture
def state() -> Session:
    written = {"a": "Ann Lee", "b": "andrew", "c": "Bo", "d": "Ann Lee"}
    findings = study(thread("a(b c) d", authors=written))
    return begin(findings, Index(findings.thread, findings))


def test_tab_goes_as_far_as_all_agree_and_then_round_them() -> None:
    tab, fitting = Tab(), ["fold ", "fold-all", "fold-on"]
    assert tab.begin("fo", fitting) == "fold"
    assert not tab.goes_round("fo")
    assert tab.goes_round("fold")
    assert [text := tab.turned("fold", 1), text := tab.turned(text, 1)] == ["fold ", "fold-all"]
    assert tab.turned(text, -1) == "fold "
    assert tab.turned("fold ", -1) == "fold-on"


def test_tab_completes_what_alone_fits_and_leaves_what_nothing_fits() -> None:
    assert Tab().begin("sav", ["save "]) == "save "
    assert Tab().begin("qqq", []) == "qqq"
    assert Tab().begin("x", ["x"]) == "x"


def test_tab_in_another_case_gives_the_first_that_fits() -> None:
    tab = Tab()
    assert tab.begin("an", ["Ann Lee", "andrew"]) == "Ann Lee"
    assert tab.turned("Ann Lee", 1) == "andrew"


def test_typing_on_ends_the_round() -> None:
    tab = Tab()
    tab.begin("fo", ["fold-all", "fold-on"])
    assert not tab.goes_round("fold-x")


@pytest.mark.parametrize(
    ("typed", "fitting"),
    [
        ("is:quot", ["is:quoting", "is:quoted"]),
        ("rain -is:ded", []),
        ("rain -is:dele", ["rain -is:deleted"]),
        ("by:an", ["by:andrew", 'by:"Ann Lee"']),
        ('rain by:"ann l', ['rain by:"Ann Lee"']),
        ("-to:b", ["-to:Bo"]),
        ("@", ["@andrew", '@"Ann Lee"', "@Bo"]),
        ("quote", ["quotes:", "quoted:", "quotes:article"]),
        ("rain quotes:a", ["rain quotes:article"]),
        ("", []),
        ("rain ", []),
        ("harbour", []),
    ],
)
def test_the_last_term_of_a_query_is_completed(state: Session, typed: str, fitting: list[str]) -> None:
    assert query(typed, state) == fitting


def test_names_and_marks_are_completed(state: Session) -> None:
    assert names(state) == ["andrew", "Ann Lee", "Bo"]
    assert completed(NAME, "AN", state) == ["andrew", "Ann Lee"]
    assert completed(ONE_LETTER, "", press(state, "set-mark:k")) == ["k"]
    assert completed("COMMAND", "l", state) == []

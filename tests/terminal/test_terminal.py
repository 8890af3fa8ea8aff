"""threadview in a real terminal: what a person sees who types the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from synthetic import Synthetic
    from tmux import Terminal


def opening(made: Synthetic, index: int) -> str:
    """Return the first words of a comment: few enough to stand on one line."""
    return " ".join(made.texts[index].split()[:3])


@pytest.fixture
def reading(terminal: Terminal, program: str, page: Path, made: Synthetic) -> Terminal:
    """The page opened wide enough for both panes."""
    terminal.resize(200, 50)
    terminal.run(f"{program} {page}")
    terminal.wait_for(opening(made, 0))
    return terminal


def test_both_panes_show_their_text(reading: Terminal, made: Synthetic) -> None:
    shown = reading.screen()
    assert made.title in shown
    assert " ".join(made.article.split()[:3]) in shown
    assert opening(made, 0) in shown
    assert reading.ask("alternate_on") == "1"


def test_a_narrow_terminal_shows_one_pane_and_tab_the_other(reading: Terminal, made: Synthetic) -> None:
    article, comment = " ".join(made.article.split()[:3]), opening(made, 0)
    reading.resize(80, 24)
    # Until the program has painted anew, tmux shows the left part of the wide picture, whose last line has another end.
    reading.wait_for("? all keys")
    shown = reading.wait_until(lambda screen: (article in screen) != (comment in screen), "one pane is shown")
    reading.keys("Tab")
    reading.wait_for(comment if article in shown else article)
    reading.resize(200, 50)
    reading.wait_until(lambda screen: article in screen and comment in screen, "both panes are shown")


def test_j_moves_down_the_comments(reading: Terminal, made: Synthetic) -> None:
    last = opening(made, len(made.texts) - 1)
    assert last not in reading.screen()
    reading.keys("G")
    reading.wait_for(last)
    reading.keys("g", "g")
    reading.wait_for(opening(made, 0))
    before = reading.screen()
    reading.keys("j")
    reading.wait_until(lambda screen: screen != before, "j changes the picture")


def test_a_fold_hides_the_replies_and_gives_them_back(reading: Terminal, made: Synthetic) -> None:
    reply = made.parents.index(0)
    reading.keys("g", "g")
    reading.wait_for(opening(made, reply))
    reading.keys("Space")
    reading.wait_until_gone(opening(made, reply))
    reading.keys("Space")
    reading.wait_for(opening(made, reply))


def test_all_folds_at_once(reading: Terminal, made: Synthetic) -> None:
    reading.keys("z", "M")
    reading.wait_until_gone(opening(made, made.parents.index(0)))
    reading.keys("z", "R")
    reading.wait_for(opening(made, made.parents.index(0)))


def test_a_search_goes_to_its_match(reading: Terminal, made: Synthetic) -> None:
    last = len(made.texts) - 1
    reading.keys("/")
    for letter in f'"{opening(made, last)}"':
        reading.keys("Space" if letter == " " else letter)
    reading.keys("Enter")
    reading.wait_for(opening(made, last))


def test_quitting_leaves_the_terminal_as_it_was(terminal: Terminal, program: str, page: Path, made: Synthetic) -> None:
    settings = terminal.result("stty -a")
    terminal.run(f"{program} {page}; echo code $?")
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "1", "the interface is up")
    terminal.wait_for(made.title[:20])
    terminal.keys("q")
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "0", "the interface is gone")
    terminal.wait_for("code 0")
    assert terminal.ask("cursor_flag") == "1"
    assert terminal.ask("mouse_any_flag") == "0"
    assert terminal.result("stty -a") == settings


def test_a_page_from_a_pipe_has_a_live_keyboard(terminal: Terminal, program: str, page: Path, made: Synthetic) -> None:
    terminal.resize(200, 50)
    terminal.run(f"cat {page} | {program} -")
    terminal.wait_for(opening(made, 0))
    terminal.keys("G")
    terminal.wait_for(opening(made, len(made.texts) - 1))
    terminal.keys("q")
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "0", "the interface is gone")
    assert terminal.result("echo alive") == "alive"


def test_a_comment_is_piped_into_a_command_that_gets_the_terminal(
    terminal: Terminal, program: str, page: Path, made: Synthetic, tmp_path: Path
) -> None:
    terminal.resize(120, 40)
    terminal.run(f"{program} {page}")
    terminal.wait_for(opening(made, 0))
    terminal.keys("|")
    terminal.wait_for("pipe the comment to:")
    terminal.run(f"cat > {tmp_path}/got && echo it'came'")
    terminal.wait_for("itcame")
    terminal.keys("Enter")
    terminal.wait_for("done")
    terminal.wait_for(opening(made, 0))
    assert opening(made, 0) in " ".join((tmp_path / "got").read_text().split())


def test_what_interrupts_a_piped_command_leaves_the_reader_alone(reading: Terminal, made: Synthetic) -> None:
    reading.keys("|")
    reading.wait_for("pipe the comment to:")
    reading.run("echo it'runs'; sleep 60")
    reading.wait_for("itruns")
    reading.keys("C-c")
    reading.wait_for("Enter goes back")
    reading.keys("C-c", "Enter")
    reading.wait_for("ended by SIGINT")
    reading.keys("G")
    reading.wait_for(opening(made, len(made.texts) - 1))


def test_what_takes_long_says_so_where_somebody_sits_and_leaves_nothing_of_it(
    terminal: Terminal, program: str, page: Path, made: Synthetic, tmp_path: Path
) -> None:
    into = f"| {program} --to text > {tmp_path}/out.txt; echo 'end'ed $?"
    terminal.run(f"mkfifo {tmp_path}/late; cat {tmp_path}/late {into}")
    terminal.wait_for("reading standard input · ^C stops")
    (tmp_path / "late").write_bytes(page.read_bytes())
    terminal.wait_for("ended 0")
    assert "reading standard" not in terminal.screen()
    assert opening(made, 0) in (tmp_path / "out.txt").read_text()
    terminal.run(f"clear; cat {tmp_path}/late {into}")
    terminal.wait_for("reading standard input · ^C stops")
    terminal.keys("C-c")
    terminal.wait_for("ended 130")
    assert "reading standard" not in terminal.screen()


@pytest.mark.parametrize(
    ("arguments", "code"), [("/no/such/page.txt", 1), ("/", 1), ("--no-such-option", 2), ("--format none {page}", 2)]
)
def test_an_error_is_one_sentence_and_leaves_the_terminal_as_it_was(
    terminal: Terminal, program: str, page: Path, arguments: str, code: int
) -> None:
    settings = terminal.result("stty -a")
    shown = terminal.result(f"{program} {arguments.format(page=page)}; echo code $?")
    assert shown.endswith(f"code {code}")
    assert "threadview: " in shown
    assert "Traceback" not in shown
    assert terminal.ask("alternate_on") == "0"
    assert terminal.ask("cursor_flag") == "1"
    assert terminal.result("stty -a") == settings


def test_the_cursor_stands_on_the_line_that_is_read_where_everything_is_plain(
    terminal: Terminal, program: str, page: Path
) -> None:
    def reads(begin: str) -> None:
        terminal.wait_until(
            lambda screen: screen.splitlines()[int(terminal.ask("cursor_y"))].startswith(begin), f"{begin} is read"
        )

    terminal.run(f"{program} --plain-ui {page}")
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "1", "the interface is up")
    reads("title: ")
    terminal.keys("Tab")
    reads("1, ")
    terminal.keys("}")
    reads("2, ")
    terminal.keys("{")
    reads("1, ")
    assert terminal.ask("cursor_flag") == "1"

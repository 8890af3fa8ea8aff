"""The command line: what is written where, the exit codes, and that no error is a traceback."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from threadview import __version__
from threadview.cli import main
from threadview.readers import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
BICYCLE = str(ROOT / "examples/bicycle.md")
OBSERVATORY = str(ROOT / "examples/observatory.json")
MARKDOWN = """# The pond

It froze.

## Comments

- **ann** (2021-06-03): Cold ice.
  - **bob**: Warm ice.
- **cid**: No.
"""

HARBOUR = {
    "schema": "threadview/1",
    "article": {"text": "News. The ferry is late again, and nobody told us. So it goes."},
    "comments": [
        {"text": "The ferry is late again, and nobody told us.", "parent": None},
        {"text": "gannet,\n\nit is not.", "parent": 0},
        {"text": "@gannet it is.", "parent": 1},
        {"text": "Buy a boat.", "parent": None, "author": "Ann"},
    ],
}

Outcome = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Return a function that runs the command line and returns exit code, output and messages."""

    def call(*arguments: str | Path) -> Outcome:
        code = main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def pond(tmp_path: Path) -> Path:
    path = tmp_path / "pond.md"
    path.write_text(MARKDOWN)
    return path


def program(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run threadview as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "threadview", *arguments],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
        **options,
    )  # type: ignore[call-overload]


# What is written


def test_without_a_terminal_it_writes_text(run: Callable[..., Outcome], pond: Path) -> None:
    code, out, err = run(pond)
    assert (code, err) == (0, "")
    assert "The pond" in out
    assert "Warm ice." in out
    assert "\x1b" not in out


def test_json_comes_as_one_line(run: Callable[..., Outcome], pond: Path) -> None:
    code, out, _ = run("--to", "json", pond)
    assert code == 0
    assert [comment["text"] for comment in json.loads(out)["comments"]] == ["Cold ice.", "Warm ice.", "No."]


def test_markdown_can_be_read_again(run: Callable[..., Outcome], tmp_path: Path) -> None:
    _, once, _ = run("--to", "markdown", BICYCLE)
    (tmp_path / "again.md").write_text(once)
    _, twice, _ = run("--to", "markdown", tmp_path / "again.md")
    assert once == twice


def test_colour_is_for_who_asks(run: Callable[..., Outcome], pond: Path) -> None:
    assert "\x1b[" in run("--color", "always", pond)[1]
    assert "\x1b[" not in run("--color", "never", pond)[1]


def test_no_line_is_wider_than_asked(run: Callable[..., Outcome]) -> None:
    _, out, _ = run("--width", "40", OBSERVATORY)
    assert max(len(line) for line in out.splitlines()) <= 40


def test_folding_hides_the_deeper_levels(run: Callable[..., Outcome], pond: Path) -> None:
    assert "Warm ice." not in run("--fold", "1", pond)[1]


def test_formats_are_listed(run: Callable[..., Outcome]) -> None:
    code, out, _ = run("--list-formats")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == list(FORMATS)


def test_the_format_can_be_forced(run: Callable[..., Outcome], pond: Path) -> None:
    _, out, _ = run("--to", "json", "--format", "page-text", pond)
    assert json.loads(out)["format"] == "page-text"


def test_a_page_holds_one_thread(run: Callable[..., Outcome]) -> None:
    library = ROOT / "examples/toollibrary.mbox"
    code, out, err = run("--to", "html", "--select", "all", library)
    assert (code, out) == (2, "")
    assert err == "threadview: --to html: a page holds one thread; choose: --select 1 to 2\n"
    assert run("--to", "html", "--select", "2", library)[1].startswith("<!DOCTYPE html>")


# Finding


def test_find_writes_matches_with_their_ancestors(run: Callable[..., Outcome], pond: Path) -> None:
    for form in ("text", "markdown", "json", "html"):
        code, out, _ = run("--to", form, "--find", "warm", pond)
        assert code == 0
        assert "Cold ice." in out
        assert "Warm ice." in out
        assert "No." not in out
        assert "It froze." not in out


def test_what_is_found_as_json_is_a_thread_again(run: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "part.json").write_text(run("--to", "json", "--find", "sideways", OBSERVATORY)[1])
    _, out, _ = run("--to", "json", tmp_path / "part.json")
    assert [comment["depth"] for comment in json.loads(out)["comments"]] == [0, 1]


@pytest.mark.parametrize(
    ("query", "indexes"),
    [
        ("to:gannet", [0, 1, 2]),
        ("to:gannet -@gannet", []),
        ("is:inferred", [0]),
        ("-is:inferred -to:gannet", [3]),
        ("by:gannet?", [0]),
        ("quotes:article", [0]),
        ("is:quoting", [0]),
        ("quoted:>0", []),
    ],
)
def test_what_comments_are_can_be_found(
    run: Callable[..., Outcome], tmp_path: Path, query: str, indexes: list[int]
) -> None:
    (tmp_path / "harbour.json").write_text(json.dumps(HARBOUR))
    code, out, _ = run("--to", "json", f"--find={query}", tmp_path / "harbour.json")
    found = json.loads(out)["comments"] if out else []
    assert ([comment["index"] for comment in found], code) == (indexes, 0 if indexes else 1)


def test_a_condition_that_is_none_is_wrong_usage(run: Callable[..., Outcome], pond: Path) -> None:
    code, _, err = run("--find", "is:qouted", pond)
    assert code == 2
    assert "did you mean is:quoted?" in err


def test_no_match_is_one_as_in_grep(run: Callable[..., Outcome], pond: Path) -> None:
    code, out, _ = run("--find", "zebra", pond)
    assert (code, out) == (1, "")


def test_a_query_that_is_none_is_wrong_usage(run: Callable[..., Outcome], pond: Path) -> None:
    code, _, err = run("--find", '"unclosed', pond)
    assert code == 2
    assert err.startswith("threadview: --find")


def test_at_writes_one_branch(run: Callable[..., Outcome], pond: Path) -> None:
    code, out, _ = run("--at", "1.1", pond)
    assert code == 0
    assert "Warm ice." in out
    assert "No." not in out
    assert run("--at", "7", pond)[0] == 2


# Several threads, several sources


@pytest.fixture
def two_threads(run: Callable[..., Outcome], pond: Path, tmp_path: Path) -> Path:
    path = tmp_path / "two.json"
    path.write_text(run("--to", "json", pond)[1] + run("--to", "json", OBSERVATORY)[1])
    return path


def test_several_threads_are_listed(run: Callable[..., Outcome], two_threads: Path) -> None:
    code, out, _ = run(two_threads)
    assert code == 0
    assert [line.split("\t")[:2] for line in out.splitlines()] == [
        ["1", "The pond"],
        ["2", "The last turn of the crank"],
    ]


def test_one_is_selected_from_one(run: Callable[..., Outcome], two_threads: Path) -> None:
    assert "Warm ice." in run("--select", "1", two_threads)[1]
    assert "sideways" in run("--select", "2", two_threads)[1]


def test_all_are_written_a_document_a_line(run: Callable[..., Outcome], two_threads: Path, pond: Path) -> None:
    _, out, _ = run("--select", "all", "--to", "json", two_threads)
    assert [len(json.loads(line)["comments"]) for line in out.splitlines()] == [3, 17]
    assert run("--select", "all", "--to", "json", pond)[0] == 0


def test_a_thread_that_is_not_there_is_wrong_usage(run: Callable[..., Outcome], two_threads: Path) -> None:
    code, _, err = run("--select", "3", two_threads)
    assert code == 2
    assert "the source holds 2 threads" in err


def test_several_sources_are_parts_of_one_thread(run: Callable[..., Outcome], pond: Path) -> None:
    _, out, _ = run("--to", "json", pond, OBSERVATORY)
    document = json.loads(out)
    assert document["title"] == "The pond"
    assert document["comments"][0]["text"] == "Cold ice."
    assert len(document["comments"]) == 3 + 1 + 17


def test_a_source_of_several_threads_is_no_part(run: Callable[..., Outcome], pond: Path, two_threads: Path) -> None:
    code, _, err = run(pond, two_threads)
    assert code == 2
    assert "holds 2 threads" in err


# Standard input


def test_standard_input_is_read(run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (["-"], []):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MARKDOWN.encode())))
        code, out, _ = run("--format", "markdown", *arguments)
        assert code == 0
        assert "Warm ice." in out


def test_without_a_source_on_a_terminal_it_asks_for_one(
    run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    code, _, err = run()
    assert code == 2
    assert "or - for standard input" in err


# Errors: one clear sentence, the mend, the exit code


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a PNG picture, not a text; give a saved page"),
        (b"<!doctype html><html></html>", "holds neither an article nor comments; save the page once it has loaded"),
        (b'{"schema": "threadview/1", "comments": [{"text": "cut', "the JSON is cut off; fetch or save it again"),
        (b'{"schema": "threadview/1", "comments": [{"id": "1"}]}', "$.comments[0].text: is missing"),
        (b'{"schema": "threadview/9", "comments": []}', "update threadview"),
    ],
)
def test_files_that_cannot_be_read(run: Callable[..., Outcome], tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "thing"
    path.write_bytes(content)
    code, out, err = run(path)
    assert (code, out) == (1, "")
    assert err.startswith(f"threadview: {path}")
    assert said in err
    assert err.count("\n") == 1


def test_a_missing_file_and_a_directory(run: Callable[..., Outcome], tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere")[::2] == (
        1,
        f"threadview: {tmp_path / 'nowhere'}: there is no such file; check the path\n",
    )
    assert run(tmp_path)[::2] == (1, f"threadview: {tmp_path}: is a directory; name a file in it\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_usual_encoding_is_read(run: Callable[..., Outcome], tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "pond.md"
    path.write_bytes(MARKDOWN.replace("No.", "Nö, “nie”.").encode(encoding))
    assert "Nö, “nie”." in run(path)[1]


def test_bytes_that_are_no_character_are_shown_and_counted(run: Callable[..., Outcome], tmp_path: Path) -> None:
    path = tmp_path / "pond.md"
    path.write_bytes(MARKDOWN.replace("No.", "Nö, schön, größer, “nie”.").encode() + b"\xff\xfe")
    _, out, _ = run("--to", "json", path)
    assert "2 bytes could not be decoded" in json.loads(out)["notes"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--tp", "json", "x"], "did you mean --to?"),
        (["--to", "jsn", "x"], "did you mean json?"),
        (["--color", "alwys", "x"], "did you mean always?"),
        (["--format", "markdwn", BICYCLE], "known formats: threadview, "),
        (["--select", "0", "x"], "'0' is not a number from 1, or all"),
        (["--width", "3", "x"], "'3' is not a width from 20"),
        (["--fold", "-1", "x"], "'-1' is not a level from 1"),
        (["--find"], "see threadview --help"),
        (["--frobnicate"], "see threadview --help"),
    ],
)
def test_wrong_usage_is_two_and_says_what_may_have_been_meant(
    run: Callable[..., Outcome], arguments: list[str], said: str
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("threadview: ")
    assert said in err
    assert err.count("\n") == 1


def test_a_name_in_a_message_is_harmless(run: Callable[..., Outcome]) -> None:
    _, _, err = run("no\x1b]52;c;x\x07such\nfile")
    assert not re.search("[\x00-\x09\x0b-\x1f]", err)


def test_an_interruption_is_130(run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("threadview.sources.open_sources", interrupted)
    assert run("x")[0] == 130


# As a program


def test_the_version_is_all_that_is_imported_for_it() -> None:
    code = (
        "import sys; from threadview.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: print(sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"threadview {__version__}\n")
    own = set(re.findall(r"'(threadview[\w.]*)'", done.stdout))
    assert own == {"threadview", "threadview.cli", "threadview.cli.options", "threadview.errors"}


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_no_output_imports_textual(form: str) -> None:
    code = (
        f"import sys; from threadview.cli import main; main(['--to', {form!r}, {OBSERVATORY!r}]);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "textual" not in done.stderr.split()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "threadview", OBSERVATORY],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("threadview: standard output: cannot be written: ")
    assert len(done.stderr.splitlines()) == 1


def test_the_end_loses_nothing_of_a_long_output(tmp_path: Path) -> None:
    written = tmp_path / "out.json"
    command = [sys.executable, "-m", "threadview", "--to", "json", OBSERVATORY]
    with written.open("wb") as stream:
        subprocess.run(command, cwd=ROOT, stdout=stream, check=True)
    piped = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    assert written.read_bytes() == piped
    assert json.loads(piped)["schema"] == "threadview/1"


def test_who_leaves_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "threadview", "--to", "markdown", str(ROOT / "examples/townhall.json")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_it_writes_utf8_whatever_the_locale_says() -> None:
    done = program("--to", "text", OBSERVATORY, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert done.returncode == 0
    assert "—" in done.stdout.decode("utf-8")


def test_nothing_hostile_reaches_the_terminal() -> None:
    evil = "- a \x1b]52;c;ZXZpbA==\x07 \x1b[2J \x9b31m \u202e x [/red] [@click=app.exit]z[/]\n  - b\n"
    for form in ("text", "markdown", "json", "html"):
        done = program("--format", "markdown", "--to", form, "-", input=f"# T\n\n## Comments\n\n{evil}".encode())
        assert done.returncode == 0
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.stdout.decode())


def test_the_seed_page_is_read(run: Callable[..., Outcome], seed: Path) -> None:
    code, out, _ = run("--to", "json", seed / "page.txt")
    assert code == 0
    assert len(json.loads(out)["comments"]) == 40


def test_a_search_of_a_part_says_so(run: Callable[..., Outcome]) -> None:
    code, out, err = run("--to", "text", "--find", "plastic", ROOT / "examples/pond-reddit.json")
    assert (code, "plastic" in out) == (0, True)
    assert err == "threadview: searched only what is loaded: 9 comments (shown 6 of 14; 3 stubs)\n"
    assert run("--to", "text", "--find", "bicycle", BICYCLE)[2] == ""


def test_what_a_reader_has_to_say_stands_beside_the_text(run: Callable[..., Outcome], tmp_path: Path) -> None:
    mail = tmp_path / "one.eml"
    mail.write_text("From: ann@example.org\nTo: bob@example.org\nSubject: tar\nDate: soon\n\nwords\n")
    for form in ("text", "markdown"):
        code, out, err = run("--to", form, mail)
        assert (code, "words" in out, "soon" in out) == (0, True, False)
        assert err == "threadview: message 1: its Date is no time: soon\n"
    assert run("--to", "json", mail)[2] == ""


def test_the_list_of_threads_says_what_is_missing_of_each(run: Callable[..., Outcome]) -> None:
    _, out, _ = run(ROOT / "examples/toollibrary.mbox")
    assert [line.split("\t")[2] for line in out.splitlines()] == ["3 comments", "3 comments (1 stub)"]

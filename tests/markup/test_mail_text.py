"""What the text of a mail holds besides its words: signatures, patches, armour, encoded files."""

from __future__ import annotations

import pytest

from threadview.markup.mail import mail_text, size
from threadview.thread import Body

PATCH = """diff --git a/tide.c b/tide.c
index 1f0c3aa..9be2d07 100644
--- a/tide.c
+++ b/tide.c
@@ -1,3 +1,3 @@
 int tide;
-int low;
+int high;

@@ -9 +9 @@ main()
-- -
+-- +"""


def kinds(body: Body) -> list[tuple[str, str]]:
    """Return the kind of each span with the text it covers."""
    return [(span.kind, body.text[span.start : span.end]) for span in body.spans]


def test_a_text_without_anything_is_left_as_it_is() -> None:
    assert mail_text("One.\n\nTwo -- three.\n") == Body("One.\n\nTwo -- three.")


@pytest.mark.parametrize("mark", ["--", "-- "])
def test_a_signature_ends_the_text(mark: str) -> None:
    body = mail_text(f"Words.\n\n{mark}\nAnn Lee\nhttps://example.org/ann\n")
    assert body.text == "Words.\n\n--\nAnn Lee\nhttps://example.org/ann"
    assert kinds(body) == [
        ("signature", "--\nAnn Lee\nhttps://example.org/ann"),
        ("link", "https://example.org/ann"),
    ]


def test_a_quote_below_a_signature_is_no_part_of_it() -> None:
    body = mail_text("Yes.\n--\nAnn\n\nOn Monday, Bob wrote:\n> the tide")
    assert kinds(body) == [("signature", "--\nAnn"), ("attribution", "On Monday, Bob wrote:"), ("quote", "the tide")]


def test_the_footer_of_a_list_is_dimmed_too() -> None:
    footer = "_" * 47 + "\ntools mailing list\ntools@lists.example.org"
    assert ("signature", footer) in kinds(mail_text(f"Words.\n{footer}\n"))


def test_a_line_of_two_dashes_far_above_the_end_is_no_signature() -> None:
    assert mail_text("One\n--\n" + "a line\n" * 40).spans == ()


def test_a_patch_is_code_up_to_the_end_of_its_last_hunk() -> None:
    body = mail_text(f"Mend the tide.\n\n{PATCH}\n\nIt was low.\n")
    assert kinds(body) == [("codeblock", PATCH)]
    assert body.spans[0].marker == "diff"
    assert body.text.endswith("\n\nIt was low.")


def test_a_mailed_patch_has_its_statistics_as_code_and_its_version_as_signature() -> None:
    stat = " tide.c | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)"
    body = mail_text(f"Mend the tide.\n\nSigned-off-by: Ann\n---\n{stat}\n\n{PATCH}\n-- \n2.45.0\n")
    assert kinds(body) == [("codeblock", stat), ("codeblock", PATCH), ("signature", "--\n2.45.0")]


def test_context_diffs_and_subversion_are_patches() -> None:
    context = "*** a.c\n--- b.c\n***************\n*** 1 ****\n! int low;\n--- 1 ----\n! int high;"
    subversion = (
        f"Index: tide.c\n{'=' * 67}\n--- tide.c\t(revision 7)\n+++ tide.c\t(working copy)\n@@ -1 +1 @@\n-low\n+high"
    )
    for patch in (context, subversion):
        assert kinds(mail_text(f"See:\n\n{patch}\n\nYours")) == [("codeblock", patch)]


def test_rules_and_tables_are_no_patches() -> None:
    for text in ("Tide | 2 + 3\nLow | 4", " tide | 2 +\n low | 4", "--- a word\nno plus", "*** stars ***\nmore"):
        assert mail_text(text).spans == ()


def test_an_indented_program_keeps_its_shape_and_indented_prose_is_prose() -> None:
    body = mail_text("Try:\n\n    for x in f(1):\n        y = x;\n\n    z(y)\n\nor not.")
    assert kinds(body) == [("codeblock", "for x in f(1):\n    y = x;\n\nz(y)")]
    assert mail_text("He said:\n\n    The tide is high,\n    and it stays.\n\nSo.").spans == ()


def test_inline_armour_is_dimmed_and_blocks_of_it_are_code() -> None:
    signed = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe words.\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n"
    )
    assert [kind for kind, _ in kinds(mail_text(signed))] == ["signature", "signature"]
    key = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQEN\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----"
    assert kinds(mail_text(f"My key:\n{key}\n")) == [("codeblock", key)]


def test_a_uuencoded_file_is_named() -> None:
    encoded = "begin 644 tide.gif\n" + "M" + "A" * 60 + "\n" + "M" + "A" * 60 + "\n`\nend"
    assert (
        mail_text(f"A picture:\n{encoded}\nEnd.").text
        == "A picture:\n\n[attachment: tide.gif, uuencoded, 90 bytes]\n\nEnd."
    )
    assert mail_text("begin 644 the journey\nwith words").text == "begin 644 the journey\nwith words"


@pytest.mark.timeout(120)
def test_long_texts_of_marks_cost_no_more_than_their_length() -> None:
    for line in (
        "--",
        "diff -",
        "begin 644 x",
        "--- a",
        "    f(1)",
        " a | 1",
        "-----BEGIN PGP MESSAGE-----",
        "@@ -1,9 +1,9 @@",
    ):
        assert mail_text(f"{line}\n" * 20_000).text.count("\n") >= 19_999 or line.startswith("-----")


@pytest.mark.parametrize(("count", "said"), [(0, "0 bytes"), (1, "1 byte"), (1024, "1 KB"), (5_000_000, "4 MB")])
def test_sizes(count: int, said: str) -> None:
    assert size(count) == said

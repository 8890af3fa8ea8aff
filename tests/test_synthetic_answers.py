"""What the benchmarks read is what sites answer: each answer is read back whole, as its own format."""

from __future__ import annotations

import pytest
import synthetic_answers as answers
from synthetic import generate

from threadview.readers import read
from threadview.thread import Document


@pytest.mark.parametrize("form", answers.ANSWERS)
def test_an_answer_is_read_back_whole(form: str) -> None:
    made = generate(60)
    (thread,) = read(Document(answers.write(made, form).encode()))
    assert thread.format == form.partition(" ")[0]
    assert (len(thread), thread.stubs, thread.notes) == (60, 0, ())
    texts = [comment.text for comment in thread.comments]
    authors = {(comment.author or "").removesuffix(".example.org") for comment in thread.comments}
    assert authors == set(made.authors)
    if form == "github":
        assert "inferred-parent" in {flag for comment in thread.comments for flag in comment.flags}
        return
    assert sorted(texts) == sorted(made.texts)
    if form != "stack-exchange":
        assert [*thread.depths] == made.depths
        assert texts == made.texts

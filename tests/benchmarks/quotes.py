"""Measure how well quotes are found, on real threads whose quote marks were taken away::

    python tests/benchmarks/quotes.py [--gold FILE] [--evaluate FILE] [--wrong N]

``--gold`` holds a thread a line and ``--evaluate`` scores predictions; both stand beside the checkout by default.
Prints the scorer's table and the time; with ``--wrong`` also some of the quotes that were missed or made up.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from threadview.quotes import ARTICLE, find
from threadview.thread import Body, Comment, Row, Thread, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from threadview.quotes import Quote

Gold = dict[str, Any]
Predictions = dict[tuple[str, str], list[dict[str, Any]]]

SHARED: Final = Path(__file__).parents[2] / "../shared"
TABLE: Final = "{:<12} {:<6} {:<6} {:<6} {:<7} {}"


def main() -> None:
    """Find the quotes of every thread, score them, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=SHARED / "corpus/quotes/quotes.jsonl.gz")
    parser.add_argument("--evaluate", type=Path, default=SHARED / "quotebench/evaluate.py")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show so many errors of each kind")
    arguments = parser.parse_args()
    opened = gzip.open if arguments.gold.suffix == ".gz" else open
    with opened(arguments.gold, "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    threads = [thread_of(one) for one in gold]
    started = time.perf_counter()
    found = [dict(find(thread)) for thread in threads]
    seconds = time.perf_counter() - started
    predictions: Predictions = {}
    for one, thread, quotes in zip(gold, threads, found, strict=True):
        predictions.update(predictions_of(one["thread"], thread, quotes))
    print_table(scorer(arguments.evaluate).evaluate(gold, predictions))
    comments = sum(map(len, threads))
    print(f"{comments} comments in {seconds:.2f} s, {seconds / comments * 1e6:.0f} µs each")
    for kind, errors in (("missed", missed(gold, predictions)), ("made up", made_up(gold, predictions))):
        for error in islice(errors, arguments.wrong):
            print(f"{kind}: {error}")


def thread_of(gold: Gold) -> Thread:
    """Return the thread of one line of the gold file."""
    earlier: set[str] = set()
    rows = []
    for comment in gold["comments"]:
        parent = comment["parent"] if comment["parent"] in earlier else None
        earlier.add(comment["id"])
        rows.append(
            Row(comment["id"], parent, Comment(Body(comment["text"]), id=comment["id"], author=comment["author"]))
        )
    article = gold["article"] and Comment(Body(gold["article"]["text"]), author=gold["article"].get("author"))
    return Thread(**build(rows)._asdict(), title=gold.get("title") or "", article=article)


def predictions_of(name: str, thread: Thread, found: dict[int, tuple[Quote, ...]]) -> Predictions:
    """Return what was found in a thread as the scorer takes it."""
    ids = {ARTICLE: "article"} | {index: comment.id for index, comment in enumerate(thread.comments)}
    return {
        (name, ids[index]): [
            {"start": quote.start, "end": quote.end, "source": None if quote.source is None else ids[quote.source]}
            for quote in quotes
        ]
        for index, quotes in found.items()
        if quotes and index != ARTICLE
    }


def scorer(path: Path) -> ModuleType:
    """Load the scorer, a script."""
    spec = importlib.util.spec_from_file_location("quote_scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python script")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def print_table(result: dict[str, Any]) -> None:
    """Print the scores by source, in all, and by the kind and the length of the quotes."""
    print(TABLE.format("source", "P", "R", "F1", "span-F1", "spans found  false alarms  source right"))
    for name, row in (*result["sources"].items(), ("micro", result["micro"])):
        alarms, right = row["false_alarm_rate"], row.get("source_right", 0)
        tail = f"{row['spans_found']:>5}/{row['spans']:<6}{alarms:>12.2%} {right:>13.2%}"
        print(TABLE.format(name, row["precision"], row["recall"], row["f1"], row["span_f1"], tail))
    macro = result["macro"]
    print(TABLE.format("macro", macro["precision"], macro["recall"], macro["f1"], macro["span_f1"], ""))
    for name, row in result["classes"].items():
        share = row["spans_found"] / row["spans"]
        print(f"{name:<12} {row['spans_found']} of {row['spans']} found, {share:.1%}; words {row['word_recall']:.1%}")


def missed(gold: list[Gold], predictions: Predictions) -> Iterator[str]:
    """Yield the known quotes of which less than half was found."""
    for thread in gold:
        for comment in thread["comments"]:
            found = predictions.get((thread["thread"], comment["id"]), [])
            for quote in comment["quotes"]:
                if 2 * sum(overlap(quote, other) for other in found) < quote["end"] - quote["start"]:
                    yield shown(thread, comment, quote)


def made_up(gold: list[Gold], predictions: Predictions) -> Iterator[str]:
    """Yield the quotes that were found where none is known, nor anything that counts neither way."""
    for thread in gold:
        for comment in thread["comments"]:
            known = comment["quotes"] + [{"start": start, "end": end} for start, end, _ in comment["ignore"]]
            for quote in predictions.get((thread["thread"], comment["id"]), []):
                if not any(overlap(quote, other) > 0 for other in known):
                    yield shown(thread, comment, quote)


def overlap(one: Gold, other: Gold) -> int:
    """Return how many characters two spans have in common."""
    return max(0, min(one["end"], other["end"]) - max(one["start"], other["start"]))


def shown(thread: Gold, comment: Gold, quote: Gold) -> str:
    """Return an error in one line."""
    return (
        f"{thread['thread']} {comment['id']} from {quote['source']}: {comment['text'][quote['start'] : quote['end']]!r}"
    )


if __name__ == "__main__":
    main()

"""Which messages make a thread, and who answers whom.

The field's rules (Zawinski's message threading; RFC 5256 section 4), each with what is this reader's own:

* **Parents.** A message answers the last of its References that the mailbox holds, else what In-Reply-To names. Where
  that is not the last one it names, the messages between are missing: it hangs below the nearest one that is there and
  is flagged ``inferred-parent``. The empty containers of the field's rule are not shown between.
* **Lost beginnings.** Messages whose references are all missing are one thread where they share one of these, below a
  ``stub`` that stands for what they answer. A single one begins its thread itself, and a note says what is missing.
* **Subjects.** ``Re:`` with no parent in the mailbox joins the thread that began with its subject, the last one before
  it, at its top level, flagged ``inferred-parent``; without such a thread those of one subject join below one stub.
  No other subject joins anything.
* **Duplicates.** Messages of one Message-ID are all kept; the later ones are flagged ``duplicate`` and called ``ID~2``
  (``~3`` …). Replies belong to the first.
* **Rings.** Of messages that answer each other in a ring the first begins the thread, flagged ``unsure``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .heads import base_of, without_reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .heads import Head

NO_PARENT: Final = -1


class Conversation(NamedTuple):
    """The messages of one thread, by their places in the mailbox.

    Attributes:
        beginnings: Those that answer nothing in the mailbox; the first is the one that others joined.
        article: The one that began it; None where that is missing.
        missing: The id of what the beginnings answer, where that is missing; None where nobody names it.
        members: All messages, in order.
    """

    beginnings: list[int]
    article: int | None
    missing: str | None
    members: list[int]


class Threading(NamedTuple):
    """What was found out about a mailbox.

    Attributes:
        parents: The place of what each message answers; :data:`NO_PARENT` for a beginning.
        flags: What is to be said of some messages.
        names: The id of each message, unlike all others.
        conversations: The threads, in the order of their first messages.
    """

    parents: list[int]
    flags: dict[int, tuple[str, ...]]
    names: list[str]
    conversations: list[Conversation]


def thread_heads(heads: Sequence[Head]) -> Threading:
    """Find the threads of a mailbox."""
    places: dict[str, int] = {}
    names, flags = _names(heads, places)
    heads = [_with_true_ids(head, places) for head in heads]
    parents = [_parent(head, at, places, flags) for at, head in enumerate(heads)]
    roots = _roots(parents, flags)
    groups = _joined_by_subject(heads, _joined_by_reference(heads, [at for at, root in enumerate(roots) if root == at]))
    home = {beginning: number for number, group in enumerate(groups) for beginning in group}
    members: list[list[int]] = [[] for _ in groups]
    for at, root in enumerate(roots):
        members[home[root]].append(at)
    found = [_conversation(heads, places, *each, flags) for each in zip(groups, members, strict=True)]
    return Threading(parents, flags, names, sorted(found, key=lambda each: each.members[0]))


def _names(heads: Iterable[Head], places: dict[str, int]) -> tuple[list[str], dict[int, tuple[str, ...]]]:
    """Give each message an id of its own; note in ``places`` where each Message-ID stands first."""
    names: list[str] = []
    flags: dict[int, tuple[str, ...]] = {}
    counts: dict[str, int] = {}
    for at, head in enumerate(heads):
        name = head.id
        if name and places.setdefault(name, at) != at:
            counts[name] = counts.get(name, 1) + 1
            name = f"{name}~{counts[name]}"
            flags[at] = ("duplicate",)
        names.append(name)
    return names, flags


def _with_true_ids(head: Head, places: dict[str, int]) -> Head:
    """Return a head without what it names that is no Message-ID: ``<yes>``, typed at the prompt of a program."""
    if all("@" in each for each in (*head.references, *head.in_reply_to)):
        return head
    return head._replace(
        references=tuple(each for each in head.references if "@" in each or each in places),
        in_reply_to=tuple(each for each in head.in_reply_to if "@" in each or each in places),
    )


def _parent(head: Head, at: int, places: dict[str, int], flags: dict[int, tuple[str, ...]]) -> int:
    """Return the place of what a message answers; flag it where that is not the last one that it names."""
    for identifier in (*reversed(head.references), *head.in_reply_to):
        place = places.get(identifier, at)
        if place != at and identifier != head.id:
            if identifier not in {*head.references[-1:], *head.in_reply_to}:
                flags[at] = (*flags.get(at, ()), "inferred-parent")
            return place
    return NO_PARENT


def _roots(parents: list[int], flags: dict[int, tuple[str, ...]]) -> list[int]:
    """Return the beginning above each message; rings are cut, in place."""
    roots = [NO_PARENT] * len(parents)
    for start in range(len(parents)):
        walk: dict[int, None] = {}
        place = start
        while roots[place] < 0 and parents[place] >= 0 and place not in walk:
            walk[place] = None
            place = parents[place]
        if place in walk:
            ring = list(walk)[list(walk).index(place) :]
            place = min(ring)
            parents[place] = NO_PARENT
            flags[place] = (*flags.get(place, ()), "unsure")
        root = place if roots[place] < 0 else roots[place]
        roots[place] = root
        for passed in walk:
            roots[passed] = root
    return roots


def _joined_by_reference(heads: Sequence[Head], beginnings: Sequence[int]) -> list[list[int]]:
    """Return the beginnings in groups that share a missing reference or a Message-ID, in order."""
    leaders = {at: at for at in beginnings}

    def leader(at: int) -> int:
        while leaders[at] != at:
            leaders[at] = at = leaders[leaders[at]]
        return at

    first_with: dict[str, int] = {}
    for at in beginnings:
        for key in (heads[at].id, *heads[at].references, *heads[at].in_reply_to):
            if key:
                mine, other = leader(at), leader(first_with.setdefault(key, at))
                leaders[max(mine, other)] = min(mine, other)
    groups: dict[int, list[int]] = {}
    for at in beginnings:
        groups.setdefault(leader(at), []).append(at)
    return list(groups.values())


def _joined_by_subject(heads: Sequence[Head], groups: Sequence[list[int]]) -> list[list[int]]:
    """Return the groups; one that answers a subject is added to another that has it."""
    originals: dict[str, list[list[int]]] = {}
    for group in groups:
        if not _is_lost(heads[group[0]]):
            originals.setdefault(base_of(heads[group[0]].subject), []).append(group)
    kept: list[list[int]] = []
    waiting: dict[str, list[int]] = {}
    for group in groups:
        base = _answered_subject(heads, group)
        target = base and (_before(originals.get(base, ()), group[0]) or waiting.setdefault(base, group))
        if target and target is not group:
            target.extend(group)
        else:
            kept.append(group)
    return kept


def _is_lost(head: Head) -> bool:
    """Tell whether a beginning answers something that the mailbox lacks."""
    return bool(head.references or head.in_reply_to) or without_reply(head.subject)[1]


def _answered_subject(heads: Sequence[Head], group: Sequence[int]) -> str:
    """Return the subject that a group answers; empty when it answers none."""
    if not _is_lost(heads[group[0]]):
        return ""
    return next((base_of(heads[at].subject) for at in group if without_reply(heads[at].subject)[1]), "")


def _before(candidates: Sequence[list[int]], at: int) -> list[int] | None:
    """Return the last group that began before a message, else the first."""
    return next((group for group in reversed(candidates) if group[0] < at), next(iter(candidates), None))


def _conversation(
    heads: Sequence[Head],
    places: dict[str, int],
    beginnings: list[int],
    members: list[int],
    flags: dict[int, tuple[str, ...]],
) -> Conversation:
    """Return a thread; what joined it by its subject is flagged."""
    first = beginnings[0]
    is_lost = _is_lost(heads[first])
    missing = _missing(heads, places, beginnings) if is_lost else None
    article = None if is_lost and len({heads[at].id or at for at in beginnings}) > 1 else first
    for at in beginnings:
        if at != article and not _is_named(missing, heads[at]) and "duplicate" not in flags.get(at, ()):
            flags[at] = (*flags.get(at, ()), "inferred-parent")
    return Conversation(beginnings, article, missing, members)


def _missing(heads: Sequence[Head], places: dict[str, int], beginnings: Sequence[int]) -> str | None:
    """Return the last missing id that all of a group name, else the last that one of them names; None without one."""
    chains = [
        [each for each in (*heads[at].in_reply_to, *heads[at].references) if each not in places] for at in beginnings
    ]
    common = set(chains[0]).intersection(*chains[1:])
    shared = next((each for each in reversed(chains[0]) if each in common), None)
    return shared or next((chain[-1] for chain in chains if chain), None)


def _is_named(missing: str | None, head: Head) -> bool:
    """Tell whether a message says that it answers this one."""
    return missing is not None and missing in {*head.references[-1:], *head.in_reply_to}

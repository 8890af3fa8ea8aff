"""What a key of somebody's JSON most likely holds: the usual names of a comment's fields.

Names are compared in small letters without ``_`` and ``-``. Of several keys of an object that could hold the same, the
one named first here counts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from threadview.readers.common.json_shape import names

if TYPE_CHECKING:
    from collections.abc import Callable

Role = Literal["text", "summary", "author", "time", "id", "parent", "title", "url", "depth", "count"]

_NAMES: Final[dict[Role, str]] = {
    "text": "body_html html_body content_html comment_html message_html text_html html content_rendered comment_body "
    "comment_text comment_content body text full_text text_display content contents comment message msg comments com "
    "reply_content raw_message markdown body_markdown content_raw body_text text_original raw post_text notes note",
    "summary": "description summary",
    "author": "author user username user_name author_name by nickname nick display_name user_display_name commenter "
    "creator created_by owner from from_user sender_full_name sender sender_name poster member account handle login "
    "screen_name u reviewer by_nickname insert_name person profile user_profile full_name author_display_name name "
    "author_phid commenter_hex user_id author_id owner_id from_id owner_link email",
    "time": "created created_at creation_date created_time date_created created_date create_date created_on "
    "created_utc create_time create_at ctime iso_date_time timestamp_iso date datetime date_time time timestamp "
    "published published_at published_date publish_date pub_date post_date posted posted_at date_posted sent sent_at "
    "ts origin_server_ts date_inserted inserted_at written_at added_at comment_added_at comment_date date_gmt updated "
    "updated_at last_modified",
    "id": "id comment_id _id id_str id_code comment_hex object_id uuid guid rpid number no key permlink "
    "transaction_id message_id event_id post_id cid mid ts pid iid",
    "parent": "parent parent_id parent_comment_id parent_comment pid parent_hex parent_post_id in_reply_to "
    "in_reply_to_status_id_str in_reply_to_id in_reply_to_comment_id reply_to reply_to_id reply_to_message_id "
    "reply_to_message reply_to_comment_id reply_id replying_to to_pid tmid response_to parent_permlink parent_uuid "
    "parent_uid parent_post reference thread_ts root_id references referenced_tweets rid comment_parent resto",
    "title": "title headline subject post_title question_title thread_title summary name",
    "url": "url permalink html_url web_url comment_url perma_link link",
    "depth": "depth level indent nesting_level indent_level",
    "count": "comment_count comments_count num_comments total_comments answer_count total_reply_count count total "
    "total_count total_items comment_total",
}

_NAMES_OF_PEOPLE: Final = names(
    "username login screenname handle nick nickname preferredusername uname displayname name fullname realname title "
    "email"
)
"""Where the name of a person stands who is given as an object; what others call him by comes first."""

FLAGS: Final[dict[str, str]] = {
    **dict.fromkeys(names("deleted isdeleted delete deletedat deletedon"), "deleted"),
    **dict.fromkeys(names("removed isremoved spam isspam moderated ismoderated"), "removed"),
    **dict.fromkeys(names("hidden ishidden isminimized minimized"), "hidden"),
    **dict.fromkeys(names("pinned ispinned stickied sticky issticky"), "pinned"),
    **dict.fromkeys(names("edited isedited editedat lastedited"), "edited"),
}
"""Keys that say yes or no, or when, and the flag for a yes."""

WRAPPERS: Final = names("comment node attributes snippet toplevelcomment content data post message fields item")
"""Keys under which one object stands that is the comment itself."""

PASSED: Final = frozenset(
    names(
        "mentions attachments reactions votes tags edits history revisions quote quoted parent parentcomment replyto "
        "replytomessage inreplyto links avatar meta metadata entities relationships assignee labels milestone media "
        "images likes rating location reference references"
    )
)
"""Keys under which stands what is no comment of this thread."""

_FIRST: Final[dict[Role, Role]] = {"parent": "id", "title": "summary"}
"""A key is not taken for a role where the other one has it."""

_LOGGED: Final = frozenset({"notes", "note", "comments"})
"""Keys of a log's entries, which are blank where nobody said a word."""

_CACHED: Final = 4096
"""Keys, and sets of keys, whose roles are remembered: a file has few, a hostile one has any number."""

_SHORTEST_TIME: Final = 8
_ID: Final = (str, int)
_PERSON: Final = (str, int, dict)

_RICH: Final = frozenset({"content", "contents", "body", "text", "message", "comment"})
_FORMS: Final = ("html", "rendered", "bodyHtml", "raw", "text", "plain", "plain_text", "message", "content")
"""Where the text of an object stands that is only a text in several forms."""


class _Possible(NamedTuple):
    """The keys that may hold a role, what a value must be for it, and the role whose key is not taken for it.

    A value of one of the ``plain`` types needs no check unless it is empty or zero.
    """

    role: Role
    first: Role
    plain: frozenset[type]
    check: Callable[[object, str], bool]
    keys: list[str]


@lru_cache(_CACHED)
def squeezed(key: str) -> str:
    """Return a key in small letters without what parts its words."""
    return key.lower().replace("_", "").replace("-", "")


def _ranks() -> dict[str, list[tuple[Role, int]]]:
    """Return for each name its roles with their ranks, the best being 0."""
    ranks: dict[str, list[tuple[Role, int]]] = {}
    for role, listed in _NAMES.items():
        for rank, name in enumerate(listed.split()):
            ranks.setdefault(squeezed(name), []).append((role, rank))
    return ranks


_RANKS: Final = _ranks()


@lru_cache(_CACHED)
def roles(key: str) -> tuple[tuple[Role, int], ...]:
    """Return what a key may hold, each with its rank."""
    return tuple(_RANKS.get(squeezed(key), ()))


def described(value: dict[str, object]) -> dict[Role, str]:
    """Return the keys of an object by what they hold."""
    found: dict[Role, str] = {}
    for role, first, plain, check, possible in _possible(tuple(value)):
        taken = found.get(first)
        for key in possible:
            if key != taken and (((one := value[key]) and type(one) in plain) or check(one, key)):
                found[role] = key
                break
    if "title" in found and found["title"] == found.get("author"):
        del found["title"]
    return found


@lru_cache(_CACHED)
def _possible(keys: tuple[str, ...]) -> list[_Possible]:
    """Return for each role those of some keys that may hold it, the likeliest first."""
    ranked: dict[Role, list[tuple[int, str]]] = {role: [] for role in _NAMES}
    for key in keys:
        for role, rank in roles(key):
            ranked[role].append((rank, key))
    return [
        _Possible(
            role, _FIRST.get(role, role), _PLAIN.get(role, _NONE), _CHECKS[role], [key for _, key in sorted(found)]
        )
        for role, found in ranked.items()
        if found
    ]


@lru_cache(_CACHED)
def name_keys(keys: tuple[str, ...]) -> list[str]:
    """Return those of the keys of a person under which a name may stand, the best first."""
    by_name = {squeezed(key): key for key in keys}
    return [by_name[name] for name in _NAMES_OF_PEOPLE if name in by_name]


@lru_cache(_CACHED)
def flag_keys(keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return those of some keys that say yes or no, each with the flag for a yes."""
    return [(key, FLAGS[squeezed(key)]) for key in keys if squeezed(key) in FLAGS]


def forms(value: object) -> str:
    """Return a text that is written as pieces, or in several forms; without recursion."""
    pieces: list[str] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
        elif isinstance(one, list):
            waiting += one[::-1]
        elif isinstance(one, dict):
            inner = next((one[key] for key in _FORMS if one.get(key) not in (None, "")), None)
            waiting += (["\n\n"] if one.get("type") in {"paragraph", "heading"} else []) + [inner]
    return "".join(pieces)


def _is_text(value: object, key: str) -> bool:
    """Tell whether a value can be the text of a comment: a string, or one of several forms or pieces."""
    if isinstance(value, str):
        return bool(value) or squeezed(key) not in _LOGGED
    if squeezed(key) not in _RICH or not value:
        return False
    if isinstance(value, list):
        return all(
            isinstance(one, str) or (isinstance(one, dict) and "type" in one and "id" not in one) for one in value
        )
    if not isinstance(value, dict):
        return False
    held = {role for inner in value for role, _ in roles(inner)}
    return any(isinstance(value.get(form), str | list) for form in _FORMS) and held.isdisjoint({"author", "time", "id"})


def _is_name(value: object, _key: str) -> bool:
    return isinstance(value, _PERSON) and not isinstance(value, bool) and bool(value)


def _is_time(value: object, _key: str) -> bool:
    """Tell whether a value may be a time; a word such as ``now`` is none, and what is none after all is noted."""
    return (
        (isinstance(value, str) and len(value) >= _SHORTEST_TIME)
        or (_is_number(value, "") and value != 0)
        or isinstance(value, float)
    )


def _is_id(value: object, _key: str) -> bool:
    return isinstance(value, _ID) and not isinstance(value, bool) and value != ""


def _is_there(value: object, _key: str) -> bool:
    return value is not None


def _is_words(value: object, _key: str) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: object, _key: str) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_CHECKS: Final[dict[Role, Callable[[object, str], bool]]] = {
    "text": _is_text,
    "summary": _is_words,
    "author": _is_name,
    "time": _is_time,
    "id": _is_id,
    "parent": _is_there,
    "title": _is_words,
    "url": _is_words,
    "depth": _is_number,
    "count": _is_number,
}
"""What a value must be to hold what its key's name says."""

_NONE: Final[frozenset[type]] = frozenset()
_PLAIN: Final[dict[Role, frozenset[type]]] = {
    "text": frozenset({str}),
    "author": frozenset(_PERSON),
    "time": frozenset({int, float}),
    "id": frozenset(_ID),
    "parent": frozenset({str, int, float, dict, list}),
}
"""The types of which any value passes the check of its role, but for what is empty or zero."""

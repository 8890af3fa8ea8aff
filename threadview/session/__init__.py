"""The reading position and how it changes: pure transitions from state to state, and the table of actions.

Nothing here knows a screen: what a key does can be read, and tested, without one.
"""

from .actions import ACTIONS, BY_ID, Action, bound, first_steps, key_table, shown_key
from .findings import Findings, first_look, is_small, study, unstudied
from .keys import Asked, Keymap, press_name
from .looks import article_look, look, plain_look
from .state import ARTICLE, NOWHERE, Lit, Place, Search, Session, begin

__all__ = [
    "ACTIONS",
    "ARTICLE",
    "BY_ID",
    "NOWHERE",
    "Action",
    "Asked",
    "Findings",
    "Keymap",
    "Lit",
    "Place",
    "Search",
    "Session",
    "article_look",
    "begin",
    "bound",
    "first_look",
    "first_steps",
    "is_small",
    "key_table",
    "look",
    "plain_look",
    "press_name",
    "shown_key",
    "study",
    "unstudied",
]

"""What is remembered of threads between runs: where one was, what one folded, marked and muted, what one saw.

It lies in one SQLite database, ``memory.db`` in the user's state directory (``$XDG_STATE_HOME/threadview``, else
``~/.local/state/threadview``), and holds of a text no more than the words by which the shelf finds it. Memory is a
comfort, so nothing here raises: what cannot be read or written is said in a notice, and reading goes on without it.

- A thread is known again by its address; without one by its file and its root's id, else its title (:mod:`.identity`).
- Several programs may read and write at once: WAL, a transaction for each visit kept. Where two read the same thread,
  what either saw is seen, and the last to leave says where it was left. A kill loses what was not kept yet, no more.
- The schema has a version (:mod:`.schema`). An older database is brought up to date; one of a newer program is left
  alone, and nothing is remembered. A damaged one is set aside under a dated name, and a new one begun.
"""

from .database import BUSY_SECONDS
from .memory import Memory
from .records import Shelved

__all__ = ["BUSY_SECONDS", "Memory", "Shelved"]

"""Answers of the web, fetched with manners and kept for reading without it.

::

    Fetcher ── Cache       what was kept, on disk
       └────── Asking      Here, in a Background thread, or Aside, in a process that was started before all else
                  └────── Exchange    requests, redirects, retries

Nothing here imports the HTTP library before something has to be asked for, so a kept thread opens as fast as a file.
"""

from .answer import Answer, Fields
from .cache import Cache
from .fetcher import Fetcher

__all__ = ["Answer", "Cache", "Fetcher", "Fields"]

"""Answers of the web, fetched with manners and kept for reading without it.

::

    Fetcher ── Cache       what was kept, on disk
       └────── Exchange    requests, redirects, retries; runs in a Background thread, started when it is first needed

Nothing here imports the HTTP library before something has to be asked for, so a kept thread opens as fast as a file.
"""

from .answer import Answer, Fields
from .cache import Cache
from .fetcher import Fetcher

__all__ = ["Answer", "Cache", "Fetcher", "Fields"]

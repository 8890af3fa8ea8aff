"""What was read once is not read again: one index file a source, in the user's cache directory.

An index holds the threads of a source as the readers gave them. It is used as long as the source is the very file that
it was made of and the program the one that made it; a damaged one is as good as none. It holds texts of the source, so
nobody else may read it, and nothing needs it: the folder can be deleted at any time.
"""

from .source_index import SourceIndex

__all__ = ["SourceIndex"]

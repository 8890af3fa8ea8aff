"""Page dumps."""
from .base import NEVER, Reader
READER = Reader("page-text", "the text of a page", lambda sample: NEVER, lambda document: ())

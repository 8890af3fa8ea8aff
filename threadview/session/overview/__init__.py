"""A thread as a whole: who takes part, who answers and quotes whom, what is quoted most, how it went on.

``overview`` counts, ``lines`` lays out what was counted, each line with what it leads to, and ``follow`` goes there.
None of them knows a screen.
"""

from .lines import lines
from .summary import Overview, overview
from .target import Target, Walk, follow

__all__ = ["Overview", "Target", "Walk", "follow", "lines", "overview"]

"""How memory is had from the system, and given back: the GNU C library is told; another one does as it likes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ctypes import CDLL

LARGE: Final = 1 << 18
"""Bytes from which on something is large."""

_MMAP_THRESHOLD: Final = -3
"""M_MMAP_THRESHOLD of mallopt(3)."""


def give_back() -> None:
    """Give back what was freed, also what lies between what is still used (malloc_trim(3))."""
    if library := _library():
        library.malloc_trim(0)


def part_large() -> None:
    """Have each large thing from now on in pages of its own, which grow in place and are given back when it goes.

    Otherwise whoever once freed something large, such as the bytes of a file, has all that is smaller among the rest:
    there two arrays that grow in turn leave holes as large as they are.
    """
    if library := _library():
        library.mallopt(_MMAP_THRESHOLD, LARGE)


def _library() -> CDLL | None:
    """Return the C library, where it is the GNU one."""
    import ctypes

    try:
        library = ctypes.CDLL(None)
    except (OSError, TypeError):
        return None
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None

"""``python -m threadview``."""

from .cli import command

command()

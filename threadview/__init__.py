"""A terminal reader for threads: the article in one pane, its discussion as a collapsible tree in the other.

The way data flows::

    path | - | URL ──sources──▶ Document ──readers──▶ Thread ──quotes, people──▶ findings ──session──▶ rows
      ──ui | output──▶

Keys go the other way: key → action → a pure transition of the Session → repaint.

The rooms, each of which imports only those below it (and no room of its own row)::

    cli                                              the command line
    ui │ output                                      the panes; text, Markdown, JSON, HTML
    session                                          the reading position; pure: it does not touch store
    sources │ cache │ store │ config │ readers │ quotes │ people │ search │ layout
    markup                                           HTML, Markdown, plain text → Body; cleaning
    thread                                           what a thread is
    errors │ fork │ heap                             what can go wrong; the program in two; how memory is had

Values are ``msgspec.Struct``, frozen where they do not change, and ``msgspec.structs.replace`` makes one of another:
the class is defined in a fiftieth of the time that a dataclass takes, which each start would wait for, an instance is
made in a sixth of it. Those that cannot be part of a circle and are many say ``gc=False``.
"""

__version__ = "0.1.0"

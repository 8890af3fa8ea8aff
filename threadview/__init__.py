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
    errors                                           what can go wrong
"""

__version__ = "0.1.0"

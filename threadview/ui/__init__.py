"""The panes on a terminal: the only package that imports textual.

Screens own the Session and change it; widgets show a state and post messages.
"""

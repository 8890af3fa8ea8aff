"""From texts to lines on a screen: widths, wraps, visible rows, the window over them. Pure; knows no colours.

Breaking a body into lines is cheap and comes first (:func:`body.lay_out`); what a line shows is made when it is
painted.
"""

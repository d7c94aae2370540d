"""The terminal app: chat for advice, rewrite a draft, see why.

It knows `coach` and Textual; nothing knows it. `tui.command` is the way in.
"""

"""What holds for all tests."""

from __future__ import annotations

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A run in the background (nohup, some CI systems) ignores Ctrl-C, and its
    # children inherit that; the tests of Ctrl-C need it to arrive.
    signal.signal(signal.SIGINT, signal.default_int_handler)

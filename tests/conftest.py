"""What holds for all tests."""

from __future__ import annotations

import signal

from hypothesis import HealthCheck, settings

# How fast inputs are made depends on what else the machine does.
settings.register_profile("coach", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("coach")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A run in the background (nohup, some CI systems) ignores Ctrl-C, and its
    # children inherit that; the tests of Ctrl-C need it to arrive.
    signal.signal(signal.SIGINT, signal.default_int_handler)

"""The coach behind the app, in a process of its own.

A process, not a thread: importing torch and loading a model hold Python's lock
for hundreds of milliseconds at a time, which would be felt at every key; and a
crash in native code, or the system's memory killer, takes the engine and not
the user's words.
"""

from tui.engine.jobs import Job, Reply, Restyle, Rewrite
from tui.engine.ports import Broken, Engine, EngineState, Idle, Loading, Ready, Run

__all__ = [
    "Broken",
    "Engine",
    "EngineState",
    "Idle",
    "Job",
    "Loading",
    "Ready",
    "Reply",
    "Restyle",
    "Rewrite",
    "Run",
]

"""The command line. Only `main` is meant for others; importing this costs nothing."""

from __future__ import annotations


def main() -> int:
    """Run `coach` with the arguments of this process; the exit code of the contract.

    Nothing is imported before the guard below, so that Ctrl-C ends the program
    quietly even while its own modules are being loaded.
    """
    try:
        import sys

        from coach.cli.process import run_process

        return run_process(sys.argv[1:])
    except KeyboardInterrupt:
        return 130

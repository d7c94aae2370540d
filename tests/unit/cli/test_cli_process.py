"""The program as a process: pipes that close, Ctrl-C, crashes, what is imported."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "torch", "chromadb", "llama_cpp", "sentence_transformers", "numpy", "rich", "jinja2",
    "textual", "pydantic", "huggingface_hub", "importlib.metadata", "yaml",
}  # fmt: skip
LIGHT = [
    ["--help"],
    ["score", "--text", "Hello Anna, our AMAZING offer ends today!!!"],
    ["score", "--text", "Hi", "--json"],
]


@pytest.mark.parametrize("arguments", LIGHT, ids=lambda words: words[0])
def test_help_and_score_import_nothing_heavy(arguments):
    code = (
        "import sys\n"
        f"sys.argv = ['coach', *{arguments!r}]\n"
        "from coach.cli import main\n"
        "code = main()\n"
        "sys.stderr.write(' '.join(sys.modules))\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert not HEAVY & set(done.stderr.decode().split())


def test_nothing_of_the_app_or_the_evaluation_is_imported_by_any_command():
    code = (
        "import sys, click\n"
        "from coach.cli.app import root, BUILT_IN\n"
        "from coach.cli.groups import LazyGroup\n"
        "ctx = click.Context(root)\n"
        "for name in BUILT_IN:\n"
        "    command = root.get_command(ctx, name)\n"
        "    if isinstance(command, LazyGroup):\n"
        "        [command.get_command(ctx, each) for each in command.list_commands(ctx)]\n"
        "print(' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    modules = set(done.stdout.decode().split())
    assert not modules & {"tui", "evals", "textual", "torch", "chromadb", "llama_cpp", "numpy"}


def test_a_reader_that_goes_away_is_no_failure(home, process):
    # A pipe whose reading end is closed before anything is written.
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = process("rewrite", "--text", "Hello", "--explain", stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not (home / "data").exists()


def test_help_into_a_closed_pipe(process):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = process("--help", stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said(process):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = process("rewrite", "--text", "Hello", stdout=full)
    assert done.returncode == 1
    assert b"cannot be written: No space left" in done.stderr
    assert b"Exception" not in done.stderr


def test_closed_standard_streams(home):
    for closed in ("<&-", ">&-", "2>&-"):
        line = f"exec {sys.executable} -m tests.fakes.coach rewrite --text Hello {closed}"
        done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
        assert b"Traceback" not in done.stderr
        assert done.returncode == (1 if closed == ">&-" else 0), closed


def test_output_is_utf8_whatever_the_locale_says(process, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    done = process("rewrite", "--text", "Grüße 👍")
    assert done.stdout.decode("utf-8") == "Grüße 👍 What do you think?\n"


@pytest.mark.parametrize("command", ["rewrite", "advise"])
def test_ctrl_c_while_working(home, start, command):
    child = start(command, "-")
    child.stdin.write(b"SLOW and only in this pipe")
    child.stdin.close()
    child.stdin = None
    while b"working" not in child.stderr.readline():
        assert child.poll() is None
    child.send_signal(signal.SIGINT)
    out, told = child.communicate(timeout=30)
    assert (child.returncode, out) == (130, b"")
    assert told.startswith(b"coach: Stopped.\n")
    (kept,) = (home / "data" / "recovered").iterdir()
    assert kept.read_text() == "SLOW and only in this pipe"


def test_ctrl_c_twice_ends_even_what_will_not_stop(start):
    child = start("rewrite", "--text", "STUBBORN")
    for _ in range(2):
        while b"working" not in child.stderr.readline():
            assert child.poll() is None
        child.send_signal(signal.SIGINT)
    out, told = child.communicate(timeout=30)
    assert (child.returncode, out, told) == (130, b"", b"")


def test_an_interrupt_reaches_the_model_s_thread():
    from coach.cli.engine import result_of
    from coach.domain import RewriteResult

    signals = []

    def work(stop):
        signals.append(stop)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        result_of(work, RewriteResult)
    assert signals[0].is_set()


def test_ctrl_c_while_reading(start, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    child = start("rewrite", str(pipe))
    # Opening a fifo returns when its other end is open: the child is reading.
    with pipe.open("wb"):
        child.send_signal(signal.SIGINT)
        out, told = child.communicate(timeout=30)
    assert (child.returncode, out, told) == (130, b"", b"coach: Stopped.\n")


@pytest.mark.parametrize(
    ("module", "told"), [("coach.cli.process", b""), ("click", b"coach: Stopped.\n")]
)
def test_ctrl_c_during_imports_is_quiet(module, told):
    code = (
        "import os, signal, sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {module!r}:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from coach.cli import main\nsys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", told)


def test_an_interrupt_that_a_library_turned_into_another_error(run, monkeypatch):
    from coach.cli import process
    from coach.cli.session import Session

    session = Session()

    def command() -> int:
        session.interrupted = True
        raise ImportError("numpy could not be imported")

    monkeypatch.setattr(process, "_call", lambda *_: command())
    assert process.run(["rewrite"], session) == 130


def test_a_crash_is_one_sentence_a_report_and_a_saved_draft(home, process):
    done = process("rewrite", "-", "--channel=email", input=b"CRASH: my secret letter")
    told = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert "Traceback" not in told
    assert "secret" not in told
    (log,) = (home / "data" / "logs").iterdir()
    (kept,) = (home / "data" / "recovered").iterdir()
    assert str(log) in told
    assert str(kept) in told
    assert kept.read_text() == "CRASH: my secret letter"
    report = log.read_text()
    assert "RuntimeError" in report
    assert "in rewrite" in report
    assert "command: coach rewrite --channel\n" in report
    assert "secret" not in report
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_crash_while_the_crash_is_reported(run, monkeypatch):
    from coach.cli import crash

    def fall(*_: object) -> str:
        raise RuntimeError("again")

    monkeypatch.setattr(crash, "report", fall)
    result = run("rewrite", "--text", "CRASH")
    assert result.exit_code == 1
    assert result.stderr == "coach: Something went wrong inside the program (RuntimeError).\n"


def test_a_crash_with_a_file_keeps_no_copy(home, process, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("CRASH")
    assert process("rewrite", str(file)).returncode == 1
    assert not (home / "data" / "recovered").exists()


def test_a_crash_with_nowhere_to_write_at_home(home, process, monkeypatch, tmp_path):
    home.mkdir(parents=True)
    (home / "data").write_text("a file where the folder should be")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    told = process("rewrite", "-", input=b"CRASH").stderr.decode()
    assert f"Your text is kept in {tmp_path}" in told


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (PermissionError(13, "Permission denied", "/x/y"), 1, ["Permission denied", "/x/y"]),
        (OSError(28, "No space left on device"), 1, ["No space left", "coach doctor"]),
        (MemoryError(), 1, ["not enough memory"]),
        (
            RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried"),
            1,
            ["not enough memory"],
        ),
    ],
)
def test_what_the_system_refuses_is_no_crash(run, home, engine, monkeypatch, error, code, words):
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(engine, "search", refuse)
    result = run("search", "anything")
    assert result.exit_code == code
    for word in words:
        assert word in result.stderr
    assert not (home / "data" / "logs").exists()

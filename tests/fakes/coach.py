"""A Coach without a model, for the command line's tests.

What it does is written in the draft or situation: "SLOW" waits until it is
stopped, "STUBBORN" does not even stop then, "CRASH" raises what nobody expects,
"FAIL" ends with a failed run, "NO MODEL" says that nothing is set up, "UNSAFE"
passes no check, "FINE" is good as it is.

`python -m tests.fakes.coach ARGS` is the whole program with this engine in it,
for tests that need a process of their own.
"""

from __future__ import annotations

import sys
import time
import types
from collections.abc import Iterator
from typing import ClassVar

from coach.config import Settings
from coach.domain import (
    AdviseResult,
    Change,
    Draft,
    FactCheck,
    Finding,
    FindingKind,
    Guidance,
    ModelInfo,
    Retrieved,
    RewriteResult,
    Variant,
)
from coach.errors import CoachError, NotSetUpError
from coach.events import Candidate, Citation, Delta, Done, Event, Failed, Found, Usage
from coach.paths import Paths
from coach.progress import Progress
from coach.stop import StopSignal

MODEL = ModelInfo("fake-1", "0" * 64, None)
GUIDANCE = Guidance("no-hype", "Leave out the hype", "Say what it is.", ("001",))
OTHER = Guidance("listen-first", "Listen first", "Hear them out.", ("002",))
FOUND = (Retrieved(OTHER, 0.95), Retrieved(GUIDANCE, 0.9))
TIMINGS = {"retrieve": 12.4, "first_token": 350.0, "total": 2100.7}
# Longer than any test may take; a test that gets here has failed to stop us.
_PATIENCE_SECONDS = 60.0


class FakeCoach:
    """The facade's methods with canned results."""

    opened: ClassVar[list[FakeCoach]] = []

    def __init__(self, paths: Paths, settings: Settings, *, progress: Progress) -> None:
        self.paths = paths
        self.settings = settings
        self.progress = progress
        self.calls: list[dict[str, object]] = []
        self.closed = False
        FakeCoach.opened.append(self)

    def rewrite(
        self,
        draft: Draft,
        *,
        id: str | None = None,  # noqa: A002
        variants: int | None = None,
        seed: int | None = None,
        stop: StopSignal | None = None,
    ) -> Iterator[Event]:
        self.calls.append({"draft": draft, "id": id, "variants": variants, "seed": seed})
        result = rewrite_result(draft, id or "fake-id")
        yield from (Found(finding) for finding in result.findings)
        yield Citation(GUIDANCE, 0.9)
        failed = self._directives(draft.text, stop)
        if failed is not None:
            yield failed
            return
        yield Delta(result.rewrite)
        yield from (Candidate(variant) for variant in result.variants)
        yield Usage(100, 50, 20)
        yield Done(result)

    def advise(
        self,
        situation: str,
        *,
        id: str | None = None,  # noqa: A002
        seed: int | None = None,
        stop: StopSignal | None = None,
    ) -> Iterator[Event]:
        self.calls.append({"situation": situation, "id": id, "seed": seed})
        failed = self._directives(situation, stop)
        if failed is not None:
            yield failed
            return
        yield Delta("Ask what ")
        yield Delta("they need. [2]")
        yield Done(
            AdviseResult(
                id=id or "fake-id",
                situation=situation,
                advice="Ask what they need. [2]",
                principles=FOUND,
                cited=("no-hype",),
                in_scope=True,
                model=MODEL,
                timings_ms=TIMINGS,
            )
        )

    def search(self, query: str, limit: int = 3) -> tuple[Retrieved, ...]:
        self.calls.append({"query": query, "limit": limit})
        return () if "weather" in query else FOUND

    def close(self) -> None:
        self.closed = True

    def _directives(self, text: str, stop: StopSignal | None) -> Failed | None:
        if "SLOW" in text:
            sys.stderr.write("working\n")
            sys.stderr.flush()
            give_up = time.monotonic() + _PATIENCE_SECONDS
            while not (stop and stop.is_set()) and time.monotonic() < give_up:
                time.sleep(0.01)
        if "STUBBORN" in text:
            try:
                self._directives("SLOW", None)
            finally:
                self._directives("SLOW", None)
        if "CRASH" in text:
            raise RuntimeError(f"cannot handle {text}")
        if "NO MODEL" in text:
            raise NotSetUpError("There is no model on this machine.", mend="coach model pull")
        if "FAIL" in text:
            return Failed(CoachError("The model gave nothing."), "half a")
        return None


def rewrite_result(draft: Draft, identity: str) -> RewriteResult:
    """A result in which every field of the document has something in it."""
    fine, unsafe = "FINE" in draft.text, "UNSAFE" in draft.text
    after = draft.text if fine else f"{draft.text.splitlines()[0]} What do you think?"
    finding = Finding(0, 1, draft.text[:1], FindingKind.HYPE, "It is loud.", "no-hype", "")
    change = Change(draft.text, after, "A question lets them answer.", "no-hype")
    return RewriteResult(
        id=identity,
        draft=draft.text,
        rewrite=after,
        changed=not fine,
        asked=bool(draft.asked),
        channel=draft.channel.name,
        limit=draft.channel.limit,
        passed=not unsafe,
        findings=() if fine else (finding,),
        facts=FactCheck(("3 days",), (), ("Anna",) if unsafe else ()),
        principles=FOUND,
        changes=() if fine else (change,),
        variants=(
            Variant(after, "model", not unsafe, ("fact-invented",) if unsafe else (), 0),
            Variant(draft.text, "draft", True, (), 1),
        ),
        score_before=40,
        score_after=80,
        model=MODEL,
        timings_ms=TIMINGS,
    )


def install() -> None:
    """Put this engine where the command line looks for the real one."""
    module = types.ModuleType("coach.api")
    module.Coach = FakeCoach  # type: ignore[attr-defined]
    sys.modules["coach.api"] = module


if __name__ == "__main__":
    from coach.cli import main

    install()
    sys.exit(main())

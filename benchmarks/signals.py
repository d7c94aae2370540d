"""How long `find` takes for 300 words, as a ratio to one pass of a plain regex.

The ratio makes runs on different machines comparable; the milliseconds are for
the target (under 5 ms: the terminal app runs `find` at every key press).

    python -m benchmarks.signals
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable

from coach.channels import CHANNELS
from coach.domain import Draft
from coach.signals import find

WORDS = 300
RUNS = 300
TARGET_MS = 5.0
_PARAGRAPH = (
    "We are thrilled to announce that our shop on Mill Lane opens on 3 May at nine! Come and see "
    "the lamps we made over the winter, from oak and from ash. You asked us last year whether the "
    "shades could be washed, and now they can. Our revolutionary hinge never squeaks. Book your "
    "demo now, only 4 places left! If you would rather write, anna@lamps.example reads everything. "
    "What do you read by in the evening, and is it bright enough? Dear valued customers, we "
    "leverage everything you told us. 🙂 "
)


def _sample() -> str:
    words = (_PARAGRAPH * 5).split(" ")
    return " ".join(words[:WORDS])


def _times(run: Callable[[], object], clock: Callable[[], float]) -> list[float]:
    times = []
    for _ in range(RUNS):
        start = clock()
        run()
        times.append((clock() - start) * 1000)
    return sorted(times)


def main() -> None:
    text = _sample()
    draft = Draft(
        text=text,
        channel=CHANNELS["linkedin-comment"],
        in_reply_to="Do the shades still have to be dusted, or can they be washed?",
    )
    start = time.perf_counter()
    findings = find(draft)
    cold = (time.perf_counter() - start) * 1000
    word = re.compile(r"\w+")
    base = _times(lambda: word.findall(text), time.perf_counter)
    ours = _times(lambda: find(draft), time.perf_counter)
    # What is left when other processes want the same cores.
    cpu = _times(lambda: find(draft), time.process_time)
    median, p95 = statistics.median(ours), ours[int(len(ours) * 0.95)]
    print(f"{len(text.split())} words, {len(findings)} findings, {RUNS} runs")
    print(f"first call (lists parsed): {cold:.1f} ms")
    print(f"find    median {median:.2f} ms   p95 {p95:.2f} ms   target {TARGET_MS:.0f} ms")
    print(
        f"CPU     median {statistics.median(cpu):.2f} ms   p95 {cpu[int(len(cpu) * 0.95)]:.2f} ms"
    )
    print(f"regex   median {statistics.median(base):.3f} ms")
    print(f"ratio   {median / statistics.median(base):.1f} passes of a trivial regex")


if __name__ == "__main__":
    main()

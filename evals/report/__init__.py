"""What a run says to people and to machines: a summary, JUnit XML, and a page.

minima = [gates.minimum("composite=0.55")]
checked = gates.check(results, minima)
write(results, out, run, baseline=earlier, gates=checked)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from coach.errors import InputError
from evals.records import Scored
from evals.report.gates import GateResult
from evals.report.junit import junit
from evals.report.markdown import summary
from evals.report.page import page

__all__ = ["GateResult", "junit", "page", "summary", "write"]


def write(
    results: Sequence[Scored],
    out: Path,
    run: Mapping[str, str],
    *,
    baseline: Sequence[Scored] | None = None,
    gates: Sequence[GateResult] = (),
) -> tuple[Path, ...]:
    """`summary.md`, `junit.xml` and `report.html` in the folder `out`, made when missing.

    `run` is what a reader must know to repeat the run, label by label: model, hashes,
    date, command. `baseline` holds the samples of an earlier run. Returns the files in
    that order. InputError when the folder cannot be written.
    """
    contents = {
        "summary.md": summary(results, run=run, baseline=baseline, gates=gates).encode(),
        "junit.xml": junit(results, run=run, gates=gates),
        "report.html": page(results, run=run, baseline=baseline, gates=gates).encode(),
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (out / name).write_bytes(content)
    except OSError as error:
        raise InputError(
            f"The report cannot be written: {error.strerror or error}",
            where=str(out),
            mend="name another folder",
        ) from error
    return tuple(out / name for name in contents)

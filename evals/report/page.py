"""The report as one HTML file that needs nothing else: no network, no server.

Samples hold what strangers wrote and what a model made of it. Three fences keep it
text: the template escapes, the script only ever sets text content, and a content
security policy allows the page's own script and style by hash and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from importlib import resources

from evals.records import Scored
from evals.report import figures, samples, tables
from evals.report.gates import GateResult
from evals.report.visible import visible


def page(
    results: Sequence[Scored],
    *,
    run: Mapping[str, str],
    baseline: Sequence[Scored] | None = None,
    gates: Sequence[GateResult] = (),
) -> str:
    """The whole file. Parameters as in `evals.report.write`."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    style, script = _part("report.css"), _part("report.js")
    environment = Environment(
        loader=FunctionLoader(_part),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "percent": tables.percent,
        "p_value": tables.p_value,
        "visible": lambda text: visible(str(text)),
        # Built by ElementTree, which escapes.
        "drawn": lambda picture: Markup(picture.svg),
    }
    shown = samples.payload(results)
    text = environment.get_template("report.html.j2").render(
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        data=Markup(samples.script_json(shown)),
        product=tables.PRODUCT,
        run=run,
        gates=gates,
        failed=[gate for gate in gates if not gate.passed],
        systems=tables.systems(results),
        suites=tables.suites(results),
        types=tables.by_type(tables.of_system(results)),
        raw=tables.raw_and_shipped(results),
        broken=tables.broken(results),
        against=tables.against_systems(results),
        stored=None if baseline is None else tables.against_baseline(results, baseline),
        worst=[
            (samples.case(sample), samples.answer(sample), figures.link(sample))
            for sample in samples.worst(results)
        ],
        choices=_choices(results),
        count=len(shown.samples),
        figures=figures.all_of(results, baseline),
    )
    # What is left of halves of surrogate pairs in names has no UTF-8.
    return text.encode("utf-8", "replace").decode()


def _choices(results: Sequence[Scored]) -> dict[str, list[str]]:
    """What the filters offer, in order of appearance."""
    return {
        name: list(dict.fromkeys(visible(getattr(sample, name)) for sample in results))
        for name in ("suite", "system", "type", "split")
    }


def _policy(style: str, script: str) -> str:
    """By hash: a nonce in a file would be the same for everybody, and so no secret."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _part(name: str) -> str:
    return (resources.files("evals.report") / "templates" / name).read_text(encoding="utf-8")

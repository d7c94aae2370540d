"""No module of coach/ loads a heavy library, or an outer ring, when imported."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys

import coach

HEAVY = {
    "bm25s",
    "chromadb",
    "huggingface_hub",
    "llama_cpp",
    "sentence_transformers",
    "sklearn",
    "textual",
    "torch",
    "transformers",
}
OUTER = {"evals", "tui"}

_SCRIPT = """
import importlib, json, sys
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))
"""


def modules() -> list[str]:
    found = [module.name for module in pkgutil.walk_packages(coach.__path__, "coach.")]
    return [name for name in found if not name.endswith("__main__")]


def test_importing_all_of_coach_loads_nothing_heavy() -> None:
    names = modules()
    assert len(names) > 100
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT, json.dumps(names)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(json.loads(run.stdout))
    assert loaded & HEAVY == set()
    assert loaded & OUTER == set()

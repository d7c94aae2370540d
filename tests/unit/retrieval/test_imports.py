from __future__ import annotations

import subprocess
import sys


def test_nothing_heavy_is_imported_with_the_packages() -> None:
    """In a process of its own: other tests have loaded everything by now."""
    code = (
        "import sys, coach.knowledge, coach.retrieval, coach.retrieval.hybrid, "
        "coach.retrieval.minilm, coach.retrieval.store, coach.retrieval.status\n"
        "heavy = {'torch', 'sentence_transformers', 'chromadb', 'bm25s', 'numpy', 'transformers'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"

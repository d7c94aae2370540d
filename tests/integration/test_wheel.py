"""The built wheel, installed alone into an empty environment, works from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            str(out),
            str(ROOT),
        ],
        check=True,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel in it.

    The dependencies are borrowed from the running environment by a .pth file;
    its own (editable) coach is not, since .pth files are not followed twice.
    """
    root = tmp_path_factory.mktemp("environment")
    venv.create(root, with_pip=False)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(root), "platbase": str(root)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return root / "bin" / "python"


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COACH_HOME": str(folder / "home")}
    return subprocess.run(
        [str(python), "-m", "coach", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_holds_code_prompts_and_knowledge_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"coach", "evals", "tui"}
    assert "tui/styles.tcss" in names
    assert "coach/_data/prompts/script.j2" in names
    assert sum(name.startswith("coach/_data/knowledge/principles/") for name in names) == 29
    assert any(name.startswith("coach/_data/knowledge/pairs/") for name in names)
    assert "coach/py.typed" in names
    assert sum(name.startswith("evals/data/rewrite/") for name in names) == 8
    assert "evals/report/templates/report.html.j2" in names
    assert "evals/scorers/tone/weights.json" in names
    assert any(name.startswith("coach/schemas/") for name in names)


def test_it_runs_from_another_folder(python: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [str(python), "-c", "import coach; print(coach.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(python.parents[1]) in where.stdout
    score = run(python, tmp_path, "score", "--text", "We are THRILLED!!! Buy now!!!", "--json")
    assert score.returncode == 0, score.stderr
    assert json.loads(score.stdout)["findings"]
    shown = run(python, tmp_path, "knowledge", "show", "listen-first")
    assert shown.returncode == 0, shown.stderr
    found = run(python, tmp_path, "search", "answering an angry public complaint", "--json")
    assert found.returncode == 0, found.stderr
    assert "own-complaints-fast" in [item["id"] for item in json.loads(found.stdout)]
    nothing = run(python, tmp_path, "rewrite", "--text", "Buy NOW!!!")
    assert nothing.returncode == 3
    assert "coach model pull" in nothing.stderr

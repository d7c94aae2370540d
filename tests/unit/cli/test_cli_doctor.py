"""The doctor: each line looks at the real thing and names what mends it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach import doctor, doctor_parts, hardware
from coach.doctor import Check, Status
from coach.errors import ExitCode
from coach.paths import Paths
from coach.progress import Silent


@pytest.fixture
def paths(home: Path) -> Paths:
    return Paths.from_environment()


def named(checks: list[Check]) -> dict[str, Check]:
    return {check.name: check for check in checks}


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the libraries that take seconds to import; they have their own tests."""
    for name in ("llama", "telemetry"):
        monkeypatch.setattr(doctor_parts, name, lambda name=name: [Check(name, Status.OK, "yes")])


@pytest.mark.usefixtures("light")
def test_a_fresh_machine_lacks_only_the_model(run, check):
    result = run("doctor", "--json")
    document = json.loads(result.stdout)
    check(document, "doctor")
    assert result.exit_code == ExitCode.NOT_SET_UP
    assert document["ok"] is False
    bad = [each for each in document["checks"] if each["status"] == "fail"]
    assert [each["name"] for each in bad] == ["Model"]
    assert bad[0]["mend"] == "coach model pull"


@pytest.mark.usefixtures("light")
def test_the_report_for_people(run):
    lines = run("doctor").stdout.splitlines()
    assert any(line.startswith("fail    Model") for line in lines)
    assert any(line.strip() == "Try: coach model pull" for line in lines)
    assert any(line.startswith("ok      Python") for line in lines)


def test_exit_codes():
    fine = Check("a", Status.OK, "x")
    warn = Check("b", Status.WARN, "x")
    broken = Check("c", Status.FAIL, "x")
    absent = Check("d", Status.FAIL, "x", missing=True)
    assert doctor.exit_code([fine, warn]) == 0
    assert doctor.exit_code([fine, broken]) == 1
    assert doctor.exit_code([broken, absent, warn]) == 3


def test_a_check_that_falls_over_is_a_line_of_its_own(paths, monkeypatch):
    def fall(*_: object) -> list[Check]:
        raise RuntimeError("secret")

    monkeypatch.setattr(doctor_parts, "llama", fall)
    monkeypatch.setattr(doctor_parts, "telemetry", fall)
    checks = named(doctor.examine(paths, full=False, progress=Silent()))
    assert checks["llama.cpp"].status is Status.FAIL
    assert "RuntimeError" in checks["llama.cpp"].message
    assert "secret" not in checks["llama.cpp"].message
    assert checks["Knowledge"].status is Status.OK


def test_llama_and_chroma_are_really_there():
    assert doctor_parts.llama()[0].status is Status.OK
    assert doctor_parts.telemetry()[0].status is Status.OK


def test_the_environment_cannot_switch_telemetry_on(monkeypatch):
    monkeypatch.setenv("ANONYMIZED_TELEMETRY", "True")
    assert doctor_parts.telemetry()[0].status is Status.OK


def test_broken_settings_are_a_failure_with_the_place(paths):
    paths.config.mkdir(parents=True)
    paths.config_file.write_text("[model]\nthread = 2")
    checks = named(doctor._safely("Settings", lambda: doctor_parts.settings(paths)))
    assert checks["Settings"].status is Status.FAIL
    assert "line 2" in checks["Settings"].message


def test_folders(paths, monkeypatch):
    paths.data.mkdir(parents=True, mode=0o700)
    paths.cache.mkdir(parents=True)
    paths.cache.chmod(0o755)
    paths.config.write_text("a file")
    checks = named(doctor._folders(paths))
    assert checks["Data folder"].status is Status.OK
    assert checks["Cache folder"].status is Status.WARN
    assert checks["Cache folder"].mend == f"chmod 700 {paths.cache}"
    assert checks["Settings folder"].status is Status.FAIL
    monkeypatch.setattr("os.access", lambda *_: False)
    assert named(doctor._folders(paths))["Data folder"].status is Status.FAIL


def test_a_file_in_the_place_of_the_home_folder_is_named(paths, home):
    home.write_text("not a folder")
    checks = named(doctor._folders(paths))
    assert checks["Data folder"].message == f"{home} is not a folder."
    assert checks["Data folder"].mend == f"mv {home} {home}.old"


def test_a_link_that_leads_nowhere_is_no_folder(paths):
    paths.data.parent.mkdir(parents=True)
    paths.data.symlink_to("/nowhere/at/all")
    assert named(doctor._folders(paths))["Data folder"].message == f"{paths.data} is not a folder."


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("flags\t\t: fpu avx avx2 avx512f sse", ("AVX-512", "AVX2", "AVX")),
        ("flags : fpu sse", ()),
        ("processor : 0", None),
    ],
)
def test_processor_features(tmp_path, monkeypatch, text, features):
    monkeypatch.setattr(hardware.sys, "platform", "linux")
    monkeypatch.setattr(hardware.platform, "machine", lambda: "x86_64")
    file = tmp_path / "cpuinfo"
    file.write_text(f"processor : 0\n{text}\n")
    assert hardware.vector_features(file) == features


def test_arm_always_has_neon(tmp_path, monkeypatch):
    monkeypatch.setattr(hardware.sys, "platform", "linux")
    monkeypatch.setattr(hardware.platform, "machine", lambda: "aarch64")
    assert hardware.vector_features(tmp_path / "none") == ("NEON",)


def test_free_disk_of_a_folder_that_is_not_there_yet(tmp_path):
    assert hardware.free_bytes(tmp_path / "a" / "b") == pytest.approx(
        hardware.free_bytes(tmp_path), rel=0.2
    )


def test_a_full_disk_is_a_warning(paths, monkeypatch):
    monkeypatch.setattr(hardware, "free_bytes", lambda _: 5_000_000)
    assert doctor._disk(paths)[0].status is Status.WARN

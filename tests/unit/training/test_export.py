from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture
def name_of(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], str]:
    """Without the libraries that only a training machine has: names need none of them."""
    for name in ("gguf", "gguf.quants", "torch"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setattr(sys.modules["gguf.quants"], "quantize", None, raising=False)
    monkeypatch.setattr(sys.modules["torch"], "Tensor", object, raising=False)
    monkeypatch.delitem(sys.modules, "training.export", raising=False)
    found: Callable[..., str] = importlib.import_module("training.export").name_of
    monkeypatch.delitem(sys.modules, "training.export")
    return found


@pytest.mark.parametrize(
    ("projection", "tensor"),
    [
        ("self_attn.q_proj", "attn_q"),
        ("self_attn.k_proj", "attn_k"),
        ("self_attn.v_proj", "attn_v"),
        ("self_attn.o_proj", "attn_output"),
        ("mlp.gate_proj", "ffn_gate"),
        ("mlp.up_proj", "ffn_up"),
        ("mlp.down_proj", "ffn_down"),
    ],
)
@pytest.mark.parametrize("side", ["A", "B"])
def test_each_matrix_has_the_name_that_llama_cpp_looks_for(
    name_of: Callable[[str, int], str], projection: str, tensor: str, side: str
) -> None:
    parameter = f"layers.3.{projection}.lora_{side}.default.weight"
    assert name_of(parameter, 0) == f"blk.3.{tensor}.weight.lora_{side.lower()}"


def test_the_layers_below_the_trained_ones_are_counted(
    name_of: Callable[[str, int], str],
) -> None:
    assert name_of("layers.0.mlp.up_proj.lora_A.default.weight", 14) == (
        "blk.14.ffn_up.weight.lora_a"
    )
    assert name_of("base_model.model.model.layers.11.mlp.up_proj.lora_B.weight", 14) == (
        "blk.25.ffn_up.weight.lora_b"
    )


@pytest.mark.parametrize(
    "parameter", ["layers.0.mlp.gate.lora_A.weight", "layers.0.mlp.up_proj.weight", "norm.weight"]
)
def test_what_is_no_trained_matrix_is_refused(
    name_of: Callable[[str, int], str], parameter: str
) -> None:
    with pytest.raises((KeyError, StopIteration, ValueError)):
        name_of(parameter, 0)

"""The trained matrices as a GGUF adapter, in the names that llama.cpp gives them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import gguf
import numpy as np
import torch
from gguf.quants import quantize

NAMES = {
    "q_proj": "attn_q",
    "k_proj": "attn_k",
    "v_proj": "attn_v",
    "o_proj": "attn_output",
    "gate_proj": "ffn_gate",
    "up_proj": "ffn_up",
    "down_proj": "ffn_down",
}


def name_of(parameter: str, first: int) -> str:
    """What llama.cpp calls PEFT's `layers.0.mlp.up_proj.lora_A.default.weight`: with the
    layers below `first` counted, `blk.{first}.ffn_up.weight.lora_a`."""
    parts = parameter.split(".")
    layer = first + int(parts[parts.index("layers") + 1])
    side = next(part for part in parts if part in {"lora_A", "lora_B"})
    projection = NAMES[parts[parts.index(side) - 1]]
    return f"blk.{layer}.{projection}.weight.{side.lower()}"


def export(
    weights: Mapping[str, torch.Tensor], target: Path, *, first: int, alpha: float, small: bool
) -> str:
    """Write `weights` to `target`; returns the file's sha256. With `small` the inner
    matrices, whose rows are long enough for it, have 8 bits a weight instead of 16."""
    writer = gguf.GGUFWriter(target, "qwen2")
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, alpha)
    writer.add_name("coach-edit")
    writer.add_license("Apache-2.0")
    for parameter, weight in sorted(weights.items()):
        name, array = name_of(parameter, first), weight.float().numpy()
        kind = gguf.GGMLQuantizationType.Q8_0
        if small and array.shape[1] % gguf.GGML_QUANT_SIZES[kind][0] == 0:
            writer.add_tensor(name, quantize(array, kind), raw_dtype=kind)
        else:
            writer.add_tensor(name, array.astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return hashlib.sha256(target.read_bytes()).hexdigest()

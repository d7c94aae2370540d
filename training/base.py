"""The model that is trained: the layers of the very GGUF that will run the adapter.

Dequantised by the gguf package through transformers, so that the adapter is learned on
the weights it will sit on and mends some of what quantisation did to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import scaled_dot_product_attention

from training.int8 import Int8Linear, replace_linears


@dataclass(frozen=True, slots=True)
class Base:
    """`layers` are the decoder blocks; on a CPU their linear maps are int8."""

    embedding: nn.Embedding
    layers: nn.ModuleList
    norm: nn.Module
    head: nn.Module
    rotary: nn.Module
    device: torch.device

    def embed(self, ids: Tensor) -> Tensor:
        """(batch, length) ids to (batch, length, width) vectors."""
        found: Tensor = self.embedding(ids)
        return found

    def run(self, hidden: Tensor, layers: Sequence[nn.Module]) -> Tensor:
        """`hidden` through `layers`, causally; padding on the right is harmless."""
        positions = torch.arange(hidden.shape[1], device=hidden.device)[None]
        angles = self.rotary(hidden, positions)
        for layer in layers:
            hidden = layer(hidden, attention_mask=None, position_embeddings=angles)
        return hidden

    def logits(self, hidden: Tensor) -> Tensor:
        """(rows, width) to (rows, vocabulary) in 32 bits."""
        found: Tensor = self.head(self.norm(hidden)).float()
        return found


def _attention(
    _module: nn.Module, query: Tensor, key: Tensor, value: Tensor, _mask: object, **_rest: object
) -> tuple[Tensor, None]:
    """Causal attention in 32 bits: on a CPU twice as fast as in 16."""
    found = scaled_dot_product_attention(
        query.float(), key.float(), value.float(), is_causal=True, enable_gqa=True
    )
    return found.to(query.dtype).transpose(1, 2).contiguous(), None


def _use_own_attention(config: Any) -> None:
    from transformers import AttentionInterface

    AttentionInterface.register("coach_float32", _attention)
    config._attn_implementation = "coach_float32"


def load(gguf: Path, sha256: str, cache: Path) -> Base:
    """The base of `gguf` on the GPU when there is one; the int8 form is kept in `cache`
    under the file's `sha256`."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if device.type == "cuda":
        return _parts(_dequantised(gguf), device)
    kept = cache / f"base-int8-{sha256[:12]}.pt"
    if kept.is_file():
        base: Base = torch.load(kept, weights_only=False)
        _use_own_attention(base.layers[0].self_attn.config)
        return base
    base = _parts(_dequantised(gguf), device)
    part = kept.with_suffix(".part")
    torch.save(base, part)
    part.replace(kept)
    return base


def _dequantised(gguf: Path) -> Any:
    from transformers import AutoModelForCausalLM

    return AutoModelForCausalLM.from_pretrained(
        gguf.parent, gguf_file=gguf.name, dtype=torch.float32, attn_implementation="sdpa"
    )


def _parts(model: Any, device: torch.device) -> Base:
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    inner, head = model.model, model.lm_head
    if device.type == "cpu":
        _use_own_attention(model.config)
        replace_linears(inner.layers)
        head = Int8Linear(head)
    model.bfloat16()
    for module in [*inner.layers.modules(), head]:
        if isinstance(module, Int8Linear):
            module.scale = module.scale.float()
    return Base(
        inner.embed_tokens.to(device),
        inner.layers.to(device),
        inner.norm.to(device),
        head.to(device),
        inner.rotary_emb.to(device),
        device,
    )

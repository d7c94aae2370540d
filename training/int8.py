"""Frozen linear layers in 8 bits, several times faster than 32 on a CPU with VNNI.

The base of a LoRA never changes, and its weights come from four to six bits already, so
eight hold them. Weights have one scale an output row; activations and gradients one a token
(dynamic quantisation: LLM.int8(), Dettmers et al. 2022; both passes in 8 bits: SwitchBack,
Wortsman et al. 2023). The few input columns with outliers are multiplied unquantised (the
other idea of LLM.int8()).
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

# Input columns multiplied unquantised where a layer's input has outliers: the middle of the
# feed-forward block, whose few "massive activations" are a hundred times the others.
_OUTLIERS = 64


@torch.compile(dynamic=True)
def quantise(rows: Tensor) -> tuple[Tensor, Tensor]:
    """(int8, scale) of each row of `rows`; `int8 * scale` gives it back."""
    wide = rows.float()
    scale = wide.abs().amax(dim=-1, keepdim=True).clamp(min=1e-8) / 127.0
    return (wide / scale).round().to(torch.int8), scale


@torch.compile(dynamic=True)
def _quantise_scaled(rows: Tensor, columns: Tensor) -> tuple[Tensor, Tensor]:
    wide = rows.float() * columns
    scale = wide.abs().amax(dim=-1, keepdim=True).clamp(min=1e-8) / 127.0
    return (wide / scale).round().to(torch.int8), scale


@torch.compile(dynamic=True)
def _restore(product: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    return (product.float() * rows * columns).to(torch.bfloat16)


@torch.compile(dynamic=True)
def _restore_rows(product: Tensor, rows: Tensor) -> Tensor:
    return (product.float() * rows).to(torch.bfloat16)


class _Product(torch.autograd.Function):
    """x @ weight.T for a frozen int8 weight; only x gets a gradient."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, scale: Tensor) -> Tensor:
        ctx.save_for_backward(weight, scale)
        flat = x.reshape(-1, x.shape[-1])
        if weight.shape[1] <= weight.shape[0]:
            rows, size = quantise(flat)
            product = _restore(torch._int_mm(rows, weight.t()), size, scale)
            return product.view(*x.shape[:-1], -1)
        loud = flat.abs().amax(dim=0).topk(_OUTLIERS).indices
        rows, size = quantise(flat.index_fill(1, loud, 0.0))
        product = _restore(torch._int_mm(rows, weight.t()), size, scale)
        exact = flat[:, loud] @ (weight[:, loud].float() * scale[:, None]).to(flat.dtype).t()
        return product.add_(exact).view(*x.shape[:-1], -1)

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, None, None]:
        weight, scale = ctx.saved_tensors
        rows, size = _quantise_scaled(grad.reshape(-1, grad.shape[-1]), scale)
        product = _restore_rows(torch._int_mm(rows, weight), size)
        return product.view(*grad.shape[:-1], -1), None, None


class Int8Linear(nn.Linear):
    """A frozen nn.Linear whose weight is stored and multiplied in 8 bits."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__(layer.in_features, layer.out_features, bias=False, device="meta")
        wide = layer.weight.detach().float()
        scale = wide.abs().amax(dim=1, keepdim=True).clamp_(min=1e-8).div_(127.0)
        weight = wide.div(scale).round_().to(torch.int8)
        self.weight = nn.Parameter(weight, requires_grad=False)
        self.register_buffer("scale", scale.squeeze(1))
        if layer.bias is not None:
            self.bias = nn.Parameter(layer.bias.detach().bfloat16(), requires_grad=False)

    def forward(self, x: Tensor) -> Tensor:
        product: Tensor = _Product.apply(x, self.weight, self.scale)
        return product if self.bias is None else product + self.bias


def replace_linears(module: nn.Module) -> None:
    """Every nn.Linear inside `module` becomes an Int8Linear."""
    for name, child in module.named_children():
        if type(child) is nn.Linear:
            setattr(module, name, Int8Linear(child))
        else:
            replace_linears(child)

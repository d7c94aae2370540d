"""How turns are written for a model, known or not."""

from __future__ import annotations

from coach.models.gguf import GGUFHeader, check_header
from coach.models.known import Template
from coach.models.registry import InstalledModel

# What only the template of one format contains -> that format.
_MARKS = (
    ("<|im_start|>", Template(format="chatml", stop=("<|im_end|>", "<|endoftext|>"))),
    ("<|start_header_id|>", Template(format="llama3", stop=("<|eot_id|>",), add_bos=True)),
    (
        "<start_of_turn>",
        Template(format="gemma", stop=("<end_of_turn>",), system_role=False, add_bos=True),
    ),
    ("[INST]", Template(format="mistral", stop=("</s>",), system_role=False, add_bos=True)),
)


def template_of(model: InstalledModel) -> Template:
    """The catalogue's word on `model`, else what its own chat template shows.

    The errors of `check_header` for a model the catalogue does not know.
    """
    if model.entry is not None:
        return model.entry.template
    return recognise(check_header(model.path))


def recognise(header: GGUFHeader) -> Template:
    """The format of a header's chat template; "gguf" when it is none of the known."""
    text = header.chat_template or ""
    for mark, template in _MARKS:
        if mark in text:
            return template
    return Template(format="gguf", stop=(), add_bos=bool(header.add_bos))

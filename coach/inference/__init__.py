"""Generating text with a language model: the port, and llama.cpp behind it."""

from coach.inference.ports import (
    ChatModel,
    Finished,
    FinishReason,
    Output,
    Piece,
    Request,
    Sampling,
    Started,
    Turn,
)

__all__ = [
    "ChatModel",
    "FinishReason",
    "Finished",
    "Output",
    "Piece",
    "Request",
    "Sampling",
    "Started",
    "Turn",
]

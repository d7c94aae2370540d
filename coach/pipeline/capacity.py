"""How long a text may be: refused before any work when it could never fit."""

from __future__ import annotations

from coach.inference.ports import ContextOverflowError

# The fixed part of the longest prompt, with room to spare.
_PROMPT_TOKENS = 900
# What English prose takes, measured on our own pairs, and what no prose in any
# language reaches: some have no spaces, so that words cannot be counted.
_TOKENS_PER_WORD = 1.35
_CHARACTERS_PER_TOKEN = 8


def check_length(context: int, *texts: str, copies: int, answer: int = 0) -> None:
    """ContextOverflowError when `texts` are clearly too long for `context` tokens.

    `copies` is how often the context holds them (a draft is in the prompt and in the
    answer), `answer` what is set aside beside them, in tokens. Only an estimate, so
    that nothing has to be loaded: the model counts what passes here.
    """
    tokens = max(0, context - _PROMPT_TOKENS - answer) / copies
    for unit, amount, most in (
        ("words", sum(len(text.split()) for text in texts), int(tokens / _TOKENS_PER_WORD)),
        ("characters", sum(map(len, texts)), int(tokens * _CHARACTERS_PER_TOKEN)),
    ):
        if amount > most:
            raise ContextOverflowError(
                f"The text is too long to be worked on in one go: it has {amount:,} {unit}, "
                f"and about {most:,} fit, what they wrote included.",
                mend="send it in parts, or set a larger [model] context (coach config path)",
            )


def fits(context: int, *texts: str, copies: int = 1, answer: int = 0) -> bool:
    """Whether `texts` pass `check_length`."""
    try:
        check_length(context, *texts, copies=copies, answer=answer)
    except ContextOverflowError:
        return False
    return True

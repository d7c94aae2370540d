"""How long a text may be: refused before any work when it could never fit."""

from __future__ import annotations

from coach.inference.ports import ContextOverflowError

# The fixed part of the longest prompt, with room to spare; and what English prose
# takes, measured on our own pairs.
_PROMPT_TOKENS = 900
_TOKENS_PER_WORD = 1.35


def check_words(context: int, *texts: str, copies: int, answer: int = 0) -> None:
    """ContextOverflowError when `texts` are clearly too long for `context` tokens.

    `copies` is how often the context holds them (a draft is in the prompt and in the
    answer), `answer` what is set aside beside them, in tokens. Only an estimate, so
    that nothing has to be loaded: the model counts what passes here.
    """
    words = sum(len(text.split()) for text in texts)
    most = max(0, int((context - _PROMPT_TOKENS - answer) / (copies * _TOKENS_PER_WORD)))
    if words > most:
        raise ContextOverflowError(
            f"The text is too long to be worked on in one go: it has {words:,} words, "
            f"and about {most:,} fit, what they wrote included.",
            mend="send it in parts, or set a larger [model] context (coach config path)",
        )

"""Meaning by the real embedding (no language model)."""

from __future__ import annotations

from evals.scorers.preservation.meaning import cosine, meaning

DRAFT = "The gate is broken. Please use the back door until Thursday, and ring twice."


def test_a_rewording_keeps_the_meaning_and_another_message_does_not():
    reworded = (
        "Until Thursday please come in by the back door, since the gate is broken. Ring twice."
    )
    assert meaning(DRAFT, reworded) > 0.9
    assert meaning(DRAFT, "Our choir sings Brahms in May and tickets are free.") < 0.2
    assert meaning(DRAFT, DRAFT) == 1
    assert meaning("", "anything") == 1
    assert abs(cosine(DRAFT, DRAFT) - 1) < 1e-5
    assert 0 <= meaning(DRAFT, "") <= 0.5

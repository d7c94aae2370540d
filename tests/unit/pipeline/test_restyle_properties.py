"""Restyling whatever text there is: it ends, keeps what must stay, drops what must go."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from coach.channels import CHANNELS
from coach.domain import Draft, RewriteResult, Style, Wish
from coach.errors import InputError
from coach.events import Done, Failed
from coach.pipeline.engine import Options
from coach.pipeline.restyle import restyle
from coach.pipeline.styles.brief import loosely
from coach.stop import StopSignal
from coach.text.sanitise import clean_final
from tests.unit.pipeline.kit import engine

_SENTENCES = st.sampled_from(
    [
        "Hi Ruth,",
        "I just wanted to let you know that the gate is locked.",
        "It is really very late, and I am not able to come (sorry again).",
        "Send me the key by Friday.",
        "We do not open before 9:30 on 4 May!!",
        "Could you bring 12 chairs to 7 Mill Lane?",
        "I think maybe we could perhaps ask Jonas.",
        "Don't you think it's odd?",
        'She said "I am sure" twice 🙂',
        "Pay £45 at https://pay.example/x or call 0161 496 0000.",
        "This is the ULTIMATE deal, hurry!",
        "Thanks for the photo of the \n\ncellar.",
        "Kind regards,\nTom",
    ]
)
_MESSAGES = st.one_of(
    st.lists(_SENTENCES, min_size=1, max_size=7).map(" ".join),
    st.lists(_SENTENCES, min_size=1, max_size=5).map("\n\n".join),
    st.text(max_size=200),
)
_STYLES = st.lists(st.sampled_from(Style), max_size=2, unique=True).map(tuple)
_CHANNELS = st.sampled_from(sorted(CHANNELS)).map(CHANNELS.__getitem__)


def ended(
    text: str, current: str, wish: Wish, reply: str, answer: str, channel: str = "email"
) -> RewriteResult | None:
    """The result of a run, None where it honestly found no way."""
    made, _ = engine([answer], [answer])
    message = Draft(text=text, channel=CHANNELS[channel], in_reply_to=reply)
    try:
        events = list(restyle(made, message, current, wish, None, Options(), StopSignal()))
    except InputError:
        return None
    assert sum(isinstance(event, Done | Failed) for event in events) == 1
    assert isinstance(events[-1], Done)
    assert isinstance(events[-1].result, RewriteResult)
    return events[-1].result


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_MESSAGES, _MESSAGES, _STYLES, _MESSAGES, _MESSAGES, _CHANNELS)
def test_whatever_the_text_it_ends_with_a_clean_result_or_says_no(
    text: str, current: str, styles: tuple[Style, ...], reply: str, answer: str, channel: object
) -> None:
    wish = Wish(styles=styles, note="" if styles else "different, please")
    found = ended(text, current, wish, reply, answer, channel.name)  # type: ignore[attr-defined]
    if found is not None:
        assert found.rewrite == clean_final(found.rewrite)
        assert any(char.isalnum() for char in found.rewrite)
        assert found.rewrite != clean_final(current)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_SENTENCES, min_size=2, max_size=7), _STYLES, _MESSAGES)
def test_no_fact_of_the_draft_is_lost_and_none_invented(
    sentences: list[str], styles: tuple[Style, ...], answer: str
) -> None:
    assume(styles)
    text = " ".join(sentences)
    found = ended(text, text, Wish(styles=styles), "", answer)
    if found is not None:
        assert found.facts.missing == ()
        assert found.facts.invented == ()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_SENTENCES, min_size=2, max_size=6, unique=True), _STYLES, st.data())
def test_what_must_stay_stays_and_what_must_go_goes(
    sentences: list[str], styles: tuple[Style, ...], data: st.DataObject
) -> None:
    text = " ".join(sentences)
    words = st.integers(0, len(text.split()) - 1)
    first, last = sorted((data.draw(words), data.draw(words)))
    part = " ".join(text.split()[first : last + 1][:8])
    keep = data.draw(st.booleans())
    wish = Wish(styles=styles, keep=(part,) if keep else (), drop=() if keep else (part,))
    found = ended(text, text, wish, "", text)
    if found is not None:
        assert bool(re.search(loosely(part), found.rewrite)) is keep


@settings(max_examples=30, deadline=None)
@given(_MESSAGES, st.text(max_size=30), st.booleans())
def test_arbitrary_words_to_keep_or_drop_never_crash(text: str, words: str, keep: bool) -> None:
    wish = Wish(keep=(words,)) if keep else Wish(drop=(words,))
    ended(text, text, wish, "", text)

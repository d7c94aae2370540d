"""Restyling: what the rules do at once, what the model adds, and what is refused."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace

import pytest

from coach.domain import Draft, RewriteResult, Style, Wish
from coach.errors import CoachError, InputError, StoppedError
from coach.events import Candidate, Delta, Done, Event, Usage
from coach.pipeline.engine import Engine, Options
from coach.pipeline.reading import read
from coach.pipeline.restyle import restyle
from coach.pipeline.styles.brief import Brief
from coach.pipeline.styles.shorter import shorter
from coach.stop import StopSignal
from tests.fakes.inference import ScriptedModel
from tests.unit.pipeline.kit import draft, engine, run

LONG = (
    "Hi Ruth,\n\n"
    "I just wanted to let you know that the boiler in flat 4 is working again since Tuesday. "
    "The radio was on while the plumber worked and the afternoon went by quickly. "
    "He replaced the pump in order to stop the noise. "
    "The weather has been grey all week here. "
    "Could you tell me whether the bathroom gets warm?\n\n"
    "Kind regards,\nTom"
)
LOST = "My parcel is lost. I've attached the receipt. Nobody answers the phone.\nMaren"


def restyled(
    message: Draft,
    *styles: Style,
    current: str | None = None,
    script: tuple[list[str] | CoachError, ...] = (),
    keep: tuple[str, ...] = (),
    drop: tuple[str, ...] = (),
    note: str = "",
) -> tuple[RewriteResult, list[Event], ScriptedModel]:
    made, model = engine(*script)
    wish = Wish(styles=styles, keep=keep, drop=drop, note=note)
    version = message.text if current is None else current
    events, done = run(restyle(made, message, version, wish, None, Options(), StopSignal()))
    assert isinstance(done.result, RewriteResult)
    return done.result, events, model


def rewritten(text: str, *styles: Style, **more: object) -> str:
    return restyled(draft(text, "email"), *styles, **more)[0].rewrite  # type: ignore[arg-type]


def test_shorter_leaves_the_frame_the_question_and_the_facts() -> None:
    found, events, model = restyled(draft(LONG, "email"), Style.SHORTER)
    assert len(found.rewrite.split()) < 0.9 * len(LONG.split())
    assert found.rewrite.startswith(
        "Hi Ruth,\n\nThe boiler in flat 4 is working again since Tuesday."
    )
    assert found.rewrite.endswith(
        "Could you tell me whether the bathroom gets warm?\n\nKind regards,\nTom"
    )
    assert found.passed
    assert model.requests == []
    assert [event.text for event in events if isinstance(event, Delta)] == [found.rewrite]
    assert found.draft == LONG


def test_shorter_again_goes_on_until_there_is_nothing_left_to_take() -> None:
    message, text, sizes = draft(LONG, "email"), LONG, [len(LONG)]
    ended = None
    while ended is None:
        try:
            text = restyled(message, Style.SHORTER, current=text)[0].rewrite
            sizes.append(len(text))
        except InputError as error:
            ended = error
    assert "shorter" in ended.what
    assert sizes == sorted(set(sizes), reverse=True)
    assert len(sizes) > 2
    assert "Could you tell me" in text
    assert "Tuesday" in text


def every_cut(text: str) -> list[str]:
    message = draft(text, "email")
    brief = Brief(read(message), text, Wish(styles=(Style.SHORTER,)))
    return list(dict.fromkeys(shorter(brief, text)))


def test_a_sentence_that_another_leans_on_stays() -> None:
    cuts = every_cut(
        "The market in Leeds opens again on 3 May with 40 stalls. The stand was moved. "
        "It is now beside the north gate of the old fish hall. The day was grey."
    )
    assert any("grey" not in cut for cut in cuts)
    assert all("The stand was moved." in cut for cut in cuts if "It is now" in cut)


def test_the_only_apology_and_the_only_thanks_stay() -> None:
    cuts = every_cut(
        "The parcel went to Hull on 3 May. I am sorry. I am sorry, too, that nobody called. "
        "The day was grey. Thank you for the photo."
    )
    assert any("grey" not in cut for cut in cuts)
    assert any(cut.count("sorry") == 1 for cut in cuts)
    assert all("sorry" in cut and "Thank you" in cut for cut in cuts)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "I was wondering if you could send me the lease. We move on 3 May.",
            "Could you send me the lease? We move on 3 May.",
        ),
        (
            "Sorry to bother you. The lift in block C is stuck.",
            "The lift in block C is stuck.",
        ),
        (
            "I think maybe we could perhaps paint the fence on Sunday.",
            "I think we could paint the fence on Sunday.",
        ),
    ],
)
def test_direct_stops_clearing_the_throat(text: str, wanted: str) -> None:
    assert rewritten(text, Style.DIRECT) == wanted


def test_direct_puts_the_question_first_in_a_message_of_ones_own() -> None:
    text = (
        "Hi Ana, my mower leaks oil since the spring. The shop in Leith is closed. "
        "Could you lend me yours on Saturday?"
    )
    wanted = (
        "Hi Ana, Could you lend me yours on Saturday? "
        "My mower leaks oil since the spring. The shop in Leith is closed."
    )
    assert rewritten(text, Style.DIRECT) == wanted
    answer = draft(text, "email", reply="How is the garden doing this year?")
    with pytest.raises(InputError, match="more direct"):
        restyled(answer, Style.DIRECT)


def test_direct_leaves_a_question_that_points_back_where_it_is() -> None:
    text = "I sent a parcel to Oslo. The label fell off in the rain. Did you ever find it there?"
    with pytest.raises(InputError, match="more direct"):
        rewritten(text, Style.DIRECT)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Dear Mr Okafor, we do not open prior to 9:00. You are able to park. It is free.",
            "Hello Mr Okafor, we don't open before 9:00. You can park. It's free.",
        ),
        # No contraction before a gap, at the end of a clause, or inside a quotation.
        (
            'I do not know how it is there. He said "I am late". Yes, I am. We will see.',
            "I don't know how it is there. He said \"I am late\". Yes, I am. We'll see.",
        ),
    ],
)
def test_casual_contracts_where_english_does(text: str, wanted: str) -> None:
    assert rewritten(text, Style.CASUAL) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Hi Ines, it's been a week and I can't log in!! Thanks for the info. Don't worry.",
            "Dear Ines, it has been a week and I cannot log in. Thank you for the information."
            " Do not worry.",
        ),
        # "Isn't the" and "don't you" have no written-out form that anybody writes.
        (
            "Isn't the gate locked? Why don't you ring? We'd better wait, I'm late 🙂",
            "Isn't the gate locked? Why don't you ring? We had better wait, I am late.",
        ),
    ],
)
def test_formal_writes_out_and_calms_down(text: str, wanted: str) -> None:
    assert rewritten(text, Style.FORMAL) == wanted


def test_there_and_back_says_the_same() -> None:
    text = "I'm sorry, we can't come on Friday. It's too far and they've got no train."
    formal = rewritten(text, Style.FORMAL)
    assert "'" not in formal
    back = restyled(draft(text, "email"), Style.CASUAL, current=formal)[0].rewrite
    assert back == text


def test_warmer_asks_instead_of_ordering_and_thanks_for_what_was_sent() -> None:
    message = draft("Send me the parcel number.", "support-reply", reply=LOST)
    found, _, _ = restyled(message, Style.WARMER)
    assert found.rewrite == (
        "Hi Maren, Thank you for the receipt. Could you send me the parcel number?"
    )
    assert found.passed
    assert "!" not in found.rewrite


def test_warmer_leaves_an_order_with_a_condition_alone() -> None:
    text = "Send me the key, or I can't open. Use the north door."
    with pytest.raises(InputError, match="warmer"):
        rewritten(text, Style.WARMER)


def test_the_model_opens_with_their_words_and_is_judged() -> None:
    message = draft(
        "The pump is replaced on Friday.",
        "reply-to-complaint",
        reply=("My cellar is under water since Sunday and the washing machine is ruined."),
    )
    stock = 'OPEN "I understand your frustration."\n'
    good = 'OPEN "A cellar under water since Sunday, and a ruined washing machine: I am sorry."\n'
    found, events, model = restyled(message, Style.WARMER, script=([stock, good, stock],))
    assert found.rewrite == (
        "A cellar under water since Sunday, and a ruined washing machine: I am sorry."
        " The pump is replaced on Friday."
    )
    assert len(model.requests) == 1
    assert any(isinstance(event, Usage) for event in events)
    assert any(isinstance(event, Delta) for event in events)


@pytest.mark.parametrize("reply", ["", "Is the hall open for the choir? Ana"])
def test_without_a_warm_line_the_user_does_not_wait_for_a_whole_version(reply: str) -> None:
    message = draft("The hall opens at 8:00 on Monday.", "email", reply=reply)
    made, model = engine(
        ['OPEN "Great question!"\n'], ["The hall opens at 8:00 on Monday, dear Ana."]
    )
    with pytest.raises(InputError, match="nothing warmer") as refusal:
        run(
            restyle(
                made,
                message,
                "Hi Ana, the hall opens at 8:00 on Monday.",
                Wish(styles=(Style.WARMER,)),
                None,
                Options(),
                StopSignal(),
            )
        )
    assert len(model.requests) == (1 if reply else 0)
    assert refusal.value.mend


def test_only_the_first_text_of_a_run_is_shown_as_it_grows() -> None:
    message = draft("The hall opens at 8:00 on Monday.", "email", reply="Is the hall open? Ana")
    made, model = engine(
        ['OPEN "Great question!"\n'], ["The hall of the choir opens on Monday at 8:00."]
    )
    wish = Wish(styles=(Style.WARMER, Style.DIRECT))
    shown = ""
    with contextlib.suppress(InputError):
        for event in restyle(made, message, message.text, wish, None, Options(), StopSignal()):
            shown += event.text if isinstance(event, Delta) else ""
    assert len(model.requests) == 2
    assert shown.count("8:00") == 1


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("Thank you! The hall opens at 8:00 on Monday for the choir.", "exclamation"),
        ("I hope this finds you well. The hall opens at 8:00 on Monday.", "everybody"),
        ("The hall opens at 9:00 on Monday for the choir.", "8:00"),
        ("The hall opens at 8:00 on Monday, and lunch, tea, cake and music follow.", "else"),
    ],
)
def test_what_the_model_may_not_write(answer: str, why: str) -> None:
    message = draft("The hall opens at 8:00 on Monday for the choir.", "email")
    made, _ = engine([answer])
    wish = Wish(styles=(Style.WARMER, Style.FORMAL))
    events = restyle(made, message, message.text, wish, None, Options(), StopSignal())
    failures = []
    while True:
        try:
            event = next(events)
        except InputError:
            break
        if isinstance(event, Candidate):
            failures.append(event.variant.failures)
    assert any(why in failure for found in failures for failure in found)


def test_words_to_keep_stay_whatever_is_asked() -> None:
    kept = "The weather has been grey all week here."
    text = LONG
    message = draft(LONG, "email")
    for _ in range(3):
        try:
            text = restyled(message, Style.SHORTER, current=text, keep=(kept,))[0].rewrite
        except InputError:
            break
    assert kept in text
    assert "radio" not in text
    assert "do not" in rewritten(
        "I do not mind. It is fine. We are in.", Style.CASUAL, keep=("do not",)
    )


def test_the_model_may_not_leave_out_what_must_stay() -> None:
    message = draft("The hall opens at 8:00 on Monday for the choir.", "email")
    answer = "I am glad to say that the hall opens at 8:00 on Monday."
    with pytest.raises(InputError, match="found"):
        restyled(message, note="sound glad", keep=("for the choir",), script=([answer],))
    assert restyled(message, note="sound glad", script=([answer],))[0].rewrite == answer


def test_a_sentence_of_the_draft_comes_back() -> None:
    kept = "The weather has been grey all week here."
    short = LONG.replace(kept + " ", "")
    found = restyled(draft(LONG, "email"), current=short, keep=(kept,))[0]
    assert found.rewrite == LONG
    assert not found.changed


@pytest.mark.parametrize(
    ("gone", "wanted"),
    [
        ("It rains.", "The bus is late. See you on Tuesday with the tent."),
        ("with the tent", "The bus is late. It rains. See you on Tuesday."),
        # Cutting "Tuesday" would leave the sentence hanging, so all of it goes.
        ("Tuesday", "The bus is late. It rains."),
    ],
)
def test_what_must_go_goes_without_leaving_a_stump(gone: str, wanted: str) -> None:
    text = "The bus is late. It rains. See you on Tuesday with the tent."
    found = restyled(draft(text, "whatsapp"), drop=(gone,))[0]
    assert found.rewrite == wanted
    assert found.passed, "the user may let go of a fact"
    assert set(found.facts.missing) <= {"Tuesday"}


def test_words_that_are_not_in_the_text_are_bad_input() -> None:
    for wish in (Wish(keep=("a unicorn",)), Wish(drop=("a unicorn",)), Wish(keep=(" ",))):
        made, _ = engine()
        with pytest.raises(InputError, match="not in the text"):
            run(
                restyle(
                    made, draft("Hello there."), "Hello there.", wish, None, Options(), StopSignal()
                )
            )


@pytest.mark.parametrize(
    ("wish", "current"),
    [
        (Wish(), "Hello there."),
        (Wish(styles=(Style.CASUAL, Style.FORMAL)), "Hello there."),
        (Wish(styles=(Style.SHORTER,)), " \u200b"),
        (Wish(keep=("Hello",), drop=("Hello",)), "Hello there."),
    ],
)
def test_wishes_that_mean_nothing_are_bad_input(wish: Wish, current: str) -> None:
    made, model = engine()
    with pytest.raises(InputError):
        run(restyle(made, draft("Hello there."), current, wish, None, Options(), StopSignal()))
    assert model.requests == []


def test_a_fact_of_the_draft_may_not_go_although_the_version_at_hand_is_judged_too() -> None:
    """Judged against the draft, not against the version that was made of it."""
    message = draft("I am glad that it is free. Call 0161 496 0000 about it.", "email")
    current = "I am glad that it is free. Call 0161 496 0000."
    found = restyled(message, Style.CASUAL, current=current)[0]
    assert found.rewrite == "I'm glad that it's free. Call 0161 496 0000."
    assert found.facts.missing == ()
    assert found.score_before >= 0
    assert found.draft == message.text


def test_a_fault_the_version_has_already_does_not_stand_in_the_way() -> None:
    text = "We are open. It is late. " + "The path along the river is wet. " * 2
    text += "Bring boots, a torch, two ropes, the big tent, the small stove, some bread, a map, "
    text += (
        "warm socks, dry wood, a whistle, a spare lamp, the red bag and something sweet to eat. "
    )
    text += "Tell the others about it, please, before they go."
    found = restyled(draft(text, "x-post"), Style.CASUAL)[0]
    assert found.rewrite.startswith("We're open. It's late.")
    assert not found.passed


def test_two_styles_at_once() -> None:
    found = restyled(draft(LONG, "email"), Style.SHORTER, Style.FORMAL)[0]
    assert found.rewrite.startswith("Dear Ruth,")
    assert len(found.rewrite.split()) < len(LONG.split())


def test_every_change_says_that_it_was_asked_for() -> None:
    found = restyled(draft("We are open. It is free on Monday.", "email"), Style.CASUAL)[0]
    assert found.changes
    assert all(change.reason == "You asked for it to be less formal." for change in found.changes)
    known = {item.guidance.id for item in found.principles} | {""}
    assert {change.principle for change in found.changes} <= known


def test_a_note_in_the_users_words_reaches_the_model_and_may_bring_facts() -> None:
    message = draft("The hall is open on Monday.", "email")
    answer = "The hall is open on Monday until 17:00."
    found, _, model = restyled(message, note="say that we close at 17:00", script=([answer],))
    assert found.rewrite == answer
    assert "say that we close at 17:00" in model.requests[0].turns[-1].content
    assert found.passed


def test_other_languages_are_not_touched_by_english_lists() -> None:
    text = "Sehr geehrte Frau Kern, ich bin am Montag nicht da, aber die Tür ist offen und it is."
    with pytest.raises(InputError):
        rewritten(text, Style.CASUAL)


def test_a_failing_model_and_a_stop_are_reported_as_they_are() -> None:
    message = draft("The hall is open on Monday.", "email")
    with pytest.raises(CoachError, match="out of memory"):
        restyled(message, Style.DIRECT, script=(CoachError("llama.cpp: out of memory"),))
    made, model = engine(["x"])
    stop = StopSignal()
    stop.set()
    with pytest.raises(StoppedError):
        run(restyle(made, message, LONG, Wish(styles=(Style.SHORTER,)), None, Options(), stop))
    assert model.requests == []


def test_hostile_text_reaches_neither_result_nor_prompt() -> None:
    message = draft("We are here\x1b]52;c;aGk=\x07. It is late\u202e.", "email")
    made, model = engine(["It is \x1b[31mlate."])
    made = replace(made)
    assert isinstance(made, Engine)
    wish = Wish(styles=(Style.CASUAL, Style.WARMER), note="be \x1b[2J kind")
    events = list(restyle(made, message, message.text, wish, None, Options(), StopSignal()))
    assert isinstance(events[-1], Done)
    shown = "".join(repr(event) for event in events)
    assert not re.search(r"\\x1b|\\u202e", shown)
    assert all("\x1b" not in turn.content for r in model.requests for turn in r.turns)

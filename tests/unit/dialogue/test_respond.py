"""Whole conversations with a scripted model behind the real pipeline."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

from coach import Coach
from coach.channels import CHANNELS
from coach.config import Settings
from coach.dialogue import notes
from coach.domain import Conversation, Draft, Exchange, Guidance, Reply, ReplyKind, Retrieved
from coach.errors import CoachError, ExitCode
from coach.events import Citation, Delta, Done, Event, Failed
from coach.paths import Paths
from coach.pipeline.advise import OUT_OF_SCOPE
from coach.stop import StopSignal
from tests.fakes.inference import ScriptedModel
from tests.fakes.retrieval import ScriptedRetriever
from tests.unit.pipeline.kit import LISTEN, OPEN_QUESTION, ZeroEmbedder

NO_PRESSURE = Retrieved(Guidance("no-pressure", "No pressure", "Leave them free."), 0.4)
SOUP = "A guest waited 40 minutes for soup and wrote a public review. How do I answer?"
LOUD = (
    "We are THRILLED to announce our new oven!!! It bakes 12 loaves in an hour. "
    "It stands in our shop in Hull. Order now for €499!"
)


class Talk:
    """A conversation that is carried on turn by turn, as a caller would."""

    def __init__(
        self,
        folder: Path,
        *script: list[str] | CoachError,
        found: Sequence[Retrieved] = (LISTEN, OPEN_QUESTION),
        context: int = 4096,
        keyed: dict[str, Sequence[Retrieved]] | None = None,
    ) -> None:
        self.model = ScriptedModel(*script, context=context)
        self.retriever = ScriptedRetriever(keyed, default=found)
        paths = Paths(config=folder / "c", data=folder / "d", cache=folder / "e")
        self.coach = Coach(
            paths, Settings(), model=self.model, retriever=self.retriever, embedder=ZeroEmbedder()
        )
        self.conversation = Conversation()
        self.events: list[Event] = []

    def say(self, message: str) -> Reply:
        self.events = list(self.coach.reply(self.conversation, message))
        done = self.events[-1]
        assert isinstance(done, Done), done
        reply = done.result
        assert isinstance(reply, Reply)
        turns = (Exchange("user", message), Exchange("coach", reply.text))
        self.conversation = Conversation(
            turns=self.conversation.turns + turns, draft=reply.draft, current=reply.current
        )
        return reply

    @property
    def streamed(self) -> str:
        return "".join(event.text for event in self.events if isinstance(event, Delta))


def test_an_unclear_situation_is_asked_about_and_the_answer_goes_with_it(tmp_path: Path) -> None:
    talk = Talk(tmp_path, ["Say it early [1]."])
    question = talk.say("I need to write a difficult email.")
    assert question.kind is ReplyKind.QUESTION
    assert talk.streamed == question.text
    assert talk.model.requests == []
    advice = talk.say("my landlord, the heating is broken")
    assert advice.kind is ReplyKind.ADVICE
    assert advice.cited == ("listen-first",)
    prompt = talk.model.requests[0].turns[-1].content
    assert "I need to write a difficult email. Who it is to: my landlord" in prompt
    assert "my landlord" in talk.retriever.queries[-1]


def test_a_question_about_advice_is_asked_in_its_context(tmp_path: Path) -> None:
    keyed = {"never answers": [LISTEN, NO_PRESSURE]}
    talk = Talk(tmp_path, ["Begin with the wait [1]."], ["Let it rest [3]."], keyed=keyed)
    talk.say(SOUP)
    reply = talk.say("And if she never answers?")
    first, second = (request.turns for request in talk.model.requests)
    assert second[: len(first)] == first
    assert second[len(first)].content == "Begin with the wait [1]."
    assert "[3] Leave them free." in second[-1].content
    assert "And if she never answers?" in second[-1].content
    assert [item.guidance.id for item in reply.principles] == [
        "listen-first",
        "ask-open-questions",
        "no-pressure",
    ]
    assert reply.cited == ("no-pressure",)
    assert SOUP in talk.retriever.queries[-1]
    assert sum(isinstance(event, Citation) for event in talk.events) == 3


def test_when_room_gets_short_the_oldest_rounds_go_and_the_situation_stays(tmp_path: Path) -> None:
    script = [[f"Answer number {number}. " + f"word{number} " * 120] for number in range(6)]
    talk = Talk(tmp_path, *script, context=1200)
    talk.say(SOUP)
    for number in range(1, 5):
        talk.say(f"And what if it is number {number}?")
    text = "\n".join(turn.content for turn in talk.model.requests[-1].turns)
    assert SOUP in text
    assert "And what if it is number 4?" in text
    assert "Answer number 3." in text
    assert "And what if it is number 1?" not in text
    roles = [turn.role for turn in talk.model.requests[-1].turns]
    assert all(left != right for left, right in itertools.pairwise(roles))


def test_a_message_that_was_too_long_is_not_in_the_way_of_the_next(tmp_path: Path) -> None:
    talk = Talk(tmp_path, ["Begin with the wait [1]."])
    long = "A guest wrote a review of our soup. How do I answer? " * 2000
    failed = list(talk.coach.reply(talk.conversation, long))[-1]
    assert isinstance(failed, Failed)
    assert "too long" in failed.error.what
    talk.conversation = Conversation(turns=(Exchange("user", long),))
    assert talk.say(SOUP).text == "Begin with the wait [1]."
    assert long[:40] not in talk.model.requests[0].turns[-1].content.replace(SOUP, "")


def test_what_the_user_said_in_any_turn_may_be_used_and_nothing_else(tmp_path: Path) -> None:
    answer = "Send them to https://soup.example today. Call 0113 496 0000 for a form."
    talk = Talk(tmp_path, ["Begin with the wait."], [answer])
    talk.say(SOUP + " Our page is https://soup.example.")
    assert talk.say("And then?").text == "Send them to https://soup.example today."


def test_what_was_said_before_is_not_said_again(tmp_path: Path) -> None:
    talk = Talk(tmp_path, ["Begin with the wait."], ["Begin with the wait. Then leave it."])
    talk.say(SOUP)
    assert talk.say("And then?").text == "Then leave it."


def test_small_talk_gets_a_short_answer_without_the_model(tmp_path: Path) -> None:
    talk = Talk(tmp_path, ["Begin with the wait."], found=())
    for message in ("hi", "thanks!", "what can you do?", "ok"):
        reply = talk.say(message)
        assert reply.in_scope
        assert reply.text != OUT_OF_SCOPE
        assert reply.cited == ()
    assert talk.model.requests == []
    outside = talk.say("How do I sort a list in Python by two keys at once?")
    assert not outside.in_scope
    assert outside.text == OUT_OF_SCOPE


def test_what_was_out_of_scope_is_no_part_of_the_next_topic(tmp_path: Path) -> None:
    keyed = {"capital of France": ()}
    talk = Talk(tmp_path, ["Thank him in public [1]."], keyed=keyed)
    assert not talk.say("What's the capital of France?").in_scope
    reply = talk.say("ok, then: a reader wrote that my post is wrong. He is right. What do I say?")
    assert reply.in_scope
    assert reply.cited == ("listen-first",)


def test_a_draft_is_rewritten_and_later_turns_change_it(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    first = talk.say(f"rewrite this facebook post: {LOUD}")
    assert first.kind is ReplyKind.REWRITE
    assert first.draft == Draft(text=LOUD, channel=CHANNELS["facebook-post"])
    assert first.rewrite is not None
    assert first.text == first.current == first.rewrite.rewrite
    assert "THRILLED" not in first.text
    assert "€499" not in first.text
    assert '"€499' in first.note
    assert "went with the sales talk" in first.note
    dropped = talk.say("leave out the thing about the loaves")
    assert "loaves" in first.text
    assert "loaves" not in dropped.text
    assert "Left out" in dropped.note
    asked = talk.say("they did ask about the price")
    assert asked.draft is not None
    assert asked.draft.asked is True
    assert "€499" in asked.text
    assert "loaves" not in asked.text
    assert talk.say("undo that").text == dropped.text
    assert talk.conversation.draft is not None
    assert talk.conversation.draft.asked is None
    assert talk.say("undo").text == first.text
    again = talk.say("leave out the thing about the loaves")
    assert again.text == dropped.text
    back = talk.say("go back to the original")
    assert back.text == LOUD
    assert back.note == notes.ORIGINAL
    assert talk.say("undo").note == notes.NOTHING_TO_UNDO


def test_a_good_draft_is_said_to_be_good(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    text = "The ferry goes at 11:30 on Thursday because of the swell. Which of you needs a lift?"
    reply = talk.say(f"Is this ok?\n\n{text}")
    assert reply.text == text
    assert "good as it is" in reply.note


def test_a_wish_that_cannot_be_granted_leaves_the_message_and_says_why(tmp_path: Path) -> None:
    talk = Talk(tmp_path, [""], [""])
    talk.say("rewrite this: See you at 5 then, Anna.")
    before = talk.conversation.current
    reply = talk.say("make it shorter")
    assert reply.kind is ReplyKind.REWRITE
    assert reply.text == before
    assert "no way" in reply.note or "nothing" in reply.note


def test_what_only_the_writer_can_add_is_asked_for_and_put_in(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    talk.say("rewrite this: The hall is open on Friday. Bring a cup.\n\nBest,\nTom")
    asked = talk.say("make it longer")
    assert asked.kind is ReplyKind.QUESTION
    assert asked.current == talk.conversation.current
    added = talk.say('add "There is soup"')
    assert added.text.endswith("There is soup.\n\nBest,\nTom")
    assert added.draft is not None
    assert "There is soup." in added.draft.text
    swapped = talk.say("change Friday to Saturday")
    assert "Saturday" in swapped.text
    assert "Friday" not in swapped.draft.text if swapped.draft else False
    lost = talk.say("drop the ninth sentence")
    assert lost.kind is ReplyKind.QUESTION
    assert '"the ninth sentence"' in lost.text


def test_why_lists_the_changes_with_their_principles(tmp_path: Path) -> None:
    talk = Talk(tmp_path)
    talk.say(f"rewrite this: {LOUD}")
    reply = talk.say("why?")
    assert reply.kind is ReplyKind.ADVICE
    assert reply.text.startswith('- "')
    assert "[1]" in reply.text
    assert reply.cited == tuple(item.guidance.id for item in reply.principles)
    assert reply.current == talk.conversation.current


def test_the_draft_is_in_the_prompt_when_the_question_is_about_it(tmp_path: Path) -> None:
    talk = Talk(tmp_path, ["Yes, it is friendly."])
    talk.say("rewrite this: The hall is open on Friday. Bring a cup.")
    talk.say("should I send it on Sunday?")
    assert "The hall is open on Friday." in talk.model.requests[-1].turns[-1].content


def test_failures_are_the_last_event(tmp_path: Path) -> None:
    talk = Talk(tmp_path, CoachError("The model broke."))
    failed = list(talk.coach.reply(Conversation(), SOUP))[-1]
    assert isinstance(failed, Failed)
    assert failed.error.what == "The model broke."
    empty = list(talk.coach.reply(Conversation(), " \u202e\n"))[-1]
    assert isinstance(empty, Failed)
    assert empty.error.exit_code is ExitCode.BAD_INPUT
    stop = StopSignal()
    stop.set()
    stopped = list(talk.coach.reply(Conversation(), SOUP, stop=stop))[-1]
    assert isinstance(stopped, Failed)
    assert stopped.error.exit_code is ExitCode.INTERRUPTED

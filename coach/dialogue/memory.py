"""What the conversation so far was about: its draft versions and its topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.dialogue import clarify
from coach.dialogue.intent import Intent, Want, read_intent, revised
from coach.domain import Conversation, Draft
from coach.pipeline.advise import OUT_OF_SCOPE
from coach.text.content import content
from coach.text.patterns import Pattern

# More turns than any prompt holds; what came before them is only stored.
_TURNS = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One message of the user, what it wanted, what the coach answered ("" when it
    never did), and the draft under discussion after it."""

    message: str
    intent: Intent
    answer: str
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """A question about the situation, and the advice that was given."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What is being talked about. `situation` is in the user's words, our question's
    answer included; `rounds` are the questions about it, the first being the
    situation itself; `told` is all the user said in it. Empty before anything was."""

    situation: str = ""
    rounds: tuple[Round, ...] = ()
    told: tuple[str, ...] = ()


def replay(conversation: Conversation) -> tuple[Step, ...]:
    """The turns so far, read one after the other as they were read then."""
    steps = _replayed(conversation, None)
    if conversation.draft and not any(step.intent.draft for step in steps):
        # The draft came from elsewhere (the draft view, a file).
        steps = _replayed(conversation, conversation.draft)
    return steps


def _replayed(conversation: Conversation, draft: Draft | None) -> tuple[Step, ...]:
    turns = conversation.turns[-_TURNS:]
    current = draft.text if draft else ""
    steps: list[Step] = []
    for index, turn in enumerate(turns):
        if turn.role != "user":
            continue
        before = Conversation(turns=turns[:index], draft=draft, current=current)
        intent = read_intent(before, turn.text)
        following = turns[index + 1] if index + 1 < len(turns) else None
        answer = following.text if following and following.role == "coach" else ""
        draft = intent.draft or draft
        if draft is not None and intent.want is Want.REVISE:
            draft = revised(draft, intent.revision)
        steps.append(Step(turn.text, intent, answer, draft))
        if draft is not None and intent.want is Want.UNDO:
            draft = versions(draft, steps)[-1].draft
        if intent.want in VERSIONS and answer:
            current = answer
    return tuple(steps)


VERSIONS = frozenset({Want.REWRITE, Want.REVISE, Want.UNDO})


@dataclass(frozen=True, slots=True)
class Version:
    """`text`, the draft as it was understood then, and the wishes that led to it,
    newest last."""

    text: str
    draft: Draft
    wishes: tuple[Intent, ...] = ()


def versions(draft: Draft, steps: Sequence[Step]) -> tuple[Version, ...]:
    """The versions of the draft under discussion, the original first, undone ones
    left out."""
    first = next((step.draft for step in steps if step.draft), None) or draft
    stack = [Version(first.text, first)]
    for step in steps:
        match step.intent.want:
            case Want.REWRITE | Want.REVISE if step.answer and step.intent.draft:
                original = step.draft or draft
                stack = [Version(original.text, original), Version(step.answer, original)]
            case Want.REVISE if step.answer and _is_version(step):
                wishes = (*stack[-1].wishes, step.intent)
                stack.append(Version(step.answer, step.draft or draft, wishes))
            case Want.UNDO:
                del stack[1 if step.intent.to_original else max(1, len(stack) - 1) :]
            case _:
                continue
    return tuple(stack)


def _is_version(step: Step) -> bool:
    """Whether the coach answered a wish with a text, not with a question back."""
    wish = step.intent.revision
    return not ((wish.impossible or wish.unfound) and step.answer.rstrip().endswith("?"))


def topic(steps: Sequence[Step]) -> Topic:
    """The topic that the last of `steps` belongs to."""
    found = Topic()
    for step in steps:
        found = _followed(found, step)
    return found


def _followed(found: Topic, step: Step) -> Topic:
    match step.intent.want:
        case Want.REWRITE:
            return Topic()
        case Want.ANSWER if found.situation and found.rounds:
            kind = clarify.recognised(found.rounds[-1].answer) or clarify.Missing.GOAL
            situation = clarify.with_answer(found.situation, kind, step.message)
            opened = Round(situation, step.answer)
            return Topic(situation, (opened,), (*found.told, step.message))
        case Want.ADVISE | Want.ANSWER if step.answer.strip() == OUT_OF_SCOPE:
            # What was refused is no part of what is talked about.
            return found
        case Want.ADVISE | Want.ANSWER:
            round_ = Round(step.message, step.answer)
            if not found.situation or opens_topic(step.message):
                return Topic(step.message, (round_,), (step.message,))
            return replace(found, rounds=(*found.rounds, round_), told=(*found.told, step.message))
        case _:
            return found


# A new story has a person of its own and some length; "and if she says no?" has not.
_STORY_WORDS = 12
_FOLLOWS = re.compile(
    r"(?:(?:ok|okay|thanks|hm+|yes|no|but|and|so|also|then|good|great)[\s,.!:]+)*"
    r"(?:what (?:if|about|else|would)|and|but|or|why"
    r"|how about|in that case|what do you mean|could you|can you|should i (?:also|then|still)"
    r"|do you mean|is that|that"
    r"|she|he|they|it|what does|what should i (?:do|say) (?:if|when|then)|really|which|isn't"
    r"|wouldn't|won't)\b",
    re.I,
)
_STORY = Pattern(
    r"\b(?:a|an|one|my|our|another|some) (?:[\w-]+ ){0,3}?(?:customer|client|guest|boss|colleague"
    r"|neighbou?r|friend|man"
    r"|woman|landlord|landlady|teacher|recruiter|supplier|member|follower|reader|buyer|reviewer"
    r"|stranger|somebody|someone"
    r"|mother|father|sister|brother|student|tenant|patient|volunteer|parent|owner|person|candidate"
    r"|partner|manager)\b",
    r"\b(?:someone|somebody) (?:wrote|asked|said|commented|posted|complained)\b|\bi (?:run|sell"
    r"|am a|work as|own)\b",
)


def opens_topic(message: str) -> bool:
    """Whether `message` tells a new situation rather than going on with the last."""
    plain = " ".join(message.split())
    if _FOLLOWS.match(plain) or len(plain.split()) < _STORY_WORDS:
        return False
    return _STORY.search(plain) is not None


_POINTS_BACK = re.compile(
    r"\b(?:it|that|this|these|those|she|he|they|her|him|them|his|their|there|then|so|else|instead"
    r"|one|why|more|also|again"
    r"|draft|message|version|reply|answer|post|send|write|say|wording|first|advice|suggestion"
    r"|example|should|would|if|threaten|dare|better)\b",
    re.I,
)


def points_back(message: str, told: Sequence[str]) -> bool:
    """Whether `message` could be about what was `told`: it points there, shares a word,
    or is too short to be about anything else."""
    if _POINTS_BACK.search(message) or len(message.split()) < 5:
        return True
    return bool(set(content(message)) & set(content(" ".join(told))))

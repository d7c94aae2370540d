"""What a turn wants, given the conversation before it. Rules only: the same words
in the same place always mean the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from coach.channels import OTHER
from coach.dialogue import clarify
from coach.dialogue.circumstances import channel_in, says_asked
from coach.dialogue.pasted import WANTS_REWRITE, Owner, Passage, around, passages
from coach.dialogue.revision import Revision, read_revision
from coach.dialogue.small_talk import small_talk
from coach.domain import Conversation, Draft
from coach.text.sanitise import clean_final


class Want(StrEnum):
    """What to do next."""

    REWRITE = "rewrite"
    REVISE = "revise"
    UNDO = "undo"
    EXPLAIN = "explain"
    ADVISE = "advise"
    ANSWER = "answer"
    SMALL_TALK = "small-talk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """`draft` is the new one for REWRITE, and what a wish without a draft is about (the
    words the coach suggested) for REVISE. `answer` is what to say to small talk;
    `to_original` undoes everything."""

    want: Want
    draft: Draft | None = None
    revision: Revision = field(default_factory=Revision)
    answer: str = ""
    to_original: bool = False


_UNDO = re.compile(
    r"(?:(?:please|pls|no|ok|hm+|oh|sorry|wait|and|can you|could you|can we|let's|actually"
    r"|i want to"
    r"|i'd like to|better)[\s,.]+)*"
    r"(?:undo(?: (?:it|that|this|the last (?:change|one|step)|please|the change|last))?"
    r"|revert(?: (?:it|that|this"
    r"|back|the last change))?|roll ?back|take (?:that|it) back|(?:go|change it|switch|bring it"
    r"|put it)?"
    r" ?back(?: please)?|(?:go back|back|revert|return|switch back|reset"
    r"|restore)(?: it)?(?: to)?(?: the| my| what)?"
    r" (?P<which>previous|last|first|original|earlier|old|one before|beginning|start|draft|i had"
    r"|it was)"
    r"(?: (?:version|one|draft|text|message|rewrite|before|wording))?|(?:i )?(?:liked?"
    r"|prefer(?:red)?|want|think)"
    r"(?: that)?(?: the| my)? (?P<which2>previous|first|original|earlier|old|last"
    r"|other)(?: (?:version|one|draft|text"
    r"|message))?(?: (?:better|more|back|was better|is better))?|the (?P<which3>previous|first"
    r"|original|earlier|old"
    r"|last)(?: (?:version|one|draft|text|message))? (?:was|is) (?:much |way )?(?:better|nicer)"
    r"|never ?mind(?: that"
    r" change)?|(?:it was|was) better before|cancel (?:that|it|the change)|start over|not that)",
    re.I,
)
_ORIGINAL = {"original", "beginning", "start", "draft", "i had", "first"}
_WHY = re.compile(
    r"(?:(?:ok|and|but|so|hm+|sorry|interesting|wait|can you|could you|please"
    r"|just)[\s,.]+)*(?:why(?: so| that| this"
    r"| is that| is this(?: better)?| those changes| these changes)?|(?:tell me "
    r"|explain(?: to me)? )?(?:what|why)"
    r" (?:did|have|do) you (?:just )?(?:change|changed|remove|removed|take|drop|dropped|cut|delete"
    r"|rewrite"
    r"|do|write|leave|left|edit|replace|add|added|put)\b.{0,60}|why (?:is|was) (?:the|that"
    r"|my) .{1,40} "
    r"(?:gone|missing|removed|dropped|out|changed)|what(?:'s| is| has) (?:different|changed|new)"
    r"|explain(?: (?:it|that|this"
    r"|the changes?|your changes?|why))?|what changed|where did .{1,40} go|why (?:is|was) (?:this"
    r"|that|it) better)"
    r"[\s?.!]*",
    re.I,
)
_REQUEST_ALONE = re.compile(
    r"(?:(?:please|pls|can you|could you|now|ok|and|then|so)[\s,]+)*(?:re-?write|improve|fix|polish"
    r"|edit|rephrase)"
    r"(?: (?:it|this|that|my (?:draft|message|text|post|reply)))?(?: (?:for me|please|pls"
    r"|now))*[\s.!?]*",
    re.I,
)
PASTE_IT = "Paste the message you want to send, and I will rewrite it."
WHICH_ONE = "Which message do you mean? Paste it here, and I will change it."
# How far back a suggestion may lie, in turns, and how long it is at least, in words.
_SUGGESTED_WITHIN = 8
_SUGGESTED_WORDS = 4
_SUGGESTED = re.compile(r"[\"“]([^\"“”]{12,1200})[\"”]")


def read_intent(conversation: Conversation, message: str) -> Intent:
    """What `message` wants. Never raises, whatever the text."""
    text = clean_final(message)
    found = passages(text)
    said = around(text, found) if found else text
    about = conversation.draft or _suggested(conversation)
    if (new := _new_draft(found, said)) is not None and not _points_into(conversation, new.text):
        return Intent(want=Want.REWRITE, draft=new)
    if about is not None and (changed := _change(conversation, about, found, text, said)):
        return changed
    asked = clarify.asked_last(conversation)
    talk = small_talk(text, has_draft=conversation.draft is not None)
    # "Yes" and "right" answer a question; "thanks" and "bye" do not.
    if talk and not (asked and talk.open):
        return Intent(want=Want.SMALL_TALK, answer=talk.answer)
    if asked:
        return Intent(want=Want.ANSWER)
    if about is None and _REQUEST_ALONE.fullmatch(text):
        return Intent(want=Want.SMALL_TALK, answer=PASTE_IT)
    if about is None and (wish := read_revision(text, "", "")) and (wish.styles or wish.again):
        return Intent(want=Want.SMALL_TALK, answer=WHICH_ONE)
    return Intent(want=Want.ADVISE)


def _change(
    conversation: Conversation, about: Draft, found: tuple[Passage, ...], text: str, said: str
) -> Intent | None:
    """A wish about the draft under discussion, going back, or asking why."""
    own = conversation.draft is not None
    if own and len(text) < 120:
        plain = text.rstrip(" .!?")
        if match := _UNDO.fullmatch(plain):
            which = match.group("which") or match.group("which2") or match.group("which3") or ""
            original = which.lower() in _ORIGINAL or "start over" in plain.lower()
            return Intent(want=Want.UNDO, to_original=original)
        if _WHY.fullmatch(text) and _last_is_version(conversation):
            return Intent(want=Want.EXPLAIN)
        if _REQUEST_ALONE.fullmatch(text):
            return Intent(want=Want.REVISE, revision=Revision(again=True))
    theirs = [part.text for part in found if part.owner is Owner.THEIRS]
    if own and theirs and not _asks(said):
        return Intent(want=Want.REVISE, revision=Revision(in_reply_to="\n\n".join(theirs)))
    revision = read_revision(text, about.text, conversation.current or about.text)
    if revision.empty or (not own and not revision.wording and not revision.swap):
        return None
    if clarify.asked_last(conversation) and not revision.wording:
        return None
    return Intent(want=Want.REVISE, revision=revision, draft=None if own else about)


def _points_into(conversation: Conversation, passage: str) -> bool:
    """Whether `passage` is a stretch of the draft that is being talked about."""
    whole = (conversation.draft.text if conversation.draft else "", conversation.current)
    return any(passage in text and passage != text.strip() for text in whole)


def _asks(said: str) -> bool:
    return "?" in said or re.match(r"(?:how|what|should|why|do i|can i)\b", said, re.I) is not None


def _last_is_version(conversation: Conversation) -> bool:
    last = conversation.turns[-1] if conversation.turns else None
    return bool(last and last.role == "coach" and last.text.strip() == conversation.current.strip())


def _suggested(conversation: Conversation) -> Draft | None:
    """The words the coach suggested last: "make it shorter" may mean them."""
    for turn in reversed(conversation.turns[-_SUGGESTED_WITHIN:]):
        if turn.role == "coach":
            quoted: list[str] = _SUGGESTED.findall(turn.text)
            long = [text.strip() for text in quoted if len(text.split()) >= _SUGGESTED_WORDS]
            if long:
                return Draft(text=long[-1])
    return None


def _new_draft(found: tuple[Passage, ...], said: str) -> Draft | None:
    """The draft that was pasted, with what the words around it say of it."""
    theirs = "\n\n".join(part.text for part in found if part.owner is Owner.THEIRS)
    mine = [part for part in found if part.owner is Owner.MINE]
    if not mine:
        unknown = [part for part in found if part.owner is Owner.UNKNOWN]
        alone = len(said.split()) <= 3 and "?" not in said
        wanted = unknown and (alone or WANTS_REWRITE.search(said))
        mine = unknown if wanted else []
    if not mine:
        return None
    text = max(mine, key=lambda part: len(part.text)).text
    asked = next(
        (told for part in re.split(r"[.,;:!?\n]+", said) if (told := says_asked(part)) is not None),
        None,
    )
    return Draft(text=text, channel=channel_in(said) or OTHER, in_reply_to=theirs, asked=asked)


def revised(draft: Draft, revision: Revision) -> Draft:
    """`draft` with what `revision` says about its circumstances and its facts."""
    text = draft.text
    for old, new in revision.swap:
        text = text.replace(old, new)
    return replace(
        draft,
        text=text,
        channel=revision.channel or draft.channel,
        asked=draft.asked if revision.asked is None else revision.asked,
        in_reply_to=draft.in_reply_to if revision.in_reply_to is None else revision.in_reply_to,
    )

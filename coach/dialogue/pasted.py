"""The parts of a chat message that are somebody's text: a draft, or what they wrote.

People paste in a few ways: in a fence, in quotation marks, after a colon, below a
blank line, or as the whole message. The words just before a passage say whose it
is ("my draft:", "she wrote:").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from coach.text.anatomy import Part, units
from coach.text.patterns import Pattern, any_of

# Fewer words in quotation marks are a phrase somebody mentions, not a message.
_QUOTED_WORDS = 4
_GREETED_WORDS = 8
# An advertisement without a greeting is shorter; reading more takes a while.
_ADVERT_CHARACTERS = 4000
# What introduces a passage is short: the last line before it, or a few words.
_LEAD_WORDS = 16
_LEAD_CHARACTERS = 160


class Owner(StrEnum):
    """Whose words a passage is."""

    MINE = "mine"
    THEIRS = "theirs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` is verbatim in the message, inside [start, end), which also covers
    quotation marks or fence."""

    owner: Owner
    text: str
    start: int
    end: int


_FENCE = re.compile(r"^(?P<mark>```|~~~)[^\n]*\n(?P<text>.*?)(?:^(?P=mark)[ \t]*$|\Z)", re.M | re.S)
_QUOTE = re.compile(
    r"\"(?P<a>[^\"]{1,6000})\"|“(?P<b>[^”]{1,6000})”|«(?P<c>[^»]{1,6000})»"
    r"|„(?P<d>[^“”]{1,6000})[“”]"
    r"|(?:(?<=\s)|^)['‘](?P<e>[^'‘’\n]{12,}(?:['’]\w[^'‘’\n]*)*)['’](?=\s|[.,!?]|$)"
)
_QUOTED_LINES = re.compile(r"(?:^>[^\n]*(?:\n|\Z))+", re.M)

_PERSON = (
    r"(?:she|he|they|someone|somebody|one of (?:them|our \w+)|people|(?:my|our|the|a|an|his|her|"
    r"their|this|one) (?:\w+ ){1,3}?|[A-Z]\w+(?: [A-Z]\w+)?)"
)
_SAID = r"(?:wrote|writes|said|says|asked|asks|commented|replied|answered|posted|complained|sent)"
_THEIRS = Pattern(
    rf"\b{_PERSON}\s*(?:(?:has|have|had|just|also|actually|already|then) )*{_SAID}"
    r"(?: (?:me|us|back|this|that|under (?:it|my post)|in (?:the|a) \w+|to (?:me|us)))*\s*$",
    r"\b(?:in reply to|reply to|replying to|answer to|answering|respond(?:ing)? to|response to)"
    r"(?: (?:this|the|his|her|their|a|following|\w+))*\s*$",
    r"\b(?:his|her|their|the (?:customer|client|guest|original)'?s?)"
    r" (?:\w+ )?(?:message|e-?mail|mail|comment|review|question|post|words|reply|answer|text|dm"
    r"|complaint|tweet)(?: (?:was|is|says|said|reads|goes))?\s*$",
    r"\b(?:the|a|this) (?:review|comment|complaint|question|original)"
    r" (?:was|is|says|said|reads|goes)\s*$",
    r"^(?:they wrote|them|they|customer|client|guest|her|him|review|comment|question)\s*$",
)
_NOUN = (
    r"(?:message|msg|draft|text|e-?mail|mail|post|reply|answer|comment|caption|tweet|dm|letter|"
    r"newsletter|invitation|invite|note|response|version|request|pitch|ad|announcement|update"
    r"|sms|paragraph|story|intro|bio)"
)
_MEND = (
    r"(?:rewrite|re-write|rephrase|reword|improve|fix|polish|edit|correct|proofread|check|review|"
    r"tone down|soften|shorten|tighten|clean up|look (?:at|over|through)|work on|redo|revise|"
    r"better|mend|critique|rate|read|help (?:me )?(?:with|improve|rewrite|fix)|go over|see)"
)
_CHANNEL_WORD = (
    r"(?:linkedin|facebook|fb|insta|instagram|ig|reddit|whatsapp|cold|support|sales|slack|x|twitter"
    r"|welcome|launch|job|short|long|first|follow-?up|connection|event|nextdoor|forum|thank[- ]you)"
)
_A_DRAFT = rf"(?:(?:{_CHANNEL_WORD}|little|quick|rough|final|new) )*{_NOUN}"
_MINE = Pattern(
    rf"\bmy (?:own )?{_A_DRAFT}(?: (?:is|was|so far|for \w+|to \w+|now|would be|goes|reads|says|"
    r"about .{1,30}))*\s*$",
    rf"\b{_MEND} (?:up )?(?:this|that|it|these|the following|my|our|the|below)"
    rf"(?: (?:{_A_DRAFT}|for me|one|please|pls|below|here|up|over|text|following|better|nicer"
    r"|warmer|shorter))*(?: (?:to|for|on) [^\n:]{1,40})?\s*$",
    rf"\bmake (?:this|it|that|my)(?: {_A_DRAFT})?(?: (?:sound|look|read|be))?"
    r"(?: (?:a bit|a little|much|more|less))* \w+(?: \w+)?\s*$",
    rf"\bhere(?:'s| is| are| it is| comes)?(?: (?:it|the|a|another|second|what|my|our))*"
    rf"(?: (?:{_A_DRAFT}|is|i|we|have|wrote|want|to|send|post|say|so far|goes|first|rough))*\s*$",
    rf"^(?:(?:my|our|the|first|rough|new|second) )*{_A_DRAFT}\s*$",
    r"\b(?:i|we)(?:'d| would| will|'ll)? (?:want|wanted|plan|planned|like|intend|am going|was going"
    r"|"
    r"were going|are going)? ?(?:to )?(?:send|post|write|say|reply|answer|publish|wrote|drafted"
    r"|have written|came up with|have)(?: (?:this|that|it|him|her|them|the following|so far|back"
    rf"|something like|like this|{_A_DRAFT}|to \w+|on \w+))*\s*$",
    rf"\b(?:what do you think|how (?:does|is)|is|would|does) (?:of|about)?\s*(?:this|that|it|my)"
    rf"(?: (?:{_A_DRAFT}|sound|look|read|ok|okay|good|fine|too \w+|alright|right|work|\w+ enough))*"
    r"\s*\??\s*$",
    r"\b(?:thoughts|feedback|opinion)(?: on| about)?(?: this| that| my)?(?: \w+)?\s*\??\s*$",
)
# Asks for an answer to somebody: what follows is theirs.
_ANSWER_THIS = Pattern(
    r"\b(?:how (?:do|can|should|would) (?:i|we) (?:reply|answer|respond|react)|"
    r"what (?:do|should|can) (?:i|we) (?:reply|answer|say|write)(?: back)?|help me (?:to )?(?:reply"
    r"|"
    r"answer|respond))(?: to)?(?: this| that| it)?[^\n:]{0,40}$",
    r"^(?:please )?(?:answer|reply to|respond to) (?:this|that)[^\n:]{0,20}$",
    r"\b(?:i|we) (?:just )?(?:got|received|have got) (?:this|that|the following|an? \w+)"
    r"(?: [^\n:]{0,40})?$",
)
WANTS_REWRITE = Pattern(
    rf"\b{_MEND} (?:this|that|it|my|the following|the|below)\b",
    rf"\bmake (?:this|it|that|my {_NOUN}) (?:sound |read )?(?:\w+ ){{0,2}}\w+",
    rf"\bmy {_A_DRAFT}\b",
    r"\bis (?:this|that|it) (?:ok|okay|good|fine|alright|too)\b",
    r"\bhow does (?:this|that|it) sound\b|\bcan i send (?:this|it)\b|^rewrite\b",
)
_ASKS_COACH = Pattern(
    r"\b(?:how|what) (?:do|should|can|could|would|shall|to) (?:i|we)\b|\bshould (?:i|we)\b"
    r"|\bhow to\b|\bwhat (?:to|do you)\b|\bdo you think\b|\bis it (?:ok|okay|rude|wrong)\b"
    r"|\b(?:i|we) (?:don't|do not) know (?:how|what|whether)\b|\bhelp me\b|\bany (?:advice|tips)\b"
)


def passages(message: str) -> tuple[Passage, ...]:
    """The passages of `message` in order, never overlapping."""
    found = [_made(message, *span) for span in _marked(message)]
    found += [_made(message, *span) for span in _labelled(message, found)]
    found.sort(key=lambda passage: passage.start)
    if not found and (whole := _whole(message)):
        found.append(whole)
    return tuple(found)


def around(message: str, parts: tuple[Passage, ...]) -> str:
    """`message` without its passages: what is said to the coach."""
    kept, position = [], 0
    for part in parts:
        kept.append(message[position : part.start])
        position = part.end
    return " ".join(" ".join([*kept, message[position:]]).split())


Span = tuple[int, int, int, int]


def _marked(message: str) -> list[Span]:
    """Fences, lines with ">", and long quotations: (start, end, inner start, inner end)."""
    spans: list[Span] = []
    for match in _FENCE.finditer(message):
        _claim(spans, (*match.span(), *match.span("text")))
    for match in _QUOTED_LINES.finditer(message):
        _claim(spans, (*match.span(), *match.span()))
    for match in _QUOTE.finditer(message):
        group = match.lastgroup or "a"
        if len(match.group(group).split()) >= _QUOTED_WORDS or _introduces(message, match.start()):
            _claim(spans, (*match.span(), *match.span(group)))
    return spans


def _introduces(message: str, start: int) -> bool:
    """Whether a short quotation has words before it that say whose it is."""
    before = message[:start].rstrip()
    return before.endswith(":") and _owner(_lead(before)) is not Owner.UNKNOWN


def _claim(spans: list[Span], span: Span) -> None:
    if all(span[1] <= other[0] or span[0] >= other[1] for other in spans):
        spans.append(span)


_COLON = re.compile(
    r":[ \t]*(?:\n\s*)?(?=\S)|\?[ \t]*\n\s*\n?(?=\S)|[.!]?[ \t]*\n[ \t]*\n\s*(?=\S)"
)


def _labelled(message: str, taken: list[Passage]) -> list[Span]:
    """Passages that begin after "my draft:" or below such a line, and go on until
    the next of them, the next marked one, or the end."""
    starts: list[tuple[int, int]] = []
    for match in _COLON.finditer(message):
        inside = any(part.start <= match.start() < part.end for part in taken)
        follows = any(part.start == match.end() for part in taken)
        if inside or follows or _owner(_lead(message[: match.start() + 1])) is Owner.UNKNOWN:
            continue
        if not starts or match.end() > starts[-1][1]:
            starts.append((_lead_start(message, match.start()), match.end()))
    spans: list[Span] = []
    for number, (_, begin) in enumerate(starts):
        stops = [part.start for part in taken if part.start >= begin]
        stops += [lead for lead, _ in starts[number + 1 : number + 2]]
        end = min([*stops, len(message)])
        end = _before_question(message, begin, end)
        if message[begin:end].strip():
            spans.append((begin, end, begin, end))
    return spans


def _before_question(message: str, begin: int, end: int) -> int:
    """`end`, or where a last paragraph or sentence asks the coach something."""
    text = message[begin:end]
    for gap in reversed(list(re.finditer(r"\n[ \t]*\n|(?<=[.!?])\s+", text))):
        rest = text[gap.end() :]
        if _ASKS_COACH.search(rest) and len(rest.split()) <= _LEAD_WORDS:
            return begin + gap.start()
        break
    return end


def _lead(before: str) -> str:
    """The last few words before a passage, of one sentence."""
    before = before.rstrip()[-_LEAD_CHARACTERS:].rstrip(" \t\n:;,-–")
    line = re.split(r"\n|(?<=[.!])\s+", before)[-1]
    return " ".join(line.split()[-_LEAD_WORDS:]).replace("’", "'")


def _lead_start(message: str, end: int) -> int:
    """Where the sentence that introduces a passage begins."""
    cut = [match.end() for match in re.finditer(r"\n|(?<=[.!?])\s+", message[:end])]
    return cut[-1] if cut else 0


def _owner(lead: str) -> Owner:
    if _ANSWER_THIS.search(lead) or _THEIRS.search(lead):
        return Owner.THEIRS
    return Owner.MINE if _MINE.search(lead) else Owner.UNKNOWN


def _made(message: str, start: int, end: int, inner: int, inner_end: int) -> Passage:
    text = message[inner:inner_end].strip()
    if message[start : start + 1] == ">":
        text = "\n".join(line.removeprefix(">").strip() for line in text.splitlines())
    return Passage(_owner(_lead(message[:start])), text, start, end)


def _whole(message: str) -> Passage | None:
    """A message that is nothing but a draft: it greets somebody, or shouts an offer."""
    text = message.strip()
    if _ASKS_COACH.search(text) or not _looks_sent(text):
        return None
    start = message.index(text)
    return Passage(Owner.MINE, text, start, start + len(text))


_ADDRESSED = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|evening|afternoon))\b[^\n.?!]{0,40}[,!\n]", re.I
)


def _looks_sent(text: str) -> bool:
    if len(text.split()) < _GREETED_WORDS:
        return False
    parts = [unit.part for unit in units(text)]
    if _ADDRESSED.match(text) and not re.match(
        r"(?:hi|hello|hey)[,!]? +(?:coach|i|my)\b", text, re.I
    ):
        return Part.GREETING in parts or "\n" in text
    return Part.SIGN_OFF in parts or Part.TAGS in parts or _sells_loudly(text)


def _sells_loudly(text: str) -> bool:
    """Two kinds of push in a text that does not talk about itself as a plan."""
    from coach import signals
    from coach.domain import Draft, FindingKind

    loud = {
        FindingKind.HYPE, FindingKind.URGENCY, FindingKind.CALL_TO_ACTION, FindingKind.SHOUTING,
        FindingKind.LINK_WITH_PRICE, FindingKind.UNASKED_PITCH,
    }  # fmt: skip
    if (
        len(text) > _ADVERT_CHARACTERS
        or text.rstrip().endswith("?")
        or re.match(_NARRATES, text, re.I)
    ):
        return False
    return len({found.kind for found in signals.find(Draft(text=text))} & loud) >= 2


_NARRATES = any_of(
    r"(?:i|we) (?:want|would like|need|have to|am|got|was|sell|run|make)\b", r"(?:my|our|the"
    r"|a) \w+",
    r"(?:she|he|they|someone|somebody)\b",
)  # fmt: skip

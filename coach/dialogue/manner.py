"""How a message should sound, in the words people use for it.

A wish is recognised only when a whole clause is one: "make it shorter" is, "make it
to the meeting" and "she wants it shorter, what now?" are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.domain import Style
from coach.text.patterns import any_of

_ASKED_FOR: dict[Style, str] = {
    Style.SHORTER: (
        "shorter short briefer brief concise conciser compact crisper crisp tighter tight "
        "condensed snappier snappy succinct"
    ),
    Style.WARMER: (
        "warmer warm friendlier friendly kinder kind nicer nice softer soft gentler gentle "
        "personal human empathetic caring sympathetic understanding humble appreciative "
        "grateful welcoming sincere diplomatic tactful thoughtful considerate"
    ),
    Style.DIRECT: (
        "direct straightforward straight clearer clear plainer plain blunt firmer firm "
        "assertive confident stronger explicit simpler simple"
    ),
    Style.CASUAL: (
        "casual informal relaxed chatty chattier looser loose conversational natural lighter "
        "laid-back colloquial easygoing easy-going"
    ),
    Style.FORMAL: (
        "formal professional polite politer respectful serious businesslike business-like "
        "official neutral"
    ),
}
# What is too much of, and what is wanted then.
_COMPLAINED_OF: dict[Style, str] = {
    Style.SHORTER: "long longer wordy lengthy verbose long-winded detailed rambling",
    Style.WARMER: (
        "direct blunt harsh rude cold aggressive pushy salesy robotic bossy distant impersonal "
        "hard angry defensive strict mean dry abrupt unfriendly strong demanding sharp generic"
    ),
    Style.DIRECT: (
        "vague warm soft sweet friendly nice kind cheesy emotional apologetic wishy-washy weak "
        "timid complicated unclear submissive humble hesitant sentimental gushy"
    ),
    Style.CASUAL: (
        "formal stiff corporate official professional serious polite businesslike "
        "business-like wooden academic posh old-fashioned"
    ),
    Style.FORMAL: "casual informal relaxed chatty familiar sloppy unprofessional loose flippant",
}
# Wanted more of, but only its writer could say what.
_UNDOABLE = "longer detailed funnier funny humorous witty creative interesting exciting".split()

_UP = {word: style for style, words in _ASKED_FOR.items() for word in words.split()}
_DOWN = {word: style for style, words in _COMPLAINED_OF.items() for word in words.split()}
_UP_WORD = any_of(*sorted(_UP, key=len, reverse=True))
_DOWN_WORD = any_of(*sorted(_DOWN, key=len, reverse=True))
_LONGER_WORD = any_of(*_UNDOABLE)

_LEAD = (
    r"(?:(?:ok|okay|great|good|nice|thanks|thank you|hmm+|hm|well|and|but|so|now|then|also|please"
    r"|pls|plz|maybe|perhaps|actually|no|yes|yeah|yep|sorry|still|even|just|again|cool|fine|perfect"
    r"|love it|i like it|i love it|much better|better|good start|almost|can it|next|oh|ah"
    r"|very good)"
    r"[\s,.!-]+)*"
)
_PLEASE = r"(?:(?:please|pls|plz|maybe|perhaps|also|just|now|then|kindly|try to) )*"
_ASK = (
    r"(?:(?:(?:can|could|would|will|can't|couldn't) (?:you|u|we|it|this|that)|(?:do|would) you mind"
    r"|how (?:can|could|do|would) (?:i|we|you)|i(?:'d| would)? (?:want|need|like|prefer|love|wish)"
    r"(?: you to| to| for)?|i(?:'d| would)(?: rather| rather have| like to have| love to have)"
    r"|(?:is it|would it be) possible to|let's|lets|let us|try(?: to)?|how about|what about"
    r"|(?:it|this|that|the \w+) (?:should|must|could|needs to|need to|has to|can|ought to)"
    rf"|should|needs? to|i think(?: it should)?) {_PLEASE})?"
)
_VERB = (
    r"(?:make|making|get|have|keep|write|turn|put|do|rewrite|rephrase|redo|reword|say|phrase"
    r"|give me"
    r"|try|go|give|change|formulate)"
)
_NOUN = (
    r"(?:message|msg|text|draft|post|reply|answer|e-?mail|mail|comment|tone|version|note|wording"
    r"|style|thing|rewrite|caption|tweet|dm|letter|whole thing|result|language)"
)
_OBJECT = (
    rf"(?:it|this|that|them|one|everything|me|to|(?:the|my|this|that|a|your) (?:whole )?{_NOUN})"
)
_SOUND = r"(?:to )?(?:sound|be|look|read|feel|become|come across|go)(?: as| like)?"
_MORE = (
    r"(?:(?:in|with|a|an|the|way|much|far|still|even|bit|little|lot|tad|touch|slightly|somewhat"
    r"|rather|quite|really|very|more|most|not so|not as|and|or|also|of|not|than|too|so|as) )*"
)
_TAIL = (
    r"(?:[ ,]*(?:please|pls|plz|now|again|maybe|for me|thanks|thank you|if possible|if you can"
    r"|version"
    r"|one|ones|tone|way|style|then|too|overall|instead|words?|language|english|text|message|enough"
    r"|for that|than (?:this|that|before|now|it is)|to the point|in tone|sounding|a bit|a little"
    r"|still"
    r"|possible|as possible|in general|to (?:him|her|them)|and to the point|for (?:him|her|them)"
    r"|yet"
    r"|i think))*[\s.!?:)]*"
)

_WISH = re.compile(
    rf"{_LEAD}{_PLEASE}{_ASK}(?P<verb>{_VERB}(?: back)? )?(?P<object>{_OBJECT} )?(?:{_SOUND} )?"
    rf"(?P<degree>{_MORE})(?:(?P<less>less|not so|not as|not too|too"
    rf"|not that) )?(?P<degree2>{_MORE})"
    rf"(?:(?P<up>{_UP_WORD})|(?P<down>{_DOWN_WORD})|(?P<longer>{_LONGER_WORD})){_TAIL}"
)
_COMPLAINT = re.compile(
    rf"{_LEAD}(?:i (?:think|find|feel|fear|guess)(?: that)? )?(?:(?P<object>{_OBJECT}|you) )?"
    r"(?:(?:is|are|was|sounds?|looks?|reads?|feels?|seems?|comes across)(?: to be| as| like)? )?"
    r"(?:(?:still|a bit|a little|somewhat|rather|quite|very|really|way|much|far|just|now|almost"
    r"|kind of|slightly|so) )*"
    rf"(?:(?:too|overly|so) (?:\w+ and )?(?:(?P<down>{_DOWN_WORD})|{_UP_WORD}|{_LONGER_WORD}|short)"
    rf"|(?P<bad>{_DOWN_WORD})"
    rf"|(?:not|isn't) (?:very |so |really )?(?P<up>{_UP_WORD})(?: enough| yet)?){_TAIL}"
)
_PHRASES: tuple[tuple[re.Pattern[str], Style], ...] = tuple(
    (re.compile(rf"{_LEAD}{_PLEASE}{_ASK}(?:{source}){_TAIL}"), style)
    for source, style in (
        (
            r"(?:shorten|condense|compress|tighten|trim|cut|reduce|summari[sz]e|abbreviate|halve)"
            rf"(?: {_OBJECT})?(?: down| up)?(?: (?:a (?:bit|little|lot)|more|further|by half"
            rf"|in half"
            r"|to (?:\d+|one|two|three|a few|fewer) (?:\w+)|a little bit))*",
            Style.SHORTER,
        ),
        (
            rf"(?:{_VERB} {_OBJECT} )?(?:in )?(?:fewer|less) (?:words|text|sentences|characters)"
            r"|half (?:as long|the length|of (?:it|that))"
            rf"|(?:{_VERB} {_OBJECT} )?(?:to )?(?:under|below|max(?:imum)?\.?|at most|no more than"
            rf"|in"
            r"|not more than|up to|within) (?:\d+|one|two|three|four|a few) (?:words|characters"
            r"|sentences?|lines?)(?: max)?"
            rf"|get to the point(?: faster)?|{_OBJECT} (?:is|'s) a (?:wall of text|novel)|tl;?dr"
            rf"|(?:make )?{_OBJECT} (?:half as long)",
            Style.SHORTER,
        ),
        (
            rf"(?:soften|warm|tone)(?: {_OBJECT})?(?: (?:up|down))?(?: a (?:bit|little))?"
            r"|(?:with |add |a |show |some )*(?:bit|little|lot|touch)? ?(?:more|of|some) (?:warmth"
            r"|empathy|heart|kindness|understanding)|"
            r"(?:be |make it )?less of a (?:sales )?pitch|put more heart (?:in|into) it",
            Style.WARMER,
        ),
        (
            r"(?:come |get )?straight to the point|(?:no|without|skip the|cut the) (?:small ?talk"
            r"|beating around the bush|fluff|sugar-?coating)|don't beat around the bush"
            rf"|(?:make )?{_OBJECT} (?:stronger|clearer)",
            Style.DIRECT,
        ),
        (
            rf"(?:{_VERB} (?:{_OBJECT} )?)?(?:like|as if|the way|how) i (?:would )?(?:talk|speak"
            r"|say it)(?: to a friend)?(?: normally)?"
            rf"|(?:{_VERB} )?(?:{_OBJECT} )?(?:sound |more )?(?:like i'm talking to a friend"
            r"|like a (?:human|person|friend)|as (?:to|for) a friend|like talking to a friend)"
            r"|no(?:t so much)? corporate(?: speak| language| talk)?|loosen (?:it|this) up",
            Style.CASUAL,
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Manner:
    """`styles` as asked for, each once; `impossible` is a word such as "longer" that
    asks for what only the writer can add. `less_push`: it should sell less."""

    styles: tuple[Style, ...] = ()
    impossible: str = ""
    less_push: bool = False


# No wish for a manner is longer, and the patterns take their time with long clauses.
_LONGEST = 160
_PUSH = re.compile(r"\b(?:pushy|salesy|sales|aggressive)\b")


def manner(clause: str) -> Manner | None:
    """What `clause` asks for, if asking for a manner is all that it does."""
    plain = " ".join(clause.lower().replace("’", "'").split())
    plain = re.sub(r"\b(it|that|this)'s\b", r"\1 is", plain)
    if len(plain) > _LONGEST:
        return None
    push = bool(_PUSH.search(plain))
    for pattern, style in _PHRASES:
        if pattern.fullmatch(plain):
            return Manner((style,), less_push=push)
    if (match := _WISH.fullmatch(plain)) and (wish := _wish(match, push)):
        return wish
    if match := _COMPLAINT.fullmatch(plain):
        return _complaint(match, push)
    return None


def _wish(match: re.Match[str], push: bool) -> Manner | None:
    plain = match.group()
    less = match.group("less") or re.search(
        r"\b(?:not (?:so|as|too|that)|too)\b", match.group("degree")
    )
    word = match.group("up") or match.group("down") or match.group("longer")
    compared = word.endswith("er") or re.search(r"\b(?:more|less|too|as|so|very|bit)\b", plain)
    told = match.group("verb") or re.search(
        r"\b(?:should|must|needs?|want|like|prefer|love|rather|can|could|would|be)\b", plain
    )
    if not (compared or told) or re.fullmatch(rf"{_LEAD}(?:so|very|really|too) \w+[.!]*", plain):
        return None
    if less:
        if word in _DOWN:
            return Manner((_DOWN[word],), less_push=push)
        return Manner(impossible="longer") if word in {"short", "brief"} else None
    if match.group("up"):
        return Manner((_UP[word],))
    if match.group("longer") or word in {"long", "longer"}:
        return Manner(impossible=word if word != "long" else "longer")
    return Manner((_UP[word],)) if word in _UP else None


def _complaint(match: re.Match[str], push: bool) -> Manner | None:
    if word := match.group("up"):
        return Manner((_UP[word],))
    if word := match.group("down"):
        if word in _DOWN:
            return Manner((_DOWN[word],), less_push=push)
        return None
    if re.search(r"\btoo short\b", match.group()):
        return Manner(impossible="longer")
    word = match.group("bad") or ""
    said = re.search(r"\b(?:sounds?|reads?|feels?|looks?|seems?|comes|is|'s)\b", match.group())
    # "it is direct", "it sounds nice" are praise as often as not.
    if not said or word in _UP or word in {"warm", "soft", "nice", "kind", "friendly", "long"}:
        return None
    return Manner((_DOWN[word],), less_push=push) if word in _DOWN else None

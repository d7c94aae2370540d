"""What a turn asks to have changed about the draft under discussion."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from coach.channels import Channel
from coach.dialogue.circumstances import says_asked, says_channel
from coach.dialogue.manner import manner
from coach.dialogue.places import resolve
from coach.domain import Style
from coach.text.sanitise import clean_final


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The wishes of one turn. `keep` and `drop` are verbatim in the draft or its
    latest version; `unfound` are places that were named but are not there.

    `swap` are (old, new) stretches, `add` a sentence to put in, both in the user's own
    words. `asked`, `channel` and `in_reply_to` are None when the turn does not tell.
    `impossible` asks for what only the writer can supply; `again` for another version.
    """

    styles: tuple[Style, ...] = ()
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    unfound: tuple[str, ...] = ()
    swap: tuple[tuple[str, str], ...] = ()
    add: str = ""
    asked: bool | None = None
    channel: Channel | None = None
    in_reply_to: str | None = None
    impossible: str = ""
    again: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was asked for."""
        return self == Revision()

    @property
    def circumstances(self) -> bool:
        """Whether it changes what is known about the draft, not how it should sound."""
        told = (self.asked, self.channel, self.in_reply_to)
        return any(value is not None for value in told)

    @property
    def wording(self) -> bool:
        """Whether it asks for other words."""
        return bool(self.styles or self.keep or self.drop)


_POLITE = (
    r"(?:(?:please|pls|plz|ok|okay|and|but|also|then|now|maybe|just|yes|no|so|great|thanks|good|"
    r"actually|hm+|well|sorry|perhaps|could you|can you|would you|can we|could we|i would|i'd"
    r"|i want"
    r" (?:you )?to|i(?: would|'d) like (?:you )?to|let's|you can|you should|we should|we can"
    r"|we could"
    r"|i think (?:we|you) (?:should|can|could)|it should|still|be careful to|make sure (?:to|you)"
    r"|and"
    r" please)[\s,]+)*"
)
_KEEP = re.compile(
    rf"{_POLITE}(?:keep|retain|preserve|hold on to|bring back|restore|put back|leave in"
    rf"|don'?t (?:change"
    r"|touch|remove|delete|drop|cut|lose)|do not (?:change|touch|remove|delete|drop|cut|lose)"
    r"|not change"
    r"|i(?:'d| would)? (?:like|want|need) to keep|leave)\s+(?P<place>.+?)(?:\s+(?:in|as (?:it"
    r"|they) (?:is|was|are"
    r"|were)|as is|there|untouched|unchanged|alone|the same|too|please|though|back|how it (?:is"
    r"|was)))*",
    re.I,
)
_DROP = re.compile(
    rf"{_POLITE}(?:drop|remove|delete|cut(?: out)?|skip|omit|take (?:out|away|off)|leave (?:out|off"
    rf"|away)"
    r"|get rid of|lose|kill|erase|scrap|strike(?: out)?|throw out|without|forget(?: about)?"
    r"|no need for"
    r"|don'?t (?:mention|include|say|write)|do not (?:mention|include|say|write)|i don'?t (?:want"
    r"|need|like)"
    r"|no more|rid of)\s+(?P<place>.+?)(?:\s+(?:out|too|please|entirely|completely|altogether|again"
    r"|thanks"
    r"|from (?:it|the (?:text|message|draft|post))|as well|then|at all))*",
    re.I,
)
_OUT = re.compile(
    rf"{_POLITE}(?:take|leave|throw|cut|strike|get) (?P<place>.+?) (?:out|away|off)(?: please| too"
    rf"| of it)?",
    re.I,
)
_Q = r"[\"“”„«»'‘’]"
_SWAP = re.compile(
    rf"{_POLITE}(?:replace|change|swap|substitute|correct)\s+(?:the (?:word|words|name|date|price"
    rf"|time) )?"
    rf"{_Q}?(?P<old>[^\"“”«»]{{1,80}}?){_Q}?\s+(?:with|to|by|for"
    rf"|into)\s+{_Q}?(?P<new>[^\"“”«»]{{1,120}}?){_Q}?",
    re.I,
)
_SWAP_FOR = re.compile(
    rf"{_POLITE}(?:say|write|use|put|it(?:'s| is| should be| must be)"
    rf"|make it)\s+{_Q}?(?P<new>[^\"“”«»]{{1,120}}?)"
    rf"{_Q}?,?\s+(?:instead of|not|rather than)\s+{_Q}?(?P<old>[^\"“”«»]{{1,80}}?){_Q}?",
    re.I,
)
_ADD = re.compile(
    rf"{_POLITE}(?:add|include|put in|insert|mention|end with|finish with"
    rf"|close with)\s*(?:the (?:sentence|line)"
    rf"|this|also|that|in)?\s*:?\s*{_Q}(?P<text>[^\"“”«»]{{2,400}}){_Q}(?: (?:at the end|to it|too"
    rf"|please))*",
    re.I,
)
_AGAIN = re.compile(
    rf"{_POLITE}(?:(?:try|do (?:it|that)|once|one more time|rewrite (?:it"
    rf"|this)?)(?: once)?(?: more)? ?again"
    r"|(?:give me |show me |write |make |try |do you have )?(?:another|a different|one more|a new"
    r"|other)"
    r" (?:version|one|variant|try|attempt|suggestion|wording|way|go|option|idea)"
    r"|try again|rephrase (?:it|this|that)|reword (?:it|this|that)|regenerate|something else"
    r"|rewrite it"
    r"|(?:say|write|put|phrase|do) (?:it|this|that) (?:differently|another way|in other words)"
    r"|not like"
    r" that|in other words|different(?:ly)?)(?: please| then| pls)?",
    re.I,
)
_IMPOSSIBLE = re.compile(
    rf"{_POLITE}(?:(?P<translate>translate (?:it|this|that)?|(?:make|write|put|say) (?:it|this) in"
    r" (?:german|french|spanish|italian|dutch|portuguese|polish|turkish|english)|in (?:german"
    r"|french|spanish"
    r"|italian|dutch|portuguese|polish|turkish)).{0,20}|(?P<more>(?:add|give|with|write"
    r"|put in) (?:some |a bit"
    r" |a little |a few )?(?:more )?(?:detail|details|content|text|information|info|words)))",
    re.I,
)
_SPLIT = re.compile(
    r"\s*(?:[;\n]|(?<=[.!?])\s|,\s+(?:and|but|then)\s|,\s|\s(?:and|but|then|\+|&)\s(?=\S))\s*", re.I
)
_QUOTED_PART = re.compile(r"[\"“„«][^\"”“»]{1,400}[\"”»]")


# "The text is great, but ...": what may come before a wish.
_PREAMBLE_WORDS = 5


def read_revision(text: str, draft: str, current: str) -> Revision:
    """What `text` asks for; empty when it is not a wish.

    `draft` and `current` are where the places it names are looked up.
    """
    text = clean_final(text)
    if whole := _clause(text, draft, current):
        return whole
    found, asks = Revision(), False
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        told = _clause(sentence, draft, current) or _pieces(sentence, draft, current)
        asks |= told.empty and sentence.rstrip().endswith("?")
        found = _merged(found, told)
    # "A customer asked for the price. What do I answer?" tells a situation.
    only_told = not (found.wording or found.swap or found.add or found.again)
    return Revision() if asks and only_told else found


def _pieces(sentence: str, draft: str, current: str) -> Revision:
    """The wishes of a sentence, split at its commas and conjunctions.

    Its first clause decides: "shorter, he is busy" is a wish, "he is busy, shorter
    mails are better" tells something.
    """
    pieces = _split(sentence)
    found = Revision()
    index = 0
    while index < len(pieces):
        for width in range(len(pieces) - index, 0, -1):
            told = _clause(" and ".join(pieces[index : index + width]), draft, current)
            if told is not None or width == 1:
                break
        if told is None and found.empty and len(pieces[index].split()) > _PREAMBLE_WORDS:
            return Revision()
        found = _merged(found, told or Revision())
        index += width
    asks = sentence.rstrip().endswith("?") and pieces and _clause(pieces[0], draft, current) is None
    return Revision() if asks else found


def _split(sentence: str) -> list[str]:
    """The clauses of `sentence`; nothing inside quotation marks is split."""
    held: list[str] = []

    def hide(match: re.Match[str]) -> str:
        held.append(match.group())
        return f"\ue000{len(held) - 1}\ue001"

    hidden = _QUOTED_PART.sub(hide, sentence.replace("\ue000", "").replace("\ue001", ""))
    return [
        re.sub("\ue000(\\d+)\ue001", lambda m: held[int(m.group(1))], piece).strip()
        for piece in _SPLIT.split(hidden)[:8]
        if piece.strip()
    ]


_ENDS = " \t.!?,;:)"


def _clause(clause: str, draft: str, current: str) -> Revision | None:
    """The wish of one clause, if it is one."""
    if len(clause) > 400:
        return None
    plain = clause.strip().rstrip(_ENDS)
    if not plain:
        return None
    if (how := manner(clause)) is not None:
        asked = False if how.less_push else None
        return Revision(styles=how.styles, impossible=how.impossible, asked=asked)
    if _AGAIN.fullmatch(plain):
        return Revision(again=True)
    if match := _IMPOSSIBLE.fullmatch(plain):
        return Revision(impossible="translated" if match.group("translate") else "more detailed")
    if match := _ADD.fullmatch(
        plain + clause[len(clause.rstrip(_ENDS)) :].strip()
    ) or _ADD.fullmatch(plain):
        return Revision(add=match.group("text").strip())
    if told := _edited(plain, draft, current):
        return told
    if not clause.rstrip().endswith("?"):
        if (where := says_channel(plain)) is not None:
            return Revision(channel=where)
        if (asked := says_asked(plain)) is not None:
            return Revision(asked=asked)
    return None


def _edited(plain: str, draft: str, current: str) -> Revision | None:
    """Keeping, dropping or replacing a named place."""
    for pattern in (_SWAP, _SWAP_FOR):
        if (match := pattern.fullmatch(plain)) and (told := _swapped(match, current or draft)):
            return told
    if match := _OUT.fullmatch(plain) or _DROP.fullmatch(plain):
        places = _places(match.group("place"), current, draft)
        if places or _names_place(match.group("place")):
            return Revision(drop=places, unfound=() if places else (match.group("place"),))
    if match := _KEEP.fullmatch(plain):
        places = _places(match.group("place"), draft, current)
        if places or _names_place(match.group("place")):
            return Revision(keep=places, unfound=() if places else (match.group("place"),))
    return None


def _places(phrase: str, first: str, second: str) -> tuple[str, ...]:
    return resolve(phrase, first) or resolve(phrase, second)


_PLACE_NOUN = re.compile(
    r"\b(?:sentences?|lines?|paragraphs?|hashtags?|emojis?|greeting|question|part|bit|p\.?s\.?"
    r"|sign-?off"
    r"|link|price|discount|offer|phrase)\b|[\"“«]",
    re.I,
)


def _names_place(phrase: str) -> bool:
    pointed = re.match(r"(?:the|that|this|my|your|all|any|both|sentence|line|[\"“«])", phrase, re.I)
    return bool(pointed and _PLACE_NOUN.search(phrase)) and len(phrase.split()) <= 12


def _swapped(match: re.Match[str], text: str) -> Revision | None:
    old, new = match.group("old").strip(), match.group("new").strip()
    found = re.search(rf"(?<!\w){re.escape(old)}(?!\w)", text, re.I) if old else None
    if found is None or not new:
        return None
    return Revision(swap=((found.group(), new),))


def _merged(first: Revision, second: Revision | None) -> Revision:
    if second is None:
        return first
    return replace(
        first,
        styles=tuple(dict.fromkeys(first.styles + second.styles)),
        keep=tuple(dict.fromkeys(first.keep + second.keep)),
        drop=tuple(dict.fromkeys(first.drop + second.drop)),
        unfound=first.unfound + second.unfound,
        swap=first.swap + second.swap,
        add=first.add or second.add,
        asked=second.asked if second.asked is not None else first.asked,
        channel=second.channel or first.channel,
        in_reply_to=second.in_reply_to if second.in_reply_to is not None else first.in_reply_to,
        impossible=first.impossible or second.impossible,
        again=first.again or second.again,
    )

"""Asking one question before advising, when what matters most is not known.

Three things decide what good advice is: who reads it, whether they asked (when
something is for sale), and what should come of it. The first one that is missing is
asked for; a question that could be answered from what was said is worse than none,
so whatever is in doubt counts as said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.domain import Conversation
from coach.text.patterns import Pattern
from coach.text.sentences import sentences


class Missing(StrEnum):
    """What a situation does not tell, most important first."""

    WHO = "who"
    ASKED = "asked"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Question:
    """One clarifying question; `text` is for the reader."""

    missing: Missing
    text: str


# Whoever writes so much has said what there is to say.
_CLEAR_WORDS = 45

_ROLE = (
    r"(?:customers?|clients?|guests?|boss|manager|colleagues?|co-?workers?|neighbou?rs?|landlord"
    r"|landlady"
    r"|tenants?|friends?|mate|buddy|mum|mom|mother|dad|father|parents?|sister|brother|siblings?"
    r"|aunt|uncle"
    r"|cousin|son|daughter|kids?|child(?:ren)?|wife|husband|partner|girlfriend|boyfriend|ex"
    r"|in-laws?"
    r"|mother-in-law|father-in-law|family|recruiters?|teachers?|students?|pupils?|professor|tutor"
    r"|coach"
    r"|doctor|dentist|patients?|nurse|lawyer|plumber|builder|contractor|electrician|suppliers?"
    r"|vendors?"
    r"|investors?|founders?|ceo|owners?|bakery|restaurant|shop|company|firm|school|council|bank"
    r"|agency"
    r"|followers?|subscribers?|members?|readers?|audience|community|group|team|staff|employees?"
    r"|intern"
    r"|volunteers?|donors?|sponsors?|buyers?|sellers?|shoppers?|visitors?|users?|reviewers?"
    r"|commenters?"
    r"|strangers?|people|person|everyone|everybody|contacts?|connections?|network|prospects?|leads?"
    r"|roommate|flatmate|housemate|applicants?|candidates?|freelancers?|designer|developer"
    r"|photographer"
    r"|author|journalist|editor|influencer|host|airbnb|chef|driver|trainer|therapist|hairdresser"
    r"|mechanic"
    r"|woman|man|lady|guy|girl|boy|mother of|couple|bride|groom|families|households?|companies"
    r"|shops|schools"
    r"|someone|somebody|chairman|chairwoman|chair|board|committee|mayor|priest|pastor|club"
    r"|association|charity"
    r"|hr|support|customer service|airline|hotel|insurance|post ?office|police|admin|moderators?"
    r"|speaker"
    r"|organi[sz]ers?|participants?|attendees|crew|band|choir|pals?|acquaintance|classmates?|alumni"
    r"|mentor|mentee)"
)
_PUBLIC = (
    r"(?:linked-?in|facebook|instagram|insta|twitter|tweet|reddit|nextdoor|newsletter|forum"
    r"|comments?|reviews?"
    r"|posts?|caption|page|thread|blog|feed|flyer|mailing|channel|slack|discord|google|tripadvisor"
    r"|yelp|story|stories|profile|about page|website)"
)
_NAMED_PERSON = re.compile(
    r"\b(?:to|for|from|with|tell|ask|thank|invite|remind|answer|by|email|message|write|call|text"
    r"|and|congratulate)"
    r"\s+(?!Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April"
    r"|May|June"
    r"|July|August|September|October|November|December|English|German|French|I\b)[A-Z][a-zà-ÿ]+"
    r"|\b[A-Z][a-zà-ÿ]+ (?:wrote|said|asked|wants|wanted|told|is|was|has|keeps|never|didn't"
    r"|doesn't)\b"
)
_NAMED_START = re.compile(
    r"(?:It|This|That|There|What|Why|How|Who|Where|When|Something|Everything|Nothing|Mine|Work|Life"
    r"|He|She|They|We"
    r"|You|Today|Yesterday|Sorry) (?:is|was|has)"
)
_WHO_KNOWN = Pattern(
    rf"\b{_ROLE}(?:'s|'|s')?\b",
    rf"\b{_PUBLIC}\b",
    r"\b(?:group|class|party|wedding|fair|reunion|funeral)\b",
    r"@\w+",
    r"\b(?:to|from|with) (?:an?|my|our|the|his|her|their) (?!(?:point|message|e-?mail|mail|text"
    r"|letter|reply|request"
    r"|offer|invitation|question|start|end|moment|meeting|call|day|way|party|thing|time|price"
    r"|project)\b)\w+",
)
_PRONOUN = Pattern(r"\b(?:she|he|her|him|his|they|them|their|nobody)\b")
# A story about somebody says enough, named or not.
_STORY_WORDS = 10
_BRIEF_WORDS = 16
# The coach is asked for words to somebody.
_WANTS_WORDS = Pattern(
    r"\b(?:how|what) (?:do|should|can|could|would|must|shall|to|is the best way to|exactly do"
    r"|on earth do)?"
    r" ?(?:i|we)?(?: can| should| could)?(?: (?:best|politely|nicely|kindly|gently|now|actually"
    r"|even|just))* ?(?:to )?(?:write|say|tell|answer"
    r"|reply|respond|ask|decline|refuse|apologi[sz]e|thank|turn down|cancel|word|phrase|reject"
    r"|announce"
    r"|invite|follow up|explain|send|remind|complain|say no|offer|pitch|react|bring up)\b(?! (?:if"
    r"|whether)\b)",
    r"\b(?:need|want|have|would like|'d (?:\w+ )?like|trying|try|got|going|supposed|must"
    r"|ought)(?: help)?(?: to)?(?: (?:write|writing"
    r"|send|word|compose|draft|apologi[sz]e|decline|cancel|say no|say sorry|say thank you"
    r"|say thanks|complain|follow up"
    r"|turn (?:it|this|something|that) down|quit|resign|give notice|ask for|break|reply|answer"
    r"|respond|say))\b",
    r"\bhelp (?:me )?(?:to )?(?:with )?(?:write|writing|word|wording|compose|reply|answer|respond"
    r"|say|saying|apologi[sz]e"
    r"|an?|the|my|some)\b.{0,30}(?:$|message|text|e-?mail|mail|reply|answer|letter|apology|no|sorry"
    r"|note|dm|it)",
    r"^(?:i )?(?:write|need|draft|compose)(?: me)? (?:an?|the|some) (?:\w+ ){0,3}(?:message|text"
    r"|e-?mail|mail|reply"
    r"|answer|letter|apology|note|dm|invitation|reminder|follow-?up|thank[- ]you|complaint|pitch"
    r"|offer)\b",
    r"^how to (?:say|write|tell|ask|answer|reply|decline|apologi[sz]e)\b",
)
_MESSAGE_WORD = re.compile(
    r"\b(?P<noun>(?:(?:difficult|hard|short|quick|awkward|angry|polite|sad|nice|long|formal"
    r"|important|tricky|follow-?up"
    r"|cold|sales|birthday|farewell|resignation|thank[- ]you|reminder) )*(?:message|e-?mail|mail"
    r"|reply|letter|apology"
    r"|note|dm|text|reminder|invitation|complaint|offer|pitch|follow-?up|refusal))\b",
    re.I,
)
_OFFER = (
    r"(?:offers?|prices?|price list|pricing|quote|discount|services?|products?|courses?|app|book"
    r"|software|coaching"
    r"|consulting|insurance|workshop|webinar|rates|portfolio|packages?|subscription|tool|catalogue"
    r"|brochure)"
)
# The writer wants to sell something to somebody.
_SELLING = Pattern(
    r"\b(?:sell|selling|offer|offering|pitch|pitching|promote|promoting|advertise)\b.{1,60}\bto\b",
    rf"\b(?:sell|pitch|offer|send|sending|tell|telling|show|showing|give|giving|mention"
    rf"|present)\b.{{0,40}}\b{_OFFER}\b",
    rf"\b(?:get|convince|persuade)\b.{{1,40}}\b(?:buy|book|order|sign up|{_OFFER})\b",
)
# Something is known of what the other one said or did, or it is plain that they did not.
_CONTACT_KNOWN = Pattern(
    r"\b(?:asked|asks|asking|wants? to know|wanted|inquir\w+|enquir\w+|request\w*|interested|wrote"
    r"|writes|written|said"
    r"|says|told|tells|commented|comments?|posted|posts?|complain\w*|replied|repl(?:y|ies)|answered"
    r"|answers?|mentioned|mentions"
    r"|looking for|looks for|searching|needs?|unasked|unsolicited|cold|stranger|strangers|nobody"
    r"|everyone|everybody"
    r"|all my|followers|subscribers|newsletter|audience|prospects?|leads?|(?:mailing|my) list|group"
    r"|forum|thread|review|bought|buys"
    r"|ordered|paid|booked|signed|subscribed|cancelled|canceled|declined|refused|ghosted|silent"
    r"|silence|no answer"
    r"|thanked|thanks|thank|met|know each other|don't know|doesn't know|do not know|never met"
    r"|invited|before anyone"
    r"|last (?:year|month|week|time)|existing|regular|old (?:customer|client)s?|again|follow up"
    r"|follow-up|first"
    r"|describ\w+|hesitat\w+|quit\w*|actually wants?|agreed|promised|demanded|negotiat\w*|haggl\w*"
    r"|too expensive|cheaper|post|linkedin|facebook|instagram|website"
    r"|conversation|chat|call|called|demo|meeting|fair|invoice)\b"
)
_GOAL_KNOWN = Pattern(
    r"\?",
    r"\b(?:want|wants|wanted|would like|'d (?:\w+ )?like|need|needs|hope|hoping|wish|goal|aim"
    r"|so that|in order to|trying|try|plan"
    r"|planning|going to|should|shall|must|have to|would love|thinking of|consider\w*|prefer|afraid"
    r"|worried|worry|don't know"
    r"|not sure|no idea|how|what|whether|why|advice|help|tips?|idea|suggest\w*|can i|could i|may i"
    r"|let (?:him|her|them)"
    r"|told me to|wrote my|without|before i|i'm about to|i am about to|tempted|supposed|asks me"
    r"|tell me|show me|explain|write|answer|reply"
    r"|apologi[sz]e|please|better|instead|expects?)\b",
)
# Something happened with somebody, told without a wish.
_EVENT = re.compile(
    rf"(?:(?:so|well|today|yesterday|hi|hello|hey|this morning|last \w+|ok)[\s,.]+)*(?:(?:i (?:have"
    rf"|had|got|just had"
    rf"|just got|received) .{{1,60}})|(?:(?:my|our|the|a|an|one of (?:my"
    rf"|our)) (?:[\w-]+ ){{0,3}}?{_ROLE}"
    rf"(?: [\w]+){{0,3}}? (?:is|are|was|were|has|have|had|did|didn't|hasn't|isn't|keeps?|kept|never"
    rf"|left|sent|gave|wrote"
    rf"|said|says|told|complained|complains|cancelled|canceled|returned|ignored|ignores|stopped"
    rf"|forgot|called|posted"
    rf"|commented|refuses|refused|thinks|hates|lost|made|found|got|won't|doesn't|went|seems|feels"
    rf"|does|can't)\b.*)"
    r"|(?:[A-Z][a-z]+ (?:is|was|has|hasn't|didn't|doesn't|keeps|never|wrote|said|complained"
    r"|cancelled|left|ignores) .*))",
    re.I | re.S,
)
_EVENT_WORDS = 12

_OURS = (
    (Missing.WHO, re.compile(r"who is it to, and how do you know each other\?$", re.I)),
    (
        Missing.ASKED,
        re.compile(r"ask(?:ed)? about it, or would your message come out of the blue\?$"),
    ),
    (Missing.GOAL, re.compile(r"would be a good outcome(?: with [^?\n]{1,60})? for you\?$")),
)


def missing(situation: str) -> Missing | None:
    """What `situation` most needs to tell and does not; None when it is clear."""
    plain = " ".join(situation.replace("’", "'").split())
    if len(plain.split()) > _CLEAR_WORDS:
        return None
    wants_words = _WANTS_WORDS.search(plain) is not None
    who = _knows_who(plain)
    count = len(plain.split())
    if wants_words and not who and count <= _BRIEF_WORDS:
        return Missing.WHO
    if _SELLING.search(plain) and who and _one_reader(plain) and not _CONTACT_KNOWN.search(plain):
        return Missing.ASKED
    told = _EVENT.fullmatch(plain) is not None and count <= _EVENT_WORDS
    if told and len(sentences(plain)) == 1 and not _GOAL_KNOWN.search(plain):
        return Missing.GOAL
    return None


def clarifying(conversation: Conversation, told: Sequence[str]) -> Question | None:
    """The question to ask instead of advising; None when advice can begin.

    `told` is all the user said about it, oldest first: the situation and what came
    after. Never two questions in a row, and none that was already asked.
    """
    if not told or asked_last(conversation) is not None:
        return None
    lacking = missing(" ".join(told))
    if lacking is None or lacking in _asked_before(conversation):
        return None
    return Question(lacking, _worded(lacking, " ".join(told[-1].split())))


def asked_last(conversation: Conversation) -> Missing | None:
    """What the coach's last turn asked for; None when it was no clarifying question."""
    last = conversation.turns[-1] if conversation.turns else None
    return recognised(last.text) if last is not None and last.role == "coach" else None


def _asked_before(conversation: Conversation) -> set[Missing]:
    asked = (recognised(turn.text) for turn in conversation.turns if turn.role == "coach")
    return {kind for kind in asked if kind is not None}


def recognised(text: str) -> Missing | None:
    """What the coach's turn `text` asked for, if it was one of our questions."""
    tail = text.rstrip()[-240:]
    return next((kind for kind, pattern in _OURS if pattern.search(tail)), None)


def _knows_who(plain: str) -> bool:
    named = _NAMED_PERSON.search(plain)
    if named and not _NAMED_START.match(named.group()):
        return True
    story = len(plain.split()) >= _STORY_WORDS and _PRONOUN.search(plain) is not None
    return story or _WHO_KNOWN.search(_without_writer(plain)) is not None


def _without_writer(plain: str) -> str:
    """`plain` without what its writer is, such as "I am a doctor", "as a freelancer"."""
    return re.sub(
        r"\b(?:i am|i'm|we are|we're|as|i work as|i run|we run|i own|i have) (?:an? |the "
        r"|my )?(?:[\w-]+ ){0,2}?"
        rf"{_ROLE}\b|\b(?:someone|somebody|people|person) (?:else|like me)\b"
        rf"|\bhelp .{{0,12}}person\b",
        " ",
        plain,
        flags=re.I,
    )


_SEVERAL = re.compile(
    r"\b(?:people|everyone|everybody|followers|subscribers|members|readers|audience|community|group"
    r"|contacts|connections"
    r"|network|prospects|leads|customers|clients|strangers|shops|companies|families|households"
    r"|neighbours|neighbors|users"
    r"|visitors|schools|students|parents|colleagues|friends|buyers|donors|sponsors)\b",
    re.I,
)


def _one_reader(plain: str) -> bool:
    return _SEVERAL.search(plain) is None


_ONE_OF_THEM = re.compile(
    rf"\b(?P<article>my|our|the|a|an|this|that)\s+(?P<noun>(?:(?:old|new|former|ex-?|best|good"
    rf"|potential|local|big|small"
    rf"|young|nearby|next-door|upstairs|downstairs|sales|yoga|bakery|cafe|hotel|salon|gym"
    rf"|restaurant|shop|school"
    rf"|company|startup|dog|business) )*{_ROLE})\b(?!')",
    re.I,
)
_GENERAL = re.compile(
    r"(?:people|person|someone|somebody|everyone|everybody|group|network|community|support|post"
    r"|parents|friends)$",
    re.I,
)


def _reader(words: str) -> str:
    """The person meant, in the user's words as the coach would say them, or ""."""
    match = _ONE_OF_THEM.search(_without_writer(words))
    if match is None or _GENERAL.search(match.group("noun")):
        return ""
    article = match.group("article").lower()
    return f"{'your' if article in {'my', 'our'} else 'the'} {match.group('noun').lower()}"


def _worded(lacking: Missing, words: str) -> str:
    reader = _reader(words)
    if lacking is Missing.WHO:
        noun = _MESSAGE_WORD.search(words)
        about = (
            f"Before we write the {noun.group('noun').lower()}: "
            if noun
            else "One question first: "
        )
        return f"{about}who is it to, and how do you know each other?"
    if lacking is Missing.ASKED:
        return (
            "One question first, because it decides whether the offer belongs in: did "
            f"{reader or 'they'} ask about it, or would your message come out of the blue?"
        )
    with_whom = f" with {reader}" if reader else ""
    return f"I see. Before I advise: what would be a good outcome{with_whom} for you?"


_LABELS = {
    Missing.WHO: "Who it is to",
    Missing.ASKED: "Whether they asked about it",
    Missing.GOAL: "A good outcome would be",
}


def with_answer(situation: str, kind: Missing, answer: str) -> str:
    """`situation` with the answer to our question, as one text."""
    answer = " ".join(answer.split())
    gap = "" if situation.rstrip().endswith((".", "!", "?")) else "."
    return f"{situation.rstrip()}{gap} {_LABELS[kind]}: {answer}"

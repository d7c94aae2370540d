"""The query for a draft.

An embedding of the draft itself finds cards about its topic (bicycles, loans);
what is wanted are cards about its situation. So the query is made of the kind
of case, what the checks found in the draft, and what the other person wrote.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain import Draft, Finding, FindingKind

# More of it would drown the situation in the other person's topic.
_THEIR_CHARACTERS = 400

_IN_WORDS: dict[FindingKind, str] = {
    FindingKind.HYPE: "The message is full of superlatives and praises itself.",
    FindingKind.URGENCY: "It says that time or places are running out to make people act now.",
    FindingKind.PRESSURE: "It pushes the reader, makes them feel guilty or nags them again.",
    FindingKind.CALL_TO_ACTION: "It only tells people to click, buy or book.",
    FindingKind.LINK_WITH_PRICE: "It puts a link with a price or a discount code in front of them.",
    FindingKind.UNASKED_PITCH: "It pitches an offer nobody asked for.",
    FindingKind.SHOUTING: "It shouts in capitals and exclamation marks.",
    FindingKind.BROADCAST: "It announces something to an audience and expects no answer.",
    FindingKind.INSTITUTIONAL_WE: "It speaks as a company about itself, not as a person.",
    FindingKind.MASS_ADDRESS: "The same message goes to everybody on a list.",
    FindingKind.BUZZWORD: "It sounds like an advertisement, full of buzzwords.",
    FindingKind.DEFENSIVE: "It defends itself and blames the person who criticised.",
    FindingKind.IGNORES_THEM: "It does not take up what the other person said.",
    FindingKind.FAKE_PERSONAL: "It pretends to know the reader personally.",
    FindingKind.UNDISCLOSED_INTEREST: "It recommends something of one's own and does not say so.",
    FindingKind.OVER_APOLOGY: "It apologises over and over instead of putting things right.",
    FindingKind.NO_WAY_TO_ANSWER: "It leaves the reader nothing to answer and no way to ask.",
    FindingKind.TOO_MANY_QUESTIONS: "It asks too many questions at once.",
    FindingKind.TOO_LONG: "It is too long.",
}


# The values of coach.signals.CaseType.
_CASES: dict[str, str] = {
    "asked-about-offer": "Somebody asked about what I offer and I answer.",
    "complaint-reply": "Somebody complained and I answer.",
    "criticism-reply": "Somebody criticised or disagreed with me and I answer.",
    "question-reply": "Somebody asked a question and I answer.",
    "conversation": "Somebody told something about themselves and I answer.",
    "cold-outreach": "I write to somebody who does not know me.",
    "promotion": "I promote my own offer to people who did not ask for it.",
    "follow-up": "I write again to somebody who has not answered.",
    "favour": "I ask somebody for a favour.",
    "announcement": "I announce something about myself or my company.",
    "other": "I write a message to people.",
}


def for_draft(draft: Draft, findings: Sequence[Finding], case: str) -> str:
    """The query for `draft`: `case` (a value of `coach.signals.CaseType`) and each
    kind of finding once, in words, and the beginning of what it replies to.
    """
    theirs = " ".join(draft.in_reply_to.split())
    parts = [_CASES.get(case, _CASES["other"])]
    if theirs and draft.channel.public:
        parts.append("Everybody can read it.")
    parts += dict.fromkeys(_IN_WORDS[finding.kind] for finding in findings)
    if len(theirs) > _THEIR_CHARACTERS:
        theirs = theirs[:_THEIR_CHARACTERS].rsplit(" ", 1)[0]
    if theirs:
        parts.append(f"They wrote: {theirs}")
    return " ".join(parts)

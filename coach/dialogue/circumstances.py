"""What people say about a message: where it goes, and whether the reader asked."""

from __future__ import annotations

import re

from coach.channels import CHANNELS, Channel
from coach.text.patterns import Pattern

# Most telling first: "a LinkedIn comment" is no post.
_CHANNELS: tuple[tuple[str, str], ...] = (
    (
        "linkedin-connection-request",
        r"(?:linked-?in )?(?:connection|contact) (?:request|note|invite|invitation)"
        r"|linked-?in (?:invite|invitation|request)",
    ),
    ("linkedin-comment", r"linked-?in comment|comment on linked-?in"),
    (
        "linkedin-dm",
        r"linked-?in (?:dm|message|inmail|pm|direct message|chat|msg)|inmail|(?:message"
        r"|dm) on linked-?in",
    ),
    (
        "linkedin-post",
        r"linked-?in(?: (?:post|update|article|feed))?|(?:post|update) on linked-?in",
    ),
    ("x-reply", r"(?:x|twitter) reply|reply (?:on|to) (?:x|twitter|(?:a|his|her|their|the) tweet)"),
    ("x-post", r"tweet|twitter(?: post)?|x post|x(?=$|[.,!])"),
    ("facebook-post", r"(?:facebook|fb)(?: (?:post|page|group))?"),
    ("instagram-caption", r"(?:insta(?:gram)?|ig)(?: (?:caption|post|story|reel))?|caption"),
    ("reddit-comment", r"reddit(?: (?:comment|post|thread))?|subreddit"),
    ("nextdoor-post", r"nextdoor(?: post)?"),
    (
        "review-reply",
        r"(?:google|tripadvisor|public|yelp|airbnb|booking)? ?review (?:reply|answer|response)"
        r"|(?:reply|answer|response) to (?:a|the|his|her|their) (?:\w+ )?review",
    ),
    (
        "reply-to-complaint",
        r"(?:reply|answer|response) to (?:a|the|his|her|their) complaint|complaint reply",
    ),
    ("support-reply", r"support (?:reply|ticket|answer|mail|e-?mail)"),
    ("cold-email", r"cold (?:e-?)?mail"),
    ("newsletter", r"newsletter|mailing list"),
    ("event-invitation", r"(?:event |party )?invitation"),
    ("community-forum", r"(?:community |internet |web )?forum(?: post)?|discord"),
    ("slack-message", r"(?:slack|ms teams|teams)(?: (?:message|channel|post))?"),
    ("whatsapp", r"whats-?app(?: (?:message|group))?"),
    ("email", r"e-?mail|mail"),
    ("dm", r"dm|direct message|text message|sms|private message|pm"),
    ("reply-to-comment", r"(?:reply|answer) to (?:a|the|his|her|their) comment"),
)  # fmt: skip
_NAMED = tuple((name, re.compile(rf"\b(?:{source})\b", re.I)) for name, source in _CHANNELS)
_ANY = "|".join(source for _, source in _CHANNELS)
_SAYS_WHERE = re.compile(
    r"(?:(?:it|this|that|the (?:message|text|draft|post|reply|thing))(?:'s| is| was| will be| goes"
    r"| should go| would be| is going(?: out)?| will go| has to be| must be| should be)?(?: meant"
    r"| supposed to be| intended)?|i(?:'ll| will| want to| am going to| would like to"
    r"|'m going to)? ?"
    r"(?:post|posting|send|sending|put|publish|share|use)(?: (?:it|this|that))?|make (?:it|this"
    r"|that)"
    r"(?: into)?|turn (?:it|this|that) into|use (?:it|this)|for|as|on|actually|no)?"
    r"(?: (?:actually|going|out|only|just|for|on|as|in|by|to|via|into|a|an|my|the|our|short"
    rf"|is|not|be))*\s*(?:{_ANY})(?: (?:now|then|instead|please|by the way|btw|too|actually|to \w+"
    r"(?: \w+)?|for \w+(?: \w+)?|group|channel|not .{1,24}))*",
    re.I,
)


def channel_in(text: str) -> Channel | None:
    """The channel that `text` names, the most telling one; None when it names none."""
    for name, pattern in _NAMED:
        if pattern.search(text):
            return CHANNELS[name]
    return None


def says_channel(piece: str) -> Channel | None:
    """The channel when `piece` says nothing but where the message goes."""
    if not _SAYS_WHERE.fullmatch(piece.strip().rstrip(".!")):
        return None
    told = re.split(r"\bnot\b", piece, maxsplit=1)[0]
    return channel_in(told.rstrip(" .!,"))


_WHO = (
    r"(?:they|she|he|everybody|everyone|somebody|someone|people|several people|many|some of them|"
    r"(?:the|my|our|this|that|a|one|his|her) (?:\w+ ){0,2}?\w+|[A-Z]\w+)"
)
_ADVERB = r"(?:(?:really|actually|already|even|just|also|definitely|indeed|clearly|first|once) )*"
_ABOUT_OFFER = (
    r"(?:\s*$|\s+(?:me |us )?(?:about|for|how much|if (?:i|we)|whether|what (?:it|that|this|i)|the"
    r"|(?:first|already|before|twice|again|explicitly|directly|yesterday|today|last \w+|in the"
    r"|in a|on \w+)\b|to (?:know|send|see|get|hear|have|buy|book|give (?:them|him|her) (?:a|the))"
    r"|my"
    r"|(?:it|this|that)\b).{0,70}$)"
)
_NOT_ASKED = Pattern(
    r"\b(?:nobody|no one|no-one|none of them|noone) (?:has |have |had |ever |really |actually )*"
    r"(?:asked|asks|wanted|ask)\b(?! me (?:to|why)| why)",
    rf"\b{_WHO} (?:did not|didn't|have not|haven't|has not|hasn't|never|had not|hadn't|do not|don't"
    r"|not)(?: really| actually| even| ever)* (?:asked|ask)\b(?! me (?:to|why)| why)",
    r"^(?:it'?s |it is |this is |that was )?(?:unasked|unsolicited|uninvited|out of the blue"
    r"|(?:a )?cold (?:contact|message))\b",
    r"^not asked\b|\bwithout being asked\b|\b(?:they|she|he) (?:don't|doesn't|do not"
    r"|does not) know me\b",
)
_ASKED = Pattern(
    rf"^(?:(?:yes|yeah|no|but|well|actually|oh|and|because|since|in fact|sorry|by the way|btw|also|"
    rf"i forgot|note that|remember)[, ]+)*{_WHO} {_ADVERB}(?:did|do|does|has|have|had)? ?{_ADVERB}"
    rf"(?:asked|ask|asks|asking|was asking|were asking|inquired|enquired"
    rf"|requested)\b{_ABOUT_OFFER}",
    rf"^(?:(?:yes|but|well|actually|no)[, ]+)*{_WHO} {_ADVERB}(?:wants?|wanted|would like"
    rf"|want) to (?:know"
    r"|see|hear|get) (?:the|my|our|about|how much|what|more)\b.{0,50}$",
    r"^(?:it was |this was |i was |we were )(?:asked|requested)(?: for)?\b.{0,40}$",
)
_OTHER_REQUEST = Pattern(
    r"\basked (?:me |us )?(?:to (?!know|send|see|get|hear|have|buy|book|give)|why\b|not to)"
)


def says_asked(piece: str) -> bool | None:
    """True or False when `piece` tells whether the reader asked; None when it does not."""
    plain = piece.strip().rstrip(".!").replace("’", "'")
    if plain.endswith("?"):
        return None
    if _NOT_ASKED.search(plain):
        return False
    if _ASKED.search(plain) and not _OTHER_REQUEST.search(plain):
        return True
    return None

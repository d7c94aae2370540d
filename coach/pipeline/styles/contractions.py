"""Contractions, put in and taken out: the plainest sign of register in English.

Only where it is sure to be grammatical. English does not contract before a gap
("I know what it is") or at the end of a clause ("yes, I am"), and "'s", "'d" and a
negated verb before its subject can be read in two ways; these stay as they are.
Huddleston and Pullum, The Cambridge Grammar of the English Language (2002),
chapter 18, section 6, describes where the forms occur.
"""

from __future__ import annotations

import re

from coach.pipeline.styles.swaps import Swap

# What follows in the same clause; a contraction stands only before such a word.
_GOES_ON = r"(?=[ ](?!(?:and|or|but|though|if|because|so|as|than|when|until)\b)\w)"
# A clause that begins like this may end in a gap right behind the verb.
_GAPPED = re.compile(
    r"\b(?:what|who|whom|which|how|where|when|why|than|as|wherever|whatever|whoever|all|is|are|was|were)\s+$",
    re.I,
)
_PARTICIPLES = (
    "been|got|had|done|made|seen|gone|come|taken|given|found|sent|written|read|heard|said|told|"
    "put|kept|left|lost|met|paid|run|set|known|shown|thought|become|begun|built|brought|bought|"
    "chosen|felt|held|led|spent|spoken|stood|understood|won|worn|grown|already|just|also|never|"
    "always|since|now|recently"
)
_REGULAR = r"(?!(?:need|seed|feed|speed|weed|deed|breed|red|bed)\b)[a-z]{2,}ed"
_NEGATED = "is|are|was|were|do|does|did|has|have|had|would|could|should"
_SUBJECT = (
    "i|you|he|she|it|we|they|there|that|this|these|those|anyone|anybody|everyone|everybody|"
    "someone|somebody|people"
)


def _unless_gapped(short: str) -> Swap:
    """Such as "it is" to "it's"; `short` is "it is=it's"."""
    long, _, new = short.partition("=")
    pronoun, _, verb = long.partition(" ")

    def contracted(match: re.Match[str]) -> str | None:
        if _GAPPED.search(match.string[: match.start()]):
            return None
        return new if match.group(1) == "I" else match.group(1) + new[len(pronoun) :]

    # "AM" in capitals is meant to be loud.
    return Swap(rf"(?<![\w'’-])({pronoun}) (?-i:{verb}){_GOES_ON}", contracted)


_BE_WILL_WOULD = tuple(
    _unless_gapped(line)
    for line in (
        "I am=I'm;you are=you're;we are=we're;they are=they're;he is=he's;she is=she's;"
        "it is=it's;that is=that's;there is=there's;here is=here's;"
        "I will=I'll;you will=you'll;he will=he'll;she will=she'll;it will=it'll;we will=we'll;"
        "they will=they'll;I would=I'd;you would=you'd;he would=he'd;she would=she'd;"
        "we would=we'd;they would=they'd"
    ).split(";")
)


def _not(match: re.Match[str]) -> str:
    verb = match.group(1)
    return {"can": "can't", "will": "won't"}.get(verb.lower(), verb + "n't")


CONTRACT: tuple[Swap, ...] = (
    # First: "it is not" is "it isn't", and "I am not" is left for "I'm not".
    Swap(rf"(?<![\w'’-])({_NEGATED}|can|will) (?-i:not){_GOES_ON}", _not),
    Swap(rf"(?<![\w'’-])can(?-i:not){_GOES_ON}", lambda match: "can't"),
    *_BE_WILL_WOULD,
    Swap(
        rf"(?<![\w'’-])(I|you|we|they) (?-i:have)(?=[ ](?:{_PARTICIPLES}|{_REGULAR})\b)",
        r"\1've",
    ),
    Swap(r"(?<![\w'’-])(he|she|it) (?-i:has)(?=[ ](?:been|got|had|become|gone|come)\b)", r"\1's"),
)


def _negated(match: re.Match[str]) -> str | None:
    verb, text = match.group(1), match.string
    if re.match(rf"\s+(?:{_SUBJECT})\b", text[match.end() :], re.I):
        return None  # "don't you", "isn't it": "do not you" is no English
    begins = not re.search(r"\w", text[: match.start()])
    asks = text.rstrip().endswith("?")
    if (begins and verb.lower() != "do") or (
        asks and (begins or re.search(r"\b(?:why|how|what|who)\s+$", text[: match.start()], re.I))
    ):
        return None  # "Isn't the sign clear", "Why don't the doors open?"
    return {"ca": "cannot", "wo": "will not"}.get(verb.lower(), f"{verb} not")


def _is(match: re.Match[str]) -> str | None:
    following = re.match(r"[ ]+([\w'’]+)", match.string[match.end() :])
    word = following.group(1).lower() if following else ""
    if re.fullmatch(r"been|got|had|become|gone|come|taken|grown", word):
        return f"{match.group(1)} has"
    return None if not word or re.fullmatch(_REGULAR, word) else f"{match.group(1)} is"


EXPAND: tuple[Swap, ...] = (
    Swap(rf"(?<![\w'’-])(ca|wo|{_NEGATED}|must|need)n['’]t\b", _negated),
    Swap(r"(?<![\w'’-])(I)['’]m\b", r"\1 am"),
    Swap(r"(?<![\w'’-])(you|we|they|who|there)['’]re\b", r"\1 are"),
    Swap(r"(?<![\w'’-])(I|you|we|they|who|could|should|would|might|must)['’]ve\b", r"\1 have"),
    Swap(r"(?<![\w'’-])(I|you|he|she|it|we|they|that|there|who)['’]ll\b", r"\1 will"),
    Swap(r"(?<![\w'’-])(it|that|there|he|she|here|what|who|where|how)['’]s\b", _is),
    Swap(r"(?<![\w'’-])(I|you|he|she|we|they|it)['’]d(?= better\b)", r"\1 had"),
    Swap(
        r"(?<![\w'’-])(I|you|he|she|we|they|it)['’]d(?= (?:also |really |just |still |never )?"
        r"(?:like|love|be|rather|prefer|appreciate|need|want|say|suggest|recommend|have|do|go|"
        r"make|know|see|ask|expect|help|take|give|get|use|try|say|think)\b)",
        r"\1 would",
    ),
    Swap(r"(?<![\w'’-])let['’]s\b", "let us"),
)

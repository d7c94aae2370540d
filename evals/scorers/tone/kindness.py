"""Word families of friendly and of firm messages between two people.

Courtesy strategies follow Brown and Levinson, "Politeness" (1987), as made countable
by Danescu-Niculescu-Mizil et al., "A computational approach to politeness" (2013); firmness
is what the labelled set of negotiation messages was written to show. No word names a
thing that is bought or sold.
"""

from __future__ import annotations

from evals.scorers.tone.families import counts, family, small
from evals.scorers.tone.masking import mask

WARM = {
    "greet.hello": family(
        r"\A(?:hi|hello|hey|hiya|dear|greetings|good (?:morning|afternoon|evening|day))"
    ),
    "greet.well": family(r"how are you|hope (?:you|this|all|your)|nice to (?:meet|hear)"),
    "greet.close": family(
        r"(?:best|kind|warm) (?:regards|wishes)|sincerely|cheers|take care|talk soon",
        r"(?:have|enjoy) (?:a|the|your)(?: \w+){0,2} (?:day|week|weekend|evening|one|time)",
    ),
    "thank.thanks": family(r"thanks|thank you|thx"),
    "thank.appreciate": family(
        r"appreciat\w+|grateful|gratitude|kind(?:ly|ness)?|generous\w*|means a lot|consideration"
    ),
    "thank.please": family(r"please|pls|plz"),
    "ask.would": family(
        r"(?:would|could|might|can) you|would it be|could (?:we|i)|may i|do you think",
        r"any (?:chance|way|possibility)|is there|are you (?:able|open|willing)",
        r"be (?:willing|able|open)",
    ),
    "ask.wonder": family(r"wonder(?:ing|ed)?|curious|consider(?:ing)?|possibl[ey]"),
    "soft.would": family(r"would|could|might|maybe|perhaps"),
    "soft.hope": family(r"hop(?:e|ing)|wish|look(?:ing)? forward|hear(?:ing)? (?:back )?from you"),
    "soft.little": family(r"a (?:little|bit|tad)|slightly|somewhat|kind of|sort of|just wanted"),
    "soft.sorry": family(r"sorry|apolog\w+|unfortunately|sadly|i (?:know|understand|reali[sz]e)"),
    "soft.able": family(r"can only|could only|able to|unable to|afford|all i have|what i have"),
    "glad.very": family(r"very|really|so|super|extremely|truly|absolutely|definitely|totally"),
    "glad.love": family(
        r"lov(?:e|ed|es|ing)|like[ds]?|enjoy\w*|excited|thrilled|delighted|happ(?:y|ily)|glad"
    ),
    "glad.praise": family(
        r"great|wonderful|beautiful(?:ly)?|awesome|perfect(?:ly)?|amazing|excellent|fantastic",
        r"lovely|nice(?:ly)?|good|well|wow|terrific|gorgeous|exactly|impress\w+|cool|brilliant",
    ),
    "glad.story": family(r"i(?:'ve| have) been|i (?:was|saw)|came across|always wanted"),
    "glad.care": family(r"help\w*|car(?:e|ing)|both|us|together|each other"),
}
FIRM = {
    "firm.final": family(
        r"firm|final|non-?negotiable|no negotiat\w+|take it or leave it|last offer|bottom line",
        r"not a (?:penny|cent|dollar)",
        r"(?:no|not any|any|nothing) (?:more|higher|less|further|lower)",
        r"that(?:'s| is) (?:all|it|my)|won't|will not|budge|maximum|the most i|as high as|end of",
        r"(?:more|higher|less|lower) than",
    ),
    "firm.will": family(r"i(?:'ll| will| am willing|'m willing| am prepared|'m prepared)"),
    "firm.want": family(
        r"i (?:want|need|expect|require|demand|must)|you (?:must|need|have to|should|better)"
    ),
    "firm.judge": family(
        r"fair|reasonable|overpriced|too (?:much|high|expensive|long|late)|elsewhere|compared",
        r"better (?:deal|price|offer)s?|not worth|worth|ridiculous|unacceptable",
    ),
    "firm.not": family(r"not|no|never|cannot|\w+n't|nothing|without"),
    "firm.rush": family(
        r"asap|immediately|right (?:now|away)|now|today|as soon as|at once|quick(?:ly)?"
    ),
    "firm.contact": family(
        r"(?:contact|call|text|e-?mail|message|reach) me|let me know|get back|respond"
    ),
    "firm.reason": family(
        r"because|since|as it|due to|therefore|given that|considering|so i|but|however"
    ),
    "firm.believe": family(r"i (?:\w+ )?(?:believe|think|feel)|(?:my|the|this) offer"),
    "firm.or": family(r"or|otherwise|unless|only|if you (?:do not|don't|can't|want)"),
}

SIGNS = {
    **dict.fromkeys([*WARM, "ask.question", "glad.exclaim"], 1),
    **dict.fromkeys(FIRM, -1),
}


def features(text: str) -> dict[str, float]:
    """Counts over `text` without its stock sentences; marks count once."""
    masked = mask(text).strip()
    found = counts(small(masked), WARM | FIRM)
    found["ask.question"] = float("?" in masked)
    found["glad.exclaim"] = float("!" in masked)
    return found

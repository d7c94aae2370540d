"""Word families that show, or deny, openness to another view.

Which families to look for follows Yeomans, Minson, Collins, Chen and Gino,
"Conversational receptiveness" (2020), and the politeness literature before it
(Danescu-Niculescu-Mizil et al. 2013). The phrases are ours. The sign of a family is
what that literature says, the size is fitted; words of the two topics of the labelled
set (police, campus) were left out.
"""

from __future__ import annotations

from evals.scorers.tone.emphasis import exclaims
from evals.scorers.tone.families import counts, family, small
from evals.scorers.tone.masking import mask

_OFTEN = r"(?:\w+ ){0,2}"

OPEN = {
    "agree.plain": family(rf"i {_OFTEN}(?:agree|concur)\b(?! to disagree)"),
    "agree.partly": family(
        r"(?:partly|partially|somewhat|in part|mostly|generally|largely|for the most part)",
        r"to (?:some|a certain|an?) (?:extent|degree)",
        r"(?:some|many|most|much|a lot|part) of (?:what you|your)",
        r"(?:good|valid|fair|great) points?",
    ),
    "agree.granted": family(
        r"(?:that|it|this)(?: is|'s) (?:\w+ )?(?:true|right|fair|correct|valid)|true that",
        r"you(?: are|'re) (?:\w+ )?(?:right|correct)|granted|of course|certainly|definitely",
        r"indeed|no doubt|makes? (?:\w+ )?sense|admittedly|rightly",
    ),
    "agree.view": family(
        r"(?:your|the|that) (?:\w+ )?(?:points?|view|perspective|opinion|position|concerns?)",
        r"(?:your|the|that) (?:\w+ )?(?:reasoning|argument|thoughts?)|point of view",
        r"where you(?: are|'re)? (?:\w+ )?(?:coming|stand)",
        r"what you(?: are|'re)? (?:\w+ )?(?:say|saying|said|mean|think|feel)",
    ),
    "agree.understand": family(
        rf"i {_OFTEN}(?:understand|see|get|hear|recogni[sz]e|acknowledge|reali[sz]e)",
        r"understandabl[ey]|(?:can|could) (?:\w+ )?(?:understand|see|relate)",
    ),
    "agree.both": family(
        r"both|either (?:side|way)|each (?:side|other)|on the (?:one|other) hand",
        r"at the same time|balance|compromise|middle ground|together",
    ),
    "kind.thanks": family(
        r"thank(?:s| you)|(?:i|we) (?:\w+ )?appreciate|grateful|glad|respect your"
    ),
    "kind.sorry": family(r"sorry|apolog\w+|unfortunate(?:ly)?|sad(?:ly)?|hard|difficult|tough"),
    "kind.praise": family(r"good|great|important|interesting|helpful|thoughtful|wise"),
    "kind.wish": family(r"hope(?:fully)?|wish|would like|would love|willing|want to hear"),
    "ask.wonder": family(
        r"i(?: am|'m| was)? (?:\w+ )?(?:wonder(?:ing)?|curious|interested)|tell me",
        r"(?:could|can|would) you (?:\w+ )?(?:say|tell|explain|share|help)",
        r"do you (?:\w+ )?(?:think|feel|believe|know|see)",
        r"what (?:do|would|are|about)|how (?:do|would|can|could|about|should)",
    ),
    "self.i": family(r"i(?:'m|'d|'ve|'ll)?"),
    "self.opinion": family(
        r"i (?:\w+ )?(?:think|feel|believe|guess|suppose|find|assume)",
        r"in my (?:\w+ )?(?:opinion|view|mind|experience)|to me|for me|personally|imo|imho",
        r"my (?:\w+ )?(?:view|opinion|concern|hesitation|question)",
    ),
    "hedge.could": family(r"could|might|may|would|can"),
    "hedge.maybe": family(
        r"maybe|perhaps|possibl[ey]|probably|potentially|likely|seems?|appears?|seemed",
        r"kind of|sort of|a (?:little )?bit|a little|tends?|usually|typically|sometimes",
        r"in (?:some|many|most) cases|depend(?:s|ing)|not (?:sure|certain)|unsure",
    ),
    "hedge.some": family(r"some|many|most|several|often|few"),
    "hedge.if": family(r"if|unless|whether|in case|assuming"),
    "turn.however": family(r"however|although|though|while|even so|nevertheless|yet|still"),
    "turn.also": family(r"also|as well|in addition|additionally|and i|likewise|similarly"),
}
CLOSED = {
    "deny.but": family(r"but"),
    "deny.disagree": family(
        r"disagree\w*|(?:do not|don't|can't|cannot|not) (?:\w+ )?(?:agree|think|believe|see|buy)",
        r"wrong|false|incorrect|untrue|mistaken|not true|nonsense|myth",
    ),
    "deny.not": family(r"not|never|nor|cannot|\w+n't|without"),
    "deny.no": family(r"no|none|nothing|nobody|no one|nowhere|anything|at all"),
    "reason.absolute": family(
        r"all|every|always|everyone|everybody|everything|entire(?:ly)?|complete(?:ly)?|only",
        r"total(?:ly)?|absolute(?:ly)?|clear(?:ly)?|obvious(?:ly)?|plain(?:ly)?|undeniabl[ey]",
        r"the fact|in fact|facts?|the truth|period|real(?:ity)?|exact(?:ly)?",
    ),
    "reason.just": family(r"just|simply|merely|even|actually|honestly|frankly|really"),
    "reason.because": family(
        r"because|therefore|thus|hence|since|so that|reasons?|due to|as a result"
    ),
    "reason.must": family(
        r"must|need(?:s|ed)? to|ha(?:ve|s|d) to|got to|gotta|supposed to|should|ought"
    ),
    "attack.you": family(
        r"(?:are|were|'re) you|you (?:people|clearly|obviously|must|need|have to|should|can't)",
        r"you (?:don't|never|always)|(?:do|did)n't you|how (?:can|could|dare) you",
        r"wake up|get over|grow up|shut up|open your eyes|take a look|look at",
    ),
    "attack.harsh": family(
        r"ridiculous|stupid|idiot\w*|dumb|ignoran\w+|silly|absurd|crap|bull\w*|damn\w*|hell",
        r"wtf|tf|lol|ass|shit\w*|fuck\w*|disgust\w+|pathetic|sick|insane|crazy|garbage|joke",
        r"lies?|liars?|lying|hate\w*|blind\w*|brainwash\w*|naive|excuses?|blam\w+|fake|shame\w*",
        r"evil|terrible|horrible|awful|fault|fail\w*|bad",
    ),
    "attack.we": family(r"we(?:'re|'ve|'ll|'d)?|us|our|ours"),
}


def features(text: str) -> dict[str, float]:
    """Counts over `text` without its stock sentences."""
    masked = mask(text)
    found = counts(small(masked), OPEN | CLOSED)
    found["attack.exclaim"] = exclaims(masked)
    return found


SIGNS = {
    **dict.fromkeys(OPEN, 1),
    **dict.fromkeys([*CLOSED, "attack.exclaim"], -1),
}

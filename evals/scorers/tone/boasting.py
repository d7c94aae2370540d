"""Word families of hype and of speaking at people.

No labelled set is at hand for these two, so their weights are set, not fitted: 1 for
a plain case of the family, less for a hint. `evals/scorers/tone/weights.json` carries them
with `rows: 0`, and they are only checked on drafts against references.
"""

from __future__ import annotations

from evals.scorers.tone.emphasis import exclaims, pictures, shouts
from evals.scorers.tone.families import counts, family, small
from evals.scorers.tone.masking import mask

HYPE = {
    "boast.praise": family(
        r"amazing|incredible|unmatched|unbeatable|unrivall?ed|unparalleled|revolutionary|epic",
        r"legendary|iconic",
        r"(?:game|life|record)[ -](?:changer|changing|breaking)|world[ -]class|award[ -]winning",
        r"premium|ultimate",
        r"stunning|cutting[ -]edge|state[ -]of[ -]the[ -]art|next[ -](?:gen\w*|level)|magical",
        r"unforgettable|breathtaking|mind[ -]blowing",
        r"exceptional|extraordinary|remarkable|groundbreaking|paradigm|phenomenal|sensational",
        r"spectacular|insane(?:ly)?|jaw[ -]dropping",
        r"innovative|vibrant|passionate|brilliant|prestigious|luxur\w+|exquisite|flawless",
        r"irresistible|inspiring|haven|nestled|high(?:est|[ -])(?:level|quality)",
    ),
    "boast.best": family(
        r"(?:the|our|your|simply) (?:\w+ )?best (?!way|time|day|regards|wishes|if|thing|to|i|you"
        r"|one)\w+",
        r"the best(?: \w+){0,2} (?:ever|in)|best[ -](?:in|ever|of)",
        r"(?:the|simply|without doubt the) (?:finest|greatest|smartest|fastest|most)",
        r"(?:number|no\.?) (?:one|0)|#0|(?:market|industry|world)?[ -]?leade(?:r|rs) in",
        r"(?:the|a) leading|most \w+(?: \w+){0,2} (?:ever|in the|on the|of all)",
        r"second to none|like no other|hands down|by far|ever (?:built|made|created|seen|written)",
        r"in the (?:world|country|universe)|on the (?:market|planet)",
        r"(?:nobody|no one)(?: \w+){0,3} (?:has|does|can|else|comes)",
        r"unlike (?:anything|any|the) (?:other)?|one of a kind|of all time",
        r"perfect(?:ion)? (?:for|every)",
    ),
    "boast.crowd": family(
        r"(?:everyone|everybody|people|customers|clients|guests|users"
        r"|they)(?: \w+){0,4} (?:loves?|raves?|adores?|fights?|begs?|cant get|go crazy|talking)",
        r"rav(?:e|es|ing) (?:about|reviews)|speaks? for (?:it|them)sel(?:f|ves)|fight over",
        r"obsessed|can't get enough|go(?:ing)? (?:crazy|viral|wild)|running to",
        r"trusted by|as (?:seen|featured)|proven|guaranteed|success stor\w+",
        r"happy (?:customers|clients)|thousands|years of experience|seasoned",
    ),
    "boast.jargon": family(
        r"synerg\w+|holistic\w*|seamless\w*|transform\w*|empower\w*|leverag\w+|unlock\w*",
        r"elevat\w+|ecosystems?|robust|scalab\w+|disrupt\w*|stakeholders?",
        r"solutions?|thought[ -]leader\w*|bespoke|tailor[ -]?made|one[ -]stop|end[ -]to[ -]end",
        r"full[ -]service|value[ -](?:add\w*|proposition)|in our dna|turnkey",
        r"journey|next[ -]level|mission[ -]critical|best practices?",
        r"deliver(?:s|ing)? (?:\w+ )?(?:value|results|excellence|solutions)|excellence|cutting",
        r"supercharg\w+|skyrocket\w*",
        r"(?:thrilled|humbled|excited|proud|honou?red|pleased|delighted) to (?:announce|share"
        r"|unveil|introduce|offer|launch|present)",
        r"look no further",
    ),
    "boast.gush": family(
        r"literally|truly|absolutely|utterly|simply|beyond|totally|insanely|super(?: excited)?",
        r"so (?:excited|proud|thrilled|many)|(?:will|you'll) love|go(?:es)? crazy|wow",
    ),
}
BROADCAST = {
    "mass.address": family(
        r"everyone|everybody|all of you|you all|y'all|folks|guys|ladies and gentlemen|attention",
        r"calling all|friends|fam|followers|peeps",
        r"dear (?:valued |all|sir|madam|customer|client|member|guest|resident|neighbou?r|parent"
        r"|friend|colleague|reader|follower|patient|subscriber|box|\w+ (?:members|customers"
        r"|friends|team))\w*",
        r"to whom it may concern|(?:hi|hello|hey) (?:all|everyone|everybody|team|there)|to all",
        r"anyone|who(?:'s| is| else is) (?:ready|in|excited)|businesses like",
    ),
    "mass.hook": family(
        r"whether you(?:'re| are)",
        r"(?:are|is) (?:you|your \w+) (?:tired|ready|looking|struggling|sick|still|missing"
        r"|searching)",
        r"if you(?:'re| are) (?:looking|tired|ready|serious|a)",
        r"did you know|imagine|say goodbye|look no further|ever wondered",
        r"here'?s (?:why|how|the thing)|let that sink in|agree\?|you have all|what if i told",
        r"stay tuned|spread the word",
    ),
    "mass.we": family(
        r"we (?:\w+ )?(?:are|offer|provide|pride|strive|value|take|believe|deliver|help|regret"
        r"|apologi[sz]e|connect|specialis\w*|specializ\w*|aim|endeavou?r|work hard|thank"
        r"|appreciate|understand|wish|would like|do our)",
        r"(?:we|us) at|on behalf of",
        r"our (?:\w+ )?(?:team|company|customers?|clients?|guests|products?|services?|mission"
        r"|commitment|polic(?:y|ies)|brand|patients|organi[sz]ation|valued|platform|standards?"
        r"|work)",
        r"(?:the|your) \w+ team",
        r"as (?:a|the) (?:\w+ )?(?:market|leading|company|business|team|provider|\w+ leader)",
    ),
    "mass.office": family(
        r"please (?:be|note|find|see|refer|contact)|be (?:advised|informed|aware)|hereby",
        r"in the event of|pursuant|prior to|at this (?:point in )?time|herewith|inconvenience",
        r"rest assured",
        r"in accordance|with (?:regard|respect|reference) to",
        r"(?:is|are) (?:available|requested|required|advised|kindly)",
        r"(?:feedback|comments?|concerns?) (?:is|are|has|have) (?:\w+ )?(?:important|valued?"
        r"|noted|forwarded|been)",
        r"at your (?:earliest )?convenience",
        r"thank you for (?:contacting|reaching|your (?:\w+ )?(?:feedback|enquiry|inquiry|interest"
        r"|patience|understanding|message))",
        r"take (?:\w+ )?(?:very )?seriously|going forward",
        r"as (?:already |previously )?communicated|(?:relevant|responsible) department",
        r"your (?:request|enquiry|complaint) (?:has|was|will)",
    ),
}
PERSONAL = {
    "one.you": family(
        r"you (?:said|wrote|asked|mentioned|told|wanted|described|posted|noticed|showed|were|had"
        r"|did)",
        r"your (?:\w+ )?(?:question|message|note|post|comment|letter|mail|talk|photo|order|build)",
    ),
    "one.i": family(r"i(?:'m|'ve|'d|'ll)?|me|my"),
    "one.name": family(
        r"(?:hi|hello|hey|dear|good \w+) (?:m[rs]s?\.? |dr\.? |mx\.? )?NAME|, NAME[,.!?]"
    ),
}

HYPE_WEIGHTS = {
    "boast.praise": 1.5,
    "boast.best": 1.5,
    "boast.crowd": 1.2,
    "boast.jargon": 1.2,
    "boast.gush": 0.5,
    "loud.shout": 1.0,
    "loud.exclaim": 0.8,
    "loud.picture": 0.5,
}
BROADCAST_WEIGHTS = {
    "mass.address": 1.5,
    "mass.hook": 1.2,
    "mass.we": 1.2,
    "mass.office": 1.0,
    "loud.shout": 0.4,
    "one.you": -0.6,
    "one.i": -0.4,
    "one.name": -0.5,
}


def hype_features(text: str) -> dict[str, float]:
    """Counts over the whole of `text`."""
    masked = mask(text)
    found = counts(small(masked), HYPE)
    found["loud.shout"] = shouts(masked)
    found["loud.exclaim"] = exclaims(masked)
    found["loud.picture"] = pictures(masked)
    return found


def broadcast_features(text: str) -> dict[str, float]:
    """Counts over the whole of `text`."""
    masked = mask(text)
    found = counts(small(masked), BROADCAST | PERSONAL)
    found["loud.shout"] = shouts(masked)
    return found

"""Word families that push a reader.

The kinds follow the taxonomy of Mathur et al., "Dark patterns at scale" (2019): urgency,
scarcity, social proof, misdirection (shaming, tempting), obstruction. Guilt, chasing, threats and
commands are added, because messages push by these and shops do not. Every family
adds: nothing a text says can take pressure off another phrase.
"""

from __future__ import annotations

import re

from evals.scorers.tone.emphasis import exclaims, shouts
from evals.scorers.tone.families import counts, family, small
from evals.scorers.tone.masking import straight, without_figures, without_names

_ACT = (
    r"(?:buy|order|shop|book|grab|claim|sign up|join|register|subscribe|apply|enrol+|reserve"
    r"|secure|download|donate|vote|activate)"
)
_UNIT = r"(?:days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|weeks?)"
_SOLD = r"(?:viewed|viewing|bought|buying|purchased|ordered|sold|booked|watching)"

# Cries that need no context. They are taken out before the rest is counted, so that
# one put into the middle of another phrase does not hide that phrase.
_ALARM = re.compile(
    r"(?<!\w)(?:last chance|final (?:call|chance|notice|reminder|hours?|days?|warning)"
    r"|hurry(?: up)?"
    r"|act (?:now|fast|quickly|today)|(?:don't|do not|never)(?: you)?(?: dare)?(?: to)? (?:miss"
    r"|wait|delay)(?: out)?"
    r"|before it(?:'s| is) (?:too late|gone)|before (?:they|it|somebody|someone) (?:\w+ )?(?:are"
    r"|is|gone|goes|grabs?)"
    r"|while (?:you|it) (?:still )?(?:can|lasts?)|now or never|urgent(?:ly)?|asap|a\.s\.a\.p"
    r"|(?:time is )?running out(?: of time)?|(?:go ){2,}|for a (?:limited|short) time"
    r"|one[ -]time (?:only|offer|deal)"
    r"|limited[ -](?:time|edition|offer|availability|period)(?: only| offer)?|today only"
    r"|only today"
    r"|ends? (?:soon|today|tonight|midnight)|expir(?:es?|ing) (?:soon|today|tonight)"
    r"|once in a lifetime"
    r"|clock(?:'s| is) ticking|no time to (?:lose|waste)|flash (?:sale|deal)|(?:in"
    r"|within) no time)(?!\w)[!.]*",
    re.IGNORECASE,
)

FAMILIES = {
    "urgency.now": family(
        rf"{_ACT} (?:\w+ ){{0,4}}(?:now|today|tonight|before)|right now|immediately|at once",
        r"instantly|without (?:further )?delay|as soon as possible|this (?:instant|minute)",
        r"straight away",
        r"(?:be|better be|need to be) quick",
        r"(?:reply|answer|respond|send|call|decide|confirm|say yes|act) (?:\w+ ){0,4}(?:now|today"
        r"|tonight)",
    ),
    "urgency.ends": family(
        r"(?:ends?|ending|closes?|expires?|expiring) (?:in|on|at|soon|today|tonight|tomorrow|this"
        r"|by|within|DAY|0)",
        r"(?:offer|sale|deal|promo\w*|price|discount|doors?|registration) (?:\w+ )?(?:ends?"
        r"|closes?|expires?|is over)",
        r"(?:price|rate|fee)s? (?:\w+ )?(?:go(?:es)? up|ris\w+|increas\w+|doubl\w+)",
        r"valid (?:until|till|through)",
    ),
    "urgency.deadline": family(
        r"(?:answer|reply|decision|decide|confirm\w*|respond|yes|word|know|hear|need \w+"
        r"|back) (?:\w+ ){0,4}(?:by|before|until|no later than) (?:the )?(?:end of|DAY|tomorrow"
        r"|tonight|today|noon|midnight|0|eod|cob)",
        r"deadline|(?:order|activate|book|reserved?|pay) (?:\w+ ){0,3}(?:within|for|in|by) 0",
        rf"(?:time|{_UNIT}) (?:left|remaining)|time is up",
    ),
    "urgency.clock": family(
        rf"(?:0 ?:? ?{_UNIT}[ :,]*){{2,}}|{_UNIT}(?: ?:? ?(?:0 ?)?{_UNIT})+|countdown",
        r"(?:0[ :]+){2,}0",
    ),
    "scarcity.left": family(
        r"(?:0|one|few|handful|couple|only|last)(?: \S+){0,3} (?:left|remaining|remain)",
        r"\w+(?:\(s\))? left[ :]+0|left (?:in stock|at)",
        r"(?:only|just) (?:a few|0|one|a handful|a couple)(?: \w+){0,2} (?:in stock|spots?"
        r"|places?|seats?|slots?)",
        r"last (?:0|one|few|remaining|places?|spots?|seats?|items?|pieces?)|0 (?:left )?in stock",
        r"only:? 0",
    ),
    "scarcity.going": family(
        r"(?:sell(?:s|ing)?|going|moving|filling|fills?|flying|snapped|disappearing)(?: out"
        r"| up)?(?: so)? (?:fast|quick\w*|soon|by|out)",
        r"(?:almost|nearly|already) (?:sold|gone|full|out|booked|taken)",
        r"(?:will be|when (?:it|they)(?:'s|'re| is| are)) gone",
        r"(?:likely|about) to sell|sell(?:s|ing)? out|sold out",
        r"(?:in )?(?:very )?(?:high|big|huge|great)[ -]demand|in demand|won't last|not last",
        r"low (?:in )?stock|stocks? (?:is |are )?(?:low|last|limited)|limited|supplies last",
        r"exclusive\w*|invite[ -]only|many (?:are )?waiting",
    ),
    "proof.people": family(
        r"(?:0|others?|many|thousands|hundreds|lots|someone|people|customers?|users?|shoppers?"
        rf"|everyone|everybody|NAME)(?: [^\s.!?]+){{0,5}} {_SOLD}",
        r"(?:0|other|many|thousands of|hundreds of|our) (?:\w+ )?(?:people|customers?|users?"
        r"|shoppers?|visitors?|clients)",
        r"(?:everyone|everybody|others|they all) (?:is|are|loves?|raves?|wants?|knows?|has|have)",
        r"(?:viewing|looking at) (?:this|it)",
    ),
    "proof.bought": family(
        rf"(?:just|recently|last|also|already|frequently|often|currently) (?:\w+ )?(?:{_SOLD}"
        r"|purchase|buy|joined)",
        rf"{_SOLD} (?:an?|the|this|by|it|in the|0|NAME)",
        rf"{_SOLD}(?: [^\s.!?]+){{0,10}} (?:recently|ago|just now|today|together)",
        r"(?:in|to) (?:their|people's|0 other) (?:\w+ )?(?:carts?|baskets?|bags?)",
        r"0\+? (?:\w+ )?(?:sold|orders?|bought|viewing|views?|watching|likes?)",
        r"recently|(?:rated|reviewed) (?:by|0)|as (?:seen|featured) (?:in|on)",
    ),
    "proof.popular": family(
        r"best[ -]?sell\w*|trending|most (?:popular|wanted|loved|trusted|viewed)",
        r"top[ -](?:rated|seller|pick)s?",
        r"award[ -]winning|join (?:0|thousands|hundreds|over|more than)|customers? (?:also|who)",
    ),
    "shame.decline": family(
        r"no,? ?(?:thanks?|thank you)[,.!]* (?:but )?(?:i|i'm|i'll|i'd|let|give)",
        r"i(?:'d| would) rather|i prefer",
        r"i (?:do not|don't|hate to|prefer not to) (?:like|want|need) (?:to (?:save|pay less)"
        r"|free|savings?|any|exclusive|deals?|discounts?|offers?|0|winning)",
        r"pay(?:ing)? full price",
    ),
    "guilt.appeal": family(
        r"after (?:all|everything) (?:\w+ ){0,3}(?:did|done|have)",
        r"(?:don't|do not) (?:let|disappoint)|let(?:ting)? (?:me|us|them|everyone) down",
        r"you owe|count(?:ing)? on you|you promised|surely you|how (?:can|could) you",
        r"disappoint\w*|selfish|ungrateful|the least you|asham\w+|quitting on",
        r"if you (?:really|truly|actually|even)|(?:do|did) you (?:really|even)|people like you",
        r"desperate\w*|beg(?:ging)?|i (?:really )?need (?:you|this)|please,? please",
        r"you(?:'re| are) (?:my|our) (?:only|last)|leave me (?:hanging|waiting)|a real loss",
        r"you don't have to answer|depends? (?:on you|entirely)",
        r"(?:nobody|no one) (?:else|cares|has)|only takes? (?:a|0|you)",
        r"(?:i )?(?:really |just )?have no (?:one|choice)",
    ),
    "guilt.regret": family(
        r"you (?:must|need|better|had better|can't afford|cannot afford|really cannot|will regret"
        r"|won't (?:want|regret|believe|find))",
        r"you'(?:ll|d) (?:regret|be sorry|miss|better|have to|be (?:crazy|mad|silly|a fool))",
        r"regret|miss(?:ing)? out|los(?:e|ing) out|(?:fall(?:ing)?|left) behind",
        r"no[ -]brainer|what are you waiting|why wait|no excuses?|do you (?:really )?want to",
        r"can't say no|pays? (?:the price|for it)",
    ),
    "chase.again": family(
        r"(?:just )?(?:following|circling|checking|touching|looping|chasing|bumping|pinging"
        r"|nudging) (?:back|up|in|this|base|again|on|you)",
        r"bump(?:ing)?|(?:gentle|friendly) (?:reminder|nudge)",
        r"(?:second|third|fourth|last|0) (?:time|email|e-mail|message|attempt|try|reminder)",
        r"still (?:waiting|haven't|no (?:reply|answer))",
        r"(?:haven't|have not|never|didn't) (?:\w+ )?(?:heard|hear|repl(?:y|ied)|answer(?:ed)?"
        r"|respond(?:ed)?)",
        r"no (?:reply|response|answer)|silence|ignor(?:e|ed|ing)|ghost(?:ed|ing)?",
        r"as (?:per|i said|mentioned)|have you (?:even )?(?:had|seen|read|got)",
    ),
    "chase.threat": family(
        r"or else|otherwise (?:i|we)",
        r"(?:i|we)(?:'ll| will) (?:have to|be forced|assume|take it|close|move on|go elsewhere)",
        r"no (?:other )?choice",
        r"if i (?:don't|do not) hear|yes or no|in or out|failure to|consequences|legal|forced to",
        r"(?:i|we) would be careful|will be (?:charged|reported)",
    ),
    "command.act": family(
        rf"(?:^|[.!?:;,)] )(?:so |please |just |and |then |now )?{_ACT}(?! (?:club|shop))",
        r"(?:click|tap|swipe)(?: (?:here|the|on|below))?|link (?:in|below)",
        r"(?:dm|message|call|ring|text|tag|follow) (?:me|us|now)|drop everything",
        r"(?:book|schedule|grab|claim|secure|reserve|get) (?:a|your|yours|now|my|one"
        r"|it)(?: \w+)? ?(?:now|today|call|slot|spot|seat|copy|place|demo)?",
        r"(?:comment|type|reply) (?:\"|'|yes|below|with)|share this|sign up|spread the word",
        r"tell everyone|say yes|take advantage|check (?:it|us|me|this) out",
    ),
    "offer.deal": family(
        r"0 ?%(?: off)?|0 off|half price|discount\w*|deals?|bargain|promo\w*|coupon|voucher|bonus",
        r"giveaway|save|savings|clearance|sale",
        r"special (?:price|offer|rate)|(?:lowest|best) price|only 0|just 0|early bird",
        r"money[ -]back|guaranteed?|risk[ -]free|no risk|free (?:gift|shipping|trial|upgrade)",
        r"with code",
        r"first (?:order|purchase)|(?:offer|offers)(?! (?:you|to))",
    ),
    "offer.extra": family(
        r"(?:add|protect|upgrade|cover|warranty) (?:to|your|my|for)|protection|don't forget",
        r"did you know|goes great with|frequently bought|automatically|pre-?selected",
    ),
    "trap.cancel": family(r"(?:to )?cancel(?:l?ing|lation)?|unsubscribe|opt[ -]out|at any time"),
}


def features(text: str) -> dict[str, float]:
    """Counts over the whole of `text`."""
    plain = straight(text)
    rest = straight(_ALARM.sub(" ", plain))
    found = {"urgency.alarm": float(len(_ALARM.findall(plain)))}
    found |= counts(small(without_names(without_figures(rest))), FAMILIES)
    found["loud.shout"] = shouts(plain)
    found["loud.exclaim"] = exclaims(plain)
    return found


# What a count weighs before any data, in log odds per log count. Where the
# labelled set says nothing (nobody is chased or shamed in a shop), it stays.
PRIOR = {
    **dict.fromkeys(FAMILIES, 1.0),
    "urgency.alarm": 2.0,
    "urgency.now": 1.2,
    "guilt.appeal": 1.2,
    "guilt.regret": 1.2,
    "chase.again": 0.8,
    "command.act": 0.8,
    "offer.extra": 0.5,
    "trap.cancel": 0.3,
    "loud.shout": 0.8,
    "loud.exclaim": 0.8,
}

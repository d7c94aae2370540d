"""The lists: what can be said in other words in any sentence.

A pair is here only when it may be exchanged whatever stands around it; what depends
on the sentence ("request" is a noun and a verb) is left out. The stock of officialese
is that of plain-language guides such as the Federal Plain Language Guidelines (2011),
part III; the wording is ours. For the notation see `swaps`.
"""

from __future__ import annotations

from coach.pipeline.styles.swaps import swaps

PLAIN_WORDS = swaps(
    r"""
    with (?:reference|regard|regards|respect) to | in (?:regard|relation) to => about
    regarding | pertaining to => about
    pursuant to => under
    in the event that => if
    should you have any => if you have any
    should you (?:require|need) => if you need
    should you (?:wish|want) to => if you want to
    prior to => before
    subsequent to => after
    ^ subsequently,? => then
    ^ therefore,? => so
    ^ furthermore,? | ^ moreover,? | ^ additionally,? | ^ in addition,? => also,
    ^ however, => but
    in order to | for the purpose of being able to => to
    (?:due|owing) to the fact that | in view of the fact that => because
    at this point in time | at the present time | at present => now
    at your earliest convenience => when you can
    until such time as => until
    on a (?:daily|weekly|regular) basis => regularly
    a (?:large|great|significant|substantial) number of | numerous => many
    (?:a|the) majority of => most
    approximately => about
    as of(?= \d) => from
    going forward => from now on
    kindly => please
    ^ (?:we|I) regret to (?:inform|tell) you that => sorry,
    ^ please (?:be advised|be informed|note) that | ^ kindly note that => -
    ^ I am writing to (?:inform you|let you know) that => -
    ^ (?:users|guests|visitors|customers|students|residents|passengers|members) are \
        (?:kindly )?requested to => please
    you are (?:kindly )?requested to => please
    (?:please )?(?:do not|don['’]t) hesitate to contact (me|us) => just write to \1
    commence => start
    commences => starts
    commencing => starting
    purchase(?= (?:a|an|the|your|our|my|it|one|two|tickets)\b) => buy
    purchased => bought
    assist(?= (?:you|us|me|them|him|her|with)\b) => help
    (your|our|my|any|further) assistance => \1 help
    require(?= (?:a|an|the|your|any|more|no|some|further|it)\b) => need
    requires(?= (?:a|an|the|your|any|more|no|some|further|it)\b) => needs
    sufficient => enough
    obtain(?= (?:a|an|the|your|it|one|more)\b) => get
    inform(?= (?:you|us|me|them|him|her)\b) => tell
    informed(?= (?:you|us|me|them|him|her)\b) => told
    informing(?= (?:you|us|me|them|him|her)\b) => telling
    provide(?= (?:you|us|me|them) with\b) => give
    (give (?:you|us|me|them)) with => \1
    acknowledge receipt of | am in receipt of | are in receipt of => have
    utili[sz]e => use
    utili[sz]es => uses
    utili[sz]ing => using
    endeavou?r to => try to
    enquire | inquire => ask
    with the exception of => except
    (?:is|are|am) able to => can
    (?:is|are) permitted to => may
    refrain from(?= \w+ing\b) => stop
    (I|we) apologi[sz]e for => \1'm sorry for
    we'm => we're
    ^ thank you => thanks
    thank you (very|so) much => thanks \1 much
    """
)

FORMAL_WORDS = swaps(
    r"""
    gonna => going to
    wanna => want to
    gotta => have to
    kinda => rather
    ^ thanks => thank you
    thanks (for|to) => thank you \1
    thx | tnx => thank you
    pls | plz => please
    btw => by the way
    asap => as soon as possible
    yeah | yep | yup => yes
    nope => no
    tho => though
    cos | cuz | coz => because
    (?-i:u) => you
    (?-i:ur) => your
    info => information
    hrs => hours
    mins => minutes
    omg,? | lol,? => -
    ^ oh wow,? | ^ wow,? | ^ hey,? => -
    you guys => you all
    a bunch of => several
    (?:loads|tons) of => many
    drop (me|us) a line => write to \1
    get in touch with => contact
    get back to (me|us|you) => reply to \1
    give (me|us) a (?:call|ring|shout) => call \1
    sort out => resolve
    """
)

# Words that can go from any sentence and leave what it says.
FILLER = swaps(
    r"""
    ^ (?:hi again,? )?I(?: am|['’]m) (?:just )?(?:writing|reaching out|getting in touch\
        |messaging you|contacting you) to (?:inform you|let you know|tell you|say) that => -
    ^ I (?:just )?(?:wanted|want|would like|['’]d like) to (?:let you know|tell you|inform you\
        |say|mention|add|point out|note) that => -
    ^ I['’]d (?:just )?like to (?:let you know|tell you|say|mention|add|point out) that => -
    ^ (?:just )?a (?:quick|short|brief) (?:note|message|line|reminder|heads[- ]up) (?:to (?:say\
        |let you know)|that)(?: that)? => -
    ^ (?:please )?(?:be advised|be informed|note) that => -
    ^ I would like to take this opportunity to => let me
    ^ as (?:you may know|you (?:probably|already) know|already mentioned|I (?:already )?(?:said\
        |mentioned)(?: before| earlier)?|mentioned (?:before|above|earlier)), => -
    ^ (?:to be honest|honestly|frankly|basically|essentially|needless to say\
        |to tell you the truth|as a matter of fact|in fact|the thing is\
        |for what it['’]s worth),(?= \w) => -
    ^ (?:anyway|so|well|okay|ok),(?= \w) => -
    ^ (?:it is|it['’]s) (?:important|worth) (?:to note|noting|mentioning|to mention) that => -
    in order to | so as to => to
    (?:due|owing) to the fact that | in view of the fact that => because
    despite the fact that | in spite of the fact that => although
    in the event that => if
    at this point in time | at the present time | at this moment in time => now
    in the (?:near|very near) future => soon
    on a (?:daily) basis => daily
    on a (?:weekly) basis => weekly
    a (?:large|great|significant|substantial|huge) number of => many
    (?:a|the) (?:vast )?majority of => most
    for the purpose of => for
    with (?:reference|regard|regards|respect) to | in (?:regard|relation) to => about
    until such time as => until
    (?:each and every) => every
    (?:any and all) => all
    first and foremost => first
    (?:is|are) in a position to => can
    (?:in|with) close proximity to => near
    in spite of => despite
    at all times => always
    has the ability to => can
    have the ability to => can
    (?:make|made) use of => use
    and also => and
    (?<!not )(?<!n['’]t )(?<!n['’]t )(?:really|truly|totally|literally|basically|essentially\
        |simply)(?= (?!not\b)[a-z]+\b) => -
    (?<!thank you )(?<!thanks )(?<!not )(?<!the )(?<!this )(?<!that )very(?= (?!much\b|first\b\
        |last\b|same\b|next\b|few\b|own\b|little\b)[a-z]+\b) => -
    (?:actually|of course|needless to say),?(?= (?!not\b)[a-z]+\b) => -
    all of the => all the
    (?:completely|absolutely|entirely)(?= (?:free|full|empty|unique|new|sure|certain|essential\
        |necessary|clear)\b) => -
    """
)

# What stands before the point and keeps it waiting.
THROAT_CLEARING = swaps(
    r"""
    ^ (?:sorry|apologies) (?:to|for) (?:bother|disturb|bothering|disturbing)(?:ing)?(?: you)?\
        (?: again)?,? but => -
    ^ I (?:was|am) (?:just )?(?:wondering|curious) (?:if|whether) you(?: could|['’]d be able to\
        | would be able to| might be able to) => could you
    ^ I['’]m (?:just )?wondering (?:if|whether) you could => could you
    ^ I (?:just )?wanted to (?:ask|see|check) (?:if|whether) you could => could you
    ^ would (?:it|there) be (?:any )?(?:possible|possibility|chance) (?:for you to\
        |that you could) => could you
    ^ would you mind if I => may I
    ^ I (?:just )?wanted to reach out (?:to (?:see|ask) (?:if|whether) you could) => could you
    ^ (?:it would be (?:great|lovely|wonderful|nice|helpful|good)|I would be (?:very |so )?\
        (?:grateful|happy|glad)|I['’]d be (?:very |so )?(?:grateful|happy|glad)\
        |I would appreciate it|I['’]d appreciate it) if you could => could you
    ^ (?:I (?:just )?(?:wanted|want)|I would like|I['’]d like) to (?:ask|see\
        |check) whether => may I ask whether
    ^ I (?:think|believe|feel|guess) that (?:maybe|perhaps|possibly) => I think
    ^ I (?:think|believe|guess) (?:maybe|perhaps) => I think
    (?:maybe|perhaps) (?:possibly|maybe|perhaps) => perhaps
    (?:might|may) (?:possibly|perhaps|maybe) => might
    could (?:possibly|perhaps|maybe|potentially) => could
    ^ (?:quick|one|a quick|just a quick) question: => -
    , if (?:that['’]s|that is|it['’]s|it is) (?:okay|ok|all right|possible|not too much \
        (?:trouble|to ask))(?: with you| for you)? => -
    , if you (?:do not|don['’]t) mind => -
    , if (?:that|it) makes sense => -
    if (?:at all )?possible,?(?= [a-z]+\b) => -
    by any chance => -
    (is|are|was|were|am|feel|feels|felt|seem|seems|look|looks) (?:sort|kind) of(?= (?!you|him|her\
        |them|us|me|the|a|an)[a-z]+\b) => \1
    a little bit => a little
    ^ (?:I guess|I suppose|I mean|you know),?(?= (?:I|we|you|it|the|this|that|there)\b) => -
    """
)

# One softener is manners; more of them in one sentence are fog.
HEDGES = swaps(
    r"""
    maybe(?!,? not\b),? | perhaps(?!,? not\b),? | possibly(?!,? not\b) => -
    probably(?!,? not\b) | potentially | somewhat | presumably => -
    I (?:think|guess|suppose|believe|feel like|feel)(?= (?:I|we|you|it|the|this|that|there|our\
        |your|my)\b) => -
    in my (?:humble )?opinion,? | to my mind,? | it seems to me that | it seems that => -
    """
)

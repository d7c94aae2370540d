"""Sets of single words that the rules look up."""

# A word of this list after an adjective means that no noun follows.
FUNCTION_WORDS = frozenset(
    """
a an the this that these those my your our their his her its i you he she it we they me
him us them who which what how why when where whether if because although though while
since until and or but nor so yet for of to in on at by with from into over under about as
than like between through during before after without within across around near off out up
down is are was were be been being am do does did have has had will would can could shall
should may might must not no too also just only even still already again ever never always
now then here there today tomorrow yesterday thanks thank please yes ok okay right very
really
""".split()
)

# What a message can begin with when a name follows.
GREETINGS = frozenset("hi hello hey dear good".split())

# Words people shout. A word in capitals that is not here, alone among small letters,
# may be a name or an abbreviation and is left alone.
SHOUTED = frozenset(
    """
the and for not you your are was will now today free new all best only never always stop
must need want this that they them their what why how when who here there more most very
huge big amazing awesome ultimate incredible massive epic love great please read act hurry
sale off buy save win limited time last chance final days hours left gone order shop book
call don't can't won't isn't it's i'm we're you're again still every everyone everything
nobody nothing just seriously really so much many finally yes no wow omg thrilled excited
proud honoured wrong killing magic fast before until tonight tomorrow click join get go
see know think look attention important urgent asap warning exclusive offer deal deals
guaranteed results money back zero my our we us me he she it is be do does did has have
had been any over out up down in on at to of or but if with from than then ever even lose
losing miss missing wake help share follow like comment unbelievable insane crazy
absolutely totally completely literally half price announcement news launch launching live
here's tag waiting wait simply future revolutionary game changing changer life day year
years week month people thing things way right first second too late early long short good
bad worst better less own work working world same other another real true truth lie lies
lying fake scam terrible horrible disgusting unacceptable refund rude worse hate sorry
thanks thank super extra special bonus gift gifts winner prize opportunity secret stunning
perfect hot brand instantly immediately quickly come coming open house history coolest
embarrassing place bargain closing admissions reds favourite favorite found lost happy
birthday congratulations welcome everybody anyone everywhere fun loved because some
someone shame disgrace joke stolen broken dirty hello needed volunteers tickets doors food
drinks one two three biggest best-selling die dying hard works hated kill cannot would
could should after under no-one there's that's what's let's you'll they're entire whole
complete total rocket rock rockstar genius easy simple faster cheap cheapest lowest
highest greatest hottest exactly obviously clearly
""".split()
)

# Never to be put into small letters, though some spell a word.
ACRONYMS = frozenset(
    """
IT US WHO AM PM OK ID TV UK EU AI HR PR ER API USA PDF SEO CEO CTO CFO COO FAQ DIY ASAP UN
NATO NHS BBC CNN IBM GDPR HTML CSS SQL CSV JSON HTTP URL GPS USB LED DVD CD DJ MC VIP RSVP
BMW IKEA NASA FBI CIA IRS VAT HIV DNA GP MBA PHD BSC SAAS B2B B2C CRM ERP KPI ROI UX UI QA
SMS GIF JPG PNG MP3 AGM NGO TBC TBA FYI BTW OMG LOL RT DM PS EUR USD GBP CHF NYC LA DC BST
GMT CET EST PST MOT HGV LGBT LGBTQ STEM WIFI TUV ISO EPA FDA RSPCA UNESCO UNICEF LGBTQIA
CV TBD
""".split()
)

# Words about talking and feeling as such: they show no listening by themselves.
STOCK = frozenset(
    """
understand point think feel feeling felt opinion concern concerns concerned hear heard see
seen agree say said saying tell told know knew known question questions feedback comment
comments frustration frustrated frustrating view views perspective thought thoughts
appreciate thank thanks thanking share sharing sorry apologise apologize apology apologies
interesting good great bad nice well better best want wanted need needed like liked love
make made makes making get got getting go going gone come came take took taken give gave
given thing things something anything everything nothing someone anyone everyone people
person one two lot lots much many more most some any every all each other another such
same way ways time times day days today year years sure really actually believe mean means
meant try tried please help let look looking looks right wrong issue issues matter
situation experience message post customer customers never ever always ago back still even
just maybe perhaps hi hello hey dear mr mrs ms dr team regards kind kindly reach reaching
writing write wrote read first last new use used using able put done doing happen happened
keep kept lets however though although there here them than then around bit hope wonderful
wish important information possible soon welcome happy glad valid valuable respect
absolutely completely totally definitely inconvenience caused may might whatever discuss
talk call long little big small next own again guys sir madam friend
""".split()
)

# Verbs of a call to action that as often help the reader, and what then makes them push.
CONTACT_VERBS = frozenset(
    """
call ring contact phone message text dm email mail pm whatsapp write
""".split()
)
CONTACT_PUSH = frozenset(
    """
now today asap sales free quote booking packages info details
""".split()
)
USE_VERBS = frozenset(
    """
click tap use enter see watch try download
""".split()
)
USE_PUSH = frozenset(
    """
now today bio link pro premium webinar demo free
""".split()
)
COME_VERBS = frozenset(
    """
join register sign apply stop head drop visit book get start comment donate vote leave
""".split()
)
COME_PUSH = frozenset(
    """
now today free demo call consultation trial
""".split()
)

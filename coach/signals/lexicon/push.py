"""What pushes: urgency and pressure."""

URGENCY = """
^ last spots|seats|places|slots|tickets
calendar is nearly|almost|already full|booked
act now|fast|today|quickly
last|final chance|call
final hours|days|opportunity|reminder
limited time | for a limited time | for a limited time only
limited offer|availability|stock|seats|spots|places|slots|edition|quantities|supply
limited number of spots|seats|places|slots|tickets
while stocks|stock|supplies|supply last|lasts
only # spot|spots|seat|seats|place|places|slot|slots|copies|ticket|tickets|rooms|unit|units|\
table|tables|date|dates|bottles|items|hours|days|minutes|left left|remaining|available?|open?
only # left|remaining
only a few left|remaining|spots|places|seats|slots|tickets
just # spots|seats|places|slots|copies|tickets|units|left left|remaining?
just # left|remaining
^ # spots|seats|places|slots|tickets left|remaining
# left in stock
closing|filling fast|soon
spots|seats|places|slots|tickets|spaces are? limited
spots|seats|places|slots|tickets|spaces are? going|selling|filling up? fast|quickly
going|selling|filling up? fast|quickly
almost gone
almost|nearly sold out
almost|nearly fully booked
^ hurry
before|until it's|its|it is too late
before|until they're|it's all? gone
before prices|price go|goes|rise|rises up?
before someone else does|grabs|takes|snaps|gets
offer|sale|deal|discount|promotion|promo ends|expires|closes|over|ending|finishes
ends|expires at midnight
ends|expires at midnight
today|tonight|weekend only
this week|weekend only
once they're|it's gone they're|it's gone
first come first served
don't wait any longer
don't delay
no time to lose|waste
time is running out
running out fast|soon
running out of time|spots|seats|places
clock is ticking
countdown
secure|reserve|save|claim|grab your spot|place|seat|slot|copy now|today? => -
now or never
low|limited in? stock
^ # items|pieces left
less than # left|available
selling out
stocks are running
reserved for # minutes
won't last long?
this week only
right now before
flash sale
doorbuster
early bird ends|pricing|price|discount|offer
last # spots|seats|places|slots|tickets|pieces|items
price|prices go|goes|will|is|are going? up tonight|tomorrow|soon|on
selling|sold out fast|soon|quickly
beat the rush
beat your neighbours|neighbors|competitors to it
as soon as possible before
must be very? fast|quick
^ be quick | be very fast
high demand
in high demand
# other? people|customers|others|shoppers|person have|are|is this? \
    viewed|viewing|looking|watching|seeing|bought|purchased|added
# people|customers bought|purchased|viewed
someone in * bought|purchased
just bought|purchased
sold|purchased|viewed # times
in your|their carts|cart|basket
low stock
subsidies|incentives may|will end soon
sign this month|week
"""

PRESSURE = """
don't sleep on this|it
don't let your * fall|miss
i|we count on you
ghosted me|us
i|we urge you
don't miss out on? this?
don't miss this|it
you|you'll will? miss out
you'll regret it|this|not
you can't afford to miss|ignore|wait|lose|be
can you afford not to
can't|cannot afford to miss|ignore|wait
simply can't lose
you|you'd|would would? be crazy|mad|foolish|stupid|silly not? to
only a fool
don't be the last|one
be the last one? to
what are you waiting for
stop wasting your? time|money
don't get left behind
get left behind
fear of missing out
you need this
you need to buy|see|hear|read|own
you have no excuse
have no excuse
no excuses
if you really? cared|loved|care about
if you don't care
shame that? nobody
shame that? no one
shame on you
nobody cares
no one cares
after all|everything i|we have? done|did for
after everything i've|we've done
after all i've|we've done
i thought|though we were friends
i thought i could|can count|rely on you
real|true friends would|don't|do|help|support
a real|true friend
don't let me|us down
you owe me|us a|an|one|that|this|the|big|it
you'd better
if you call yourself
must be nice
would be a? bit? sad if
if you don't come don't complain
couldn't care less
no pressure but|at
you should be ashamed
disappointed in you
i'm|we're very|really|so? disappointed that you
it would|will break my heart
break my heart
i'm begging you
i beg you
begging you
don't scroll past
will you be the one who
as per my last|previous e? email|emails|mail|mails|message|messages
per my last|previous email|emails|message|messages|note
as i|we already? said|wrote|mentioned|told|explained before|already|earlier|several
as already mentioned|explained|stated
still waiting for your|an|a|these|those|payment
still no answer|reply|response
still haven't heard|received|replied|answered|gotten
haven't heard back from
haven't gotten|got|received an? answer|reply|response
i'm assuming you're not interested
should i assume|take it you're not
i guess you're not|too
you've been ignoring
you|you're keep ignoring
ignoring my|our emails|messages|calls|email
third|fourth|fifth|3rd|4th|5th|last|final email|attempt|notice|reminder
this is my|the|our last|final email|message|attempt|notice|reminder|offer
my|our last|final attempt|offer
best and final
take it or leave it
not negotiable | non negotiable
not a penny|cent|dollar more|less
firm on|at the? price
bumping this
bump this
bringing|pushing|moving this to|back up? the? top
just bumping
did you see|get my last|previous|earlier
you must have seen
everyone else already|has
everybody|everyone is already
everybody|everyone is doing|using|joining|talking
your competitors are|already|will
while your competitors
don't settle for
serious clients|buyers|inquiries|enquiries|people|offers only
no time wasters | no timewasters
trust me
are|is killing|costing your|you
killing your profits|business|growth|sales
you're losing|leaving money|time|customers|sales|clients
leaving money on the table
losing money|customers|sales
i already told|promised|assured everyone|them|others|the
it goes without saying
you surely|certainly cannot|can't|don't|won't|will|want
surely you can|don't|want|would|won't|aren't
it's the least you can|could
the least you can|could do
i expect you to
i expect an? answer|reply|response
i will make clear|sure whose
or else
forget about the|it|our
otherwise i|we will be|take forced|legal
no thanks i hate|prefer|don't
i'd rather pay full|more
next time i|we'll|will call|report
you can't|cannot say no
can't|cannot say no
not taking no
won't|don't take no for
i won't take no
i|we know you want|need to|this|it
what do you have to lose
what have you got to lose
nothing to lose
you'll thank me|us later
thank me|us later
are you|you serious about
if you're serious about
if you were serious
time|need to wake up
^ wake up
don't ignore this
read this before
if you don't act|reply|respond|answer
i don't understand how a|you|anyone
i find it quite|very|rather? unprofessional|rude|disappointing|disrespectful
quite unprofessional
"""

# "^" means: where a request can begin.

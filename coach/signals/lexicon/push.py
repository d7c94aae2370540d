"""What pushes: urgency, pressure, calls to action and offers. Mostly sentence material."""

# ruff: noqa: E501 - a phrase with its alternatives stays on one line

URGENCY = """
act now|fast|today|quickly
last|final chance|call
final hours|days|opportunity|reminder
limited time | for a limited time | for a limited time only
limited offer|availability|stock|seats|spots|places|slots|edition|quantities|supply
limited number of spots|seats|places|slots|tickets
while stocks|stock|supplies|supply last|lasts
only # spot|spots|seat|seats|place|places|slot|slots|copies|ticket|tickets|rooms|unit|units|table|tables|date|dates|bottles|items|hours|days|minutes|left left|remaining|available?|open?
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
almost|nearly gone|full|booked|over
almost|nearly sold out
almost|nearly fully booked
hurry | hurry up
before|until it's|its|it is too late
before|until they're|it's all? gone
before prices|price go|goes|rise|rises up?
before someone else does|grabs|takes|snaps|gets
offer|sale|deal|discount|promotion|promo ends|expires|closes|over|ending|finishes
ends|ending|expires|expiring tonight|today|tomorrow|soon|midnight
ends|expires at midnight
today|tonight|weekend only
this week|weekend only
once they're|it's gone they're|it's gone
first come first served
don't wait|delay|hesitate to buy|order?|any? longer?
don't delay
don't wait
no time to lose|waste
time is running out
running out fast|soon
running out of time|spots|seats|places
clock is ticking
countdown
secure|reserve|save|claim|grab your spot|place|seat|slot|copy now|today? => -
now or never
never be|come back|again at? this? price?
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
be quick | be very fast
high demand
in high demand
# people|customers|others|shoppers are? viewing|looking|watching|bought
in your|their carts|cart|basket
low stock
subsidies|incentives may|will end soon
sign this month|week
"""

PRESSURE = """
don't miss out on? this?
don't miss this|it|your
miss out on
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
wasting your time|money
don't get left behind
left behind
fall behind
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
nobody cares|helps|ever? anymore?
no one cares|helps
after all|everything i|we have? done|did for
after everything i've|we've done
after all i've|we've done
i thought|though we were friends
i thought i could|can count|rely on you
real|true friends would|don't|do|help|support
a real|true friend
don't let me|us down
you owe me|us a|an|one|that|this|the|big|it
you still owe me|us
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
literally anything
don't scroll past
will you be the one who
as per my last|previous e? email|emails|mail|mails|message|messages
per my last|previous email|emails|message|messages|note
as i|we already? said|wrote|mentioned|told|explained before|already|earlier|several
as already mentioned|explained|stated
i am|i'm|we're still waiting
still waiting for
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
everyone else is|already|has|does
everybody|everyone is already
everybody|everyone is doing|using|joining|talking
your competitors are|already|will
while your competitors
don't settle for
serious clients|buyers|inquiries|enquiries|people|offers only
no time wasters | no timewasters
trust me
believe me
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
i expect you|an|a|your
i will make clear|sure whose
or else
forget about the|it|our
otherwise i|we will|have to take|look|go|inform|call
next time i|we'll|will call|report
you can't|cannot say no
can't|cannot say no
say no to
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
winners
act like a
time to wake up
wake up
don't ignore this
read this before
unless you want to|your
if you don't act|reply|respond|answer|hear
i don't understand how a|you|anyone
i find it quite|very|rather? unprofessional|rude|disappointing|disrespectful
quite unprofessional
"""

# "^" means: where a request can begin.
CALLS = """
^ buy|order|shop now|today|here|online|yours|it|one|direct|our|your|via|from
^ buy now
^ order now
^ book a|an|your free|short|quick? call|demo|slot|spot|appointment|seat|session|stay|table|consultation|meeting|viewing|place|discovery|intro
^ book your
^ book now|today|here|online|via
^ schedule|request|arrange a|your free|personal|quick|short? demo|call|consultation|meeting|chat|session|quote|appointment
^ sign up | sign up now | signup
^ subscribe
^ register now|today|here|online|via|for|at|before
^ enrol|enroll now|today|here|in
^ click|tap here|the|on|below|this|to
^ grab|claim|snag|get your|yours|our|my|it|a|the|this now?
^ get yours|started|in
^ get a free|no
^ download now|our|my|the|your|it|for
^ join now|us|today|our|my|the|over|thousands|hundreds
^ visit our|my|us|the|www|online
^ check out our|my|the|this
^ check it out
^ try it|us|our|my|pro|premium now|free|today|yourself?
^ try * for? free
^ start your|a free? trial
^ start now|today
^ upgrade now|today|to
^ call|ring|contact|phone|message|text|dm|email|mail|pm|whatsapp me|us|our now|today|asap|for|sales|to|if
^ call|ring|contact now|today
^ dm|pm|message|inbox me|us|for|to|now
^ dm for
^ hit me up
^ drop a|me|us|your dm|line|comment|emoji|heart|fire|name
^ comment|type|write yes|me|info|interested|below|the|your|a
^ follow me|us|our|my|for|now|and|the|along
^ like and|if|this|comment|share|our
^ please like and|this
^ share this|if|with|and|our|my
^ tag a|#|someone|your|three|two|3|2|friends|the|anyone
^ repost | retweet | rt
^ smash that|the
^ hit the|that|like|subscribe|follow
^ swipe up|left|right
^ leave|give us|a|me a|five|# stars|star|review
^ vote for us|me
^ sign our|the|this petition|open|letter
^ use|enter|apply my|our|the|promo|discount|coupon code
^ use code
^ use|with my|our link
^ head over to
^ head to our|my
^ stop by|in
^ hop|jump on a call|quick|short
^ let's hop|jump|get|connect|chat|talk|schedule|set|book on|a|and|up|soon|to|this|now?
^ apply now|today|here
^ donate now|today|here|via
^ shop
^ preorder | pre order
^ redeem your|now|it|the|this
^ watch|see now|our|my demo|webinar|video?
link in|to|is my|the|our? bio|comments|profile|first|description|below
jump|hop|get on a|the quick|short|brief? #? min|mins|minute|minutes? call|chat|zoom|demo
when can you|we|i jump|hop|talk|chat|call
are you free|available|open for|to a? quick|short|brief|#? min|minute|minutes? call|chat|demo
for daily|weekly|more leadership|content|tips|insights
let's get the ball rolling
partner with the
"""

# An offer, whoever makes it. One strong hit is enough; two weak ones are.
OFFER_STRONG = """
# % off|discount|cheaper|reduction|cashback
# percent off|discount
half price
# for #|1|one
bogo
buy # get
discount code | promo code | promocode | coupon code | voucher code | coupon
special|exclusive|introductory|launch|limited|unbeatable|amazing|incredible|festive|holiday|seasonal|summer|spring|winter|autumn offer|offers|price|prices|discount|deal|deals|pricing|rate|package
black friday|cyber monday deal|deals|sale|offer?
our|the * sale
clearance
mega|ultimate|huge|big|spring|summer|winter|autumn|christmas|easter|holiday spring|summer|winter? sale
free trial|demo|consultation|quote|audit|estimate|assessment|strategy session|call?
try * free|for
no obligation | no strings
money back guarantee
# day|days|month guarantee|trial|money
at no cost|extra|obligation
for only|just # | for only|just £ | for only|just $ | for only|just €
only # euro|euros|pounds|dollars|usd|eur|gbp
starting|prices from|at|start £|$|€|#
prices|packages|plans|rooms start|from|starting
price list attached
see|find|attached our|my|the price|pricing|brochure|catalogue|catalog|offer
trusted|loved|used|chosen by # | trusted|loved|used by over|more|thousands|hundreds|leading|the|companies|many
leading provider|supplier|manufacturer|agency|company|platform|brand|specialist|specialists|experts|partner|choice
a leading|global|premier|trusted * provider|supplier|agency|partner
we offer|provide|deliver|specialise|specialize|supply a|an|the|in|our|you|all|high|professional|full|tailored|bespoke|premium|quality|affordable|custom
we|i would like|love|be|honoured|happy to offer|give|show|present|introduce|sell
we'd|i'd love|like to offer|show|give|introduce|present you|our
offer you
we|i can help|save|get|double|triple|boost|increase|grow|fix|make you|your
our|my * helps|saves|lets|gives|makes|allows|enables|cuts|boosts|delivers|predicts|solves|automates you|your|teams|companies|businesses|them|time
our|my platform|software|app|tool|product|products|service|services|solution|solutions|course|courses|programme|program|bootcamp|masterclass|agency|package|packages|system|team|line|range|collection|experts|consultants|method|framework|membership helps|saves|lets|gives|makes|allows|enables|cuts|will|can|is|are|has|have|offers|offer|delivers|deliver|covers
our premium|new|latest|exclusive|smart|own|unique|innovative|design|spring|pro service|features|collection|range|line|package|edition|course|ring|program|programme|members|app|plan|escape
check out our|my
take a look at our
have a look at our
we have|offer|got the|a|an perfect|right|ideal|special|great|exclusive solution|offer|product|deal|package|tool|course
why not try|upgrade|book|switch|join|give|treat
have helped|saved # | has|have helped|saved hundreds|thousands|dozens|over|many|countless
save|saves|saving you|up # |to|hours|money|time %|hours|up|of|on?
save up to
save # hours|%|percent|euros|pounds|dollars
earn|make up? to? # a|per|extra|month|week|from
double|triple|10x|skyrocket|boost|grow|scale your sales|revenue|income|business|leads|hiring|profits|productivity|growth|roi|traffic|conversion|conversions|followers
upgrade to pro|premium|plus|our
premium features|membership|plan|package
pre vetted
results in # days|weeks|months
treat yourself to
give us a call|try
we've got you covered
look no further
your one stop
don't pay more
unlock # %
refer a friend
gift card|cards|voucher|vouchers
taking on new clients
accepting new clients
now booking
demo of our|the|how
a # minute demo|call|chat|walkthrough
special price
secure your free?
# * satisfied|happy customers|clients
# happy|satisfied customers|clients
loved|trusted|rated|used|recommended by thousands|hundreds|millions|experts|professionals|over|more|leading
"""

# Not a pitch alone; one together with hype, a price or a call in the same sentence.
OFFER_WEAK = """
free masterclass|webinar|ebook|shipping|delivery|sample|samples|guide|training|seminar|workshop|class|lesson|gift|mug|months|month
our|my prices|rates|packages|pricing|price|services
my|our online? course|bootcamp|masterclass|coaching|programme|program|webinar|funnel|ebook|newsletter|podcast|shop|store|youtube|app|platform|software|agency|product|products|book
i|we help|helped|assist businesses|companies|founders|teams|coaches|leaders|people|clients|agencies|brands|owners|startups|hr|ceos|freelancers|dozens|hundreds|thousands|women|men|busy|small|law|saas|creators|entrepreneurs|* like|who|to|scale|grow|get|save|achieve|firms|owners|leaders?
we propose
great|fair|good offer|offers|price|prices|deals
good price
now available | available now
may|can|could|shall i send|show you our|my|the|a
arrange|schedule|set a|up visit|call|meeting|demo
the * for # | yours for
"""

# Reasons to think that somebody praises a thing they gain from.
RECOMMENDING = """
highly recommend
can't|cannot recommend * enough
i|we|would|can|i'd|i'll definitely|only|really|strongly|fully? recommend
you should|have|need|gotta|must to? definitely? try|check|get|use|look
have you tried|heard|checked
check out|it
stumbled upon|across|on
i've been using|loving
i|we switched to
changed my life|business|game
you won't regret it
heard great|amazing|good|only things|about
everyone i know uses|loves
best thing i|i've|ever
do yourself a favour|favor
not sponsored
"""
REFERRAL = """
my code | my link | my discount | my referral | my affiliate
referral code|link
affiliate link
code at checkout
use my
with my code|link
sign up through|via|with my|this
via my link
using my link|code
"""
DISCLOSING = """
full disclosure | disclosure | disclaimer
i|we work|worked for|at|on|there|with
i'm the|a|one|co|founder|paid|biased|behind|involved|affiliated|part founder|owner|author|maker|of|in|ambassador|partner|by|developer|co?
i|we run|own|make|made|built|build|sell|founded|started|created|develop|wrote|teach|started
founder of|at
i|i'll get|earn|receive a|some|commission|paid|money|something small|commission|cut|credit|bonus?
i have an interest
i may earn
commission
affiliate link | affiliate links | affiliate
#ad
sponsored by|post
paid partnership
my own
our own
my|our company|shop|store|course|business|app|product|tool|book|agency|software|team|studio|workshop
we're the|a makers|company|team|small
gifted
"""

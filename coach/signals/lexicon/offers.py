"""What sells: calls to action, offers, recommendations and whether they are disclosed."""

CALLS = """
^ buy|order|shop now|today|here|online|yours|it|one|direct|our|your|via|from
^ buy now
^ order now
^ book a|an|your free|short|quick? call|demo|slot|spot|appointment|seat|session|stay|table|\
consultation|meeting|viewing|place|discovery|intro
^ book your
^ book now|today|here|online|via
^ schedule|request|arrange a|your free|personal|quick|short? \
    demo|call|consultation|meeting|chat|session|quote|appointment
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
^ check out our|my
^ check out the? link
^ check it out
^ try it|us|our|my|pro|premium now|free|today|yourself?
^ try * for? free
^ start your|a free? trial
^ start now|today
^ upgrade now|today|to
^ call|ring|contact|phone|message|text|dm|email|mail|pm|whatsapp me|us|our \
    now|today|asap|for|sales|to|if
^ call|ring|contact now|today
^ dm|pm|message|inbox me|us|for|to|now
^ dm for
^ hit me up
^ drop a|me|us|your dm|line|comment|emoji|heart|fire|name
^ comment|type|write yes|info|interested|me below?
^ follow me|us
^ follow my|our account|page|channel|journey|profile
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
^ let's hop|jump on a
^ let's connect and|to
^ let's schedule|book|arrange|set a|up a? call|demo|meeting
^ apply now|today|here
^ donate now|today|here|via
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
on sale for|this|now|until|from|at
instead of £|$|€
we ship same|free|worldwide
month|week|year discount
# month|week|year discount
3 for 2
2 for 1
two for one
bogo
buy # get
discount code | promo code | promocode | coupon code | voucher code | coupon
special|exclusive|introductory|launch|limited|unbeatable|amazing|incredible|festive|holiday|\
seasonal|summer|spring|winter|autumn offer|offers|price|prices|discount|deal|deals|pricing|rate|\
package
black friday|cyber monday deal|deals|sale|offer?
clearance sale|deals|prices|event
mega|ultimate|huge|big|spring|summer|winter|autumn|christmas|easter|holiday \
    spring|summer|winter? sale
free trial|demo|consultation|quote|audit|estimate|assessment|strategy session|call?
try * free|for
no obligation | no strings
money back guarantee
# day|days|month guarantee|trial|money
at no cost|extra|obligation
for only|just £|$|€
only # euro|euros|pounds|dollars|usd|eur|gbp
prices start|from
starting|from at|from £|$|€
prices|packages|plans|rooms start|from|starting
price list attached
see|find|attached our|my|the price|pricing|brochure|catalogue|catalog|offer
trusted|loved|used|chosen by # | trusted|loved by \
    over|more|thousands|hundreds|leading|companies|many
leading provider|supplier|manufacturer|agency|company|platform|brand|specialist|specialists|\
experts|partner|choice
a leading|global|premier|trusted * provider|supplier|agency|partner
we offer|provide|specialise|specialize|supply \
    a|an|in|all|high|professional|full|tailored|bespoke|premium|quality|affordable|custom|you
we would love|like|be honoured|happy? to offer|sell
we would like|love to offer|sell
we'd love|like to offer|introduce|present you|our
we|i can save|double|triple|boost|increase|grow you|your
our|my * helps|saves|lets|gives|makes|allows|enables|cuts|boosts|delivers|predicts|solves|\
automates you|your|teams|companies|businesses|them|time
our|my platform|software|app|tool|product|products|service|services|solution|solutions|course|\
courses|programme|program|bootcamp|masterclass|agency|package|packages|system|team|method|\
framework|membership helps|saves|lets|gives|enables|boosts|cuts|delivers|offers
our premium|exclusive|unique|innovative service|features|collection|range|line|package|edition|\
course|ring|program|programme|members|app|plan
check out our|my
take a look at our
have a look at our
we have|offer|got the|a|an perfect|right|ideal|special|great|exclusive \
    solution|offer|product|deal|package|tool|course
why not try|upgrade|book|switch|join|give|treat
have helped|saved # | has|have helped|saved hundreds|thousands|dozens|over|many|countless
save|saves|saving you|up # |to|hours|money|time %|hours|up|of|on?
save up to
save # hours|%|percent|euros|pounds|dollars
earn|make up? to? # a|per|extra|month|week|from
double|triple|10x|skyrocket|boost|grow|scale your \
    sales|revenue|income|business|leads|hiring|profits|productivity|growth|roi|traffic|\
conversion|conversions|followers
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
taking on new clients
accepting new clients
now booking
demo of our|the|how
a # minute demo|call|chat|walkthrough
special price
secure your free?
# * satisfied|happy customers|clients
# happy|satisfied customers|clients
loved|trusted|rated|used|recommended by thousands|hundreds|millions|experts|professionals|over|\
more|leading
"""

# Not a pitch alone; one together with hype, a price or a call in the same sentence.
OFFER_WEAK = """
free masterclass|webinar|ebook|shipping|delivery|sample|samples|guide|training|seminar|workshop|\
class|lesson|gift|mug|months|month
our|my prices|rates|packages|pricing|price|services
my|our online? course|bootcamp|masterclass|coaching|programme|program|webinar|funnel|ebook|\
newsletter|podcast|shop|store|youtube|app|platform|software|agency|product|products|book
i|we help|helped|assist businesses|companies|founders|teams|coaches|leaders|people|clients|\
agencies|brands|owners|startups|hr|ceos|freelancers|dozens|hundreds|thousands|women|men|busy|\
small|law|saas|creators|entrepreneurs|* like|who|to|scale|grow|get|save|achieve|firms|owners|\
leaders?
we propose
great|fair|good offer|offers|price|prices|deals
good price
gift card|cards|voucher|vouchers
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
i'm the|a|one|co|founder|paid|biased|behind|involved|affiliated|part \
    founder|owner|author|maker|of|in|ambassador|partner|by|developer|co?
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

"""Single words and short phrases: hype and buzzwords."""

# ruff: noqa: E501 - a phrase with its alternatives stays on one line

# Always advertising, whoever says it. Taken out before a noun.
HYPE_STRONG = """
revolutionary
groundbreaking | ground breaking
game changing
game changer => improvement
game changers => improvements
world class
best in class
best of breed
state of the art
cutting edge
bleeding edge
leading edge => modern
next level
next gen | next generation
industry leading
market leading
award winning
unparalleled
unrivalled | unrivaled
unmatched
unbeatable
unsurpassed
unprecedented
once in a lifetime
one of a kind
second to none
like never before => -
life changing
mind blowing
jaw dropping
eye popping
show stopping
earth shattering
record breaking
trail blazing | trailblazing
pioneering
visionary
kick ass | badass
killer
mindblowing
gamechanging
ultimate
premier
elite
exclusive
proven
guru level
rockstar | rock star
ninja
superstar
10x
bulletproof
foolproof
fail proof
failsafe
risk free
hassle free
effortless
effortlessly => easily
blazing fast | blazingly fast | lightning fast => fast
ultra fast | super fast => fast
dirt cheap => cheap
transformative
transformational
disruptive
top notch
top tier
gold standard
pure gold
secret sauce
holy grail
silver bullet
magic bullet
crown jewel
best kept secret
world renowned | internationally renowned
world famous
world leading
globally recognised | globally recognized
much anticipated | highly anticipated | long awaited | eagerly awaited
highly acclaimed | critically acclaimed
hand crafted to perfection
like no other => -
on steroids => -
"""

# Hype only with a hyphen or an article: "must have been" is no praise.
HYPE_TIED = """
must have => useful
must read
must see
must attend
can't miss
don't miss
"""

# Warm everyday words as well; flagged only when the writer praises their own thing.
HYPE_WEAK = """
amazing | amazingly => good
magical | legendary | epic | insane | sensational | spectacular | phenomenal | breathtaking | unbelievable | insanely
awesome => good
incredible | incredibly => good
fantastic => good
extraordinary => good
exceptional => good
outstanding => good
stunning => good
brilliant => good
superb => good
marvellous | marvelous => good
magnificent => good
exciting => new
powerful
innovative
unique
perfect => good
finest
greatest
hottest
coolest
smartest
incredible value => good value
remarkable => good
terrific => good
gorgeous => good
fabulous => good
flawless => good
impeccable => good
passionate
super exciting => new
truly special => special
"""

# Claims about oneself that no reader can check; "best" alone is too common to flag.
HYPE_CLAIMS = """
the best in|on the town|city|world|country|business|industry|market|region|area|planet|web
we are the best
we're the best
simply|quite the best
best * ever made|seen|built|created
best price|prices|quality guaranteed
will|gonna blow your mind|socks
blow your mind
knock your socks off
take|takes your * to the next level
takes it to the next level
change|changes|changed|transform|transforms your life
change|changes the game
change|changes everything
redefine|redefines|redefining the|your|how|what
reimagine|reimagines|reimagined|reimagining
skyrocket your|the|our
skyrocketing your|the|our
supercharge => improve
supercharges => improves
supercharging => improving
turbocharge => improve
turbocharges => improves
turbocharging => improving
you'll not believe
you won't believe
nobody does it better
nobody * the * market|industry|city|town|area|world like we|i|us
nothing else comes close
nothing short of
the wait is over
number one choice
the #1 choice|provider|brand|agency|company|app|tool|platform|in|for
the one and only
* of choice in|for
proving why we
once again proving
flagship project|product
absolute bestseller|bestsellers
millionaires secrets
secrets of # | secrets of successful|property
100 % guaranteed|satisfaction
guaranteed results
guaranteed success
results guaranteed
satisfaction guaranteed
the only * you|you'll will? ever need
everything you need and more
the future of * is here
the future is here
worth every penny|cent
pays for itself
most powerful|advanced|innovative|comprehensive|luxurious
"""

# Said between friends too; hype where something is sold or announced.
HYPE_PROMISE = """
you will|are love it|this|them|us
through the roof
off the charts
bigger and better
better than ever
crushing it | killing it
dream come true
biggest * ever|yet
to the next level
to a whole new level
"""

# plain word, or "-" to leave it out before a noun, or nothing where only the
# writer can say what was meant
BUZZWORDS = """
utilise | utilize => use
utilises | utilizes => uses
utilised | utilized => used
utilising | utilizing => using
leveraging => using
to leverage * => to use $3
leverage our|your|the|their|its|my|cross|data|ai|existing|best => use $2
leverages => uses
leveraged our|your|the|their|its|my => used $2
synergy | synergies
synergistic => joint
holistic => -
holistically
seamless => -
seamlessly => smoothly
frictionless => smooth
empower => help
empowers => helps
empowered to => able to
empowering => helping
end to end => -
turnkey => ready
mission critical => important
value added | value add => -
value proposition => offer
best practice sharing
thought leader => expert
thought leaders => experts
thought leadership
paradigm shift => change
paradigm shifting => new
move|moves|moving the needle => $1=make|makes|making a difference
low hanging fruit => easy wins
deep dive => close look
deep dives => close looks
drill down into => look closely at
circle back => come back
circling back => coming back
circled back => came back
touch base => talk
touching base => writing
pick your brain => ask you something
picking your brain => asking you something
loop you in => tell you
loop me in => tell me
going forward => from now on
moving forward => from now on
think|thinking outside the box
blue sky thinking
pain point => problem
pain points => problems
key takeaway => main point
key takeaways => main points
key learnings => lessons
learnings => lessons
actionable insights => useful insights
actionable => useful
impactful => useful
operationalise | operationalize => carry out
incentivise | incentivize => encourage
incentivises | incentivizes => encourages
ideate => think
ideation => ideas
solutioning
solution oriented
results driven => -
data driven => -
customer centric => -
client centric => -
people centric => -
customer obsessed => -
forward thinking => -
fast paced => -
dynamic team => team
scalable => -
future proof => -
future proofing
mindshare
growth hacking
growth hack
growth hacker
hyper growth | hypergrowth
hyper personalised | hyper personalized => personal
digital transformation journey
transformation journey => change
transformation journeys => changes
customer journey
unlock|unlocks|unlocking your|the|their|its full? potential
unlock|unlocks|unlocking human|sustainable|real|true|new|more|hidden potential|value|growth|opportunities|revenue
unlock|unlocks|unlocking value|growth|success
drive|drives|driving growth|engagement|value|results|impact|success|innovation
at scale => -
deliver|delivers|delivering value
value at scale
core competency | core competencies => strengths
strategic alignment
strategic priorities
in alignment with => in line with
strategic partnership => partnership
strategic talent partner | strategic talent partners
trusted advisor => adviser
trusted partner => partner
win win => -
one stop shop
bespoke solution | bespoke solutions
tailored solution | tailored solutions
innovative solution | innovative solutions
comprehensive solution | comprehensive solutions
integrated solution | integrated solutions
ai powered => -
ai driven => -
ai first => -
next big thing
rocket ship | rocketship
a players => good people
top talent => good people
hit the ground running => start quickly
bang for the|your buck => value
boil the ocean
run it up the flagpole
open the kimono
eat your own dog food
peel the onion
north star metric
bandwidth to|for => time $2
the bandwidth => the time
have|no bandwidth => $1 time
double click on => look closer at
level set
net net
ping me => write to me
ping you => write to you
granular level
helicopter view => overview
10,000 foot view | 30,000 foot view => overview
sunset|sunsetting the|our|this => $1=close|closing $2
new normal
ecosystem of partners|solutions|tools
robust solution | robust solutions
crush|crushing your goals|targets|quota
level up your => improve your
level up => improve
up your game => improve
personal brand
sales funnel
proven funnel
passive income
side hustle
hustle culture
growth mindset
disrupt the|an industry|market|space
disrupting the|an industry|market|space
in the * space
game plan for success
authentic storytelling
brand storytelling
content is king
going viral
metaverse ready
web3 native
democratise | democratize
democratising | democratizing
revolutionise | revolutionize => change
revolutionises | revolutionizes => changes
revolutionising | revolutionizing => changing
streamline => simplify
streamlines => simplifies
streamlined => simple
streamlining => simplifying
maximise your|our roi
maximize your|our roi
optimise your|our roi
optimize your|our roi
"""

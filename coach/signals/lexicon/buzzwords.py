"""Buzzwords, with the plain words for them."""

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
unlock|unlocks|unlocking human|sustainable|real|true|new|more|hidden \
    potential|value|growth|opportunities|revenue
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

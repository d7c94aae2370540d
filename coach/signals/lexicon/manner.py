"""How the writer stands to the reader: broadcast, institution, mass, flattery, blame, apology."""

# adjective + to + verb; the verb's -ing form replaces all of it.
BROADCAST_FEELING = (
    "thrilled excited proud delighted pleased honoured honored humbled happy ecstatic stoked "
    "pumped overjoyed elated glad privileged psyched"
).split()
BROADCAST_VERB = {
    "announce": "announcing",
    "share": "sharing",
    "introduce": "introducing",
    "present": "presenting",
    "launch": "launching",
    "unveil": "showing",
    "reveal": "showing",
    "welcome": "welcoming",
    "inform": "informing",
    "report": "reporting",
    "invite": "inviting",
    "offer": "offering",
    "bring": "bringing",
}

BROADCAST = """
^ big|huge|exciting|great|major|breaking|massive|fantastic news|announcement|update|reveal => -
^ we have|i|i've have? big|huge|exciting|great|some news|exciting|big|announcement news?
^ we've got big|huge|exciting|some news
^ attention => -
^ attention all|everyone|please|linkedin|parents|customers
it's|they're finally here => -
is finally here
^ the wait is over => -
^ the moment you've all? been waiting for => -
you've all? been waiting for
^ drumroll|drum roll please? => -
^ introducing
^ introducing our|the|my|a|an|to
^ announcing
^ save the date => -
^ spread the word => -
^ hear ye => -
^ for immediate release => -
^ press release
^ it is with great|immense pleasure|pride|excitement|joy that|i|we => -
^ it is with great|immense|deep|utmost pleasure|pride|joy that
^ it gives us|me great pleasure to
^ after careful consideration
^ after much reflection
^ this is a testament to
is|are a testament to
next chapter of my|our
beyond humbled|excited|thrilled|proud
is|are proud to have|be|once
^ stay tuned => -
stay tuned for
^ watch this space => -
coming soon to
now open for
"""

INSTITUTION = """
we pride ourselves on|in
we take|take great? pride in
we strive|endeavour|endeavor|aim to
we are always? committed|dedicated|proud|passionate to|about
we're committed|dedicated to
our commitment to
is committed|dedicated to
at * we|our
we value|appreciate your|all|every feedback|business|opinion|patience|loyalty|enquiry|inquiry|\
custom|input|customers|patronage|comments|interest => -
we take all|your|every|this|such|customer feedback|complaints|concerns|matters|matter|very? \
    seriously?
we regret to inform|advise|announce
we regret any|that inconvenience?
apologise|apologize|sorry|apologies for any|the|this inconvenience
we would like to inform|draw|remind|take|thank|assure you|your|this
draw your attention
please be advised|informed|aware that? => -
please note that => -
kindly note|be that|advised that? => -
kindly check|read|refer|contact|use|complete
it is|is|this is our|company|against policy
it has come to our attention
our|company policy|policies|procedure|procedures|protocol|regulations|terms \
    states|state|requires|require|does|do|is|are|clearly|dictates|dictate
as per our policy|policies|terms|records|conditions|system|guidelines|regulations
per our|company policy|policies|terms|records|conditions|guidelines
in accordance|compliance with our|the|company
due to company|internal|operational policy|reasons|guidelines|requirements
for operational|organisational|organizational reasons
our records show|indicate
valued customer|customers|client|clients|guest|guests|enquiry|inquiry|member|members|partner|\
partners
your call|feedback|satisfaction|opinion|business|privacy is|are very? important|our to|priority us?
customer satisfaction is
is very important to us
is|are at the heart of everything
is our|top number? priority
our|my number one priority
our team|staff|company is|are committed|dedicated|happy|here|known|proud
our team|staff|company will convince|be|get|assist|strives
our team|staff of experts|professionals|specialists
a member|representative of our team
will be|get in touch|contact in|you|with due
in due course
has|have been forwarded|escalated|passed to|on
forwarded|forward|passed to the relevant|appropriate|responsible|competent|concerned
relevant|competent|responsible department
we thank you for|our
we wish you all|every|continued success|the?
thank you for choosing|contacting
thank you for reaching out
thank you for bringing this|it to our
thank you for being a valued
thx|thank you? for your understanding|cooperation
as per policy|procedure
cordially invited
in accordance with paragraph|section|clause
remind|reminded our? staff
thank you for your valued|patience|feedback|enquiry|inquiry|comment|cooperation|understanding|\
continued|custom|loyalty
thanks for contacting
thanks for reaching out
users|customers|guests|members|residents|employees|participants|visitors are|should \
    advised|requested|asked|reminded|note|be
please complete|use|fill|submit the|our|in|out our|the|online? \
    complaint|complaints|contact|form|portal|app|website
please use our
please refer to our|the
we look forward to welcoming|serving|assisting
^ the management
the undersigned
should you have any|further questions|queries
do not hesitate to
please do not hesitate
we remain at your disposal
enclosed please find
please find attached|enclosed
management reserves the right
we reserve the right
subject to availability
terms and conditions apply
t & cs|c apply
"""

MASS = """
^ hey|hi|hello|ok|okay|yo guys|gang|fam|tribe|folks|legends|peeps|hustlers|people|team => Hello
^ hey|hi|hello my? lovely|beautiful|amazing people|humans|tribe|friends|ladies|souls|community \
    => Hello
^ hey|hi|hello you? guys => Hello
^ hi|hey|hello there valued|dear customer|customers|guest => Hello
^ dear valued|esteemed|loyal|beloved|respected|dear|potential \
    customer|customers|client|clients|guest|guests|member|members|partner|partners|subscriber|\
subscribers|user|users|reader|readers|colleague|colleagues|friends => Hello
^ dear customer|customers|client|clients|guest|guests|member|user|users|subscriber|subscribers|\
applicant|candidate|consumer|shopper|patron|follower|followers|resident|residents|tenant|tenants|\
parents|reviewer => Hello
^ dear sir|sirs|madam or|and|/ madam|sir => Hello
^ dear sir|sirs|madam => Hello
^ to whom it may concern => Hello
^ ladies and gentlemen => Hello
^ hello|hi|hey linkedin|facebook|instagram|twitter|network|world|internet|linkedinfam|\
connections => Hello
^ dear network|connections|followers|linkedin|community|friends and => Hello
^ guys
you guys => you
^ calling all
^ all you * out there
see you there legends
^ good morning|evening|day linkedin|network|everybody => Hello
^ hi|hello|dear business|homeowner|fellow? owner|homeowner|owners => Hello
^ fellow entrepreneurs|professionals|founders|marketers
"""
# Natural in a group, odd towards one reader.
MASS_GROUP = """
^ hi|hello|hey|dear all|everyone|everybody|friends|colleagues => Hello
"""

FAKE = """
came across your impressive|inspiring|amazing|great|incredible|fantastic|interesting? \
    profile|linkedin|page|background|account
stumbled upon|across|on your impressive|inspiring|amazing|great? \
    profile|page|linkedin|account|work|website|website
found your profile
saw your profile
looking at your profile
impressed by your|what profile|journey|background|work|impressive|incredible|amazing|career|\
experience|achievements|you've|you|company|website|success
impressed with your|what profile|journey|background|work|impressive|career|experience|\
achievements|you've|company|website
your profile really? caught|stood|impressed|resonated|popped|came my|out|me|with|up
your impressive|incredible|inspiring|amazing \
    profile|journey|background|career|experience|work|achievements|track
we have so much in common
so much in common
i've been following your|you work|journey|company|content|career|for
long time|longtime fan|admirer
like minded people|professionals|person|individuals
hope this|my email|message|note|mail|letter finds|reaches you
hope you're crushing|killing it
trust this|you email|are|message finds|well you?
leaders|experts|people|professionals|founders|visionaries like you
^ great|good|excellent|awesome|fantastic|amazing|wonderful question => -
^ thanks for the great|good question => -
^ love that question => -
^ what a great|fantastic|wonderful question => -
^ love this|it => -
^ great|awesome|fantastic|amazing post|content|insight|insights|share => -
i'd love|like to add you|connect|join to|with my|like|professional?
expand my|our network
add you to my professional? network
let's connect and
explore synergies|opportunities|synergy
mutual benefit | mutually beneficial
dear {firstname} | dear first name
"""

# Between friends a greeting, to a stranger a formula.
FAKE_GREETING = """
hope you're doing? well|great|fine
hope you're having a|an great|good|lovely|amazing|fantastic|wonderful
hope all is well
love what you're doing|building|all
i love your content|work|vibe|energy|feed|posts|page
big|huge fan of your|what
as a fellow
someone|people like you|yourself
i noticed|saw that? you're a|an|the leader|expert|founder|owner
you are successful
hope you had a|an great|good|lovely
"""

SORRY = """
sorry | apologies | apologise | apologize | apology | my bad | forgive me | mea culpa
"""
BELITTLING = """
sorry to|for bother|bothering|disturb|disturbing|trouble|troubling|spam|pester you again? so? \
    early|late? => -
sorry to be a pain|bother|nuisance|pest => -
sorry for taking|wasting your time => -
i|i'm hate|so sorry? to bother|disturb|trouble you
i hate to bother|ask|disturb you?
feel free to ignore this|me|it? => -
probably|maybe|sorry a stupid|dumb|silly question
a stupid|dumb|silly question
stupid|dumb|silly question but?
i know you're super|very|so|really|incredibly busy
i|i'm the worst
really|so feel terrible|awful|horrible
a thousand|million apologies
deepest|sincerest|profound apologies
i can't|cannot apologise|apologize enough
so so sorry
very very sorry
don't think|hate i'm|me
hope you don't think
i'm so|such a|an|stupid|idiot idiot|failure|mess|burden?
please don't be mad|angry
you probably don't want to
i don't want to be a burden
it's all my fault
i'm just a
"""

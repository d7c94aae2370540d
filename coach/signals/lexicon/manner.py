"""How the writer stands to the reader: broadcast, institution, mass, flattery, blame, apology."""

# ruff: noqa: E501 - a phrase with its alternatives stays on one line

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
we value|appreciate your|all|every feedback|business|opinion|patience|loyalty|enquiry|inquiry|custom|input|customers|patronage|comments|interest => -
we take all|your|every|this|such|customer feedback|complaints|concerns|matters|matter|very? seriously?
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
our|company policy|policies|procedure|procedures|protocol|regulations|terms states|state|requires|require|does|do|is|are|clearly|dictates|dictate
as per our policy|policies|terms|records|conditions|system|guidelines|regulations
per our|company policy|policies|terms|records|conditions|guidelines
in accordance|compliance with our|the|company
due to company|internal|operational policy|reasons|guidelines|requirements
for operational|organisational|organizational reasons
our records show|indicate
valued customer|customers|client|clients|guest|guests|enquiry|inquiry|member|members|partner|partners
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
thank you for choosing|contacting|reaching|your|bringing out?
thank you for being a valued
thx|thank you? for your understanding|cooperation
as per policy|procedure
cordially invited
in accordance with paragraph|section|clause
remind|reminded our? staff
thank you for your valued|kind|patience|feedback|enquiry|inquiry|comment|cooperation|understanding|continued|custom|loyalty|interest|message|email|request
thanks for contacting|reaching
users|customers|guests|members|residents|employees|participants|visitors are|should advised|requested|asked|reminded|note|be
please complete|use|fill|submit|refer the|our|to|in|out complaint|complaints|contact|form|online|portal?
we look forward to welcoming|serving|your|assisting
the management
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
^ hey|hi|hello my? lovely|beautiful|amazing people|humans|tribe|friends|ladies|souls|community => Hello
^ hey|hi|hello you? guys => Hello
^ hi|hey|hello there valued|dear customer|customers|guest => Hello
^ dear valued|esteemed|loyal|beloved|respected|dear|potential customer|customers|client|clients|guest|guests|member|members|partner|partners|subscriber|subscribers|user|users|reader|readers|colleague|colleagues|friends => Hello
^ dear customer|customers|client|clients|guest|guests|member|user|users|subscriber|subscribers|applicant|candidate|consumer|shopper|patron|follower|followers|resident|residents|tenant|tenants|parents|reviewer => Hello
^ dear sir|sirs|madam or|and|/ madam|sir => Hello
^ dear sir|sirs|madam => Hello
^ to whom it may concern => Hello
^ ladies and gentlemen => Hello
^ hello|hi|hey linkedin|facebook|instagram|twitter|network|world|internet|linkedinfam|connections => Hello
^ dear network|connections|followers|linkedin|community|friends and => Hello
^ guys
you guys => you
^ calling all
^ all you * out there
see you there legends
^ good morning|evening|day linkedin|network|everybody => Hello
^ hi|hello|dear business|homeowner|fellow? owner|homeowner|owners => Hello
^ fellow entrepreneurs|professionals|founders|marketers
^ dear friend => Hello
"""
# Natural in a group, odd towards one reader.
MASS_GROUP = """
^ hi|hello|hey|dear all|everyone|everybody|friends|colleagues => Hello
"""

FAKE = """
came across your impressive|inspiring|amazing|great|incredible|fantastic|interesting? profile|linkedin|page|background|account
stumbled upon|across|on your impressive|inspiring|amazing|great? profile|page|linkedin|account|work|website|website
found your profile
saw your profile
looking at your profile
impressed by your|what profile|journey|background|work|impressive|incredible|amazing|career|experience|achievements|you've|you|company|website|success
impressed with your|what profile|journey|background|work|impressive|career|experience|achievements|you've|company|website
your profile really? caught|stood|impressed|resonated|popped|came my|out|me|with|up
your impressive|incredible|inspiring|amazing profile|journey|background|career|experience|work|achievements|track
we have so much in common
so much in common
i've been following your|you work|journey|company|content|career|for
big|huge fan of your|what
long time|longtime fan|admirer
love what you're doing|building|all
i love your content|work|vibe|energy|feed|posts|page
like minded people|professionals|person|individuals
hope this|my email|message|note|mail|letter finds|reaches you
hope you're crushing|killing it
trust this|you email|are|message finds|well you?
i noticed|saw you're|that|your a|an|the|company|you're|website leader|expert|in|is|has|could|might?
leaders|experts|people|professionals|founders|visionaries like you
someone like you
people like yourself
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
as a fellow
dear {firstname} | dear first name
you are successful|a
as a|the thought leader
"""

# Between friends a greeting, to a stranger a formula.
FAKE_GREETING = """
hope you're doing? well|great|fine
hope you're having a|an great|good|lovely|amazing|fantastic|wonderful
hope all is well
hope you had a|an great|good|lovely
"""

SORRY = """
sorry | apologies | apologise | apologize | apology | my bad | forgive me | mea culpa
"""
BELITTLING = """
sorry to|for bother|bothering|disturb|disturbing|trouble|troubling|spam|pester you again? so? early|late? => -
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

DEFENSIVE = """
as|is|was|are clearly|explicitly stated|mentioned|written|described|explained|shown|says
clearly says|states|said|stated|mentions|explains|written|describes
as mentioned|stated|described|indicated|written in|on your|the|our confirmation|terms|description|listing|policy|contract|website|email|manual
you should|could|would have read|checked|known|told|asked|noticed|seen|contacted|called|said|used|informed|booked|thought
if you had read|checked|looked|bothered|asked|followed|told|contacted|informed
had you read|checked|looked|asked|followed|told
you failed|neglected|forgot|refused|chose|omitted to
you did not|didn't read|follow|check|listen|bother|understand|pay|even
it is|it's important to read
please|maybe|perhaps|try read|reading the|our instructions|manual|description|terms|before|policy
read the|our instructions|manual|description|terms|policy|faq
before you complain|judge|criticise|criticize|accuse
before you write|post such|that|a|bad|nonsense|like
before complaining|judging|writing|posting|criticising|criticizing|booking|ordering
nobody else|has has? ever? complained|had|said|mentioned
no one else has|had|ever? ever? complained|had|said|mentioned
none of our|my other? customers|clients|guests|users|patients have|has|complain|complained
all|our other customers|clients|guests are|were|love|loved very? happy|satisfied|it|them?
we've|i've never had|received|heard any|a|this|such complaint|complaints|problem|problems|issue|issues?
you are|you're the only|first one|person
sorry that? you feel
sorry if you|anyone|i|we|it|that|this felt|feel|were|was|are|offended|upset|seemed
i'm|we're|i am|we are sorry if
not our|my fault|problem|responsibility|policy
isn't our|my fault|problem|responsibility
beyond our|my control
can't|cannot be held responsible|liable|accountable
not responsible|liable for
take no responsibility
user error
your own fault|mistake|problem
that's on you
entirely|clearly|obviously|probably your fault|mistake
get|check your facts straight?
do your research|homework
simply|just|absolutely not true
that's|this|it's simply|just|completely|totally|absolutely|plain wrong|false|untrue|nonsense|ridiculous|rubbish|unfair|incorrect
you're simply|just|completely|totally|clearly|obviously wrong|mistaken|confused|misinformed|lying|exaggerating
you|you've obviously|clearly have|don't|do|did|didn't|haven't|never|are|misunderstood|not
clearly you
obviously you
you don't understand|know|get|realise|realize how|what|anything|that|it?
you have no idea
you misunderstood
you have misunderstood
you're overreacting
you are overreacting
overreacting | overreaction
calm down
with all due respect
no need to be|get|shout so? rude|angry|upset|aggressive|emotional?
if you don't like it
then don't buy|come|use|read|follow|book|order
go somewhere else | go elsewhere
feel free to|leave go|unfollow|shop|leave|elsewhere|find
haters
i can't read minds
no need for drama
the? information was available to you
change|reconsider|update your rating|review
someone is triggered | triggered
such a big deal
cry me a river
not my|our job
read minds
we can't please everyone
you can't please everyone
doesn't care about feelings
blocked
jealous much | just jealous
troll | trolls
you|people get what you pay for
what did|do you expect
for that price what
easy for you to say
we|i are|am very? surprised|astonished|puzzled to|by|that
surprised to hear|read this|that
undergo|undergoes|pass|passes strict|rigorous|regular|several|careful
is|are|was|were perfectly|completely|absolutely normal|fine|correct
was|is completed successfully
is normal after|for|with
every|each skin|body|person|stomach is|are|reacts different|differently
can have many causes
only|just meant well
was|is|were only|just doing|trying|following
i|we don't see the|a|any problem|issue
i|we did nothing wrong
there is|was nothing wrong
nothing wrong with our|the|my
works|work|worked fine|perfectly for|with|on everyone|us|others|me|all
you people
people like you
some people
typical
for your information
fyi
actually if you
contrary to what|your
your claim|claims|accusation|accusations|allegation|allegations
false|baseless|unfounded|unfair claim|claims|accusation|accusations|review|allegations
threaten|threatening
our lawyer|lawyers|solicitor|attorney
slander | defamation | defamatory | libel
remove|delete|take your|this review|comment|post|down
whatever you say
get a life
grow up
learn to read
can't you read
your attitude
your tone
why didn't you
why did you not
how dare you
you must have|be done|used|misread|mistaken|confused|dropped|washed
must have been|be your|you|mishandled|misused
next time
the rules|rule are|is the? clear|rules|rule
rules are rules
cannot be guaranteed
are you guys aware
"""

# Where an answer is ruled out in so many words.
CLOSED = """
do not|don't|please do? reply|respond to this|directly
not reply to this
noreply
no reply needed|necessary|email|address|inbox|mailbox
inbox|mailbox|address|account is not|un monitored
is not monitored | isn't monitored | unmonitored
comments|replies|dms are|turned closed|off|disabled
automated|automatic message|email|reply|response
no questions
no calls
this decision is final
decision is final
no further correspondence|discussion|emails
end of discussion|story
case closed
i won't discuss
not up for discussion
don't @ me
"""

# A door left open, with or without a question mark.
INVITING = """
let|tell me|us know|if|what|how|which|whether|where|when|about|please
write|reply|answer|text|message|call|ring|email|mail me|us|to|here|back|on|at|any
reply to|here|with
reach me|us at|on|under|by|via
you can|may always? reach|ask|call|write|contact|find|reply|tell|answer
ask me|us|anything|it|here|away
happy|glad to answer|hear|help|explain|talk|chat
questions|comments|corrections|ideas|suggestions|thoughts welcome|are
i'd|we'd like|love|be to? hear|know|glad|learn|read
looking forward to hearing
drop|come by|in|round|over|along
send me|us
show me|us
join us|me|in
come and|to
just say so|no
say so
either answer is
correct me
point it|them out
comment|comments below
in the comments
rsvp
"""

"""Towards the other person's words: blame, closed doors and open ones."""

DEFENSIVE = """
as|is|was|are clearly|explicitly stated|mentioned|written|described|explained|shown|says
clearly says|states|said|stated|mentions|explains|written|describes
as mentioned|stated|described|indicated|written in|on your|the|our \
    confirmation|terms|description|listing|policy|contract|website|email|manual
you should|could|would have read|checked|known|told|asked|noticed|seen|contacted|called|said|\
used|informed|booked|thought
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
we've|i've never had|received|heard any|a|this|such \
    complaint|complaints|problem|problems|issue|issues?
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
that's|this|it's simply|just|completely|totally|absolutely|plain \
    wrong|false|untrue|nonsense|ridiculous|rubbish|unfair|incorrect
you're simply|just|completely|totally|clearly|obviously \
    wrong|mistaken|confused|misinformed|lying|exaggerating
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
someone is triggered
such a big deal
cry me a river
not my|our job
read minds
we can't please everyone
you can't please everyone
doesn't care about feelings
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
works|work|worked fine|perfectly for|with|on everyone|us|others|all
you people
people like you
for your information
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
^ grow up
learn to read
can't you read
your attitude
your tone
why didn't you
why did you not
how dare you
you must have|be done|used|misread|mistaken|confused|dropped|washed
must have been|be your|you|mishandled|misused
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

"""What makes a sentence softer or harder. Never findings: only counts for a dimension."""

# Hedges, partial agreement, gratitude, polite requests. Stock empathy is left out
# on purpose; see coach.signals.tone for when a hit counts.
SOFT = """
i|we think|believe|feel|guess|suppose|wonder|hope
i'd|we'd like|love|be|appreciate|prefer
i can see
i'm not sure|certain
maybe | perhaps | possibly | probably
might | may | could
would you|it|that
sometimes | often | usually | generally | somewhat | a bit | kind of
seems | seem | seemed | appears | tend | tends
in my opinion|view|experience
to me
you're|you've right|made
i|we agree|agreed
true that | it's true
fair enough|point
on the other hand
some people | many people | for some
thank you | thanks | grateful
please
if you're|you'd|that|it's possible|okay|ok|willing|interested|works|suits
would it|you be|consider|mind|like|take|accept
are you willing|open
look|looking forward
understand why|how|where|that
"""

# Flat contradiction, absolutes, belittling, ultimatums.
HARSH = """
wrong | incorrect | false | nonsense | ridiculous | absurd | ignorant | stupid | dumb | silly | \
    foolish | pathetic
obviously | clearly | undeniably | end of story
always | never | everyone | everybody | nobody | no one | nothing | none | all of them
just | only | simply | merely
no way | not at all | hardly
i disagree
i don't|can't agree|believe|care|see|buy
you don't|can't|must|should
you need to
there is no
why would|should|do|don't
who cares
how can|could|about anyone|you|they
the fact is|that
makes no sense
does not|no make sense
blame | blaming
not my|our|your problem|job
firm | final | non negotiable | not negotiable
take it or leave it
no more|higher|less
not|nothing a? penny|cent|dollar more|higher|less
i will|can only|not|never
i won't|refuse
that's final
or else
let me know asap|immediately|now
"""

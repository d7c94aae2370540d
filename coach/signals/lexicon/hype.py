"""Hype: praise of one's own that nobody can check, and promises."""

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
magical | legendary | epic | insane | sensational | spectacular | phenomenal | breathtaking | \
    unbelievable | insanely
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

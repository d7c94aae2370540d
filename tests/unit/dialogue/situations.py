"""Situations with what they most need to tell: "who", "asked", "goal", or "clear"."""

LABELLED = """
who | How do I say no?
who | How do I tell her no?
who | I need to write a difficult email.
who | Help me write a message
who | I have to apologise. What do I write?
who | write a thank you note
who | need help with a reply
who | I want to complain about something
who | how to write apology mail
who | I want to say sorry but I don't know how.
who | how i can say no in polite way
who | What do I say?
who | I have to cancel, how do I write that?
who | Help me to word a reminder.
who | how do i decline politely
who | I must give notice. How do I write it?
who | How do I ask for more money?
asked | How can I offer my coaching to a former colleague?
asked | I want to sell my course to an old friend. What do I write?
asked | How do I tell my neighbour about my insurance?
asked | I want to get my cousin to buy my book. What do I say?
asked | I'd like to send my price list to the bakery owner. How do I write it?
asked | How do I pitch my app to the school?
asked | I want to send a quote to my landlady, what do I write?
asked | How do I show my portfolio to a restaurant owner?
goal | My client is unhappy with the invoice.
goal | My landlord has not answered.
goal | A customer cancelled her order.
goal | Anna hasn't answered my email.
goal | My boss is angry with me
goal | I got a bad review
goal | My neighbour complained about the noise.
goal | A guest left without paying.
goal | one of our members keeps posting ads
clear | A guest waited 40 minutes for soup and wrote a public review. How do I answer?
clear | She wants her money back because the mug was broken. What do I say?
clear | Should I post my prices?
clear | How often should I post on LinkedIn?
clear | Somebody asked for the price in the comments. Do I answer there?
clear | What do I write to my sister who forgot my birthday?
clear | I clean windows. A woman wrote that her gutters leak. Shall I post my price list?
clear | My boss wants a post for every public holiday. How do I talk him out of it?
clear | A former client asked what my workshop costs. How do I answer without being pushy?
clear | how do i thank my mentor after the exam
clear | A stranger wrote that my post is spam. I want to stay kind.
clear | I want my landlord to fix the heating by Friday. He has not answered two mails.
clear | i messed up a customers hair color and she is furious, what do i write her
clear | Our delivery is two weeks late and we want to keep the customer. What do we write?
clear | Nobody comments on my posts. What could I change?
clear | I am a plumber. A neighbour asked who can fix a tap. What do I answer?
clear | When someone thanks me for advice, should I add what my coaching costs?
clear | How do I announce my new book to my newsletter readers?
clear | My colleague takes credit for my work. How do I tell him?
clear | I want to invite Mira to our open day without selling to her.
clear | Do I have to answer a rude comment under my video?
clear | The school asked for my rates and I want them to say yes, what do I write?
clear | How do I tell a candidate that we chose somebody else?
clear | My mother keeps calling at work and I want her to stop without hurting her.
clear | What do followers of a shoe shop like to read other than offers?
clear | They went with another supplier after six months of talks. What do I write back?
clear | A friend wants to buy my car but offers too little. How do I refuse?
clear | is it rude to send a second reminder to a client
"""

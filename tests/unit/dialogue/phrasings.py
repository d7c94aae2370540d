"""What people type while a draft is under discussion, and what they want by it.

Each line is "want | message"; for a revision "want: details | message", with the
details that must be understood.
"""

DRAFT = (
    "Hi Anna,\n\nWe have a great offer with 20% off. I saw your post about the bakery. "
    "It costs €40. Would you like to come on Tuesday?\n\nBest,\nTom"
)

WITH_DRAFT = """
revise: shorter | make it shorter
revise: shorter | Shorter please
revise: shorter | can you make it a bit shorter?
revise: shorter | too long
revise: shorter | it's still too long
revise: shorter | please more short
revise: shorter | cut it down
revise: shorter | max 50 words
revise: shorter | half as long please
revise: shorter | I think it should be more concise
revise: shorter | get to the point
revise: shorter | shorten it a little
revise: shorter | make this less wordy
revise: shorter | shorter please, he is a busy man
revise: casual | less formal
revise: casual | make it less formal pls
revise: casual | it sounds a bit stiff
revise: casual | sounds too corporate
revise: casual | can we be more casual?
revise: casual | write it like i talk
revise: casual | not so formal
revise: casual | more relaxed
revise: warmer | warmer
revise: warmer | a bit warmer
revise: warmer | Could you make it friendlier, please
revise: warmer | more friendly
revise: warmer | not warm enough
revise: warmer | it is too cold
revise: warmer | tone it down
revise: warmer | less harsh
revise: warmer | make it sound more personal
revise: warmer | too direct
revise: warmer | soften it a bit
revise: warmer asked=False | less pushy
revise: warmer asked=False | sounds too salesy
revise: direct | a bit more direct
revise: direct | straight to the point
revise: direct | it is too vague
revise: direct | make it clearer
revise: direct | firmer please
revise: formal | more formal
revise: formal | make it more professional
revise: formal | too casual
revise: formal | it should be more polite
revise: formal | can you make it more politer
revise: shorter warmer | can you make it shorter and warmer?
revise: shorter casual | shorter, less formal
revise: formal shorter | make it more professional and shorter
revise: shorter | thanks, now shorter
revise: shorter | I like it, but it should be shorter
revise: asked=True | they did ask about the price
revise: asked=True | she asked for the price
revise: asked=True | The customer did ask about it
revise: asked=True | Anna asked me for a quote last week
revise: asked=True | no, she asked how much it is
revise: asked=True | actually he wants to know the price
revise: asked=False | nobody asked
revise: asked=False | they didn't ask
revise: asked=False | no one asked for it
revise: asked=False | she has not asked about the offer
revise: asked=False | he never asked
revise: asked=False | it's out of the blue
revise: channel=linkedin-post | it's for LinkedIn
revise: channel=linkedin-dm | it's a LinkedIn message
revise: channel=linkedin-connection-request | it is for a linkedin connection request
revise: channel=facebook-post | this is for a facebook group
revise: channel=x-post | make it a tweet
revise: channel=instagram-caption | I will post it on instagram
revise: channel=email | it's an email
revise: channel=whatsapp | for whatsapp
revise: channel=review-reply | it's a reply to a review
revise: channel=newsletter | this goes out as a newsletter
revise: channel=cold-email | it is a cold email
revise: keep=I saw your post about the bakery. | keep the second sentence
revise: keep=Would you like to come on Tuesday? | keep the question
revise: keep=I saw your post about the bakery. | don't change the line about the bakery
revise: keep=I saw your post | keep "I saw your post" as it is
revise: shorter keep=Would you like to come on Tuesday? | shorter but keep the question
revise: drop=Would you like to come on Tuesday? | leave out the last sentence
revise: drop=We have a great offer with 20% off. | drop the thing about the discount
revise: drop=It costs €40. | Take the price out
revise: drop=It costs €40. | please remove the price
revise: drop=Hi Anna, | remove the greeting
revise: drop=Would you like to come on Tuesday? | I don't like the last sentence
revise: drop=We have a great offer with 20% off. | delete the first sentence
revise: drop=We have a great offer with 20% off. | cut "We have a great offer with 20% off."
revise: casual drop=It costs €40. | less corporate and leave out the price
revise: swap=Tuesday>Wednesday | change Tuesday to Wednesday
revise: swap=Tuesday>Wednesday | say Wednesday instead of Tuesday
revise: swap=€40>€45 | replace €40 with €45
revise: add=See you then. | add "See you then."
revise: again | try again
revise: again | another version please
revise: again | say it differently
revise: impossible | make it longer
revise: impossible | translate it to German
revise: impossible | make it funnier
revise: unfound | drop the seventh sentence
revise: unfound | remove the hashtags
revise: reply=Can you do it for 30? | She wrote: Can you do it for 30?
revise: reply=We have a baker already, thanks. | they replied "We have a baker already, thanks."
revise: reply=Is the offer still open? | his message was: Is the offer still open?
undo | undo that
undo | undo
undo | go back
undo | go back to the previous version
undo | back to the original
undo | no, revert
undo | I liked the first one better
undo | the previous version was better
undo | please take that back
advise | make it to the meeting
advise | What if she says no?
advise | should I keep the price?
advise | Is it too long?
advise | she asked me to be more direct
advise | I want to be more direct with her, how?
advise | how do I make it to the top of the list?
advise | I keep saying sorry, is that bad?
advise | he asked why it was late
advise | drop me a line when you know
advise | When should I send it?
advise | My boss wants shorter mails from everyone, what do I tell my team?
advise | Will she think I am too direct?
advise | A customer asked me whether we deliver on Sundays. What should I answer?
advise | what do you think, does it sound honest?
advise | did they ask?
advise | keep in touch with old customers, how?
small-talk | thanks!
small-talk | Thank you, that's great
small-talk | ok
small-talk | nice
small-talk | that's better
small-talk | perfect, thanks a lot
small-talk | hi
small-talk | bye
rewrite: Our shop opens on Friday. | rewrite this: Our shop opens on Friday.
rewrite: Our shop opens on Friday. | Here is another draft: Our shop opens on Friday.
rewrite: Our new shop opens on Friday. | Can you improve this? "Our new shop opens on Friday."
"""

WITHOUT_DRAFT = """
rewrite: Buy my soap now, it is great. | rewrite this: Buy my soap now, it is great.
rewrite: Buy my soap now. | here is my draft: Buy my soap now.
rewrite: i are coming tomorow at 5 | fix it pls: i are coming tomorow at 5
rewrite: Send me the file today. | Can you make this sound friendlier: Send me the file today.
rewrite: Our shop is open again. | my linkedin post: Our shop is open again.
rewrite: We are open again, come by on Friday. | "We are open again, come by on Friday."
rewrite: We open again on Friday. | What do you think of this? "We open again on Friday."
rewrite: No, never, it is 300. | She wrote: can you do it for 200? My reply: No, never, it is 300.
rewrite: Dear Mr Hall, pay now. | Is this ok?\\n\\nDear Mr Hall, pay now.
rewrite: We sell soap.\\n\\nCome by. | please check my text\\n\\nWe sell soap.\\n\\nCome by.
rewrite: BUY NOW\\nCheap | ```\\nBUY NOW\\nCheap\\n```
rewrite: Hi Sara, any news on the offer I sent? Tom | Hi Sara, any news on the offer I sent? Tom
advise | A guest wrote "the soup was cold and late". How do I answer?
advise | A customer asked: do you deliver to Leeds? What do I say?
advise | he said: no. how do i answer that?
advise | Hi, I want to write to my landlord about the heating, it is cold.
small-talk | make it shorter
advise | nobody asked
advise | My aunt keeps asking when I get married. How do I answer kindly?
advise | should i post my prices under every picture?
advise | how to answer bad review from a man who was never here
advise | I wrote to her twice and she does not answer. Shall I write again?
small-talk | hello
small-talk | what can you do?
small-talk | rewrite it
"""

"""Examples for and against every kind of finding."""

from __future__ import annotations

from typing import NamedTuple

from coach.domain import FindingKind as Kind


class Example(NamedTuple):
    text: str
    channel: str = "other"
    in_reply_to: str = ""
    asked: bool | None = None

    def __str__(self) -> str:
        return f"{self.channel}: {self.text[:50]}"


E = Example
LATE = "My parcel arrived nine days late and the lamp inside was smashed."
LONG_POST = "We walked along the river and talked about the old mill. " * 6

CASES: dict[Kind, tuple[list[Example], list[Example]]] = {
    Kind.HYPE: (
        [
            E("We built a revolutionary app for bakers."),
            E("Our world-class team is here."),
            E("Read about our amazing new collection.", "linkedin-post"),
            E("This is a game-changing way to bake."),
            E("It will blow your mind."),
            E("The best coffee is a must-have for our members."),
        ],
        [
            E("Thank you for an amazing evening, your soup was fantastic."),
            E("It must have been hard to hear that."),
            E("We saw a killer whale near the pier."),
            E("The results have not been proven yet."),
            E("It is not revolutionary, it is a lamp."),
            E("You did a brilliant job with the hedge."),
            E('She called the film "a revolutionary masterpiece" in the paper.'),
        ],
    ),
    Kind.URGENCY: (
        [
            E("LAST CHANCE!!"),
            E("Only 3 spots left."),
            E("Hurry, before it's too late."),
            E("Offer ends tonight."),
            E("While stocks last."),
        ],
        [
            E("It was the only room with a window."),
            E("Don't hurry, take your time."),
            E("The library closes at six."),
            E("In the last 7 days it rained twice."),
            E("I have only one question about the form."),
        ],
    ),
    Kind.PRESSURE: (
        [
            E("Don't miss out!"),
            E("You'd be crazy not to try it."),
            E("After everything I've done for you, I expected more."),
            E("As per my last email, I need the figures."),
            E("Shame nobody cares about the club anymore."),
        ],
        [
            E("Last time 38 people came."),
            E("You owe me nothing for that."),
            E("I expect the train will be late."),
            E("It is fine if you cannot come."),
            E("We have not heard the choir yet."),
        ],
    ),
    Kind.CALL_TO_ACTION: (
        [
            E("Book your demo now!"),
            E("Shop now."),
            E("Click the link below."),
            E("Follow me for daily tips."),
            E("Link in bio.", "instagram-caption"),
            E("Tag three friends!", "facebook-post"),
        ],
        [
            E("Call me if the door sticks again."),
            E("I read your book on the train."),
            E("Click on Settings and then on Export.", "support-reply"),
            E("We shop at the market on Saturdays."),
            E("Book a demo for Tuesday at 10.", asked=True),
        ],
    ),
    Kind.LINK_WITH_PRICE: (
        [
            E("Use code SPRING20 for 20% off."),
            E("Buy it for £49 at https://shop.example.com/x today, our best offer ever."),
            E("Get 30% off. Order here: www.lamps.example."),
            E("Only $19, special offer, see lamps.com/sale."),
        ],
        [
            E("The bus costs 2 euros and goes every ten minutes."),
            E("You booked with us (code K7QPLM) in March."),
            E("The report is at https://example.org/report."),
            E("It is £49, here: https://shop.example.com/x", asked=True),
            E("What is the dress code for Saturday?"),
        ],
    ),
    Kind.UNASKED_PITCH: (
        [
            E("We offer tailored packages for every budget."),
            E("Get 30% off all shoes."),
            E("Our software saves you hours every week."),
            E("Why not try our Sensitive Line instead?"),
            E("You could start with a free trial of the tool."),
        ],
        [
            E("It took a great deal of work to mend the roof."),
            E("How do you deal with the noise?"),
            E("Are you free on Tuesday?"),
            E("The bread is gluten-free and still warm."),
            E("We offer tailored packages from 200 euros.", asked=True),
        ],
    ),
    Kind.SHOUTING: (
        [
            E("Come and see it!!"),
            E("You NEED to read this."),
            E("See you there! It will be fun!"),
            E("WHY IS THIS STILL BROKEN"),
            E("Really???"),
        ],
        [
            E("See you on Saturday!"),
            E("The API returns PDF files to our users in the USA."),
            E("Our SEO guide covers HTML and CSS. #GROWTH"),
            E("I work for NASA and BMW."),
            E("IKEA in Graz, please ask for ANNA."),
        ],
    ),
    Kind.BROADCAST: (
        [
            E("We are thrilled to announce our new shop."),
            E("Excited to share that I joined the council.", "linkedin-post"),
            E("Big news!"),
            E("It's finally here!"),
            E("Acme is proud to announce a new lift."),
        ],
        [
            E("I was proud of my daughter yesterday."),
            E("I'm happy to share my notes if that helps.", "dm"),
            E("They announced the winner at noon."),
            E("Is the new road finally open?"),
            E("I was excited to read your letter."),
        ],
    ),
    Kind.INSTITUTIONAL_WE: (
        [
            E("We value your feedback."),
            E("We take all complaints very seriously."),
            E("Please be advised that the lift is closed."),
            E("At Acme we pride ourselves on our service."),
            E("We apologise for any inconvenience caused."),
        ],
        [
            E("We met at the lake and talked about bees."),
            E("We fixed the door this morning."),
            E("At noon we had soup."),
            E("Do you value your time more than money?"),
            E("I am sorry that you had to wait."),
        ],
    ),
    Kind.MASS_ADDRESS: (
        [
            E("Hey guys, the shop is open."),
            E("Dear valued customers, we are moving."),
            E("Dear customer, thanks for writing.", "support-reply"),
            E("To whom it may concern, I am writing about the flat."),
            E("Hello LinkedIn!", "linkedin-post"),
        ],
        [
            E("Dear parents of Class 3b, the trip is on Friday."),
            E("Hi Team Badgers! You were quick."),
            E("Hi all, the printer works again.", "slack-message"),
            E("Dear Mrs Okafor, thank you for writing."),
            E("The guys from the workshop came at nine."),
        ],
    ),
    Kind.BUZZWORD: (
        [
            E("We leverage data to bake better bread."),
            E("A holistic approach to plumbing."),
            E("Let's circle back on Monday."),
            E("Seamless synergies for your team."),
            E("We unlock growth for bakeries."),
        ],
        [
            E("Can you unlock the door for me?"),
            E("A lever gives you leverage."),
            E("The needle moved on the dial."),
            E("I touched the base of the lamp."),
            E("We sat and watched the sunset."),
        ],
    ),
    Kind.DEFENSIVE: (
        [
            E("As clearly stated on the website, no refunds.", "reply-to-complaint", LATE),
            E("You should have read the manual.", "reply-to-complaint", LATE),
            E("Nobody else has complained about it.", "review-reply", LATE),
            E("I'm sorry you feel that way.", "reply-to-comment", LATE),
            E("That is simply not true.", "reply-to-comment", LATE),
        ],
        [
            E("You're right, the lamp should not have been smashed.", "review-reply", LATE),
            E("I read the manual yesterday."),
            E("Before you post the ad, ask the team."),
            E("I should have told you about the delay.", "reply-to-complaint", LATE),
            E("Thank you, I had it wrong and have changed it.", "reply-to-comment", LATE),
        ],
    ),
    Kind.IGNORES_THEM: (
        [
            E("We hope to see you again soon and wish you a lovely weekend.", "other", LATE),
            E("I understand your point and thank you for sharing it with us.", "other", LATE),
            E("Our shop is open every day and there is plenty to discover.", "other", LATE),
            E("Thank you for your feedback, it is important to all of us here.", "other", LATE),
        ],
        [
            E("Nine days is far too long, and then the lamp was in pieces.", "other", LATE),
            E("I am sorry about the smashed lamp and will send a new one today.", "other", LATE),
            E("Thank you, will do.", "other", LATE),
            E("We walked home along the river and it was a lovely evening for all."),
            E("A parcel should never travel for so long, and not end like this.", "other", LATE),
        ],
    ),
    Kind.FAKE_PERSONAL: (
        [
            E("I came across your impressive profile."),
            E("I was so impressed by your journey!", "linkedin-dm"),
            E("I hope this email finds you well.", "cold-email"),
            E("We have so much in common."),
            E("Great question! It runs on Linux."),
        ],
        [
            E("I came across your stall at the market on 3 May."),
            E("Your talk on dry stone walls changed how I build."),
            E("Hope you had a good trip.", "whatsapp"),
            E("That is a question I cannot answer."),
            E("My profile picture is ten years old."),
        ],
    ),
    Kind.UNDISCLOSED_INTEREST: (
        [
            E("I highly recommend Lumo, sign up with my link."),
            E("You should try Lumo, use my code ANNA10."),
            E("Have you tried Lumo? https://lumo.example/?ref=anna"),
            E("Stumbled upon this amazing tool, lumo.app, it changed my life."),
        ],
        [
            E("I highly recommend the bakery on Mill Lane."),
            E("I work for Lumo, so I am biased, but you should try it: lumo.app/?ref=anna"),
            E("Full disclosure: I get a commission. Use my code ANNA10, I recommend it."),
            E("You should try the soup, it is very good."),
            E("Have you tried restarting the router?"),
        ],
    ),
    Kind.OVER_APOLOGY: (
        [
            E("Sorry to bother you, but could you send the file?"),
            E("Sorry, I'm late. Sorry about the mess. Sorry again."),
            E("This is probably a stupid question, but where is the key?"),
            E("I hate to bother you, I know you're super busy."),
        ],
        [
            E("I'm sorry about the broken lamp.", "reply-to-complaint", LATE),
            E("Sorry, I missed the train. I will take the next one."),
            E("Could you send the file?"),
            E("She never apologised for the noise."),
        ],
    ),
    Kind.NO_WAY_TO_ANSWER: (
        [
            E("Please do not reply to this email."),
            E("This mailbox is not monitored."),
            E("We are thrilled to announce that the bridge over the river has been painted blue."),
            E("Our decision is final."),
        ],
        [
            E("Found a set of keys on Alder Lane this morning, by the bench."),
            E("We are thrilled to announce a blue bridge. Which colour would you have chosen?"),
            E("We value your feedback. You can reach me at anna@bridge.example about the paint."),
            E("I will reply to this letter tomorrow."),
        ],
    ),
    Kind.TOO_MANY_QUESTIONS: (
        [
            E("How are you? What do you do? Where do you live? Do you like it?"),
            E("Who? When? Where? Why?"),
            E("Is it red?\nIs it blue?\nIs it big?\nIs it old?"),
            E("Can you come? Shall I drive? At six? Or at seven? Or never?"),
        ],
        [
            E("How are you? What do you do?"),
            E("Is it red? Is it blue? Is it big? I hope so."),
            E("Really???? Yes."),
            E("No questions here."),
        ],
    ),
    Kind.TOO_LONG: (
        [
            E(LONG_POST, "x-post"),
            E(LONG_POST, "linkedin-connection-request"),
            E("a" * 281, "x-reply"),
            E("word " * 500, "instagram-caption"),
        ],
        [
            E(LONG_POST, "email"),
            E("a" * 280, "x-post"),
            E("a" * 280 + "\n\n", "x-post"),
            E("Short.", "linkedin-connection-request"),
        ],
    ),
}

"""What is said of a whole sentence that gets in the way, by kind of fault."""

from __future__ import annotations

from collections.abc import Mapping

from coach.domain import FindingKind

MESSAGES: Mapping[FindingKind, str] = {
    FindingKind.HYPE: "This praises without telling the reader anything they can check.",
    FindingKind.URGENCY: "This hurries the reader; let them decide when.",
    FindingKind.PRESSURE: "This pushes or reproaches the reader; a free choice is met more gladly.",
    FindingKind.CALL_TO_ACTION: "This only tells the reader what to do for you.",
    FindingKind.UNASKED_PITCH: "This is an offer nobody asked for; keep it until they do.",
    FindingKind.BROADCAST: "This sounds like an announcement, not like somebody talking.",
    FindingKind.INSTITUTIONAL_WE: "This speaks as an institution; say it as a person.",
    FindingKind.MASS_ADDRESS: "This speaks to everybody at once, so nobody feels meant.",
    FindingKind.BUZZWORD: "This is a set phrase that tells the reader nothing.",
    FindingKind.DEFENSIVE: "This defends or lectures; that is what the reader will hear.",
    FindingKind.FAKE_PERSONAL: "This flatters instead of showing real interest.",
    FindingKind.OVER_APOLOGY: "This makes you small; saying it once, plainly, is enough.",
    FindingKind.SHOUTING: "This is loud; the same words said quietly carry further.",
    FindingKind.LINK_WITH_PRICE: "This is a price tag nobody asked for; keep it until they do.",
    FindingKind.IGNORES_THEM: "This passes over what they wrote, or hides the answer.",
    FindingKind.TOO_MANY_QUESTIONS: "One question is answered, several are put off.",
    FindingKind.TOO_LONG: "The message is clearer without this.",
}

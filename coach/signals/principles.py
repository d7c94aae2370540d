"""Which principle stands behind which kind of finding."""

from __future__ import annotations

from coach.domain import FindingKind as Kind

PRINCIPLE: dict[Kind, str] = {
    Kind.HYPE: "no-hype",
    Kind.URGENCY: "no-pressure",
    Kind.PRESSURE: "no-pressure",
    Kind.CALL_TO_ACTION: "help-first",
    Kind.LINK_WITH_PRICE: "sell-only-when-asked",
    Kind.UNASKED_PITCH: "sell-only-when-asked",
    Kind.SHOUTING: "no-hype",
    Kind.BROADCAST: "two-way-not-broadcast",
    Kind.INSTITUTIONAL_WE: "be-a-person",
    Kind.MASS_ADDRESS: "relevance-over-reach",
    Kind.BUZZWORD: "skip-the-buzzwords",
    Kind.DEFENSIVE: "respect-disagreement",
    Kind.IGNORES_THEM: "listen-first",
    Kind.FAKE_PERSONAL: "people-not-prospects",
    Kind.UNDISCLOSED_INTEREST: "disclose-your-interest",
    Kind.OVER_APOLOGY: "ask-for-help-after-giving",
    Kind.NO_WAY_TO_ANSWER: "be-reachable",
    Kind.TOO_MANY_QUESTIONS: "ask-open-questions",
    Kind.TOO_LONG: "add-value",
}

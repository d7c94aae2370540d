"""Systems whose answer is a function of the case: the baselines without a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from coach.channels import channel
from coach.domain import Draft
from coach.pipeline import rules
from coach.pipeline.reading import read
from coach.pipeline.script import apply
from coach.text.sanitise import clean_final
from evals.datasets.cases import AdviceCase, RewriteCase
from evals.records import Generation
from evals.systems.ports import Suite

CaseT = TypeVar("CaseT", RewriteCase, AdviceCase)

# Says nothing wrong and nothing at all: a measure of politeness alone likes it.
TEMPLATE = (
    "Hello,\n\nThank you for your message. I understand how you feel, and I am sorry for any"
    " inconvenience. I would be glad to help. Could you tell me a little more about what"
    " matters to you?\n\nKind regards"
)
# Added to a draft that is left as it is.
STOCK_EMPATHY = (
    "I completely understand how you feel. Your feelings are valid, and I really appreciate"
    " you sharing this. Please know that I am here for you."
)
ADVICE_TEMPLATE = (
    "Be polite and honest. Show that you have listened, keep it short and friendly, and end"
    " with an open question."
)


@dataclass(frozen=True, slots=True)
class TextSystem(Generic[CaseT]):
    """Answers with `answer(case)`, whatever the seed."""

    name: str
    suite: Suite
    answer: Callable[[CaseT], str]

    def generate(self, case: CaseT, epoch: int, seed: int) -> Generation:
        """See System.generate."""
        text = self.answer(case)
        document = advice_document(case, text) if isinstance(case, AdviceCase) else None
        return Generation(
            suite=self.suite,
            system=self.name,
            case=case.id,
            text=text,
            epoch=epoch,
            document=document,
        )


def copy(case: RewriteCase) -> str:
    """The draft as it is."""
    return case.draft


def empty(_case: RewriteCase | AdviceCase) -> str:
    """Nothing."""
    return ""


def template(_case: RewriteCase) -> str:
    """One polite answer to everything."""
    return TEMPLATE


def stuffed(case: RewriteCase) -> str:
    """The draft with stock empathy behind it."""
    return f"{case.draft.rstrip()} {STOCK_EMPATHY}"


def reference(case: RewriteCase) -> str:
    """What a thoughtful person would send."""
    return case.references[0]


def by_rules(case: RewriteCase) -> str:
    """The program's edit without its model."""
    reading = read(draft_of(case))
    return clean_final(apply(rules.edit(reading), reading.units))


def advice_template(_case: AdviceCase) -> str:
    """One piece of sensible advice for everything."""
    return ADVICE_TEMPLATE


def draft_of(case: RewriteCase) -> Draft:
    """The case as its writer would give it to the program, who asked included."""
    return Draft(
        text=case.draft,
        channel=channel(case.channel),
        in_reply_to=case.in_reply_to,
        asked=case.asked,
    )


def advice_document(case: AdviceCase, text: str) -> dict[str, object]:
    """The program's document for advice of another origin: it cites nothing."""
    return {
        "id": case.id,
        "situation": case.situation,
        "advice": text,
        "principles": [],
        "cited": [],
        "in_scope": True,
    }

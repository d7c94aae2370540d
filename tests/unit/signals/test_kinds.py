"""What each kind of finding is found in, and what must never be taken for it."""

from __future__ import annotations

import pytest

from coach.channels import CHANNELS
from coach.domain import Draft, FindingKind
from coach.signals import PRINCIPLE, find
from tests.unit.signals.examples import CASES, Example

PRINCIPLE_IDS = """
listen-first two-way-not-broadcast people-not-prospects build-trust help-first
give-before-you-ask ask-for-help-after-giving sell-only-when-asked earn-the-mention no-hype
no-pressure let-others-vouch join-the-conversation add-value ask-open-questions be-reachable
answer-questions-in-public own-complaints-fast respect-disagreement serve-existing-customers
relevance-over-reach patience-most-wont-buy network-reach share-what-you-know
free-sample-no-strings be-a-person skip-the-buzzwords watch-trends-and-learn
disclose-your-interest
""".split()


def kinds(example: Example) -> set[FindingKind]:
    draft = Draft(
        text=example.text,
        channel=CHANNELS[example.channel],
        in_reply_to=example.in_reply_to,
        asked=example.asked,
    )
    return {finding.kind for finding in find(draft)}


@pytest.mark.parametrize(
    ("kind", "example"), [(k, e) for k, (yes, _) in CASES.items() for e in yes], ids=str
)
def test_found(kind: FindingKind, example: Example) -> None:
    assert kind in kinds(example)


@pytest.mark.parametrize(
    ("kind", "example"), [(k, e) for k, (_, no) in CASES.items() for e in no], ids=str
)
def test_not_found(kind: FindingKind, example: Example) -> None:
    assert kind not in kinds(example)


def test_every_kind_has_four_examples_for_and_against() -> None:
    assert set(CASES) == set(FindingKind)
    for kind, (found, not_found) in CASES.items():
        assert len(found) >= 4, kind
        assert len(not_found) >= 4, kind


def test_every_kind_has_one_of_the_29_principles() -> None:
    assert len(PRINCIPLE_IDS) == 29
    assert set(PRINCIPLE) == set(FindingKind)
    assert set(PRINCIPLE.values()) <= set(PRINCIPLE_IDS)

"""Tier A: each rule with a text that breaks it and one that comes close."""

from __future__ import annotations

import pytest

from evals.datasets.cases import GoldFinding
from evals.scorers.invariants import violations
from evals.scorers.invariants.turned import turned
from tests.unit.evals.scorers.kit import DRAFT, GOOD_DRAFT, REFERENCE, THREAD, complaint, good


def kinds(text, case=None):
    return {found.kind for found in violations(case or complaint(), text)}


def put(old, new):
    assert old in REFERENCE
    return REFERENCE.replace(old, new)


def test_the_reference_breaks_nothing():
    assert violations(complaint(), REFERENCE) == ()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("fact-lost", put("at 14:30 ", "")),
        ("fact-lost", put("14:30", "2:45 pm")),
        ("fact-lost", put("45 euros", "145 euros")),
        ("forbidden", put("on Tuesday", "on Tuesday, not on Wednesday,")),
        ("fact-invented", put("Anton", "It weighs 17 kilos. Anton")),
        ("fact-invented", put("My colleague", "My colleague Jolanda")),
        ("fact-invented", put("Anton", "See www.wheels.example. Anton")),
        ("fact-invented", put("Anton", "I have already spoken to the team. Anton")),
        ("promise-made", put("Does that", "I will refund you. Does that")),
        ("promise-made", put("Does that", "We can offer you a discount next time. Does that")),
        ("promise-made", put("Does that", "This will never happen again. Does that")),
        ("promise-made", put("Does that", "I'd be glad to give you a free session. Does that")),
        ("negation-lost", put("did not arrive", "did arrive")),
        ("polarity-turned", put("tested your bike", "has not tested your bike")),
        ("polarity-turned", put("It is ready", "It isn't ready")),
        ("role-swapped", put("My colleague tested", "Your colleague tested")),
        ("role-swapped", put("tested your bike", "tested my bike")),
        ("role-swapped", put("Anton", "Ruth").replace("Hi Ruth", "Hi Anton", 1)),
        ("preamble", "Here is the rewritten message:\n\n" + REFERENCE),
        ("preamble", "Sure, here's a warmer version:\n" + REFERENCE),
        ("preamble", "I've rewritten your message:\n" + REFERENCE),
        ("preamble", "**Rewrite:** " + REFERENCE),
        ("preamble", "As an AI language model I cannot know this. " + REFERENCE),
        ("preamble", REFERENCE + "\n\nThis version keeps the facts."),
        ("preamble", REFERENCE + "\n(Note: I removed the pitch.)"),
        ("preamble", REFERENCE + "\n\nI hope this helps!"),
        ("preamble", REFERENCE + "\nLet me know if you want me to change anything."),
        ("wrapped", f'"{REFERENCE}"'),
        ("wrapped", f"```\n{REFERENCE}\n```"),
        ("wrapped", f'{{"rewrite": "{REFERENCE}"}}'),
        ("placeholder", REFERENCE + "\nBest,\n[Your Name]"),
        ("placeholder", REFERENCE + "\nBest,\nYour Name"),
        ("placeholder", put("Anton", "Call {{phone}}. Anton")),
        ("placeholder", put("Anton", "Call us on XXX. Anton")),
        ("leak", REFERENCE + "<|im_end|>"),
        ("leak", REFERENCE + "</s>"),
        ("leak", REFERENCE + "\n### Response:"),
        ("leak", REFERENCE + "\nHuman: make it shorter"),
        ("leak", "KEEP 1: yes\n" + REFERENCE),
        ("language", "Hola Ruth, la rueda no llegó hasta el viernes y la bici está lista ya."),
        ("language", REFERENCE + " 请告诉我您的想法。"),
        ("repeated", REFERENCE + " The spare wheel did not arrive until Friday."),
        ("repeated", f"{REFERENCE}\n\n{DRAFT}"),
        ("repeated", REFERENCE + " I am I am I am I am I am"),
        ("echo", f"{REFERENCE}\n\n{THREAD}"),
        ("cut-off", REFERENCE.removesuffix("Anton") + "My colleague tested your bi"),
        ("cut-off", REFERENCE.removesuffix("Does that time suit you for work? Anton") + "And the"),
        ("empty", " \n"),
    ],
)
def test_what_breaks_a_rule(kind, text):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        put("14:30", "2:30 pm"),
        put("45 euros", "€45"),
        put("did not arrive", "didn't arrive"),
        put("did not arrive until Friday", "arrived only on Friday"),
        put("is not right", "should not have happened"),
        put("is not right", "is too much"),
        put("My colleague tested", "A colleague tested"),
        put("Does that time suit you for work?", "Does Tuesday not suit you?"),
        put("Does that time suit you for work?", "I'll look at it again if anything is off."),
        put("Does that time suit you for work?", "Note that rain is on its way."),
        put("Does that time suit you for work?", "You wrote “nobody from your workshop rang me”."),
        put("Anton", "Ha ha ha. Anton"),
        put("Anton", "🙂 Anton"),
        put("waiting from nine", "“waiting” from nine"),
        put("Hi Ruth", "Hello Ruth"),
        put("I'm sorry", "that is a naïve way to treat you, I'm sorry"),
    ],
)
def test_what_comes_close_to_breaking_a_rule(text):
    assert violations(complaint(), text) == ()


def test_what_a_finding_covers_may_turn():
    fault = GoldFinding(text="did not arrive", kind="defensive", principle="listen-first")
    case = complaint(findings=(*complaint().findings, fault))
    assert "negation-lost" not in kinds(put("did not arrive", "did arrive"), case)


def test_the_thread_may_be_quoted_and_its_offers_named():
    case = complaint(in_reply_to=THREAD + " I want a refund.")
    text = put("Does that", "About the refund: come and see me. Does that")
    assert "promise-made" not in kinds(text, case)


def test_the_limit_is_counted_as_the_platform_counts():
    draft = "Six bowls are left, see https://pots.example/" + "a" * 300
    case = complaint(
        channel="x-post",
        limit=280,
        in_reply_to="",
        draft=draft + " hurry!!!",
        must_keep=(("Six bowls",),),
        findings=(),
        references=(draft,),
    )
    assert "too-long" not in kinds(draft, case), "an address counts 23"
    assert "too-long" in kinds(draft + " and so on" * 30, case)


def test_words_of_a_prompt_are_a_leak_unless_they_are_the_writers_own():
    from coach import resources
    from evals.scorers.words import words

    prompts = sorted(resources.folder("prompts").iterdir(), key=lambda file: file.name)
    prompt = next(file for file in prompts if file.name.endswith(".j2"))
    taken = " ".join(words(prompt.read_text("utf-8"))[20:32])
    assert "leak" in kinds(f"{REFERENCE} {taken}")
    assert "leak" not in kinds(f"{REFERENCE} {taken}", complaint(draft=f"{DRAFT} {taken}"))


def test_a_short_draft_has_no_language():
    case = complaint(draft="ok", in_reply_to="", must_keep=(), findings=(), references=("Okay!",))
    assert kinds("Okay, that is fine with me, see you there.", case) == set()


def test_a_good_draft_is_left_alone():
    case = good()
    assert violations(case, GOOD_DRAFT) == ()
    assert violations(case, f"  {GOOD_DRAFT}\n".replace(". ", ".\n")) == ()
    assert kinds(GOOD_DRAFT.replace("beans", "peas"), case) == {"good-draft-changed"}
    assert kinds("", case) == {"empty"}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("did not arrive", "arrived", "negation-lost"),
        ("did not arrive", "did arrive", "negation-lost"),
        ("tested your bike", "never tested your bike", "polarity-turned"),
        ("and the repair", "and no repair", "polarity-turned"),
        ("My colleague", "Your colleague", "role-swapped"),
        ("Your colleague", "His colleague", None),
        ("is ready", "is nearly ready", None),
    ],
)
def test_one_word_turned_round_between_words_that_stayed(old, new, kind):
    draft = REFERENCE.replace("My colleague", "Your colleague") if "Your" in old else REFERENCE
    found = list(turned(complaint(draft=draft, findings=()), draft.replace(old, new)))
    assert [one.kind for one in found] == ([kind] if kind else [])


def test_a_question_or_another_sentence_turns_nothing():
    case = complaint(draft=REFERENCE, findings=())
    assert not list(turned(case, put("Does that time", "Does not that time")))
    assert not list(turned(case, put("The spare wheel did not arrive until Friday. ", "")))
    assert not list(turned(case, put("did not arrive until Friday", "came in on Friday at last")))

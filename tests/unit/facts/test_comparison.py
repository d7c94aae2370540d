"""What counts as kept, missing and invented."""

import pytest

from coach.channels import channel
from coach.domain import Draft
from coach.facts import check, must_keep
from coach.signals import find


def missing(draft: str, rewrite: str, **more: object) -> tuple[str, ...]:
    return check(Draft(text=draft), rewrite, **more).missing  # type: ignore[arg-type]


def invented(draft: str, rewrite: str, **more: object) -> tuple[str, ...]:
    return check(Draft(text=draft), rewrite, **more).invented  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("draft", "rewrite"),
    [
        ("We cut waste by 20%.", "Waste went down by twenty percent."),
        ("We meet on Tuesday.", "Tues is our day."),
        ("We meet on Saturday 9 November.", "It is on 9 November."),
        ("It starts at 3pm.", "It starts at 15:00."),
        ("It starts at half past three.", "It starts at 3:30 pm."),
        ("The room has 2 doors.", "The room has two doors."),
        ("A ticket is €20.", "A ticket costs 20 euros."),
        ("I saw Sarah Miller there.", "Sarah was there."),
        ("The walk takes 15 min.", "It is a 15-minute walk."),
        ("Call +44 20 7946 0018.", "Call 020 7946 0018."),
        ("It doesn't work on Linux.", "On Linux it does not work."),
        ("We meet at 10-12.", "We meet from 10:00 to 12:00."),
        ("Due 12/03/2026.", "Due March 12, 2026."),
    ],
)
def test_the_same_in_other_words(draft: str, rewrite: str) -> None:
    found = check(Draft(text=draft), rewrite)
    assert found.missing == ()
    assert found.invented == ()


@pytest.mark.parametrize(
    ("draft", "rewrite", "lost"),
    [
        ("We meet on 12 March.", "We meet in spring.", "12 March"),
        ("We meet on 12 March.", "We meet on 13 March.", "12 March"),
        ("We open on 12 June at Mill Street 12.", "We open at Mill Street 12.", "12 June"),
        ("We drilled 14 wells.", "We drilled wells.", "14"),
        ("Write to jo@example.com.", "Write to us.", "jo@example.com"),
        ("Bring it to Leeds.", "Bring it along.", "Leeds"),
        ("It runs for 30 days.", "It runs for 30 hours.", "30 days"),
        ("The app does not work on old phones.", "The app works on old phones.", "not work"),
    ],
)
def test_missing(draft: str, rewrite: str, lost: str) -> None:
    assert lost in missing(draft, rewrite)


@pytest.mark.parametrize(
    ("draft", "rewrite", "new"),
    [
        ("Sarah called.", "Sarah Miller called.", "Sarah Miller"),
        ("We meet soon.", "We meet on Friday.", "Friday"),
        ("It is cheap.", "It is €20.", "€20"),
        ("We helped 20 people.", "We helped 20%.", "20%"),
        ("It takes 3 days.", "It takes 3 weeks.", "3 weeks"),
        ("Write to us.", "Write to us at help.example.", "help.example"),
        ("It went well.", "My friend Jonas Weber says it went well.", "Jonas Weber"),
    ],
)
def test_invented(draft: str, rewrite: str, new: str) -> None:
    assert new in invented(draft, rewrite)


@pytest.mark.parametrize(
    "rewrite",
    [
        "It is cheap. One question: which two things would you change first?",
        "How do you do it today?",
        "OK, and what do you think?",
    ],
)
def test_ways_of_speaking_are_not_inventions(rewrite: str) -> None:
    assert invented("It is cheap.", rewrite) == ()


def test_the_reply_and_own_notes_are_sources() -> None:
    draft = Draft(text="Yes, we do.", in_reply_to="Do you ship to Norway for €20?")
    assert check(draft, "Yes, we ship to Norway for €20.").invented == ()
    sheet = ("Shipping to Norway takes 6 days.",)
    assert check(draft, "Yes, in 6 days.", known=sheet).invented == ()
    assert check(draft, "Yes, in 6 days.").invented == ("6 days",)


def kept_texts(draft: Draft, *, asked: bool) -> set[str]:
    return {fact.text for fact in must_keep(draft, find(draft), asked)}


def test_a_pitch_may_go_when_nobody_asked() -> None:
    draft = Draft(
        text="Hi Marta, on Saturday 9 November we open in Leeds. "
        "Use code LAUNCH30 for 30% off at shop.example/buy, only €49! Best, Jo",
        channel=channel("email"),
    )
    wanted = kept_texts(draft, asked=False)
    assert {"Marta", "Saturday 9 November", "Leeds", "Jo"} <= wanted
    assert not {"LAUNCH30", "30%", "€49"} & wanted


def test_what_answers_the_question_stays() -> None:
    draft = Draft(
        text="Great question!! A full groom costs £48, and matting is £10 extra. "
        "Upgrade to Deluxe for £72 now!",
        in_reply_to="How much is a full groom for a matted cockapoo?",
        asked=True,
    )
    wanted = kept_texts(draft, asked=True)
    assert "£48" in wanted
    assert "£10" in wanted
    assert "£72" not in wanted


def test_contact_data_always_stays() -> None:
    draft = Draft(text="Hurry, only today! Call 555-0128 or write to jo@example.com now!!!")
    assert {"555-0128", "jo@example.com"} <= kept_texts(draft, asked=False)


OFFER = (
    "Hi Tomas, we meet on Tuesdays. Only 5 places left at 89 euros a month!! "
    "Thousands of people love it 24/7. This offer ends on 12 June, so be quick!"
)


@pytest.mark.parametrize("asked", [False, True])
def test_facts_that_go_with_the_sales_talk_are_told(asked: bool) -> None:
    draft = Draft(text=OFFER, asked=asked)
    without = check(draft, "Hi Tomas, we meet on Tuesdays.", findings=find(draft), asked=asked)
    gone = {*without.left_out, *without.missing}
    assert {"5 places", "12 June"} <= gone or {"5", "12 June"} <= gone
    assert any(fact.startswith("89 euros") for fact in gone)
    assert "24" not in gone
    assert "Tuesdays" not in gone
    assert check(draft, OFFER, findings=find(draft), asked=asked).left_out == ()


def test_what_the_reader_said_first_is_not_told_as_left_out() -> None:
    draft = Draft(
        text="Hi Zahra, for 18 July we have the best artists, up to 40 brides a year!",
        in_reply_to="The wedding is on 18 July.",
    )
    assert check(draft, "Hi Zahra, yes.", findings=find(draft)).left_out == ("40",)


def test_what_is_not_said_any_more_is_not_listed_as_kept() -> None:
    draft = Draft(text="Nobody is ready for this. We don't open on 12 June.")
    found = check(draft, "We don't open on 12 June.")
    assert found.kept == ("don't open", "12 June")
    assert found.missing == ()

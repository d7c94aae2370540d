"""What the ledger finds, kind by kind, and what it leaves alone."""

import pytest

from coach.domain import FactKind
from coach.facts import ledger


def values(text: str, kind: FactKind) -> list[str]:
    return [fact.value for fact in ledger(text) if fact.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20% less", ["20%"]),
        ("twenty percent less", ["20%"]),
        ("20 per cent less", ["20%"]),
        ("two dogs", ["2"]),
        ("2 dogs", ["2"]),
        ("1,000 people", ["1000"]),
        ("1.000 people", ["1000"]),
        ("1000 people", ["1000"]),
        ("1 000 people", ["1000"]),
        ("1k people", ["1000"]),
        ("a thousand people", ["1000"]),
        ("3 million users", ["3000000"]),
        ("1.5 litres", ["1.5 litre"]),
        ("1,5 litres", ["1.5 litre"]),
        ("twenty-five boxes", ["25"]),
        ("a hundred and twenty boxes", ["120"]),
        ("between 10-12 people", ["10", "12"]),
        ("the 3rd night", ["nth:3"]),
        ("the third night", ["nth:3"]),
        ("15 min walk", ["15 minute"]),
        ("a 15-minute walk", ["15 minute"]),
        ("half an hour", ["30 minute"]),
        ("-3 °C at night", ["-3 degree"]),
        ("40h a week", ["40 hour"]),
        ("version 4.0.1", ["4.0.1"]),
        ("We ship Trailbird 3.2. They like it.", ["3.2"]),
        ("It runs on 3.2. They like it.", ["3.2"]),
        ("We open in May. 2 x 19.99 is fine.", ["2 times", "19.99"]),
        ("order 0048213355", ["0048213355"]),
        ("a dozen eggs", ["12"]),
        ("one question", []),
        ("one hour", ["1 hour"]),
        ("no figures at all", []),
    ],
)
def test_numbers(text: str, expected: list[str]) -> None:
    assert values(text, FactKind.NUMBER) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 12 March", ["--03-12"]),
        ("on March 12th", ["--03-12"]),
        ("on the 12th of March", ["--03-12"]),
        ("on 12/03/2026", ["2026-03-12"]),
        ("on 2026-03-12", ["2026-03-12"]),
        ("on 12 March 2026", ["2026-03-12"]),
        ("on 03/25/2026", ["2026-03-25"]),
        ("on Saturday 9 November", ["--11-09 sat"]),
        ("on Sat 14 Sept", ["--09-14 sat"]),
        ("on Tuesday", ["tue"]),
        ("on Tues", ["tue"]),
        ("tomorrow", ["tomorrow"]),
        ("tonight", ["today"]),
        ("since January", ["--01"]),
        ("in May", ["--05"]),
        ("12-19 July", ["--07-12", "--07-19"]),
        ("am 4. März", ["--03-04"]),
        ("you may march on", []),
        ("we sat in the sun", []),
        ("version 4.3. is out", []),
        ("on 4.3. we open", ["--03-04"]),
        ("Wir treffen uns am 4.3.", ["--03-04"]),
        ("We meet on Fri 4.3. Bring cake.", ["--03-04 fri"]),
        ("It runs on Trailbird 3.2. They like it.", []),
        ("It runs on 3.2. They like it.", []),
        ("It runs on 3.2.", []),
        ("We open in May. 2 x 19.99 is fine.", ["--05"]),
        ("We open in March\n12 people came.", ["--03"]),
        ("on Sept. 3", ["--09-03"]),
        ("We have room 2. May I come?", []),
        ("am 2. Mai", ["--05-02"]),
        ("call 020 7946 0018", []),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert values(text, FactKind.DATE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 3pm", ["15:00"]),
        ("at 15:00", ["15:00"]),
        ("at 3 p.m.", ["15:00"]),
        ("at 3:30 pm", ["15:30"]),
        ("half past three", ["03:30"]),
        ("at noon", ["12:00"]),
        ("at midnight", ["00:00"]),
        ("12 am", ["00:00"]),
        ("3-5pm", ["15:00", "17:00"]),
        ("um 18 Uhr", ["18:00"]),
        ("at 7 o'clock", ["07:00"]),
        ("this afternoon", []),
        ("a ratio of 3:2", []),
    ],
)
def test_times(text: str, expected: list[str]) -> None:
    assert values(text, FactKind.TIME) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€20", ["20 EUR"]),
        ("it is £220 and takes a day", ["220 GBP"]),
        ("40 € an hour", ["40 EUR/hour"]),
        ("20 EUR", ["20 EUR"]),
        ("20 euros", ["20 EUR"]),
        ("20€", ["20 EUR"]),
        ("twenty euros", ["20 EUR"]),
        ("$1.5k", ["1500 USD"]),
        ("€4.2M", ["4200000 EUR"]),
        ("£48,000 to £58,000", ["48000 GBP", "58000 GBP"]),
        ("£48-58k", ["48000 GBP", "58000 GBP"]),
        ("€29 per month", ["29 EUR/month"]),
        ("€29/month", ["29 EUR/month"]),
        ("€29 a month", ["29 EUR/month"]),
        ("CHF 150", ["150 CHF"]),
        ("the price is right", []),
        ("20 people", []),
    ],
)
def test_prices(text: str, expected: list[str]) -> None:
    assert values(text, FactKind.PRICE) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("See https://www.Example.com/a/.", FactKind.URL, ["example.com/a"]),
        ("see example.com, please", FactKind.URL, ["example.com"]),
        ("(more: shop.example/x)", FactKind.URL, ["shop.example/x"]),
        ("I love it.in the morning", FactKind.URL, []),
        ("write to Jo@Example.com.", FactKind.EMAIL, ["jo@example.com"]),
        ("thanks @NordBahn!", FactKind.HANDLE, ["@nordbahn"]),
        ("jo@example.com", FactKind.HANDLE, []),
        ("#BackToWork now", FactKind.TAG, ["#backtowork"]),
        ("we are #1", FactKind.TAG, []),
        ("call 555-0128", FactKind.PHONE, ["5550128"]),
        ("+44 20 7946 0018", FactKind.PHONE, ["+442079460018"]),
        ("(212) 555-0142", FactKind.PHONE, ["2125550142"]),
        ("Tel. 0161 496 0733", FactKind.PHONE, ["01614960733"]),
        ("on 2026-03-12", FactKind.PHONE, []),
        ("order 4512345678", FactKind.PHONE, []),
        ("from 2019-2023", FactKind.PHONE, []),
    ],
)
def test_addresses(text: str, kind: FactKind, expected: list[str]) -> None:
    assert values(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I met Sarah Miller in Leeds.", ["sarah miller", "leeds"]),
        ("Sarah's idea was good.", ["sarah"]),
        ("TimePilot is out.", ["timepilot"]),
        ("We use AWS here.", ["aws"]),
        ("Use code LAUNCH30 today.", ["launch30"]),
        ("our VX-9 sensor", ["vx-9"]),
        ("from Van Houten Flowers in Aalsmeer", ["van houten flowers", "aalsmeer"]),
        ("I start as Head of Logistics.", ["logistics"]),
        ("This is THE BEST DEAL EVER", []),
        ("Tomorrow we meet. Please bring cake.", []),
        ("Thanks for coming. Great work!", []),
        ("I'm sure we're fine.", []),
        ("See you.\n\nBest,\nMarguerite", ["marguerite"]),
        ("Linux: no. Windows: yes.", []),
        ("In stairwell B. Attendance is free.", []),
        ("P.S. Attendance is free.", []),
        ("2. Attendance is free.", []),
        ("Hiii Noor, how are you?", ["noor"]),
        ("Sooo Leeds it is.", ["leeds"]),
        ("It is Phase III of the AAA tour", ["phase iii", "aaa"]),
        ("We ADORE your bread.", []),
        ("You'll be FINE, it is so CLOSE.", []),
        ("She's REALLY close, they LOVED it.", []),
        ("We NHS nurses and I and IBM", ["nhs", "ibm"]),
        ("We love ADORE, the new Adore brand.", ["adore", "adore"]),
        ("I met J. Smith and Samuel L. Jackson.", ["smith", "samuel l. jackson"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert values(text, FactKind.NAME) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "never again" twice', ["never again"]),
        ("She said “never again” twice", ["never again"]),
        ("Er sagte „nie wieder“ dazu", ["nie wieder"]),
        ("Il dit « jamais » enfin", ["jamais"]),
        ("She said 'never again' twice", ["never again"]),
        ("the kids' room and the dogs' beds", []),
        ("don't, won't, can't", []),
    ],
)
def test_quotes(text: str, expected: list[str]) -> None:
    assert values(text, FactKind.QUOTE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It does not work.", ["not:work"]),
        ("It doesn't work.", ["not:work"]),
        ("It doesn’t work.", ["not:work"]),
        ("We never refunded it.", ["not:refund"]),
        ("No, sorry.", ["not:"]),
        ("Don't miss out!", []),
        ("It is not only fast.", []),
    ],
)
def test_negations(text: str, expected: list[str]) -> None:
    assert values(text, FactKind.NEGATION) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will refund you.", ["refund"]),
        ("I'll send you the invoice.", ["send:invoic"]),
        ("I’ll send you the invoice.", ["send:invoic"]),
        ("We guarantee delivery.", ["guarante:deliver"]),
        ("You will send it.", []),
        ("We won't send it.", []),
    ],
)
def test_promises(text: str, expected: list[str]) -> None:
    assert values(text, FactKind.PROMISE) == expected


def test_the_more_specific_reading_wins() -> None:
    facts = ledger("Mail jo@example.com, see example.com/20-off, 12 March, €20, 3pm.")
    kinds = [fact.kind for fact in facts]
    assert kinds == [
        FactKind.EMAIL,
        FactKind.URL,
        FactKind.DATE,
        FactKind.PRICE,
        FactKind.TIME,
    ]


def test_spans_hold_whole_characters() -> None:
    text = "Meet Zoe\u0301 Dubois 👩‍👩‍👧 at 5pm"
    for fact in ledger(text):
        assert text[fact.start : fact.end] == fact.text
    assert any(fact.text == "Zoe\u0301 Dubois" for fact in ledger(text))

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Meyer calls at 5 p.m. today.", ["Dr. Meyer calls at 5 p.m. today."]),
        ("We met at 5 p.m. Then we left.", ["We met at 5 p.m.", "Then we left."]),
        ("It costs 4.50. Fine.", ["It costs 4.50.", "Fine."]),
        ("See www.example.com. Thanks", ["See www.example.com.", "Thanks"]),
        ("no full stop\nnext line", ["no full stop", "next line"]),
        ("Great news 🎉 We open.", ["Great news 🎉", "We open."]),
        ("Thanks! 😀 Bye.", ["Thanks! 😀", "Bye."]),
        ('He said "stop." Then he left.', ['He said "stop."', "Then he left."]),
        ("Well... maybe. Yes", ["Well... maybe.", "Yes"]),
        ("1. First point\n2. Second point", ["1. First point", "2. Second point"]),
        ("I think J. Smith knows.", ["I think J. Smith knows."]),
        ("So do I. Really.", ["So do I.", "Really."]),
        ("P.S. We open late.", ["P.S. We open late."]),
        (
            "Bye. P. S. Bring cake. P.P.S. And tea.",
            ["Bye.", "P. S. Bring cake.", "P.P.S. And tea."],
        ),
        ("PS. We miss you.", ["PS. We miss you."]),
        ("Our apps. We made two.", ["Our apps.", "We made two."]),
        ("Some fruit, e.g. Kent apples. Fine.", ["Some fruit, e.g. Kent apples.", "Fine."]),
        ("The best one, i.e. Anna. Yes.", ["The best one, i.e. Anna.", "Yes."]),
        ("E. g. pears. Fine.", ["E. g. pears.", "Fine."]),
        ("Listen to Ep. 3 now. Bye.", ["Listen to Ep. 3 now.", "Bye."]),
        ("Ask Ing. Novak. He knows.", ["Ask Ing. Novak.", "He knows."]),
        ("Room no. 5 is free. Yes.", ["Room no. 5 is free.", "Yes."]),
        ("Linux: no. Windows: yes.", ["Linux: no.", "Windows: yes."]),
        ("no. thanks though", ["no.", "thanks though"]),
        ("In stairwell B. Attendance is free.", ["In stairwell B.", "Attendance is free."]),
        ("We need vitamin C. Anna has some.", ["We need vitamin C.", "Anna has some."]),
        ("Thanks, J. The door is open.", ["Thanks, J.", "The door is open."]),
        ("Samuel L. Jackson called.", ["Samuel L. Jackson called."]),
        ("We close in Dec. Attendance fell.", ["We close in Dec.", "Attendance fell."]),
        ("On Sat. Dec. 5 we open.", ["On Sat. Dec. 5 we open."]),
        (
            "It is max. 5 people. Ask Max. He knows.",
            ["It is max. 5 people.", "Ask Max.", "He knows."],
        ),
        (
            "It wasn't. Anna knows. We don’t. Bo does.",
            ["It wasn't.", "Anna knows.", "We don’t.", "Bo does."],
        ),
        ("It is 2 m. Anna measured.", ["It is 2 m.", "Anna measured."]),
        ("We ship 3.2. They like it.", ["We ship 3.2.", "They like it."]),
        ("2.\nSecond point", ["2.\nSecond point"]),
        ("1.\n2.\n\n3.\n- cake", ["1.", "2.", "3.", "- cake"]),
        ("It costs 2.\nSecond line", ["It costs 2.", "Second line"]),
        ("   \n\n ", []),
    ],
)
def test_splits_like_a_reader(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from("ab.!?…\"' \n1é🎉\u0301)("), max_size=80))
def test_spans_are_exact_ordered_and_lose_nothing_but_space(text: str) -> None:
    found = sentences(text)
    position = 0
    for sentence in found:
        assert text[sentence.start : sentence.end] == sentence.text
        assert not text[position : sentence.start].strip()
        assert sentence.text.strip() == sentence.text != ""
        position = sentence.end
    assert not text[position:].strip()

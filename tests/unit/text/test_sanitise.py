import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.text.sanitise import clean_final, clean_line, sanitise

HOSTILE = st.lists(
    st.sampled_from(
        ["\x1b]52;c;aGk=\x07", "\x1b[31m", "\x1b", "]0;t", "\x07", "\x9b", "\u202e", "\u2066", "a",
         "\U000e0041", "\r", "\n", "[", "m", "\x00", "\u200b", "é", "👩\u200d💻", "\u2028", "\\",
         "\t"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("plain text", "plain text"),
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("x\x1b]52;c;c2VjcmV0\x07y", "xy"),
        ("x\x1b]0;title\x1b\\y", "xy"),
        ("x\x1bPq#0\x1b\\y", "xy"),
        ("a\x1b\x1b[2Jb", "ab"),
        ("\x1b[\x1b[31m31mx", "31mx"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\u202eb\u2066c\u200bd\ufeff", "abcd"),
        ("smuggled\U000e0048\U000e0049", "smuggled"),
        ("family 👩‍👩‍👧 and e\u0301 stay", "family 👩‍👩‍👧 and e\u0301 stay"),
        ("tab\tstays", "tab\tstays"),
        ("bell\x07 null\x00", "bell null"),
    ],
)
def test_removes_what_a_terminal_obeys_and_keeps_what_people_write(raw: str, clean: str) -> None:
    assert sanitise(raw) == clean


@given(st.one_of(st.text(), HOSTILE))
def test_nothing_hidden_is_left_and_a_second_pass_changes_nothing(text: str) -> None:
    clean = sanitise(text)
    assert sanitise(clean) == clean
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in clean)
    assert not any(c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for c in clean)


@given(HOSTILE)
def test_a_line_is_one_line(text: str) -> None:
    assert "\n" not in clean_line(text)


@given(st.text(alphabet="ab \t\n\r", max_size=60))
def test_final_text_has_no_stray_white_space(text: str) -> None:
    final = clean_final(text)
    assert final == final.strip()
    assert "\n\n\n" not in final
    assert all(line == line.rstrip() for line in final.split("\n"))

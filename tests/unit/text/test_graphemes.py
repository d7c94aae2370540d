import subprocess
import sys

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from coach.text.graphemes import Clusters, length

TEXTS = st.text(
    alphabet=st.sampled_from(
        "ae \n\r\u0301\u00e9\u2019\u20ac\u00a9\u200d👩👧🇩🇪\ufe0f\u0e33\u1100\u1161"
    ),
    max_size=20,
)


@pytest.mark.parametrize(
    ("text", "seen"),
    [("", 0), ("plain", 5), ("“café” – 5 €", 12), ("cafe\u0301", 4), ("👩‍👩‍👧", 1), ("a\r\nb", 3)],
)
def test_length_is_what_a_reader_counts(text: str, seen: int) -> None:
    assert length(text) == seen


@given(TEXTS)
def test_length_agrees_with_segmentation(text: str) -> None:
    assert length(text) == len(regex.findall(r"\X", text))


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_spans_widen_to_the_nearest_boundaries(text: str, left: int, right: int) -> None:
    start, end = sorted((min(left, len(text)), min(right, len(text))))
    edges = [match.start() for match in regex.finditer(r"\X", text)] + [len(text)]
    assert Clusters(text).around(start, end) == (
        max(edge for edge in edges if edge <= start),
        min(edge for edge in edges if edge >= end),
    )


def test_a_character_in_the_middle_is_never_cut() -> None:
    clusters = Clusters("e\u0301👩‍👧x")
    assert [clusters.after(count) for count in range(5)] == [0, 2, 5, 6, 6]


def test_everyday_text_needs_no_segmentation() -> None:
    program = (
        "import sys; from coach.text.graphemes import Clusters, length;"
        "length('It’s 5 € – déjà vu…'); Clusters('It’s 5 €').around(2, 5);"
        "sys.exit('regex' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

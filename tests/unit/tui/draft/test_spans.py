"""Where findings stand: in lines, and after edits."""

from __future__ import annotations

import os

from hypothesis import given
from hypothesis import strategies as st

from tui.draft.spans import Span, by_line, line_starts, location, moved

TEXT = st.text(alphabet=st.sampled_from("ab é\t\n漢👍\u200d"), max_size=40)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(TEXT)
    edges = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(edges, edges), max_size=5))
    return text, [Span(min(pair), max(pair)) for pair in pairs]


@given(texts_with_spans())
def test_lines_hold_exactly_the_characters_of_the_spans(given: tuple[str, list[Span]]) -> None:
    text, spans = given
    starts = line_starts(text)
    marked = {
        starts[line] + column
        for line, parts in by_line(text, spans).items()
        for part in parts
        for column in range(part.start, part.end)
    }
    assert marked == {at for span in spans for at in range(*span) if text[at] != "\n"}
    lines = text.split("\n")
    for line, parts in by_line(text, spans).items():
        assert all(0 <= part.start < part.end <= len(lines[line]) for part in parts)


@given(TEXT, st.data())
def test_a_location_is_where_the_editor_counts_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = location(text, offset)
    assert line == text[:offset].count("\n")
    assert len("\n".join(text.split("\n")[:line])) + (line > 0) + column == offset


@given(texts_with_spans(), TEXT, st.data())
def test_spans_keep_their_words_or_go(
    given: tuple[str, list[Span]], put: str, data: st.DataObject
) -> None:
    old, spans = given
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    new = old[:start] + put + old[end:]
    for span in moved(spans, old, new):
        assert any(old[each.start : each.end] == new[span.start : span.end] for each in spans)
    # Where one of several equal letters was put in cannot be told afterwards.
    same = len(os.path.commonprefix([old, new]))  # noqa: RUF071 - letters are compared
    far = [s for s in spans if s.start < s.end and (s.end <= same or s.start >= max(end, same))]
    assert len(moved(spans, old, new)) >= len(far)


def test_what_is_typed_before_a_span_moves_it_and_inside_ends_it() -> None:
    assert moved([Span(4, 7)], "one two", "so one two") == [Span(7, 10)]
    assert moved([Span(0, 3)], "one two", "one two!") == [Span(0, 3)]
    assert moved([Span(4, 7)], "one two", "one t-wo") == []
    assert moved([Span(0, 3), Span(4, 7)], "one two", "") == []

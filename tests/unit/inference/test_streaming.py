from hypothesis import given
from hypothesis import strategies as st

from coach.inference.streaming import TextStream


def run(chunks: list[bytes], stop: tuple[str, ...] = ()) -> tuple[list[str], bool]:
    stream = TextStream(stop)
    shown = [stream.push(chunk) for chunk in chunks]
    return [*shown, stream.finish()], stream.stopped


def test_a_character_cut_in_two_appears_whole() -> None:
    euro = "€".encode()
    assert run([b"5 ", euro[:1], euro[1:]])[0] == ["5 ", "", "€", ""]


def test_bytes_that_are_no_text_are_replaced_not_raised() -> None:
    assert "".join(run([b"a\xff", b"\xe2\x82"])[0]) == "a\ufffd\ufffd"


def test_a_stop_string_across_chunks_ends_the_text_before_it() -> None:
    shown, stopped = run([b"fine <", b"|im", b"_end|> more"], ("<|im_end|>",))
    assert "".join(shown) == "fine "
    assert stopped


def test_what_only_looked_like_a_stop_string_is_shown() -> None:
    shown, stopped = run([b"a <|", b"b"], ("<|im_end|>",))
    assert "".join(shown) == "a <|b"
    assert not stopped


@given(
    st.text(max_size=40), st.integers(1, 5), st.lists(st.text(min_size=1, max_size=4), max_size=3)
)
def test_nothing_is_lost_or_shown_twice(text: str, size: int, stop: list[str]) -> None:
    data = text.encode("utf-8", "ignore")
    text = data.decode()
    chunks = [data[i : i + size] for i in range(0, len(data), size)]
    shown = "".join(run(chunks, tuple(stop))[0])
    assert text.startswith(shown)
    assert not any(mark in shown for mark in stop)
    if not any(mark in text for mark in stop):
        assert shown == text

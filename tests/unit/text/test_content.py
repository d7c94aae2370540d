from coach.text.content import content, stem


def test_content_leaves_grammar_out_and_matches_inflections() -> None:
    assert content("The deliveries were delayed by 5 days") == [
        "delivery",
        "delay",
        "5",
        "day",
    ]
    assert stem("delays") == stem("delayed") == stem("delaying")


def test_apostrophes_do_not_matter() -> None:
    assert content("don’t worry") == content("don't worry")

"""Web addresses in running text, with or without a scheme."""

from __future__ import annotations

from collections.abc import Iterator

from coach.text.patterns import Pattern

# Endings people write without a scheme; ".example", ".test" and ".invalid" are
# reserved for documentation (RFC 2606) and stand in the bundled examples.
_TLD = "|".join(
    """com org net io co uk de fr es it nl pt at ch be eu us ca au se no dk fi pl cz ie dev app ai
    me info biz shop store club design studio online site blog news tv ly gg to edu gov example
    test invalid in jp br mx nz za tech cloud so xyz art coffee health care love fm""".split()
)
_WORDLIKE_TLDS = frozenset("it in so me to no at be us love care art".split())
_URL = Pattern(
    r"(?<![\w@.])(?:https?://[^\s<>\"“”«»]+|www\.[^\s<>\"“”«»]+"
    rf"|(?P<bare>[a-z0-9](?:[\w-]*\w)?(?:\.[\w-]+)*\.(?P<tld>{_TLD}))(?![\w@-]|\.\w)"
    r"(?P<path>(?::\d+)?[/?#][^\s<>\"“”«»]*)?)"
)
_TRAILING = ".,;:!?'’\"*_)]}>…"


def web_addresses(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the addresses of `text`, without punctuation that follows them."""
    for match in _URL.finditer(text):
        if match["bare"]:
            tld = match["tld"]
            one_word = not match["path"] and match["bare"].count(".") == 1
            if tld.lower() in _WORDLIKE_TLDS and one_word:
                continue  # "sure.in the morning": a forgotten space, not an address
            if tld not in {tld.lower(), tld.upper()}:
                continue
        yield match.start(), match.start() + len(_without_trailing(match.group()))


def _without_trailing(url: str) -> str:
    while url and url[-1] in _TRAILING:
        if url[-1] == ")" and url.count("(") >= url.count(")"):
            break
        url = url[:-1]
    return url

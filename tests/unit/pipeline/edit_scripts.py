"""Drafts and edit scripts of any form, for property tests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import strategies as st

from coach.pipeline.operations import FAULTS, Edits, numbered
from coach.pipeline.script import DROP, KEEP, Edit, EditScript, soften
from coach.text.anatomy import Unit, units

MESSAGE = (
    "Hi Petra,\n\nNobody else has complained. A technician could MAYBE come on Tuesday. "
    "The shop is open until 18:00.\n\nBest,\nIvo\n#heating"
)

_GAPS = st.sampled_from([" ", "\n", "\n\n"])
_SENTENCES = st.sampled_from(
    ["We open on Sunday.", "Book NOW!", "is it you", "Which day?", "Thanks, Mira.", "- one", "🎉"]
)


@st.composite
def _messages(draw: st.DrawFn) -> str:
    """Greeting, sentences, sign-off and tags, each there or not."""
    parts = [draw(st.sampled_from(["", "Hi Tom,", "Hello all!", "Subject: Tea"]))]
    parts += draw(st.lists(_SENTENCES, max_size=5))
    parts += draw(st.sampled_from([[], ["Best,", "Ivo"], ["Cheers"], ["Ivo"]]))
    parts += draw(st.sampled_from([[], ["#leeds"], ["#tea #cake"]]))
    text = ""
    for part in parts:
        text += (draw(_GAPS) if text else "") + part
    return text


def drafts() -> st.SearchStrategy[Sequence[Unit]]:
    """The units of messages as people write them, and of any text."""
    return (_messages() | st.text(max_size=60)).map(units)


def one_line() -> st.SearchStrategy[str]:
    """Texts that an edit script can hold letter for letter."""
    return (
        st.text(min_size=1, max_size=40)
        .map(lambda text: " ".join(text.replace('"', "”").split()))
        .filter(bool)
    )


@st.composite
def edits_of(draw: st.DrawFn, found: Sequence[Unit], texts: st.SearchStrategy[str]) -> Edits:
    """Edits of the numbered units of `found`, and added lines, in any combination."""
    edits: list[Edit] = [KEEP] * len(found)
    faults = {}
    for index in numbered(found):
        edit = draw(st.just(KEEP) | st.just(DROP) | texts.map(soften))
        if edit != KEEP:
            edits[index] = edit
            faults[index] = draw(st.sampled_from(FAULTS))
    added = st.just("") | texts
    return Edits(EditScript(tuple(edits), draw(added), draw(added)), faults)


_TOKEN = re.compile(
    r"""(?P<space>\s+) | "(?P<literal>(?:[^"\\]|\\.)*)" | (?P<kind>\[(?:[^\]\\]|\\.)*\])"""
    r"""| (?P<rule>[a-z]+) | (?P<sign>[()|?]|\{[\d,]+\})""",
    re.VERBOSE,
)


def pattern(grammar: str) -> re.Pattern[str]:
    """A regular expression for what a GBNF grammar without recursion admits."""
    rules = dict(line.split(" ::= ", 1) for line in grammar.splitlines())

    def expression(rule: str) -> str:
        made, source, at = "", rules[rule], 0
        while at < len(source):
            token = _TOKEN.match(source, at)
            assert token is not None, f"not understood: {source[at:]}"
            at = token.end()
            if token["literal"] is not None:
                plain = token["literal"].replace("\\n", "\n").replace('\\"', '"')
                made += re.escape(plain)
            elif token["rule"]:
                made += f"(?:{expression(token['rule'])})"
            else:
                made += token["kind"] or token["sign"] or ""
        return made

    return re.compile(expression("root"))

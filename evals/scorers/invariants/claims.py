"""Nothing given away and nothing claimed to be done that nobody spoke of.

The fact reader knows a promise by "I will" and a verb. These are the things that
language models like to hand out in other words ("we can offer you a discount").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.text.content import content
from evals.datasets.cases import RewriteCase
from evals.records import Violation

_GOODS = re.compile(
    r"""\b(?: refund\w* | reimburs\w+ | compensat\w+ | vouchers? | coupons? | discount\w*
      | replacements? | goodwill\ \w+ | gift\ cards? | rebates? | consultations? | demos?
      | free\ (?:trial|consultation|sample|session|call|month|copy|delivery|shipping|quote)s?
      | guarantee\w* | warrant(?:y|ies) | money\ back
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NEVER_AGAIN = re.compile(
    r"\b(?:(?:will|does) not|won['’]t|doesn['’]t|never) (?:ever )?happens? again\b", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:i|we)(?:['’]ve| have) (?:already |now |since |just )?(?P<verb>spoken|talked|informed"
    r"|contacted|notified|escalated|forwarded|alerted|reported|passed|raised|arranged|updated"
    r"|fixed|resolved|refunded|cancelled|canceled|trained|reminded|instructed|launched)\b",
    re.IGNORECASE,
)


def claims(case: RewriteCase, text: str) -> Iterator[Violation]:
    """No gift, guarantee or deed that neither the draft nor the thread speaks of."""
    source = f"{case.draft}\n{case.in_reply_to}"
    known = set(content(source))
    for found in _GOODS.finditer(text):
        if not set(content(found.group())) <= known:
            yield Violation(kind="promise-made", evidence=found.group())
            return
    vow = _NEVER_AGAIN.search(text)
    if vow and not re.search(r"\bagain\b", source, re.IGNORECASE):
        yield Violation(kind="promise-made", evidence=vow.group())
    for found in _DONE.finditer(text):
        if not set(content(found["verb"])) & known:
            yield Violation(kind="fact-invented", evidence=found.group())
            return

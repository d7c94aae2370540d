"""The values that every part of the program passes on.

All of them are immutable. Spans are offsets in code points of the text they
refer to (Python string indices), half open, and never cut a grapheme cluster.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from coach.channels import OTHER, Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the user wants to send. `asked` is None when the user did not say
    whether the reader asked about the offer."""

    text: str
    channel: Channel = OTHER
    in_reply_to: str = ""
    asked: bool | None = None


class Style(StrEnum):
    """How a message can be asked to sound instead."""

    WARMER = "warmer"
    SHORTER = "shorter"
    DIRECT = "direct"
    CASUAL = "casual"
    FORMAL = "formal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person asked to have changed in a rewrite.

    `keep` and `drop` are sentences or words, verbatim from the text (the draft or
    the version under discussion), that must stay or must go. `note` is the request
    in the user's own words, for the model.
    """

    styles: tuple[Style, ...] = ()
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    note: str = ""


class FindingKind(StrEnum):
    """What can stand between a draft and a good answer."""

    HYPE = "hype"
    URGENCY = "urgency"
    PRESSURE = "pressure"
    CALL_TO_ACTION = "call-to-action"
    LINK_WITH_PRICE = "link-with-price"
    UNASKED_PITCH = "unasked-pitch"
    SHOUTING = "shouting"
    BROADCAST = "broadcast"
    INSTITUTIONAL_WE = "institutional-we"
    MASS_ADDRESS = "mass-address"
    BUZZWORD = "buzzword"
    DEFENSIVE = "defensive"
    IGNORES_THEM = "ignores-them"
    FAKE_PERSONAL = "fake-personal"
    UNDISCLOSED_INTEREST = "undisclosed-interest"
    OVER_APOLOGY = "over-apology"
    NO_WAY_TO_ANSWER = "no-way-to-answer"
    TOO_MANY_QUESTIONS = "too-many-questions"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in the draft worth changing: where, what, why, by which principle.

    `suggestion` replaces exactly the span ("" deletes it); None where only the
    writer can know what to say instead. `message` is one sentence.
    """

    start: int
    end: int
    text: str
    kind: FindingKind
    message: str
    principle: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """`score` 0-100; `dimensions` 0-1 each, 1 is good; see coach.signals.score."""

    score: int
    dimensions: dict[str, float]
    findings: tuple[Finding, ...]


class FactKind(StrEnum):
    """What a rewrite must carry over exactly."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    PRICE = "price"
    URL = "url"
    EMAIL = "email"
    PHONE = "phone"
    HANDLE = "handle"
    TAG = "tag"
    NAME = "name"
    QUOTE = "quote"
    NEGATION = "negation"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as it stands in a text. Two facts are the same when `kind` and
    `value` are: `value` is canonical ("twenty percent" and "20%" share one)."""

    kind: FactKind
    text: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FactCheck:
    """A rewrite's facts against what it may say; surface forms, in order.

    `kept` and `missing` are the draft's, `invented` the rewrite's. `left_out` are
    facts of the draft that may go, and went, with the sales talk around them.
    """

    kept: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class FailureKind(StrEnum):
    """Why a candidate may not be shipped."""

    EMPTY = "empty"
    FACT_MISSING = "fact-missing"
    FACT_INVENTED = "fact-invented"
    PROMISE_INVENTED = "promise-invented"
    NEGATION_LOST = "negation-lost"
    POLARITY_FLIPPED = "polarity-flipped"
    ROLE_FLIPPED = "role-flipped"
    PREAMBLE = "preamble"
    PLACEHOLDER = "placeholder"
    LEAK = "leak"
    LANGUAGE = "language"
    TOO_LONG = "too-long"
    PITCH = "pitch"
    OBEYED_DRAFT = "obeyed-draft"
    DEGENERATE = "degenerate"


@dataclass(frozen=True, slots=True)
class GuardFailure:
    """`message` is written so that it can be shown to a user and to the model."""

    kind: FailureKind
    message: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A before/after pair on a card or in knowledge/pairs."""

    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What retrieval returns and a citation points to: a principle of ours, or a
    passage of the user's own notes (`origin` "user", `id` starting with "my/")."""

    id: str
    title: str
    rule: str
    sources: tuple[str, ...] = ()
    origin: str = "builtin"


@dataclass(frozen=True, slots=True)
class Retrieved:
    """One piece of guidance with its fused score in 0-1, best first."""

    guidance: Guidance
    score: float


@dataclass(frozen=True, slots=True)
class Change:
    """One edit between draft and rewrite. `before` or `after` may be empty.

    `principle` is an id that was retrieved or that a finding named, or "".
    """

    before: str
    after: str
    reason: str
    principle: str = ""


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which model answered; `adapter` is None without one."""

    name: str
    sha256: str
    adapter: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """A candidate that was considered. `origin` is "model", "edit" or "draft"."""

    text: str
    origin: str
    passed: bool
    failures: tuple[str, ...] = ()
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteResult:
    """Everything about one rewrite; the JSON document of the contract.

    `raw` is no part of that document: the message as the model's first answer makes it,
    before anything was checked or chosen, "" when the model was not asked.
    """

    id: str
    draft: str
    rewrite: str
    changed: bool
    asked: bool
    channel: str
    limit: int | None
    passed: bool
    findings: tuple[Finding, ...]
    facts: FactCheck
    principles: tuple[Retrieved, ...]
    changes: tuple[Change, ...]
    variants: tuple[Variant, ...]
    score_before: int
    score_after: int
    model: ModelInfo
    timings_ms: dict[str, float] = field(default_factory=dict)
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviseResult:
    """Advice for a situation; `cited` holds ids that were retrieved, in order."""

    id: str
    situation: str
    advice: str
    principles: tuple[Retrieved, ...]
    cited: tuple[str, ...]
    in_scope: bool
    model: ModelInfo
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One message of a conversation with the coach."""

    role: Literal["user", "coach"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What was said before a new message, oldest first, without that message.

    `draft` is the original under discussion, with its channel, `asked` and
    `in_reply_to`; `current` its latest version.
    """

    turns: tuple[Exchange, ...] = ()
    draft: Draft | None = None
    current: str = ""


class ReplyKind(StrEnum):
    """What the coach answers with."""

    ADVICE = "advice"
    QUESTION = "question"
    REWRITE = "rewrite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One turn of the coach.

    `text` is Markdown for the reader; for REWRITE it is the message itself and
    nothing around it, and `note` says in a sentence what was done. "[1]" in `text`
    is `principles[0]`. `draft` and `current` are what is under discussion now.
    """

    id: str
    kind: ReplyKind
    text: str
    draft: Draft | None
    current: str
    rewrite: RewriteResult | None
    principles: tuple[Retrieved, ...]
    cited: tuple[str, ...]
    in_scope: bool
    model: ModelInfo
    timings_ms: dict[str, float] = field(default_factory=dict)
    note: str = ""

"""What is neither a question nor a draft: greetings, thanks, goodbyes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FILL = (
    r"(?:[\s,.!:)\-]|coach|you|so|very|much|a lot|there|again|really|that|this|it|is|was|'s|for|the"
    r"|your|bye|help|helps|helped|me|all|everyone|today|guys|man|mate|then|now|i|will|send|like|got|see"
    r"|advice|tip|tips|just|what|needed|great|good|perfect|cool|nice|lovely|thanks|thank|ok|okay"
    r"|one|works|love|awesome|brilliant|super|useful|sounds|makes|sense|fine|done|yes|no more"
    r"|questions|\U0001f64f|\U0001f44d|\U0001f600|\U0001f642|\U0001f60a|❤️?|🎉|:\))*"
)
_KINDS: tuple[tuple[str, str, str], ...] = (
    (
        "thanks",
        rf"(?:ok|okay|great|perfect|cool|nice|wow|oh|yes|ah|good|super|awesome)?[\s,.!]*(?:thanks"
        rf"|thank you"
        rf"|thx|ty|tks|cheers|merci|danke|gracias|thank u|many thanks|much appreciated"
        rf"|appreciate it){_FILL}",
        "You're welcome. When they answer, tell me what they wrote and we can look at it together.",
    ),
    (
        "greeting",
        r"(?:hi|hello|hey|hiya|hallo|good (?:morning|evening|afternoon|day)|moin|hola|yo|greetings)"
        r"(?:[\s,.!:)\-]|coach|there|again|you|how are you(?: doing)?(?: today)?|how's it going"
        r"|\?)*",
        "Hello. Paste a message you want to send, or tell me who you want to write to "
        "and what happened.",
    ),
    (
        "how",
        r"(?:how are you(?: doing)?(?: today)?|how's it going|what's up|whats up)[\s?!.]*",
        "Ready to work, thank you. What would you like to write, and to whom?",
    ),
    (
        "bye",
        r"(?:bye|goodbye|good bye|see you(?: later| soon)?|good night|ciao|that's all|that is all"
        r"|i'm done"
        r"|have a (?:nice|good) (?:day|evening|weekend))(?:[\s,.!:)]|bye|thanks|thank you|for now"
        r"|then|coach)*",
        "Goodbye. I hope they write back.",
    ),
    (
        "what",
        r"(?:(?:so )?what can you (?:do|help (?:me )?with)|who are you|what are you|what is this"
        r"|help"
        r"|how does (?:this|it) work|what do you do|how do i use (?:this|you)|are you (?:a bot"
        r"|an ai|human"
        r"|real|chatgpt))[\s?!.]*",
        "I am a writing coach for the messages people send each other, and I run on this computer "
        "only. Paste a draft and I rewrite it, keeping your facts. Or tell me who wrote what to "
        "you, and I say what I would answer and why.",
    ),
    (
        "praise",
        r"(?:(?:ok|okay|great|perfect|cool|nice|wow|super|good|fine|lovely|awesome|excellent"
        r"|brilliant|alright"
        r"|wonderful|amazing|understood|got it|i see|makes sense|makes a lot of sense|good point"
        r"|i like"
        r" (?:it|that|this)|i love it|love it|much better|that's better|better|yes|yep|yeah|no|nope"
        r"|well done|good job|that helps"
        r"|sounds good|very (?:good|nice|helpful)|very|really|so|that is|that's|it is|it's|this is"
        r"|will do"
        r"|i will|i'll do that|works for me|helpful|right|true|agreed|sure|done|lol|haha+|hm+"
        r"|\U0001f44d)"
        r"[\s,.!]*)+",
        "Good. Send it when it feels right, or tell me what should sound different.",
    ),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(source, re.I), answer) for name, source, answer in _KINDS)
_LONGEST = 90
# What one says after advice, when there is no draft that could sound different.
_NO_DRAFT = "Good. If you write it down, paste it here and I will look at it with you."
_SIGNS = re.compile("[\\s.,!?…\U0001f300-\U0001faff\u2600-\u27bf\ufe0f:;()-]+")


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """What to answer; `open` when the words could also answer a question ("sure")."""

    answer: str
    open: bool = False


def small_talk(message: str, *, has_draft: bool) -> SmallTalk | None:
    """A fitting answer to small talk; None when `message` is more than that."""
    plain = " ".join(message.replace("’", "'").split())
    if not plain or len(plain) > _LONGEST:
        return None
    praise = SmallTalk(_KINDS[-1][2] if has_draft else _NO_DRAFT, open=True)
    if _SIGNS.fullmatch(plain):
        return None if "?" in plain else praise
    for name, pattern, answer in _COMPILED:
        if pattern.fullmatch(plain):
            return praise if name == "praise" else SmallTalk(answer)
    return None

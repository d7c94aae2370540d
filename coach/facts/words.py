"""Words, stems and small word lists that facts and guards share."""

from __future__ import annotations

from coach.text.patterns import Pattern

WORD = Pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_PART = Pattern(r"[^\W_]+")

FUNCTION_WORDS = frozenset(
    """a an the and or but nor so yet if then than that this these those there here i me my mine
    myself we us our ours you your yours yourself he him his she her hers it its they them
    their theirs who whom whose which what when where why how am is are was were be been being
    do does did have has had having will would shall should can could may might must of to in
    on at by for from with without about into onto over under up down out off as not no yes
    too very just only also even still already again ever never always all any some each every
    both few more most other such own same one i'm i've i'll i'd you're you've you'll you'd
    we're we've we'll we'd it's that's there's what's let's they're don't doesn't didn't isn't
    aren't wasn't weren't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't
    because while until before after between through during against please thanks thank ok
    okay hi hello hey dear like don doesn didn isn""".split()
)

# Matches more than the stems of `coach.text.content` and `coach.signals.uptake`,
# irregular verbs and short words included: where two forms of a word are not
# known as one, a fact counts as invented that is none.
_SUFFIXES = tuple("ations ation ments ment ings ing ies ied ed es s ly er e y".split())
_IRREGULAR = {
    "sent": "send", "got": "get", "gave": "give", "given": "give", "paid": "pay", "told": "tell",
    "said": "say", "made": "make", "took": "take", "taken": "take", "went": "go", "gone": "go",
    "came": "come", "wrote": "write", "written": "write", "bought": "buy", "sold": "sell",
    "broke": "break", "broken": "break", "found": "find", "left": "leave", "kept": "keep",
    "met": "meet", "lost": "lose", "knew": "know", "known": "know", "saw": "see", "seen": "see",
    "spoke": "speak", "built": "build", "brought": "bring", "chose": "choose", "felt": "feel",
    "held": "hold", "ran": "run", "shown": "show", "spent": "spend", "thought": "think",
    "understood": "understand", "began": "begin", "forgot": "forget", "forgotten": "forget",
    "was": "be", "were": "be", "is": "be", "are": "be", "am": "be", "been": "be", "has": "have",
    "had": "have", "does": "do", "did": "do", "done": "do",
}  # fmt: skip


def words(text: str) -> list[str]:
    """Words of `text` in lower case, straight apostrophes."""
    return [match.lower().replace("’", "'") for match in WORD.findall(text)]


def parts(text: str) -> list[str]:
    """Words of `text` folded for comparison, compounds and contractions taken apart."""
    # Folded first: "İ" becomes two characters, the second of which ends a word.
    return _PART.findall(text.casefold())


def stem(word: str) -> str:
    """A crude English stem: enough to know "refunded" from "refund" again."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    word = _IRREGULAR.get(word, word)
    for suffix in _SUFFIXES:
        base = word.removesuffix(suffix)
        if base != word and len(base) >= 3 and any(vowel in "aeiouy" for vowel in base):
            word = base
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] + "y" if word.endswith("i") and len(word) > 2 else word


def stems(text: str) -> set[str]:
    """The stems of all words of `text`."""
    return {stem(word) for word in words(text)}


def content_stems(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    return [stem(word) for word in words(text) if word not in FUNCTION_WORDS]

"""The language model alone, with one line of instruction: what there would be without us."""

from __future__ import annotations

from collections.abc import Callable

from coach.errors import InputError, StoppedError
from coach.inference import ChatModel, Finished, FinishReason, Piece, Request, Sampling, Turn
from coach.stop import StopSignal
from coach.text.sanitise import clean_final
from evals.datasets.cases import AdviceCase, RewriteCase
from evals.records import Generation
from evals.systems.ports import Suite
from evals.systems.texts import advice_document
from evals.systems.timing import Clock

REWRITE = (
    "Rewrite this message so that it is friendly and not pushy. Keep all facts. "
    "Answer with the message only."
)
ADVISE = "Give short, concrete advice on what to write in this situation."

# Tokens beyond those of the prompt's own text that an answer may take.
_ROOM = 120
_ADVICE_TOKENS = 220


class BaseRewriter:
    """Greedy; sees the thread where there is one."""

    name = "base"

    def __init__(self, suite: Suite, model: ChatModel, clock: Clock, stop: StopSignal) -> None:
        self._suite = suite
        self._model = model
        self._clock = clock
        self._stop = stop

    def generate(self, case: RewriteCase, epoch: int, seed: int) -> Generation:
        """See System.generate."""
        del seed  # greedy
        prompt = REWRITE
        if case.in_reply_to:
            prompt += f"\n\nIt answers this:\n{case.in_reply_to}\n\nThe message:"
        turns = (Turn("user", f"{prompt}\n\n{case.draft}"),)

        def write() -> str:
            most = self._model.count([Turn("user", case.draft)]) + _ROOM
            return _answer(self._model, turns, most, self._stop)

        text, seconds = self._clock.timed(lambda: _or_nothing(write))
        return Generation(
            suite=self._suite,
            system=self.name,
            case=case.id,
            text=text,
            epoch=epoch,
            raw=text,
            seconds=seconds,
        )


class BaseAdviser:
    """Greedy; knows no principle and cites none."""

    name = "base"

    def __init__(self, model: ChatModel, clock: Clock, stop: StopSignal) -> None:
        self._model = model
        self._clock = clock
        self._stop = stop

    def generate(self, case: AdviceCase, epoch: int, seed: int) -> Generation:
        """See System.generate."""
        del seed  # greedy
        turns = (Turn("user", f"{ADVISE}\n\n{case.situation}"),)
        text, seconds = self._clock.timed(
            lambda: _or_nothing(lambda: _answer(self._model, turns, _ADVICE_TOKENS, self._stop))
        )
        return Generation(
            suite="advice",
            system=self.name,
            case=case.id,
            text=text,
            epoch=epoch,
            raw=text,
            seconds=seconds,
            document=advice_document(case, text),
        )


def _answer(model: ChatModel, turns: tuple[Turn, ...], most: int, stop: StopSignal) -> str:
    """The whole of one greedy answer."""
    request = Request(turns=turns, max_tokens=most, sampling=Sampling(temperature=0.0))
    text = ""
    for output in model.generate(request, stop):
        match output:
            case Piece():
                text += output.text
            case Finished(reason=FinishReason.STOPPED):
                raise StoppedError("Stopped.")
            case _:
                continue
    return clean_final(text)


def _or_nothing(write: Callable[[], str]) -> str:
    """What `write` returns; nothing where the case is too long for the model."""
    try:
        return write()
    except InputError:
        return ""

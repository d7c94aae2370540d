"""A model from Hugging Face: one file of a repository, fetched by huggingface_hub."""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from coach.errors import InputError
from coach.models.disk import check_space
from coach.models.errors import NoNetworkError, SourceError, SourceNotFoundError
from coach.models.known import HubSource
from coach.progress import Progress
from coach.text.sanitise import clean_line

PREFIX = "hf:"
_FORM = "write it as hf:OWNER/NAME/FILE.gguf"
_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}")
_LONGEST = 1_000


def parse(spec: str) -> HubSource:
    """The source that `hf:OWNER/NAME/FILE` names; FILE may lie in folders.

    InputError when it is anything else.
    """
    text = spec.strip()
    if not text.startswith(PREFIX) or len(text) > _LONGEST:
        raise InputError(
            "This does not name a file on Hugging Face.", where=_quote(spec), mend=_FORM
        )
    pieces = text.removeprefix(PREFIX).split("/")
    if len(pieces) < 3:
        raise InputError(
            "The owner, the name or the file is missing.", where=_quote(spec), mend=_FORM
        )
    owner, name, *file = pieces
    if not (_PART.fullmatch(owner) and _PART.fullmatch(name)):
        raise InputError("This is not a repository's name.", where=_quote(spec), mend=_FORM)
    if any(not _PART.fullmatch(piece) for piece in file):
        raise InputError("This is not a file's name.", where=_quote(spec), mend=_FORM)
    if not file[-1].lower().endswith(".gguf"):
        raise InputError("Only GGUF files can be used.", where=_quote(spec), mend=_FORM)
    return HubSource(repo=f"{owner}/{name}", file="/".join(file))


class HubClient(Protocol):
    """What is needed of Hugging Face. Both raise SourceError."""

    def size(self, source: HubSource) -> int | None:
        """The file's size in bytes, None when it is not told."""
        ...

    def download(self, source: HubSource, folder: Path, advance: Callable[[int], None]) -> Path:
        """Fetch the file into `folder`, going on where an earlier call stopped."""
        ...


def fetch(
    source: HubSource, size: int | None, folder: Path, client: HubClient, progress: Progress
) -> Path:
    """The file, somewhere in `folder`; its hash is not checked here.

    `size` is the one to expect if it is known. SourceError, NoSpaceError.
    """
    told = client.size(source)
    total = size or told
    if total is not None:
        check_space(folder, total)
    progress.begin(f"Fetching {source}", total, "bytes")
    try:
        return client.download(source, folder, progress.advance)
    finally:
        progress.end()


class HuggingFace:
    """HubClient over huggingface_hub, without telemetry."""

    def size(self, source: HubSource) -> int | None:
        """See HubClient."""
        hub = _library()
        try:
            url = hub.hf_hub_url(source.repo, source.file)
            size: int | None = hub.get_hf_file_metadata(url).size
        except Exception as error:
            raise _explained(error, source) from error
        return size

    def download(self, source: HubSource, folder: Path, advance: Callable[[int], None]) -> Path:
        """See HubClient."""
        hub = _library()
        try:
            path = hub.hf_hub_download(
                source.repo, source.file, local_dir=folder, tqdm_class=_bar(advance)
            )
        except Exception as error:
            raise _explained(error, source) from error
        return Path(path)


def _library() -> Any:
    # Read when the library is first imported.
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    import huggingface_hub

    return huggingface_hub


def _bar(advance: Callable[[int], None]) -> type:
    """A tqdm that draws nothing and passes its advances on."""
    # What huggingface_hub draws with; it has no types of its own.
    base: Any = importlib.import_module("tqdm").tqdm

    class Bar(base):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            kwargs.pop("name", None)
            kwargs["disable"] = True
            # Bytes an earlier run left behind.
            advance(int(kwargs.get("initial") or 0))
            super().__init__(*args, **kwargs)

        def update(self, n: float | None = 1) -> bool | None:
            advance(int(n or 0))
            return None

    return Bar


def _explained(error: Exception, source: HubSource) -> Exception:
    """`error` of huggingface_hub or its HTTP client as one of ours.

    The system's refusals to write stay what they are: the caller names the folder.
    """
    from huggingface_hub import errors as hub

    said = clean_line(str(error))[:200]
    match error:
        case hub.GatedRepoError():
            return SourceError(
                "This model's owner gives it only to people who have asked for access.",
                where=str(source),
                mend="ask on its page at huggingface.co, then run: hf auth login",
            )
        case hub.RepositoryNotFoundError() | hub.RevisionNotFoundError():
            return SourceNotFoundError(
                "Hugging Face has no such repository, or it is private.",
                where=str(source),
                mend=_FORM,
            )
        case hub.OfflineModeIsEnabled():
            return NoNetworkError(
                "huggingface_hub was told to stay offline.",
                where=str(source),
                mend="unset HF_HUB_OFFLINE, then run the same command",
            )
        case hub.LocalEntryNotFoundError():
            return _unreachable(source, said)
        case hub.EntryNotFoundError():
            return SourceNotFoundError(
                "The repository has no such file.", where=str(source), mend=_FORM
            )
        case hub.HfHubHTTPError():
            return SourceError(f"Hugging Face refused: {said}.", where=str(source))
    if (
        isinstance(error, OSError)
        and error.errno is not None
        and not isinstance(error, ConnectionError)
    ):
        return error
    # httpx or, with newer versions of the library, httpx2: in either its own.
    lineage = {cls.__module__.partition(".")[0] for cls in type(error).__mro__}
    if lineage & {"httpx", "httpx2"} or isinstance(error, ConnectionError | TimeoutError):
        return _unreachable(source, said)
    return SourceError(f"The file could not be fetched: {said}.", where=str(source))


def _unreachable(source: HubSource, said: str) -> NoNetworkError:
    return NoNetworkError(
        f"Hugging Face could not be reached ({said}).",
        where=str(source),
        mend="check the network or proxy, then run the same command: it goes on",
    )


def _quote(spec: str) -> str:
    return clean_line(spec)[:200]

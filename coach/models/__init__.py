"""Models on this machine: what is known, fetching, choosing and checking them."""

from coach.models.gguf import GGUFHeader, check_header
from coach.models.integrity import VerifyReport, verify
from coach.models.known import Catalogue, ModelEntry, Template, catalogue
from coach.models.memory import available_memory, check_memory, needed_memory
from coach.models.registry import (
    InstalledModel,
    add,
    at,
    installed,
    locate,
    selected,
    use,
)
from coach.models.setup import pull
from coach.models.template import template_of

__all__ = [
    "Catalogue",
    "GGUFHeader",
    "InstalledModel",
    "ModelEntry",
    "Template",
    "VerifyReport",
    "add",
    "at",
    "available_memory",
    "catalogue",
    "check_header",
    "check_memory",
    "installed",
    "locate",
    "needed_memory",
    "pull",
    "selected",
    "template_of",
    "use",
    "verify",
]

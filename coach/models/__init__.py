"""Models on this machine: what is known, fetching, choosing and checking them."""

from coach.models.catalogue import Catalogue, ModelEntry, Template, catalogue
from coach.models.gguf import GGUFHeader, check_header
from coach.models.installed import (
    InstalledModel,
    add,
    installed,
    locate,
    selected,
    use,
)
from coach.models.memory import available_memory, check_memory, needed_memory
from coach.models.pull import pull
from coach.models.template import template_of
from coach.models.verify import VerifyReport, verify

__all__ = [
    "Catalogue",
    "GGUFHeader",
    "InstalledModel",
    "ModelEntry",
    "Template",
    "VerifyReport",
    "add",
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

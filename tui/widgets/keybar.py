"""The key bar: the most useful keys of the moment, as many as fit."""

from __future__ import annotations

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from tui.actions import ACTIONS

_SIGNS = {
    "escape": "Esc", "enter": "Enter", "left_square_bracket": "[", "right_square_bracket": "]",
    "delete": "Del", "up": "Up", "down": "Down",
}  # fmt: skip


class KeyBar(Widget):
    """Reads the bindings that work right now, so that remapped keys show as they are.

    A screen says in `escape` what Esc does on it now: stopping and going back are one key.
    """

    def on_mount(self) -> None:
        """Follow the focus and the screen."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> RenderResult:
        """One line; an entry that does not fit any more gives way to a shorter one."""
        line = Content("")
        for key, label in self._entries():
            entry = Content.assemble((f" {key} ", "bold $primary"), (f"{label} ", "$muted"))
            if line.cell_length + entry.cell_length > self.size.width:
                continue
            line += entry
        return line

    def _entries(self) -> list[tuple[str, str]]:
        found: dict[str, tuple[int, str, str]] = {}
        for active in self.screen.active_bindings.values():
            binding: Binding = active.binding
            action = ACTIONS.get(binding.id or "")
            if action is None or not action.bar or not active.enabled or action.id in found:
                continue
            label = binding.description
            if action.id == "app.stop":
                label = getattr(self.screen, "escape", "") or label
            found[action.id] = (action.bar, shown(binding.key), label)
        return [(key, label) for _, key, label in sorted(found.values())]


def shown(key: str) -> str:
    """`key` as people write it: "ctrl+r" is "^R"."""
    if key in _SIGNS:
        return _SIGNS[key]
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return f"^{key[-1].upper()}"
    if len(key) == 1:
        return key
    return "+".join(_SIGNS.get(part, part.capitalize()) for part in key.split("+"))

"""Everything a user can do, in one table.

Key bindings, the command palette, the key bar, the help screen and docs/keys.md
are made from it, so that none of them can be wrong about another. The methods
that do the work are found by name: "draft.rewrite" is `action_rewrite` of the
screen or widget whose scope is "draft".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where an action works; the value is what the help calls it."""

    APP = "Everywhere"
    CHAT = "Chat"
    COMPOSER = "Writing a message"
    MESSAGE = "A message (Up from the empty composer, or Tab)"
    DRAFT = "Draft view"
    FINDINGS = "The list of what stands in the way"
    CHANGES = "Walking through the changes"
    SESSIONS = "Earlier conversations"
    OVER = "In a window over the view (Esc closes it)"


@dataclass(frozen=True, slots=True)
class Action:
    """`id` is what the [keys] table of the settings names. `short` stands in the key
    bar, `title` in the palette and the help, `help` is a sentence. `bar` is the place
    in the key bar (lowest first, 0 is not shown). `priority`: also while a text field
    has the focus and would use the key itself."""

    id: str
    scope: Scope
    keys: tuple[str, ...]
    short: str
    title: str
    help: str
    bar: int = 0
    priority: bool = False
    palette: bool = True

    @property
    def method(self) -> str:
        """The name that Textual calls the action by, without `action_`."""
        return self.id.partition(".")[2].replace("-", "_")


def _action(
    id: str,  # noqa: A002 - what it is called everywhere
    scope: Scope,
    keys: str,
    short: str,
    title: str,
    help: str,  # noqa: A002
    *,
    bar: int = 0,
    priority: bool = False,
    palette: bool = True,
) -> Action:
    return Action(id, scope, tuple(keys.split()), short, title, help, bar, priority, palette)


_TABLE = (
    # -- everywhere
    _action("app.help", Scope.APP, "f1", "Help", "Help: all keys",
            "Shows every key and what it does.", bar=35, priority=True),
    _action("app.switch", Scope.APP, "f2 ctrl+t", "Chat/Draft", "Switch between chat and draft",
            "Goes to the other view; the draft under discussion goes along.", bar=30,
            priority=True),
    _action("app.sessions", Scope.APP, "f3 ctrl+l", "Earlier", "Earlier conversations",
            "Lists, searches, resumes, exports and deletes earlier conversations.", bar=70,
            priority=True),
    _action("app.new", Scope.APP, "ctrl+n", "New", "Start afresh",
            "Begins a new conversation, or a new draft; the old one stays in the history.",
            bar=60, priority=True),
    _action("app.command_palette", Scope.APP, "ctrl+p", "All actions", "All actions",
            "Finds any action by its name.", bar=80, priority=True, palette=False),
    _action("app.stop", Scope.APP, "escape", "Stop", "Stop, close or go back",
            "Stops what the coach is writing and keeps it so far; else closes what lies on top.",
            bar=20, palette=False),
    _action("app.settings", Scope.APP, "f9", "Settings", "Settings",
            "Changes the settings and writes them to config.toml.", priority=True),
    _action("app.theme", Scope.APP, "", "Theme", "Next colour theme",
            "Goes from dark to light to plain (16 colours) and round again.", priority=True),
    _action("app.log", Scope.APP, "f12", "Log", "What happened: the log",
            "Shows what the program and the model reported, for when something is wrong.",
            priority=True),
    _action("app.quit", Scope.APP, "ctrl+q", "Quit", "Quit",
            "Ends the program; what you have typed is kept for the next time.", bar=95,
            priority=True),
    # -- chat
    _action("composer.send", Scope.COMPOSER, "enter", "Send", "Send the message",
            "Sends what you have written.", bar=10, priority=True, palette=False),
    _action("composer.newline", Scope.COMPOSER, "ctrl+j alt+enter shift+enter", "New line",
            "New line", "Begins a new line in the message.", bar=15, priority=True, palette=False),
    _action("composer.older", Scope.COMPOSER, "alt+up", "Older", "The message you sent before",
            "Puts an earlier message of yours into the composer.", priority=True),
    _action("composer.newer", Scope.COMPOSER, "alt+down", "Newer", "The message you sent after",
            "Goes forward again, at last to what you were typing.", priority=True),
    _action("composer.messages", Scope.COMPOSER, "up", "Messages", "Go to the messages",
            "From the empty composer: to the last message, or to the examples.", priority=True,
            palette=False),
    _action("composer.examples", Scope.COMPOSER, "down", "Examples", "Go to the examples",
            "From the empty composer, before the first message.", priority=True, palette=False),
    _action("chat.page_up", Scope.CHAT, "pageup", "Page up", "Scroll up",
            "Scrolls the messages up a page; what is written below does not pull them back.",
            priority=True, palette=False),
    _action("chat.page_down", Scope.CHAT, "pagedown", "Page down", "Scroll down",
            "Scrolls the messages down a page.", priority=True, palette=False),
    _action("chat.bottom", Scope.CHAT, "ctrl+end", "To the end", "Jump to the newest message",
            "Scrolls to the end and follows what is written there.", priority=True),
    _action("chat.regenerate", Scope.CHAT, "ctrl+r", "Again", "Answer again",
            "Has the last message answered once more; the first answer is kept.", bar=40,
            priority=True),
    _action("chat.continue_answer", Scope.CHAT, "f5", "Go on", "Continue a stopped answer",
            "Goes on where the answer was stopped.", priority=True),
    _action("chat.copy", Scope.CHAT, "ctrl+g", "Copy", "Copy the last answer",
            "Puts the selected, or the last, message on the clipboard as clean text.", bar=50,
            priority=True),
    _action("chat.editor", Scope.CHAT, "f4", "$EDITOR", "Write in your own editor",
            "Opens the message in $EDITOR and takes back what you saved.", priority=True),
    _action("message.edit", Scope.MESSAGE, "e", "Edit", "Edit and send again",
            "Changes a message of yours; what followed stays as another branch.", bar=1,
            palette=False),
    _action("message.regenerate", Scope.MESSAGE, "r", "Again", "Answer this again",
            "Has the message answered once more; the earlier answer stays.", bar=2, palette=False),
    _action("message.fork", Scope.MESSAGE, "f", "Fork", "Go on from here",
            "Goes back to this message and starts a new branch from it.", bar=3, palette=False),
    _action("message.copy", Scope.MESSAGE, "c", "Copy", "Copy this message",
            "Puts the message on the clipboard as clean text.", bar=4, palette=False),
    _action("message.earlier", Scope.MESSAGE, "left_square_bracket", "Earlier version",
            "Earlier version", "Shows the version of this message that was there before.",
            bar=6, palette=False),
    _action("message.later", Scope.MESSAGE, "right_square_bracket", "Later version",
            "Later version", "Shows the version of this message that came after.", bar=7,
            palette=False),
    _action("message.open_draft", Scope.MESSAGE, "d", "Draft view", "Open in the draft view",
            "Opens the rewrite, change by change, in the draft view.", bar=5, palette=False),
    _action("message.previous", Scope.MESSAGE, "up", "Up", "Message before",
            "Goes to the message before.", palette=False),
    _action("message.next", Scope.MESSAGE, "down", "Down", "Message after",
            "Goes to the message after, and from the last one to the composer.", palette=False),
    _action("message.card", Scope.MESSAGE, "enter 1 2 3 4 5 6 7 8 9", "Card",
            "Open a principle's card",
            "Opens the principle behind [1], [2] ...: Enter for the first.", bar=6,
            palette=False),
    # -- draft view
    _action("draft.rewrite", Scope.DRAFT, "ctrl+r", "Rewrite", "Rewrite the draft",
            "Writes a better version of the draft, with a reason for every change.", bar=10,
            priority=True),
    _action("draft.copy", Scope.DRAFT, "ctrl+g", "Copy", "Copy the final text",
            "Puts the text with the changes you accepted on the clipboard, clean.", bar=22,
            priority=True),
    _action("draft.changes", Scope.DRAFT, "f6", "Changes", "Go through the changes",
            "Moves between the draft and its changes.", bar=25, priority=True),
    _action("draft.warmer", Scope.DRAFT, "", "Warmer", "A warmer version",
            "Writes a version that takes up more of what they said."),
    _action("draft.shorter", Scope.DRAFT, "", "Shorter", "A shorter version",
            "Writes a version with fewer words and the same facts."),
    _action("draft.direct", Scope.DRAFT, "", "More direct", "A more direct version",
            "Writes a version that comes to the point sooner."),
    _action("draft.variant", Scope.DRAFT, "f5", "Version", "Next version",
            "Goes to the next version: best, warmer, shorter, more direct.", bar=45,
            priority=True),
    _action("draft.channel", Scope.DRAFT, "f7", "Channel", "Choose the channel",
            "Says where the message goes out: its limit and manners follow.", priority=True),
    _action("draft.asked", Scope.DRAFT, "f8", "Asked?", "Did they ask?",
            "Says whether the reader asked about your offer: yes, no, or let the coach decide.",
            priority=True),
    _action("draft.open", Scope.DRAFT, "ctrl+o", "Open", "Open a file",
            "Reads a draft from a file.", priority=True),
    _action("draft.save", Scope.DRAFT, "ctrl+s", "Save", "Save to a file",
            "Writes the final text to a file.", priority=True),
    _action("draft.editor", Scope.DRAFT, "f4", "$EDITOR", "Write in your own editor",
            "Opens the draft in $EDITOR and takes back what you saved.", priority=True),
    _action("draft.discuss", Scope.DRAFT, "", "Talk", "Talk about this draft",
            "Goes to the chat with this draft, to say what should be different."),
    _action("draft.take", Scope.DRAFT, "t", "Take over", "Go on from the final text",
            "Makes the final text the draft; Ctrl+Z in the draft brings the old one back.",
            bar=48),
    _action("findings.jump", Scope.FINDINGS, "enter", "Go there", "Go to these words",
            "Selects the words in the draft, to change them.", bar=1, palette=False),
    _action("findings.card", Scope.FINDINGS, "i", "Why", "Open the principle's card",
            "Opens the principle behind the remark.", bar=2, palette=False),
    _action("changes.next", Scope.CHANGES, "n j down", "Next", "Next change",
            "Goes to the next change.", bar=1, palette=False),
    _action("changes.previous", Scope.CHANGES, "p k up", "Previous", "Previous change",
            "Goes to the change before.", bar=26, palette=False),
    _action("changes.accept", Scope.CHANGES, "a", "Accept", "Accept the change",
            "Takes the change into the final text and goes to the next one.", bar=3,
            palette=False),
    _action("changes.reject", Scope.CHANGES, "x r", "Reject", "Reject the change",
            "Leaves these words as they are in the draft and goes to the next change.", bar=4,
            palette=False),
    _action("changes.accept_all", Scope.CHANGES, "A", "Accept all", "Accept all changes",
            "Takes every change into the final text.", palette=False),
    _action("changes.reject_all", Scope.CHANGES, "X", "Reject all", "Reject all changes",
            "Leaves the draft as it is.", palette=False),
    _action("changes.undo", Scope.CHANGES, "u ctrl+z", "Undo", "Undo",
            "Takes back the last decision, step by step, all the way back.", bar=5,
            palette=False),
    _action("changes.redo", Scope.CHANGES, "U ctrl+y", "Redo", "Redo",
            "Makes the decision again that was taken back last.", palette=False),
    _action("changes.card", Scope.CHANGES, "enter i", "Why", "Open the principle's card",
            "Opens the principle behind the change.", bar=6, palette=False),
    # -- earlier conversations
    _action("sessions.resume", Scope.SESSIONS, "enter", "Resume", "Resume",
            "Goes on with the conversation.", bar=1, priority=True, palette=False),
    _action("sessions.rename", Scope.SESSIONS, "ctrl+r", "Rename", "Rename",
            "Gives the conversation another title.", bar=2, priority=True, palette=False),
    _action("sessions.export", Scope.SESSIONS, "ctrl+s", "Export", "Export",
            "Writes the conversation to a Markdown or JSON file.", bar=3, priority=True,
            palette=False),
    _action("sessions.delete", Scope.SESSIONS, "delete ctrl+d", "Delete", "Delete for good",
            "Deletes the conversation from the disk, after asking.", bar=4, priority=True,
            palette=False),
    # -- in what lies over a view
    _action("over.up", Scope.OVER, "up", "Up", "Up", "Goes up a line, also while you search.",
            palette=False),
    _action("over.down", Scope.OVER, "down", "Down", "Down",
            "Goes down a line, also while you search.", palette=False),
    _action("over.page_up", Scope.OVER, "pageup", "Page up", "Page up", "Goes up a page.",
            palette=False),
    _action("over.page_down", Scope.OVER, "pagedown", "Page down", "Page down",
            "Goes down a page.", palette=False),
    _action("over.choose", Scope.OVER, "enter", "Choose", "Choose",
            "Takes what is marked in a list, or what is written.", bar=1, priority=True,
            palette=False),
    _action("over.copy", Scope.OVER, "ctrl+g", "Copy", "Copy what is shown",
            "Puts the log, or the address of a link, on the clipboard.", bar=5, priority=True,
            palette=False),
    _action("over.yes", Scope.OVER, "y", "Yes", "Yes", "Answers a question with yes.",
            palette=False),
    _action("over.no", Scope.OVER, "n", "No", "No", "Answers a question with no.",
            palette=False),
)  # fmt: skip

ACTIONS: dict[str, Action] = {action.id: action for action in _TABLE}


def of(scope: Scope) -> tuple[Action, ...]:
    """The actions of `scope`, in the order of the table."""
    return tuple(action for action in _TABLE if action.scope is scope)

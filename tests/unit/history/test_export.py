"""Conversations as Markdown and as documents."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, timedelta, timezone

from coach.history import Kind, Role, Status, to_document, to_markdown
from tests import documents
from tests.unit.history.conftest import REPOSITORY, talk


def test_markdown_reads_well_and_leaves_texts_alone(store):
    begun = store.start("A *late* parcel")
    asked = store.add(begun.id, Role.USER, "\nThey write:\n\n> Where is it?\n", parent=None)
    told = store.add(begun.id, Role.COACH, "Say sorry [1].", parent=asked.id, status=Status.PARTIAL)
    draft = store.add(begun.id, Role.USER, "Dear you", parent=told.id, kind=Kind.REWRITE)
    store.add(begun.id, Role.COACH, "", parent=draft.id, kind=Kind.REWRITE, status=Status.FAILED)
    text = to_markdown(store.session(begun.id), store.path(begun.id), zone=UTC)
    assert text == (
        "# A *late* parcel\n\n"
        "## You, 2025-11-22 12:00\n\n"
        "They write:\n\n> Where is it?\n\n"
        "## Coach, 2025-11-22 12:00\n\n"
        "Say sorry [1].\n\n"
        "(stopped before it was finished)\n\n"
        "## Your draft, 2025-11-22 12:00\n\n"
        "Dear you\n\n"
        "## The rewrite, 2025-11-22 12:00\n\n"
        "(failed)\n"
    )
    east = timezone(timedelta(hours=2))
    assert "12:00" not in to_markdown(store.session(begun.id), store.path(begun.id), zone=east)


def test_an_untitled_conversation_has_a_heading(store, session):
    assert to_markdown(session, ()) == "# Untitled\n"


def test_the_document_has_every_field(store, session):
    asked, told = talk(store, session.id, "a", "b")
    store.update(told.id, data={"citations": ["listen-first"]}, status=Status.PENDING)
    document = to_document(store.session(session.id), store.messages(session.id))
    documents.check(document, "history-show")
    documents.check([document], "history-export")
    assert document["head"] == told.id
    assert document["messages"][1] == {
        "id": told.id,
        "parent": asked.id,
        "role": "coach",
        "kind": "chat",
        "status": "pending",
        "created": "2025-11-22T12:00:02+00:00",
        "text": "b",
        "data": {"citations": ["listen-first"]},
    }
    assert json.loads(json.dumps(document)) == document


def test_the_values_come_without_sqlite():
    script = (
        "import sys, coach.history, coach.cli.commands.history, coach.documents_history\n"
        "print('sqlite3' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert run.stdout == "False\n"

"""The schema, as numbered steps that are never edited, only added to.

`PRAGMA user_version` says how many of them a file has seen. Each runs in a
transaction of its own together with its number, so a file is never half way.
Times are whole microseconds since 1970, which a datetime takes and gives exactly.
"""

from __future__ import annotations

_CONVERSATIONS = (
    """
    CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        created INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        head TEXT
    )
    """,
    "CREATE INDEX sessions_by_time ON sessions (updated)",
    # `seq` is the order of writing, whatever the clock did, and the row id the
    # full-text index refers to.
    """
    CREATE TABLE messages (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        session TEXT NOT NULL REFERENCES sessions (id),
        parent TEXT REFERENCES messages (id),
        role TEXT NOT NULL CHECK (role IN ('user', 'coach')),
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('done', 'pending', 'partial', 'failed')),
        created INTEGER NOT NULL,
        data TEXT NOT NULL
    )
    """,
    "CREATE INDEX messages_by_session ON messages (session)",
    "CREATE INDEX messages_by_parent ON messages (parent)",
    "CREATE INDEX messages_of_user ON messages (seq) WHERE role = 'user'",
)

_SEARCH = (
    # The text stays in `messages`; the index only refers to it.
    """
    CREATE VIRTUAL TABLE messages_fts USING fts5 (
        text, content = 'messages', content_rowid = 'seq',
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER messages_fts_insert AFTER INSERT ON messages BEGIN
        INSERT INTO messages_fts (rowid, text) VALUES (new.seq, new.text);
    END
    """,
    """
    CREATE TRIGGER messages_fts_delete AFTER DELETE ON messages BEGIN
        INSERT INTO messages_fts (messages_fts, rowid, text)
        VALUES ('delete', old.seq, old.text);
    END
    """,
    """
    CREATE TRIGGER messages_fts_update AFTER UPDATE OF text ON messages BEGIN
        INSERT INTO messages_fts (messages_fts, rowid, text)
        VALUES ('delete', old.seq, old.text);
        INSERT INTO messages_fts (rowid, text) VALUES (new.seq, new.text);
    END
    """,
    "INSERT INTO messages_fts (messages_fts) VALUES ('rebuild')",
)

_WINDOWS = (
    # Which window is writing an answer; "" when nobody knows.
    "ALTER TABLE messages ADD COLUMN window TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX messages_pending ON messages (window) WHERE status = 'pending'",
    """
    CREATE TABLE unsent (
        window TEXT NOT NULL,
        place TEXT NOT NULL,
        text TEXT NOT NULL,
        data TEXT NOT NULL,
        saved INTEGER NOT NULL,
        PRIMARY KEY (window, place)
    ) WITHOUT ROWID
    """,
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_CONVERSATIONS, _SEARCH, _WINDOWS)
LATEST = len(MIGRATIONS)

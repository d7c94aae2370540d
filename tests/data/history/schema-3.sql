-- A history as schema 3 of the program wrote it. Never edit this file: it stands
-- for the files that people have.

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    head TEXT
);
CREATE INDEX sessions_by_time ON sessions (updated);
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
);
CREATE INDEX messages_by_session ON messages (session);
CREATE INDEX messages_by_parent ON messages (parent);
CREATE INDEX messages_of_user ON messages (seq) WHERE role = 'user';
CREATE VIRTUAL TABLE messages_fts USING fts5 (
    text, content = 'messages', content_rowid = 'seq',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER messages_fts_insert AFTER INSERT ON messages BEGIN
    INSERT INTO messages_fts (rowid, text) VALUES (new.seq, new.text);
END;
CREATE TRIGGER messages_fts_delete AFTER DELETE ON messages BEGIN
    INSERT INTO messages_fts (messages_fts, rowid, text)
    VALUES ('delete', old.seq, old.text);
END;
CREATE TRIGGER messages_fts_update AFTER UPDATE OF text ON messages BEGIN
    INSERT INTO messages_fts (messages_fts, rowid, text)
    VALUES ('delete', old.seq, old.text);
    INSERT INTO messages_fts (rowid, text) VALUES (new.seq, new.text);
END;
INSERT INTO messages_fts (messages_fts) VALUES ('rebuild');
ALTER TABLE messages ADD COLUMN window TEXT NOT NULL DEFAULT '';
CREATE INDEX messages_pending ON messages (window) WHERE status = 'pending';
CREATE TABLE unsent (
    window TEXT NOT NULL,
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    data TEXT NOT NULL,
    saved INTEGER NOT NULL,
    PRIMARY KEY (window, place)
) WITHOUT ROWID;

INSERT INTO sessions (id, title, created, updated, head) VALUES
    ('1ng600000aaaaaa', 'The late delivery', 1763800000000000, 1763800300000001, '1ng600004aaaaaa'),
    ('1ng600009bbbbbb', 'Größe & "Preis" 你好', 1763900000000000, 1763900000500000, '1ng60000bbbbbbb');
INSERT INTO messages (seq, id, session, parent, role, kind, text, status, created, data) VALUES
    (1, '1ng600001aaaaaa', '1ng600000aaaaaa', NULL, 'user', 'chat',
     'A customer writes that the parcel is late.', 'done', 1763800000000000, '{}'),
    (2, '1ng600002aaaaaa', '1ng600000aaaaaa', '1ng600001aaaaaa', 'coach', 'chat',
     'Say first that you are sorry it is late [1].', 'done', 1763800100000000,
     '{"citations":["own-the-mistake"]}'),
    (3, '1ng600003aaaaaa', '1ng600000aaaaaa', '1ng600001aaaaaa', 'coach', 'chat',
     'Another version of the answer.', 'partial', 1763800200000000, '{}'),
    (4, '1ng600004aaaaaa', '1ng600000aaaaaa', '1ng600002aaaaaa', 'user', 'chat',
     'Make it shorter, please.', 'done', 1763800300000001, '{}'),
    (5, '1ng60000abbbbbb', '1ng600009bbbbbb', NULL, 'user', 'rewrite',
     'Größe L kostet "nur" 5 €! 🎉
Ça va? 你好', 'done', 1763900000000000, '{"channel":"email","asked":null}'),
    (6, '1ng60000bbbbbbb', '1ng600009bbbbbb', '1ng60000abbbbbb', 'coach', 'rewrite',
     'Half an answ', 'pending', 1763900000500000, '{"deep":{"list":[1,2.5,null,true,"ä"]}}');

UPDATE messages SET window = '1ng600000wwwwww' WHERE status = 'pending';
INSERT INTO unsent (window, place, text, data, saved) VALUES
    ('1ng600000wwwwww', 'composer', 'Half a sentence that was never', '{"cursor":12}', 1763900000600000);

PRAGMA user_version = 3;

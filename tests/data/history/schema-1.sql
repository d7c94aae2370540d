-- A history as schema 1 of the program wrote it. Never edit this file: it stands
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

PRAGMA user_version = 1;

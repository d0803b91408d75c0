-- Complaints are about how somebody shows themselves, and about invitations to a room, too. `called`, `said` and
-- `picture` are what a profile was like then; `said` of an invitation is the room's name and topic.
CREATE TABLE complaint_before AS SELECT * FROM complaint;

CREATE TABLE complainant_before AS SELECT * FROM complainant;

DROP TABLE complainant;

DROP TABLE complaint;

CREATE TABLE complaint (
    id BIGINT PRIMARY KEY,
    room BIGINT REFERENCES room (id),
    event BIGINT,
    position BIGINT NOT NULL,
    author BIGINT NOT NULL REFERENCES account (id),
    said TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT REFERENCES account (id),
    verdict TEXT,
    kind TEXT NOT NULL DEFAULT 'message',
    called TEXT NOT NULL DEFAULT '',
    picture BIGINT
);

CREATE TABLE complainant (
    complaint BIGINT NOT NULL REFERENCES complaint (id),
    person BIGINT NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (complaint, person)
);

INSERT INTO complaint (id, room, event, position, author, said, first_at, decided_at, decided_by, verdict)
SELECT id, room, event, position, author, said, first_at, decided_at, decided_by, verdict FROM complaint_before;

INSERT INTO complainant (complaint, person, reason, note, at)
SELECT complaint, person, reason, note, at FROM complainant_before;

DROP TABLE complainant_before;

DROP TABLE complaint_before;

CREATE UNIQUE INDEX complaint_open ON complaint (event) WHERE decided_at IS NULL;

CREATE INDEX complaint_by_room ON complaint (room, id);

CREATE INDEX complaint_open_person ON complaint (author, kind) WHERE decided_at IS NULL AND kind <> 'message';

-- Whom somebody does not want to hear from.
CREATE TABLE block (
    blocker BIGINT NOT NULL REFERENCES account (id),
    blocked BIGINT NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL,
    PRIMARY KEY (blocker, blocked)
);

-- What people say against a message, and what came of it. `said` is the message as it was then: it may be
-- edited or taken away meanwhile.
CREATE TABLE complaint (
    id BIGINT PRIMARY KEY,
    room BIGINT NOT NULL REFERENCES room (id),
    event BIGINT NOT NULL,
    position BIGINT NOT NULL,
    author BIGINT NOT NULL REFERENCES account (id),
    said TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT REFERENCES account (id),
    verdict TEXT
);

CREATE UNIQUE INDEX complaint_open ON complaint (event) WHERE decided_at IS NULL;

CREATE INDEX complaint_by_room ON complaint (room, id);

CREATE TABLE complainant (
    complaint BIGINT NOT NULL REFERENCES complaint (id),
    person BIGINT NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (complaint, person)
);

CREATE INDEX account_moderating ON account (role, id) WHERE role IN ('owner', 'admin', 'moderator');

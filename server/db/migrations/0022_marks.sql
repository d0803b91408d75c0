-- What refers to an earlier event: an edit, a deletion, a reaction, a pin. The earlier one stays as it was said: it is
-- the audit copy, and so are the bodies of the edits.
ALTER TABLE event ADD COLUMN target BIGINT;

CREATE INDEX event_by_target ON event (target, position) WHERE target IS NOT NULL;

-- What they made of it, ready to be shown.
CREATE TABLE event_mark (
    event BIGINT PRIMARY KEY REFERENCES event (id),
    room BIGINT NOT NULL REFERENCES room (id),
    marked_at BIGINT NOT NULL,
    body TEXT,
    edits INTEGER NOT NULL,
    edited_at BIGINT,
    deleted_at BIGINT,
    pinned_at BIGINT,
    reactions INTEGER NOT NULL
);

CREATE INDEX event_mark_by_pin ON event_mark (room, pinned_at) WHERE pinned_at IS NOT NULL;

CREATE TABLE reaction (
    event BIGINT NOT NULL REFERENCES event (id),
    emoji TEXT NOT NULL,
    account BIGINT NOT NULL REFERENCES account (id),
    position BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (event, emoji, account)
);

-- Who is named in what; without an account: everyone.
CREATE TABLE mention (
    room BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    account BIGINT REFERENCES account (id)
);

CREATE INDEX mention_by_position ON mention (room, position, account);

-- What is told of an event instead of what was stored, since somebody may not read that any more. The event itself is
-- never changed: who decides otherwise takes the row away.
CREATE TABLE event_redaction (
    room BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (room, position)
);

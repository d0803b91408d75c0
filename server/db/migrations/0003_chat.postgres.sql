-- The timeline: append-only, dense positions per room. `sender` is empty on cards that the server writes.
CREATE TABLE event (
    room BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    id BIGINT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    sender BIGINT REFERENCES account (id),
    at BIGINT NOT NULL,
    tag TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (room, position)
);

-- The client's idempotency key, for ever.
CREATE UNIQUE INDEX event_by_tag ON event (room, sender, tag) WHERE tag IS NOT NULL;

CREATE INDEX event_by_time ON event (room, at, position);

CREATE FUNCTION refuse_change() RETURNS trigger AS $$ BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE OR DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

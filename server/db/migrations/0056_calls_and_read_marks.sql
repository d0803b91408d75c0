-- When somebody called everyone in a room, or those who bear a role: as long as it counts against the next time.
CREATE TABLE room_call (
    account BIGINT NOT NULL REFERENCES account (id),
    room BIGINT NOT NULL REFERENCES room (id),
    at BIGINT NOT NULL
);

CREATE INDEX room_call_by_account ON room_call (account, room, at);

-- Whether somebody keeps from others how far they read; then they are not told of others either.
ALTER TABLE presence_choice ADD COLUMN hides_reading BIGINT NOT NULL DEFAULT 0;

-- Files of messages. `received` octets are on the disk; completed_at when that is all of it; `event` the message it was
-- posted in. From gone_at on it is told and sent to nobody; the row goes when the file has gone.
CREATE TABLE attachment (
    id BIGINT PRIMARY KEY,
    room BIGINT NOT NULL REFERENCES room (id),
    uploader BIGINT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    size BIGINT NOT NULL CHECK (size > 0),
    received BIGINT NOT NULL,
    type TEXT NOT NULL,
    width BIGINT,
    height BIGINT,
    thumbnail TEXT NOT NULL,
    touched_at BIGINT NOT NULL,
    completed_at BIGINT,
    event BIGINT,
    gone_at BIGINT
);

CREATE INDEX attachment_by_uploader ON attachment (uploader) WHERE gone_at IS NULL;

CREATE INDEX attachment_by_event ON attachment (event) WHERE event IS NOT NULL;

CREATE INDEX attachment_unposted ON attachment (touched_at) WHERE event IS NULL AND gone_at IS NULL;

CREATE INDEX attachment_gone ON attachment (gone_at) WHERE gone_at IS NOT NULL;

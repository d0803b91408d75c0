-- A notice waits for one person until it is acknowledged. Its id grows in the order of COMMIT for that person, so that
-- a reader who has seen one has seen all before it.
CREATE TABLE notice (
    account BIGINT NOT NULL REFERENCES account (id),
    id BIGINT NOT NULL,
    type TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    acknowledged_at BIGINT,
    PRIMARY KEY (account, id)
);

CREATE INDEX notice_open ON notice (account, id) WHERE acknowledged_at IS NULL;

CREATE INDEX notice_done ON notice (acknowledged_at) WHERE acknowledged_at IS NOT NULL;

CREATE TABLE notice_box (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    last_id BIGINT NOT NULL
);

CREATE TABLE notice (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    type TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    acknowledged_at BIGINT
);

CREATE INDEX notice_open ON notice (account, id) WHERE acknowledged_at IS NULL;

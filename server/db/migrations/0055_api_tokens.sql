-- Standing tokens of scripts. Of a token only its SHA-256 is kept; it goes when it is revoked or has run out. Its number
-- is taken from the same row as those of sessions, for it stands in their place where somebody asks with it.
CREATE TABLE api_token (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    last_used_at BIGINT,
    last_address TEXT,
    second_factor BIGINT NOT NULL
);

CREATE UNIQUE INDEX api_token_name ON api_token (account, name);

CREATE UNIQUE INDEX api_token_fingerprint ON api_token (fingerprint);

CREATE INDEX api_token_expiry ON api_token (expires_at);

CREATE TABLE account (
    id BIGINT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    skeleton TEXT NOT NULL UNIQUE,
    nickname TEXT NOT NULL,
    password TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE session (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    device TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    revoked_at BIGINT
);

CREATE INDEX session_by_account ON session (account, id);

CREATE INDEX session_by_revocation ON session (revoked_at);

-- Only fingerprints: a stolen copy of the store opens no session.
CREATE TABLE refresh_token (
    fingerprint TEXT PRIMARY KEY,
    session BIGINT NOT NULL REFERENCES session (id),
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE INDEX refresh_token_by_session ON refresh_token (session);

CREATE INDEX refresh_token_by_expiry ON refresh_token (expires_at);

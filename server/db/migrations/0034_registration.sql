-- Codes that let somebody make an account where strangers may not, or need nobody's leave: hashes, each good for some
-- uses until a time.
CREATE TABLE registration_invite (
    id BIGINT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    maker BIGINT REFERENCES account (id),
    uses_left BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX registration_invite_expiry ON registration_invite (expires_at);

-- Accounts that wait for somebody's leave: nobody signs in to them before the row is gone.
CREATE TABLE applicant (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    about TEXT NOT NULL,
    language TEXT NOT NULL,
    since BIGINT NOT NULL
);

-- The terms of use somebody agreed to, and when.
CREATE TABLE agreed_terms (
    account BIGINT NOT NULL REFERENCES account (id),
    version TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, version)
);

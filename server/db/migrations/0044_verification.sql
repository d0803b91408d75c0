-- Who a company said that somebody is. `sealed` holds what the operator keeps of it (under factors.key); `person` is
-- a keyed hash of what tells people apart, and `sole` the same where a person may have one account only.
CREATE TABLE verification (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    provider TEXT NOT NULL,
    person TEXT NOT NULL,
    sole TEXT UNIQUE,
    sealed TEXT NOT NULL,
    shown BIGINT NOT NULL,
    verified_at BIGINT NOT NULL
);

CREATE INDEX verification_person ON verification (person);

-- Visits to the browser, for a day, so that they can be counted. `sealed` holds what was typed at the sandbox, until
-- it is over.
CREATE TABLE verification_attempt (
    id TEXT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    provider TEXT NOT NULL,
    step TEXT NOT NULL,
    fault TEXT NOT NULL,
    sealed TEXT NOT NULL,
    tries BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX verification_attempt_account ON verification_attempt (account, created_at);

CREATE INDEX verification_attempt_end ON verification_attempt (expires_at);

CREATE INDEX verification_attempt_age ON verification_attempt (created_at);

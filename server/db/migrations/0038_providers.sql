-- Accounts of other houses that open one here. A subject is unique for its issuer only.
CREATE TABLE account_identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account BIGINT NOT NULL REFERENCES account (id),
    provider TEXT NOT NULL,
    label TEXT NOT NULL,
    linked_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);

CREATE UNIQUE INDEX account_identity_of ON account_identity (account, provider);

-- Sign-ins through the browser that are under way, for some minutes. What proves something is here as a hash: the
-- program's verifier (challenge), the state at the other house, the browser's cookie (binder), the code typed there,
-- and the ticket with which the browser goes back to the program.
CREATE TABLE sign_in_attempt (
    id TEXT PRIMARY KEY,
    challenge TEXT NOT NULL,
    redirect TEXT NOT NULL,
    client_state TEXT NOT NULL,
    device TEXT NOT NULL,
    address TEXT NOT NULL,
    provider TEXT NOT NULL,
    step TEXT NOT NULL,
    binder TEXT NOT NULL,
    ticket TEXT NOT NULL,
    fault TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    email TEXT NOT NULL,
    email_proven BIGINT NOT NULL,
    nickname TEXT NOT NULL,
    account BIGINT NOT NULL,
    polled_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    user_code TEXT UNIQUE,
    state TEXT UNIQUE
);

CREATE INDEX sign_in_attempt_expiry ON sign_in_attempt (expires_at);

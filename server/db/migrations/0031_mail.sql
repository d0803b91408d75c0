-- Mails on their way out, and those that were sent or given up. What they say is sealed (codes are in it) and
-- wiped when they are sent.
CREATE TABLE mail (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    sealed TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    useless_at BIGINT NOT NULL,
    ended_at BIGINT,
    fault TEXT NOT NULL
);

CREATE INDEX mail_due ON mail (state, next_try_at, id);

CREATE INDEX mail_by_state ON mail (state, id);

CREATE INDEX mail_ended ON mail (state, ended_at);

-- An account's e-mail address; `folded` is how two spellings of one address are found to be the same.
CREATE TABLE account_email (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    address TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    claimed_at BIGINT NOT NULL,
    verified_at BIGINT
);

-- The one code of an account for a purpose that is good now: a keyed hash, never the code. A new one takes the
-- place of the one before.
CREATE TABLE email_code (
    account BIGINT NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL,
    address TEXT NOT NULL,
    hash TEXT NOT NULL,
    tries_left BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (account, purpose)
);

CREATE INDEX email_code_expiry ON email_code (expires_at);

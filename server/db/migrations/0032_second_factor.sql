-- The secret an account's authenticator makes codes from, sealed under a key that is not in the store. It is asked for
-- since `proven_at`; `last_step` is the latest step a code was taken for: none is taken twice.
CREATE TABLE second_factor (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    sealed TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    proven_at BIGINT,
    last_step BIGINT NOT NULL
);

CREATE INDEX second_factor_unproven ON second_factor (begun_at) WHERE proven_at IS NULL;

-- Codes for who lost their authenticator: hashes of 80 random bits, each gone when it was used.
CREATE TABLE recovery_code (
    account BIGINT NOT NULL REFERENCES account (id),
    hash TEXT NOT NULL,
    PRIMARY KEY (account, hash)
);

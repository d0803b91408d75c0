-- An address belongs to whoever proves it first. Before that several may claim it, for a claim keeps nobody away.
CREATE TABLE account_email_next (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    address TEXT NOT NULL,
    folded TEXT NOT NULL,
    claimed_at BIGINT NOT NULL,
    verified_at BIGINT
);

INSERT INTO account_email_next (account, address, folded, claimed_at, verified_at)
SELECT account, address, folded, claimed_at, verified_at FROM account_email;

DROP TABLE account_email;

ALTER TABLE account_email_next RENAME TO account_email;

CREATE UNIQUE INDEX account_email_proven ON account_email (folded) WHERE verified_at IS NOT NULL;

CREATE INDEX account_email_folded ON account_email (folded);

-- What is written at every try of a code for a new password, so that it takes as long where there was none. A few
-- rows, so that those who try at once do not wait for each other.
CREATE TABLE code_decoy (
    slot BIGINT PRIMARY KEY,
    tries BIGINT NOT NULL
);

-- In which language somebody reads what nobody asked to be sent: that of their last sign-in from where they are
-- known, and never that of an intruder. Empty: not known yet.
ALTER TABLE account ADD COLUMN language TEXT NOT NULL DEFAULT '';

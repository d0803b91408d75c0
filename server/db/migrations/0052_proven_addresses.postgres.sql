-- An address belongs to whoever proves it first. Before that several may claim it, for a claim keeps nobody away.
ALTER TABLE account_email DROP CONSTRAINT account_email_folded_key;

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

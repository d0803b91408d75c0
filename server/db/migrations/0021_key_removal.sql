-- Billing keys that nobody needs any more, sealed as in billing_card, until their gateway has forgotten them.
CREATE TABLE billing_key_removal (
    card BIGINT PRIMARY KEY REFERENCES billing_card (id),
    gateway TEXT NOT NULL,
    sealed_key TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL
);

CREATE INDEX billing_key_removal_due ON billing_key_removal (next_try_at);

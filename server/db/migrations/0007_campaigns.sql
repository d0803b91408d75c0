-- revision counts what happened to a campaign; raising it also makes those who change the same campaign wait for
-- each other. No amount is ever kept here: totals are sums over the ledger.
CREATE TABLE campaign (
    id BIGINT PRIMARY KEY,
    room BIGINT NOT NULL UNIQUE REFERENCES room (id),
    title TEXT NOT NULL,
    story TEXT NOT NULL,
    goal BIGINT NOT NULL CHECK (goal > 0),
    created_by BIGINT NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    closed_at BIGINT,
    revision BIGINT NOT NULL
);

CREATE INDEX campaign_to_close ON campaign (ends_at) WHERE closed_at IS NULL;

-- A wish to give. Its order, found by purpose 'donation' and this id, says what became of it; settled_at is set in
-- the transaction that posts the money.
CREATE TABLE donation (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    donor BIGINT NOT NULL REFERENCES account (id),
    tag TEXT NOT NULL,
    content TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    message TEXT NOT NULL,
    visibility TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    UNIQUE (donor, tag)
);

CREATE INDEX donation_settled ON donation (campaign, settled_at, id) WHERE settled_at IS NOT NULL;

CREATE INDEX donation_by_donor ON donation (donor, id);

-- Money on its way from a campaign to who is helped. What left the books is in the ledger; a row here says who asked,
-- who agreed and what the bank calls it. account is where it goes.
CREATE TABLE payout (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    tag TEXT NOT NULL,
    content TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    fee BIGINT NOT NULL CHECK (fee >= 0 AND fee < amount),
    account TEXT NOT NULL,
    state TEXT NOT NULL,
    requested_by BIGINT NOT NULL REFERENCES account (id),
    requested_at BIGINT NOT NULL,
    payable_at BIGINT NOT NULL,
    decided_by BIGINT REFERENCES account (id),
    decided_at BIGINT,
    paid_by BIGINT REFERENCES account (id),
    paid_at BIGINT,
    reason TEXT,
    reference TEXT,
    UNIQUE (requested_by, tag),
    CHECK (decided_by IS NULL OR state = 'withdrawn' OR decided_by <> requested_by)
);

CREATE INDEX payout_by_campaign ON payout (campaign, id);

CREATE INDEX payout_by_state ON payout (state, id);

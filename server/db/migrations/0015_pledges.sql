-- A card its owner registers in the browser, to be charged without them from then on. The key to it is sealed: a
-- dump of the store charges nothing. It is taken out of the row when the card is not needed any more.
-- next_check_at is set exactly while the gateway was asked for the key.
CREATE TABLE billing_card (
    id BIGINT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    subject BIGINT NOT NULL,
    owner BIGINT NOT NULL REFERENCES account (id),
    title TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    gateway TEXT NOT NULL,
    customer_key TEXT NOT NULL,
    status TEXT NOT NULL,
    auth_key TEXT,
    sealed_key TEXT,
    label TEXT,
    reason TEXT,
    attempts BIGINT NOT NULL,
    next_check_at BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CHECK ((status = 'asked') = (next_check_at IS NOT NULL)),
    CHECK ((status = 'registered') = (sealed_key IS NOT NULL))
);

CREATE INDEX billing_card_by_subject ON billing_card (subject);

CREATE INDEX billing_card_by_check ON billing_card (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE INDEX billing_card_by_expiry ON billing_card (expires_at) WHERE status = 'ready';

-- The registered card an order is charged to; null: the payer is asked.
ALTER TABLE payment_order ADD COLUMN card BIGINT;

-- The sandbox gateway's own book of cards; what it charges stands in sandbox_payment.
CREATE TABLE sandbox_card (
    billing_key TEXT PRIMARY KEY,
    auth_key TEXT NOT NULL UNIQUE,
    customer_key TEXT NOT NULL,
    decision TEXT NOT NULL,
    asked BIGINT NOT NULL,
    charges BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

-- A gift every month. served_until is the last date that came; dates of its month and before are over. next_at is
-- set exactly while dates are charged. revision makes those who change one pledge wait for each other.
CREATE TABLE pledge (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    donor BIGINT NOT NULL REFERENCES account (id),
    tag TEXT NOT NULL,
    content TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    day BIGINT NOT NULL,
    message TEXT NOT NULL,
    visibility TEXT NOT NULL,
    at_once BIGINT NOT NULL,
    state TEXT NOT NULL,
    ending TEXT,
    card BIGINT REFERENCES billing_card (id),
    served_until TEXT NOT NULL,
    next_at BIGINT,
    ends_at BIGINT,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    revision BIGINT NOT NULL,
    UNIQUE (donor, tag),
    CHECK ((state = 'active') = (next_at IS NOT NULL)),
    CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
    CHECK ((state IN ('pending', 'suspended')) = (ends_at IS NOT NULL))
);

CREATE INDEX pledge_by_donor ON pledge (donor, id);

CREATE INDEX pledge_due ON pledge (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX pledge_to_end ON pledge (ends_at) WHERE ends_at IS NOT NULL;

CREATE INDEX pledge_live ON pledge (campaign) WHERE ended_at IS NULL;

-- What became of each date: one row, so that no date is charged twice.
CREATE TABLE pledge_charge (
    id BIGINT PRIMARY KEY,
    pledge BIGINT NOT NULL REFERENCES pledge (id),
    due_on TEXT NOT NULL,
    amount BIGINT NOT NULL,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    donation BIGINT REFERENCES donation (id),
    reason TEXT,
    begun_at BIGINT,
    next_try_at BIGINT,
    decided_at BIGINT,
    UNIQUE (pledge, due_on),
    CHECK ((state = 'retrying') = (next_try_at IS NOT NULL))
);

CREATE INDEX pledge_charge_to_retry ON pledge_charge (next_try_at) WHERE next_try_at IS NOT NULL;

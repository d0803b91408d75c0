CREATE TABLE payment_order (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    subject BIGINT NOT NULL,
    payer BIGINT NOT NULL REFERENCES account (id),
    title TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    gateway TEXT NOT NULL,
    status TEXT NOT NULL,
    payment_key TEXT UNIQUE,
    reason TEXT,
    attempts BIGINT NOT NULL,
    next_check_at BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    settled_at BIGINT,
    UNIQUE (purpose, subject)
);

CREATE INDEX payment_order_by_check ON payment_order (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE INDEX payment_order_by_expiry ON payment_order (status, expires_at);

-- The sandbox gateway's own book, as if it were another company's.
CREATE TABLE sandbox_payment (
    payment_key TEXT PRIMARY KEY,
    order_id TEXT NOT NULL UNIQUE,
    amount BIGINT NOT NULL,
    status TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- An order is asked about until its outcome is known: next_check_at is set exactly while status is IN_PROGRESS.
CREATE TABLE payment_order (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    subject BIGINT NOT NULL,
    payer BIGINT NOT NULL REFERENCES account (id),
    title TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    gateway TEXT NOT NULL,
    status TEXT NOT NULL,
    payment_key TEXT,
    reason TEXT,
    attempts BIGINT NOT NULL,
    next_check_at BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    decided_at BIGINT,
    UNIQUE (purpose, subject),
    CHECK ((status = 'IN_PROGRESS') = (next_check_at IS NOT NULL)),
    CHECK (status <> 'DONE' OR (payment_key IS NOT NULL AND decided_at IS NOT NULL))
);

-- One payment pays one order. A refused one frees its key: the key may have been another order's.
CREATE UNIQUE INDEX payment_order_by_key ON payment_order (gateway, payment_key)
    WHERE status IN ('IN_PROGRESS', 'DONE');

CREATE INDEX payment_order_by_check ON payment_order (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE INDEX payment_order_by_expiry ON payment_order (expires_at) WHERE status = 'READY';

-- The sandbox gateway's own book, as if it were another company's: it refers to nothing of ours.
CREATE TABLE sandbox_payment (
    payment_key TEXT PRIMARY KEY,
    order_id TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    decision TEXT NOT NULL,
    status TEXT NOT NULL,
    asked BIGINT NOT NULL,
    captured BIGINT NOT NULL,
    due_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE INDEX sandbox_payment_by_order ON sandbox_payment (order_id);

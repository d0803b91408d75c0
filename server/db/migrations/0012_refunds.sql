-- Money of an order on its way back. key is ours and the gateway's idempotency key; next_check_at is set exactly while
-- status is 'asked'. What an order gave back is the sum of its returned rows, and nothing else.
CREATE TABLE order_return (
    key TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES payment_order (id),
    amount BIGINT NOT NULL CHECK (amount > 0),
    reason TEXT NOT NULL,
    status TEXT NOT NULL,
    refusal TEXT,
    attempts BIGINT NOT NULL,
    next_check_at BIGINT,
    created_at BIGINT NOT NULL,
    decided_at BIGINT,
    CHECK ((status = 'asked') = (next_check_at IS NOT NULL))
);

CREATE INDEX order_return_by_order ON order_return (order_id, status);

CREATE INDEX order_return_by_check ON order_return (next_check_at) WHERE next_check_at IS NOT NULL;

-- A payment that was given back stays its order's.
DROP INDEX payment_order_by_key;

CREATE UNIQUE INDEX payment_order_by_key ON payment_order (gateway, payment_key)
    WHERE status IN ('IN_PROGRESS', 'DONE', 'PARTIAL_CANCELED', 'CANCELED');

-- The sandbox gateway's own book of what went back; it refers to nothing of ours.
CREATE TABLE sandbox_refund (
    key TEXT PRIMARY KEY,
    payment_key TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    status TEXT NOT NULL,
    asked BIGINT NOT NULL,
    due_at BIGINT
);

CREATE INDEX sandbox_refund_by_payment ON sandbox_refund (payment_key);

-- What went back of a gift, written with the postings; key is that of the order_return.
CREATE TABLE donation_return (
    key TEXT PRIMARY KEY,
    donation BIGINT NOT NULL REFERENCES donation (id),
    amount BIGINT NOT NULL CHECK (amount > 0),
    at BIGINT NOT NULL
);

CREATE INDEX donation_return_by_donation ON donation_return (donation, amount);

-- When nothing was left of a gift: it is no gift any more.
ALTER TABLE donation ADD COLUMN canceled_at BIGINT;

-- Who wanted a gift back and who decided. What became of the money stands in order_return under 'refund-<id>'.
CREATE TABLE refund (
    id BIGINT PRIMARY KEY,
    donation BIGINT NOT NULL REFERENCES donation (id),
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    order_id TEXT NOT NULL REFERENCES payment_order (id),
    asker BIGINT NOT NULL REFERENCES account (id),
    tag TEXT NOT NULL,
    content TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    hurdle TEXT,
    decider BIGINT REFERENCES account (id),
    note TEXT NOT NULL,
    refusal TEXT,
    created_at BIGINT NOT NULL,
    decided_at BIGINT,
    UNIQUE (asker, tag)
);

-- One question about a gift at a time.
CREATE UNIQUE INDEX refund_waiting ON refund (donation) WHERE state = 'waiting';

CREATE INDEX refund_by_donation ON refund (donation, id);

CREATE INDEX refund_by_state ON refund (state, id);

-- Every step of a refund; rows are only ever added. actor is null for the gateway and the server.
CREATE TABLE refund_change (
    refund BIGINT NOT NULL REFERENCES refund (id),
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor BIGINT REFERENCES account (id),
    before TEXT,
    after TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (refund, number)
);

-- The few who may decide about money.
CREATE INDEX account_that_moves_money ON account (role, id) WHERE role IN ('owner', 'admin', 'treasurer');

-- Where the money of an order is transferred to. next_check_at: when the gateway is asked, while the order waits.
CREATE TABLE payment_deposit (
    order_id TEXT PRIMARY KEY REFERENCES payment_order (id),
    bank TEXT NOT NULL,
    account TEXT NOT NULL,
    holder TEXT NOT NULL,
    reference TEXT UNIQUE,
    until BIGINT NOT NULL,
    next_check_at BIGINT,
    attempts BIGINT NOT NULL
);

CREATE INDEX payment_deposit_by_check ON payment_deposit (next_check_at) WHERE next_check_at IS NOT NULL;

-- A payment that waits for its deposit belongs to its order like one that is being confirmed.
DROP INDEX payment_order_by_key;

CREATE UNIQUE INDEX payment_order_by_key ON payment_order (gateway, payment_key)
    WHERE status IN ('IN_PROGRESS', 'WAITING_FOR_DEPOSIT', 'DONE', 'PARTIAL_CANCELED', 'CANCELED');

CREATE INDEX payment_order_by_refusal ON payment_order (payer, decided_at) WHERE status = 'ABORTED';

-- Transfers that somebody saw on the bank account, by the bank's own number of the transaction. Never changed.
CREATE TABLE seen_transfer (
    id BIGINT PRIMARY KEY,
    bank_transaction TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    order_id TEXT REFERENCES payment_order (id),
    verdict TEXT NOT NULL,
    seen_by TEXT NOT NULL,
    seen_at BIGINT NOT NULL
);

CREATE INDEX seen_transfer_misfit ON seen_transfer (id) WHERE verdict <> 'matched';

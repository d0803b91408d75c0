-- What gateways told us, as it came (base64), before anything of it is believed. state: waiting, settled, ignored, dead.
-- next_at is set exactly while it waits.
CREATE TABLE payment_webhook (
    id BIGINT PRIMARY KEY,
    gateway TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    type TEXT NOT NULL,
    order_id TEXT,
    state TEXT NOT NULL,
    reason TEXT,
    attempts BIGINT NOT NULL,
    repeats BIGINT NOT NULL,
    next_at BIGINT,
    received_at BIGINT NOT NULL,
    ended_at BIGINT,
    UNIQUE (gateway, fingerprint),
    CHECK ((state = 'waiting') = (next_at IS NOT NULL))
);

CREATE INDEX payment_webhook_by_turn ON payment_webhook (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX payment_webhook_dead ON payment_webhook (id) WHERE state = 'dead';

CREATE INDEX payment_webhook_by_order ON payment_webhook (order_id, id) WHERE order_id IS NOT NULL;

CREATE INDEX payment_webhook_by_end ON payment_webhook (ended_at) WHERE state IN ('settled', 'ignored');

-- Files of gateways that were taken; digest tells that one comes again.
CREATE TABLE settlement_file (
    id BIGINT PRIMARY KEY,
    gateway TEXT NOT NULL,
    digest TEXT NOT NULL,
    name TEXT NOT NULL,
    lines BIGINT NOT NULL,
    imported_by BIGINT REFERENCES account (id),
    imported_at BIGINT NOT NULL,
    UNIQUE (gateway, digest)
);

-- One line of such a file, or an order of ours that should have been in it (amount 0). key is the gateway's own name
-- of the transaction: a line counts once, in however many files it stands.
CREATE TABLE settlement_line (
    id BIGINT PRIMARY KEY,
    file BIGINT NOT NULL REFERENCES settlement_file (id),
    gateway TEXT NOT NULL,
    key TEXT NOT NULL,
    order_id TEXT NOT NULL,
    payment_key TEXT NOT NULL,
    amount BIGINT NOT NULL,
    pay_out BIGINT NOT NULL,
    at BIGINT NOT NULL,
    ours BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    explained_by BIGINT REFERENCES account (id),
    explained_at BIGINT,
    UNIQUE (gateway, key),
    CHECK ((state = 'explained') = (reason IS NOT NULL))
);

CREATE INDEX settlement_line_by_order ON settlement_line (gateway, order_id);

CREATE INDEX settlement_line_by_state ON settlement_line (state, id);

CREATE INDEX payment_order_by_decision ON payment_order (gateway, decided_at) WHERE decided_at IS NOT NULL;

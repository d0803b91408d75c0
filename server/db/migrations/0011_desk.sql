-- What a gateway answered about an order: a row for each change of its word, however often it repeats it.
CREATE TABLE payment_answer (
    order_id TEXT NOT NULL REFERENCES payment_order (id),
    number BIGINT NOT NULL,
    question TEXT NOT NULL,
    outcome TEXT NOT NULL,
    amount BIGINT NOT NULL,
    reason TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (order_id, number)
);

-- When the gateway was first asked to confirm.
ALTER TABLE payment_order ADD COLUMN asked_at BIGINT;

-- Money at a gateway that fits no order of ours. order_id is the gateway's word: there may be no such order.
CREATE TABLE unmatched_money (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    gateway TEXT NOT NULL,
    payment_key TEXT NOT NULL,
    order_id TEXT NOT NULL,
    expected BIGINT NOT NULL,
    captured BIGINT NOT NULL,
    found_at BIGINT NOT NULL,
    resolved_at BIGINT,
    resolved_by TEXT,
    resolution TEXT,
    UNIQUE (gateway, payment_key, kind)
);

CREATE INDEX unmatched_money_open ON unmatched_money (id) WHERE resolved_at IS NULL;

CREATE INDEX unmatched_money_by_order ON unmatched_money (order_id);

-- What operators did. account is empty for who came over the socket of the data folder.
CREATE TABLE desk_deed (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    account BIGINT REFERENCES account (id),
    who TEXT NOT NULL,
    deed TEXT NOT NULL,
    target TEXT NOT NULL,
    about TEXT NOT NULL
);

CREATE INDEX desk_deed_by_target ON desk_deed (target, id);

-- How it ended: a deed without a row was cut short.
CREATE TABLE desk_outcome (
    deed BIGINT PRIMARY KEY REFERENCES desk_deed (id),
    at BIGINT NOT NULL,
    outcome TEXT NOT NULL
);

-- When the books were proven, and what came of it.
CREATE TABLE ledger_proof (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    holds BIGINT NOT NULL,
    wrong BIGINT NOT NULL
);

CREATE TRIGGER desk_deed_is_never_changed BEFORE UPDATE ON desk_deed
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

CREATE TRIGGER desk_deed_is_never_deleted BEFORE DELETE ON desk_deed
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

CREATE TRIGGER desk_outcome_is_never_changed BEFORE UPDATE ON desk_outcome
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

CREATE TRIGGER desk_outcome_is_never_deleted BEFORE DELETE ON desk_outcome
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

CREATE TRIGGER ledger_proof_is_never_changed BEFORE UPDATE ON ledger_proof
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

CREATE TRIGGER ledger_proof_is_never_deleted BEFORE DELETE ON ledger_proof
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

-- Double entry in whole won. A transfer moves one amount from one account to another, so every set of postings sums
-- to zero by its shape; the view below shows the two signed sides of each.
CREATE TABLE ledger_account (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (kind, subject)
);

CREATE TABLE ledger_entry (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (kind, reference)
);

CREATE TABLE ledger_transfer (
    entry BIGINT NOT NULL REFERENCES ledger_entry (id),
    number BIGINT NOT NULL,
    source BIGINT NOT NULL REFERENCES ledger_account (id),
    target BIGINT NOT NULL REFERENCES ledger_account (id),
    amount BIGINT NOT NULL CHECK (amount > 0),
    PRIMARY KEY (entry, number),
    CHECK (source <> target)
);

CREATE INDEX ledger_transfer_by_target ON ledger_transfer (target, amount);

CREATE INDEX ledger_transfer_by_source ON ledger_transfer (source, amount);

CREATE VIEW ledger_posting AS
    SELECT entry, number, target AS account, amount FROM ledger_transfer
    UNION ALL
    SELECT entry, number, source AS account, -amount FROM ledger_transfer;

CREATE TRIGGER ledger_account_is_never_changed BEFORE UPDATE OR DELETE ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_transfer_is_never_changed BEFORE UPDATE OR DELETE ON ledger_transfer
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_account_is_never_emptied BEFORE TRUNCATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_entry_is_never_emptied BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_transfer_is_never_emptied BEFORE TRUNCATE ON ledger_transfer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

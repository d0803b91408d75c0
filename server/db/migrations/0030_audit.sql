-- What operators and money people did: a chain in which each row carries the hash of the one before it. `account` is
-- empty for who came over the socket of the data folder, for who ran a verb beside it, and for the server itself.
CREATE TABLE audit_record (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    account BIGINT REFERENCES account (id),
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    address TEXT NOT NULL,
    request TEXT NOT NULL,
    details TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE INDEX audit_record_by_actor ON audit_record (actor, number);

CREATE INDEX audit_record_by_action ON audit_record (action, number);

CREATE TRIGGER audit_record_is_never_changed BEFORE UPDATE ON audit_record
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_record_is_never_deleted BEFORE DELETE ON audit_record
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

-- Since when nobody can sign in to an account.
ALTER TABLE account ADD COLUMN disabled_at BIGINT;

-- Accounts whose people were erased. state is 'running' inside the transaction that erases, and nowhere else: what is
-- never changed is changed then, as far as the triggers below allow. settled_at: when what was erased was gone from the
-- files of the store, too.
CREATE TABLE erasure (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    messages TEXT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    settled_at BIGINT
);

CREATE INDEX erasure_unsettled ON erasure (at) WHERE settled_at IS NULL;

CREATE INDEX erasure_running ON erasure (state) WHERE state = 'running';

-- User names that nobody gets again, as keyed hashes: the key is not in the store.
CREATE TABLE former_name (
    hash TEXT PRIMARY KEY
);

-- Records that lost the name in them, and the later record that says so and how many there were. Their hashes stay those
-- of what they said before.
CREATE TABLE audit_blank (
    number BIGINT PRIMARY KEY REFERENCES audit_record (number),
    record BIGINT NOT NULL
);

CREATE INDEX audit_blank_by_record ON audit_blank (record, number);

DROP TRIGGER event_is_never_changed;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE state = 'running')
  OR OLD.room IS NOT NEW.room OR OLD.position IS NOT NEW.position OR OLD.id IS NOT NEW.id OR OLD.type IS NOT NEW.type
  OR OLD.sender IS NOT NEW.sender OR OLD.at IS NOT NEW.at OR OLD.tag IS NOT NEW.tag OR OLD.target IS NOT NEW.target
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

DROP TRIGGER audit_record_is_never_changed;

CREATE TRIGGER audit_record_is_never_changed BEFORE UPDATE ON audit_record
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE state = 'running')
  OR OLD.number IS NOT NEW.number OR OLD.at IS NOT NEW.at OR OLD.account IS NOT NEW.account
  OR OLD.action IS NOT NEW.action OR OLD.target IS NOT NEW.target OR OLD.request IS NOT NEW.request
  OR OLD.previous IS NOT NEW.previous OR OLD.hash IS NOT NEW.hash
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

DROP TRIGGER desk_deed_is_never_changed;

CREATE TRIGGER desk_deed_is_never_changed BEFORE UPDATE ON desk_deed
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE state = 'running')
  OR OLD.id IS NOT NEW.id OR OLD.at IS NOT NEW.at OR OLD.account IS NOT NEW.account OR OLD.deed IS NOT NEW.deed
  OR OLD.target IS NOT NEW.target OR OLD.about IS NOT NEW.about
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

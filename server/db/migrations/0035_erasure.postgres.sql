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

-- The arguments are the columns that may change.
CREATE FUNCTION refuse_all_but_erasing() RETURNS trigger AS $$ BEGIN
    IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM erasure WHERE state = 'running')
       AND to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$ LANGUAGE plpgsql;

DROP TRIGGER event_is_never_changed ON event;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE OR DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION refuse_all_but_erasing('body');

DROP TRIGGER audit_record_is_never_changed ON audit_record;

CREATE TRIGGER audit_record_is_never_changed BEFORE UPDATE OR DELETE ON audit_record
    FOR EACH ROW EXECUTE FUNCTION refuse_all_but_erasing('actor', 'address', 'details');

DROP TRIGGER desk_deed_is_never_changed ON desk_deed;

CREATE TRIGGER desk_deed_is_never_changed BEFORE UPDATE OR DELETE ON desk_deed
    FOR EACH ROW EXECUTE FUNCTION refuse_all_but_erasing('who');

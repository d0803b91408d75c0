-- Accounts that were given up for another one of the same person. state is 'running' inside the transaction that merges,
-- and nowhere else: events change their sender then. The names are kept for who erases the kept account: they stand
-- elsewhere, too.
CREATE TABLE account_merge (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    kept BIGINT NOT NULL REFERENCES account (id),
    username TEXT NOT NULL,
    nickname TEXT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX account_merge_by_kept ON account_merge (kept);

CREATE INDEX account_merge_running ON account_merge (state) WHERE state = 'running';

-- An erasure changes a body; a merge the sender from the one account to the other, takes a tag away that the other has
-- used in that room, and changes who a body names.
CREATE FUNCTION refuse_all_but_erasing_and_merging() RETURNS trigger AS $$ BEGIN
    IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM erasure WHERE state = 'running')
       AND to_jsonb(NEW) - 'body' = to_jsonb(OLD) - 'body' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM account_merge WHERE state = 'running')
       AND to_jsonb(NEW) - ARRAY['body', 'sender', 'tag'] = to_jsonb(OLD) - ARRAY['body', 'sender', 'tag']
       AND (NEW.sender IS NOT DISTINCT FROM OLD.sender
            OR EXISTS (SELECT 1
                         FROM account_merge
                        WHERE state = 'running' AND account = OLD.sender AND kept = NEW.sender))
       AND (NEW.tag IS NOT DISTINCT FROM OLD.tag
            OR (NEW.tag IS NULL
                AND EXISTS (SELECT 1 FROM account_merge WHERE state = 'running' AND account = OLD.sender))) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$ LANGUAGE plpgsql;

DROP TRIGGER event_is_never_changed ON event;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE OR DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION refuse_all_but_erasing_and_merging();

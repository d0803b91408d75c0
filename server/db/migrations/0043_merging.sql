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

DROP TRIGGER event_is_never_changed;

-- An erasure changes a body; a merge the sender from the one account to the other, takes a tag away that the other has
-- used in that room, and changes who a body names.
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
WHEN OLD.room IS NOT NEW.room OR OLD.position IS NOT NEW.position OR OLD.id IS NOT NEW.id OR OLD.type IS NOT NEW.type
  OR OLD.at IS NOT NEW.at OR OLD.target IS NOT NEW.target
  OR (NOT EXISTS (SELECT 1 FROM erasure WHERE state = 'running')
      AND NOT EXISTS (SELECT 1 FROM account_merge WHERE state = 'running'))
  OR (OLD.sender IS NOT NEW.sender
      AND NOT EXISTS (SELECT 1
                        FROM account_merge
                       WHERE state = 'running' AND account = OLD.sender AND kept = NEW.sender))
  OR (OLD.tag IS NOT NEW.tag
      AND (NEW.tag IS NOT NULL
           OR NOT EXISTS (SELECT 1 FROM account_merge WHERE state = 'running' AND account = OLD.sender)))
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

-- nickname_look is what nicknames have in common that look alike; null: of nobody who is called in rooms, or not worked
-- out yet. nickname_chosen_at is when its bearer chose it; null: they are called by their user name until they do.
ALTER TABLE account ADD COLUMN nickname_look TEXT;

ALTER TABLE account ADD COLUMN nickname_chosen_at BIGINT;

ALTER TABLE account ADD COLUMN nickname_changes INTEGER NOT NULL DEFAULT 0;

UPDATE account SET nickname_chosen_at = created_at
 WHERE nickname <> username AND nickname <> '' AND role NOT IN ('passer-by', 'former');

CREATE INDEX account_by_nickname_look ON account (nickname_look) WHERE nickname_look IS NOT NULL;

-- Where nicknames are unique, each has one of these from when it is set: of two who want the same at once, one gets it.
CREATE TABLE nickname_claim (
    look TEXT PRIMARY KEY,
    account BIGINT NOT NULL UNIQUE REFERENCES account (id)
);

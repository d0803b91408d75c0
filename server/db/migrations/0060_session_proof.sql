-- When whoever uses a session proved last, through another house, who they are: in place of a password for
-- accounts that have none.
ALTER TABLE session ADD COLUMN proven_at BIGINT;

-- Whether the other house is told to ask the person again who they are, and when they proved it there; 0 where
-- that is not known to have been just now.
ALTER TABLE sign_in_attempt ADD COLUMN fresh BIGINT NOT NULL DEFAULT 0;

ALTER TABLE sign_in_attempt ADD COLUMN proof_at BIGINT NOT NULL DEFAULT 0;

-- Complaints are about how somebody shows themselves, and about invitations to a room, too. `called`, `said` and
-- `picture` are what a profile was like then; `said` of an invitation is the room's name and topic.
ALTER TABLE complaint ALTER COLUMN room DROP NOT NULL;

ALTER TABLE complaint ALTER COLUMN event DROP NOT NULL;

ALTER TABLE complaint ADD COLUMN kind TEXT NOT NULL DEFAULT 'message';

ALTER TABLE complaint ADD COLUMN called TEXT NOT NULL DEFAULT '';

ALTER TABLE complaint ADD COLUMN picture BIGINT;

CREATE INDEX complaint_open_person ON complaint (author, kind) WHERE decided_at IS NULL AND kind <> 'message';

-- What people show of themselves; no row: nothing. `picture` names octets among the files, and is another for another
-- picture.
CREATE TABLE profile (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    bio TEXT NOT NULL,
    picture BIGINT,
    picture_type TEXT NOT NULL
);

-- Those whose names nobody may take for their own.
CREATE INDEX account_with_badge ON account (role, id)
    WHERE role IN ('owner', 'admin', 'treasurer', 'moderator', 'support');

CREATE UNIQUE INDEX profile_by_picture ON profile (picture) WHERE picture IS NOT NULL;

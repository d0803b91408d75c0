-- How a person arranges their rooms: folders in their order, and the order of rooms within each part of the list.
CREATE TABLE room_folder (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    folded INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX room_folder_by_account ON room_folder (account, place);

CREATE TABLE room_sort (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    sort TEXT NOT NULL
);

-- In which folder of its member's a room is. No reference: to remove a folder would look through all memberships for
-- it; those of its owner are looked through instead.
ALTER TABLE member ADD COLUMN folder BIGINT;

ALTER TABLE member ADD COLUMN less_important INTEGER NOT NULL DEFAULT 0;

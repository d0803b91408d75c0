-- What was said, cut into terms by ourselves (server/features/search/terms.h). The index keeps no text of its own: rowid
-- is the event, which also makes its order that of time. `marks` are filters: the room, the sender, what there is.
CREATE VIRTUAL TABLE search_index USING fts5 (words, marks, content = '', tokenize = 'ascii', columnsize = 0);

-- Up to which position of a room everything is in the index.
CREATE TABLE search_progress (
    room BIGINT PRIMARY KEY REFERENCES room (id),
    position BIGINT NOT NULL
);

CREATE INDEX account_by_nickname ON account (LOWER(nickname));

-- What was said, cut into terms by ourselves (server/features/search/terms.h), with the room, the sender, what there is
-- and the month as terms without a place.
CREATE TABLE search_document (
    event BIGINT PRIMARY KEY,
    words TSVECTOR NOT NULL
);

-- Without a list of what is still to be sorted in: a search would read all of it.
CREATE INDEX search_document_by_word ON search_document USING gin (words) WITH (fastupdate = off);

-- Up to which position of a room everything is in the index.
CREATE TABLE search_progress (
    room BIGINT PRIMARY KEY REFERENCES room (id),
    position BIGINT NOT NULL
);

CREATE INDEX account_by_nickname ON account (LOWER(nickname));

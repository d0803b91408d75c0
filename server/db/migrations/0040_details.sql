-- What people told about themselves and nobody but them reads; no row: nothing. One text for each, sealed under a key
-- that is not in the store.
CREATE TABLE private_details (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    sealed TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

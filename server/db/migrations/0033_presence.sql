-- How somebody wants to be seen; no row: automatic. Who is here now is in no table.
CREATE TABLE presence_choice (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    choice TEXT NOT NULL
);

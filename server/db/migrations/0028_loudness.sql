-- How loud a room is for one person. Without a level: the usual one.
ALTER TABLE member ADD COLUMN alert_level TEXT;

-- Up to when, a time that never comes: for good.
ALTER TABLE member ADD COLUMN muted_until BIGINT;

ALTER TABLE member ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0;

-- What a person decided about alerts: quiet hours, keywords. Nobody but their own programs reads them.
CREATE TABLE alert_rules (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    rules TEXT NOT NULL
);
